"""The walk that the living agenda is for: a clerk puts an item off, and a visitor learns why."""

import subprocess
from datetime import date

import feedparser
import pytest
from django.urls import reverse

from ijmond.versies import stel_vast
from tests.pdf import DRUKTIJD

REDEN = "De provincie is later klaar met haar deel."


@pytest.mark.druk
def test_wat_de_griffie_doorschuift_leest_een_bezoeker_overal_met_de_reden(
    maak_pagina, log_in, maak_domein, maak_agendapunt
):
    domein = maak_domein("Economie")
    punt = maak_agendapunt("Waterstof uit de haven", perioden=[2026])
    stel_vast(domein.agenda, titel="Vastgesteld", datum=date(2026, 1, 5), precisie="dag")

    griffie = maak_pagina()
    log_in(griffie)
    griffie.goto(reverse("admin:agenda_agendapunt_change", args=[punt.pk]))
    griffie.get_by_label("2026", exact=True).uncheck()
    griffie.get_by_label("2027", exact=True).check()
    griffie.get_by_role("button", name="Opslaan", exact=True).click()
    assert "Schrijf bij 'Reden' waarom" in griffie.get_by_role("main").inner_text()
    assert griffie.get_by_label("2027", exact=True).is_checked()
    griffie.get_by_role("textbox", name="Reden").fill(REDEN)
    griffie.get_by_role("button", name="Opslaan", exact=True).click()
    assert "met succes gewijzigd" in griffie.get_by_role("main").inner_text()

    bezoeker = maak_pagina()
    bezoeker.goto(punt.get_absolute_url())
    gebeurd = bezoeker.get_by_role("main").inner_text()
    assert "van 2026 naar 2027" in gebeurd
    assert REDEN in gebeurd

    bezoeker.goto(domein.agenda.get_absolute_url())
    rij = bezoeker.get_by_role("row").filter(has_text=punt.titel)
    assert "1x doorgeschoven (van 2026 naar 2027)" in rij.inner_text()
    cellen = [cel.strip() for cel in rij.get_by_role("cell").all_inner_texts()[-3:]]
    assert cellen[0] != cellen[1]
    assert all(cellen[:2])
    assert not cellen[2]

    bezoeker.get_by_role("link", name="Bekijk alle wijzigingen op een rij").click()
    lijst = bezoeker.get_by_role("main").inner_text()
    assert "Doorgeschoven" in lijst
    assert REDEN in lijst

    adres = bezoeker.get_by_role("link", name="feed").first.get_attribute("href")
    feed = feedparser.parse(bezoeker.request.get(adres).text())
    assert feed.bozo == 0
    assert any(REDEN in bericht.summary for bericht in feed.entries)

    pdf = bezoeker.request.get(
        f"{domein.agenda.get_absolute_url()}levende-agenda.pdf", timeout=DRUKTIJD
    )
    tekst = subprocess.run(["pdftotext", "-", "-"], input=pdf.body(), capture_output=True)
    woorden = " ".join(tekst.stdout.decode().split())
    assert "Wat is er veranderd sinds versie 1" in woorden
    assert REDEN in woorden
