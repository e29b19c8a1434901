"""From login: a meeting prepared from the work list, an item made; order and termijnen at once."""

from datetime import timedelta

from django.urls import reverse
from django.utils.timezone import localdate

from agenda.models import Agendapunt, Vergadering, Wijziging
from tests.browser.velden import kies
from werkagenda.models import Actie


def test_een_vergadering_wordt_voorbereid_vanaf_de_werklijst(
    pagina, log_in_op_de_pagina, samen, maak_agendapunt, maak_vergadering
):
    with samen():
        punt = maak_agendapunt("Woonvisie", perioden=[2026])
        volgende = localdate() + timedelta(days=7)
        vergadering = maak_vergadering([punt], datum=volgende, publicatie="concept")
    log_in_op_de_pagina(pagina)
    komend = pagina.get_by_role("region", name="Komende vergaderingen")
    assert "Nog een concept" in komend.inner_text()
    komend.get_by_role("link", name=str(vergadering)).click()
    pagina.locator("[name=behandelingen-0-doel]").select_option("besluitvormend")
    pagina.get_by_role("button", name="Opslaan en publiceren").click()
    pagina.get_by_role("link", name="Beheer", exact=True).click()
    assert "Nog een concept" not in komend.inner_text()
    assert Vergadering.objects.get().is_openbaar
    assert punt.behandelingen.get().doel == "besluitvormend"

    eigenaar = pagina.get_by_role("region", name="Zonder eigenaar")
    eigenaar.get_by_role("link", name=str(punt), exact=True).click()
    kop = pagina.get_by_role("columnheader", name="Eigenaar")
    pagina.locator(".field-eigenaar .select2-selection:focus").wait_for()
    assert kop.bounding_box()["y"] >= 0  # what the field is called, is in sight with it
    pagina.go_back()
    eigenaar.get_by_role("link", name="Laat rusten").press("Enter")
    pagina.get_by_label("Waarom").fill("De gemeenten overleggen nog.")
    pagina.keyboard.press("Enter")
    pagina.get_by_role("status").wait_for()
    assert eigenaar.count() == 0


def test_tien_punten_staan_met_slepen_en_met_toetsen_in_een_keer_anders(
    pagina, log_in, samen, maak_agendapunt
):
    with samen():
        eerste, *rest = [maak_agendapunt(f"Punt {nummer}") for nummer in range(10)]
    log_in(pagina)
    pagina.set_viewport_size({"width": 1280, "height": 1200})
    pagina.goto(reverse("volgorde", args=[eerste.agenda.slug]))
    rij = pagina.get_by_role("main").get_by_role("listitem")
    knop = rij.filter(has_text=str(eerste)).get_by_role("button", name="Omlaag")
    knop.press("Enter")
    knop.press("Enter")
    assert f"{eerste} staat nu op plaats 3 van 10." in pagina.get_by_role("status").inner_text()
    rij.filter(has_text=str(rest[-1])).drag_to(
        rij.filter(has_text=str(rest[0])), target_position={"x": 40, "y": 2}
    )
    assert list(Agendapunt.objects.all()) == [eerste, *rest]
    pagina.get_by_role("button", name="Sla de volgorde op").click()
    assert "opgeslagen" in pagina.get_by_role("status").first.inner_text()
    goed = [rest[-1], *rest[:2], eerste, *rest[2:-1]]
    assert list(Agendapunt.objects.all()) == goed


def test_een_nieuw_punt_staat_in_vier_paginas_op_de_site_en_drie_acties_krijgen_samen_een_termijn(
    pagina, log_in_op_de_pagina, samen, maak_agenda, maak_domein, maak_eigenaar, maak_overleg,
    maak_actie,
):  # fmt: skip
    with samen():
        domein = maak_domein("Wonen")
        maak_agenda()
        maak_eigenaar("Velsen")
        overleg = maak_overleg(domein=domein)
        acties = [maak_actie(f"Actie {letter}", overleg=overleg) for letter in "ABC"]
    log_in_op_de_pagina(pagina)
    geladen = []
    pagina.on("load", lambda waar: geladen.append(waar.url))
    pagina.get_by_role("navigation", name="Beheer").get_by_text("Agenda", exact=True).click()
    pagina.get_by_role("link", name="Agendapunten", exact=True).click()
    pagina.get_by_role("link", name="Agendapunt toevoegen").click()
    pagina.get_by_role("link", name=str(domein.agenda)).click()
    pagina.get_by_role("textbox", name="Titel:").fill("Woonvisie")
    pagina.get_by_label("Domein").select_option("Wonen")
    pagina.get_by_label("2026", exact=True).check()
    pagina.get_by_label("2028", exact=True).check()
    kies(pagina, "betrokkenen-0-eigenaar", "Velsen")
    rol = pagina.locator("[name=betrokkenen-0-rol]")
    for verplicht in (rol, pagina.get_by_role("combobox", name="Eigenaar").first):
        assert verplicht.get_attribute("aria-required") == "true"
    rol.select_option("trekker")
    pagina.get_by_role("button", name="Opslaan en publiceren").click()
    pagina.get_by_role("status").get_by_role("link", name="Woonvisie").wait_for()
    pagina.wait_for_load_state()
    assert len(geladen) <= 4, geladen
    punt = Agendapunt.objects.get()
    assert punt.is_openbaar
    assert punt.perioden.count() == 2
    assert punt.betrokkenen.count() == 1

    eerder = Wijziging.objects.count()
    pagina.goto(reverse("admin:werkagenda_overleg_change", args=[overleg.pk]))
    for nummer, actie in enumerate(acties):
        pagina.locator("summary", has_text=f"Wijzig hier: {actie}").press("Enter")
        pagina.locator(f"[name=acties-{nummer}-termijn]").fill("2026-12-31")
    pagina.get_by_role("button", name="Opslaan", exact=True).click()
    pagina.wait_for_url("**/overleg/")
    assert {actie.termijn_in_woorden for actie in Actie.objects.all()} == {"31 december 2026"}
    assert Wijziging.objects.count() == eerder + 1
