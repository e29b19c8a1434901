"""A meeting lives: prepared, moved, closed with outcomes; a visitor reads each step everywhere."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agenda.datums import datum_in_woorden, van_naar_in_woorden
from agenda.models import Agendapunt, Vergadering
from agenda.opslag import fouten
from tests.browser.velden import kies

REDEN = "De zaal was niet vrij."


def zet_erbij(griffie, nummer, rij, punt):
    """Put an item on the list of the meeting that the form is about."""
    if not griffie.locator(f"[name=behandelingen-{rij}-volgnummer]").is_visible():
        griffie.locator(".add-row a").first.click()
    griffie.locator(f"[name=behandelingen-{rij}-volgnummer]").fill(nummer)
    kies(griffie, f"behandelingen-{rij}-punt", punt.titel)


def uitgevouwen(pagina):
    """The list of changes, with what was saved together unfolded."""
    pagina.goto("/wijzigingen/")
    return pagina.locator("main").text_content()


def gelezen(bezoeker, adres):
    bezoeker.goto(adres)
    return bezoeker.get_by_role("main").inner_text()


def test_een_bezoeker_leest_elke_stap_van_een_vergadering(
    maak_pagina, log_in, maak_agendapunt, maak_orgaan, maak_vergadering
):
    vandaag = timezone.localdate()
    morgen, later = vandaag + timedelta(days=1), vandaag + timedelta(days=30)
    commissie = maak_orgaan("Regiocommissie")
    punten = [maak_agendapunt(titel) for titel in ("Haven", "Wonen", "Water", "Jeugd")]
    volgende = maak_vergadering(orgaan=commissie, datum=later)
    griffie, bezoeker = maak_pagina(), maak_pagina(360)
    log_in(griffie)

    griffie.goto("/beheer/agenda/vergadering/add/")
    griffie.get_by_label("Orgaan").select_option("Regiocommissie")
    griffie.locator("[name=datum]").fill(morgen.isoformat())
    for rij, (nummer, punt) in enumerate(zip(("1", "2", "2a", "10"), punten, strict=True)):
        zet_erbij(griffie, nummer, rij, punt)
    assert griffie.evaluate("document.documentElement.scrollWidth") == 1280, "no sideways scrolling"
    griffie.get_by_role("button", name="Opslaan en publiceren").click()
    vergadering = Vergadering.objects.get(datum=morgen)
    adres = vergadering.get_absolute_url()
    op_morgen = f"Regiocommissie, {datum_in_woorden(morgen, 'dag')}"
    haven = punten[0].get_absolute_url()

    lijst = gelezen(bezoeker, adres)
    assert lijst.index("1. Haven") < lijst.index("2a. Water") < lijst.index("10. Jeugd")
    assert "Volgende vergadering" in lijst
    assert f"Op de agenda van\n\n{op_morgen}" in gelezen(bezoeker, haven)
    assert "Op de agenda van een vergadering" in uitgevouwen(bezoeker)

    griffie.goto(f"/beheer/agenda/vergadering/{vergadering.pk}/change/")
    griffie.locator("[name=datum]").fill(vandaag.isoformat())
    griffie.get_by_role("button", name="Opslaan", exact=True).click()
    hoofd = griffie.get_by_role("main")
    assert "waarom deze vergadering verplaatst is" in hoofd.inner_text()
    griffie.get_by_label("Reden").fill(REDEN)
    griffie.get_by_role("button", name="Opslaan", exact=True).click()
    weg = van_naar_in_woorden((morgen, "dag", None), (vandaag, "dag", None))
    for pagina in (haven, adres, "/wijzigingen/"):
        verteld = gelezen(bezoeker, pagina)
        assert "Vergadering verplaatst" in verteld
        assert weg in verteld
        assert REDEN in verteld
    assert op_morgen in gelezen(bezoeker, haven), "what was told before stays"

    griffie.goto(f"/beheer/agenda/vergadering/{vergadering.pk}/change/")
    griffie.locator("[name=status]").select_option("Gehouden")
    for rij, soort in enumerate(("aangenomen", "besproken", "verworpen", "niet_aan_toegekomen")):
        griffie.locator(f"[name=behandelingen-{rij}-uitkomst_soort]").select_option(soort)
    griffie.locator("[name=behandelingen-0-uitkomst]").fill("Met vijf stemmen tegen.")
    griffie.locator("[name=behandelingen-0-punt_status]").select_option("afgerond")
    griffie.get_by_role("button", name="rest naar volgende vergadering").click()
    assert f"Doorgezet naar {volgende}: {punten[3].kenmerk}." in hoofd.inner_text()

    assert Agendapunt.objects.get(pk=punten[0].pk).status == "afgerond"
    punt = gelezen(bezoeker, haven)
    assert "Uitkomst: Aangenomen. Met vijf stemmen tegen." in punt
    assert "Afgerond" in punt
    verslag = gelezen(bezoeker, adres)
    assert "Gehouden" in verslag
    assert f"Het staat nu op de agenda van {volgende}." in verslag
    assert str(volgende) in gelezen(bezoeker, punten[3].get_absolute_url())
    feed = bezoeker.request.get("/wijzigingen.atom").text()
    for zin in (weg, REDEN, "aangenomen. Met vijf stemmen tegen.", str(volgende)):
        assert zin in feed
    assert list(fouten([])) == []


@pytest.fixture
def formulier(maak_pagina, log_in):
    """The form of a new meeting, as a clerk has it."""
    griffie = maak_pagina()
    log_in(griffie)
    griffie.goto("/beheer/agenda/vergadering/add/")
    return griffie


def test_een_eind_voor_het_begin_en_een_nummer_dat_er_twee_keer_staat_worden_gevraagd(
    formulier, maak_orgaan, maak_agendapunt
):
    maak_orgaan("Regiocommissie")
    punten = [maak_agendapunt("Haven"), maak_agendapunt("Wonen")]
    formulier.reload()
    formulier.get_by_label("Orgaan").select_option("Regiocommissie")
    formulier.locator("[name=datum]").fill("2027-03-01")
    formulier.locator("[name=begin]").fill("20:00")
    formulier.locator("[name=eind]").fill("01:00")
    for rij, punt in enumerate(punten):
        zet_erbij(formulier, "3a", rij, punt)
    formulier.get_by_role("button", name="Opslaan", exact=True).click()
    assert "Eindigt de vergadering de volgende dag?" in formulier.get_by_role("main").inner_text()
    formulier.get_by_label("Ja, zij eindigt de volgende dag").check()
    formulier.get_by_label("Ja, dit nummer staat er met opzet vaker").check()
    formulier.get_by_role("button", name="Opslaan", exact=True).click()
    vergadering = Vergadering.objects.get()
    assert str(vergadering) == "Regiocommissie, 1 en 2 maart 2027"
    assert [los.volgnummer for los in vergadering.behandelingen.all()] == ["3a", "3a"]


def test_een_lange_vergadering_maakt_de_pagina_niet_per_rij_opnieuw_op(
    maak_pagina, log_in, maak_agendapunt, maak_vergadering
):
    """How often the browser lays out a form, does not grow with the rows on it."""
    griffie = maak_pagina()
    log_in(griffie)
    meter = griffie.context.new_cdp_session(griffie)
    meter.send("Performance.enable")
    keer = []
    for aantal in (3, 63):
        punten = [maak_agendapunt() for _ in range(aantal)]
        vergadering = maak_vergadering(punten=punten)
        griffie.goto(f"/beheer/agenda/vergadering/{vergadering.pk}/change/")
        assert griffie.locator(".select2").count() > aantal
        metingen = meter.send("Performance.getMetrics")["metrics"]
        keer += [los["value"] for los in metingen if los["name"] == "LayoutCount"]
    assert keer[1] - keer[0] < 60, "less than once for each row"
