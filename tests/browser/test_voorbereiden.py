"""A clerk prepares in a real browser: from a form, and from many items of a list."""

from django.urls import reverse

from agenda.models import Agendapunt, Voorstel


def past(pagina):
    """Whether nobody has to scroll sideways."""
    return pagina.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_een_formulier_en_een_lijst_worden_een_voorstel_ook_op_een_telefoon(
    maak_pagina, log_in, axe, samen, maak_agendapunt
):
    with samen():
        punt = maak_agendapunt("Een brug", perioden=["2026"])
        maak_agendapunt("Een tunnel", perioden=["2026"])
    pagina = maak_pagina(360)
    log_in(pagina)
    pagina.goto(reverse("admin:agenda_agendapunt_change", args=[punt.pk]))
    pagina.get_by_role("textbox", name="Titel:", exact=True).fill("Een lange brug")
    pagina.locator("summary", has_text="Als voorstel bewaren").click()
    pagina.get_by_label("Titel van een nieuw voorstel").fill("Na de raad")
    pagina.get_by_role("button", name="Bewaar als voorstel", exact=True).click()
    assert pagina.get_by_role("heading", level=1).inner_text() != ""
    assert "Op de site verandert nog niets" in pagina.get_by_role("main").inner_text()

    voorstel = Voorstel.objects.get()
    pagina.goto(
        f"{reverse('admin:agenda_agendapunt_change', args=[punt.pk])}?voorstel={voorstel.pk}"
    )
    axe(pagina)
    pagina.goto(reverse("admin:agenda_agendapunt_delete", args=[punt.pk]))
    axe(pagina)

    pagina.goto(reverse("admin:agenda_agendapunt_changelist"))
    for naam in ("Een brug", "Een tunnel"):
        pagina.get_by_role("row", name=naam).get_by_role("checkbox").check()
    pagina.get_by_label("Met wat u aanvinkt:").select_option("Wijzig de gekozen punten")
    pagina.get_by_role("button", name="Uitvoeren").click()
    pagina.get_by_role("heading", name="Wat wilt u wijzigen?").wait_for()
    axe(pagina)
    assert past(pagina)
    pagina.get_by_label("Status:").select_option("Loopt")
    pagina.get_by_label("Planning:", exact=True).select_option("Plan ook in wat ik aanvink")
    pagina.get_by_label("2027").check()
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    pagina.get_by_role("heading", name="Dit gaat er gebeuren").wait_for()
    axe(pagina)
    assert past(pagina)
    pagina.get_by_role("checkbox", name="Een tunnel").uncheck()
    pagina.get_by_role("button", name="Voer nu uit").click()
    assert "Gewijzigd: 1." in pagina.get_by_role("main").inner_text()
    assert Agendapunt.objects.get(status="loopt").titel == "Een brug"
