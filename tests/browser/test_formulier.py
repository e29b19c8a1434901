"""The form of an item and the menu, as they stand on a screen."""

from django.urls import reverse


def boven(pagina, plek):
    """Where something is now, in pixels from the top of the window; its begin and its end."""
    vak = pagina.locator(plek).bounding_box()
    return vak["y"], vak["y"] + vak["height"]


def test_een_punt_past_op_twee_schermen_en_de_reden_blijft_in_beeld(
    maak_pagina, log_in, axe, maak_agendapunt
):
    punt = maak_agendapunt("Een brug", perioden=["2026"])
    adres = reverse("admin:agenda_agendapunt_change", args=[punt.pk])
    breed = maak_pagina(1366, viewport={"width": 1366, "height": 768})
    log_in(breed)
    breed.goto(adres)
    assert breed.evaluate("document.documentElement.scrollHeight") <= 2 * 768
    breed.locator("#id_interne_notitie").scroll_into_view_if_needed()
    for veld in ("#id_status", "[name=_save]", "#id_interne_notitie"):
        begin, einde = boven(breed, veld)
        assert 0 <= begin < einde <= 768, veld
    breed.locator("#id_reden").focus()
    assert boven(breed, "#id_reden")[1] <= boven(breed, ".submit-row")[0]
    breed.goto(reverse("admin:agenda_agenda_change", args=[punt.agenda_id]))
    assert breed.evaluate("document.documentElement.scrollHeight") <= 2 * 768

    smal = maak_pagina(360)
    log_in(smal)
    smal.goto(adres)
    assert smal.evaluate("document.documentElement.scrollWidth") == 360
    assert boven(smal, "[name=_save]")[1] <= 800
    smal.set_viewport_size({"width": 360, "height": 6000})
    axe(smal)
    smal.set_viewport_size({"width": 360, "height": 800})
    smal.get_by_role("button", name="Menu").click()
    smal.locator(".werk summary", has_text="Vergaderingen").click()
    smal.get_by_role("link", name="Organen").click()
    smal.wait_for_url("**/beheer/agenda/orgaan/")


def test_het_menu_werkt_met_het_toetsenbord_en_ook_zonder_script(maak_pagina, log_in):
    for script in (True, False):
        pagina = maak_pagina(1366, java_script_enabled=script)
        log_in(pagina)
        pagina.goto("/beheer/")
        pagina.locator(".werk summary", has_text="Agenda").press("Enter")
        pagina.locator(".werk a", has_text="Planbord").press("Enter")
        pagina.wait_for_url("**/planbord/**")
