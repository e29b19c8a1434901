"""The walk that a version is for: what was adopted stays, whatever happens to the agenda."""

import pytest
from django.urls import reverse

from agenda.models import Agendapunt
from agenda.opslag import opslaan, verwijder
from tests.pdf import DRUKTIJD


@pytest.mark.druk
def test_wat_de_griffie_vaststelt_blijft_letter_voor_letter_staan(
    maak_pagina, log_in, maak_domein, maak_agendapunt, maak_actie
):
    domein = maak_domein("Economie")
    agenda = domein.agenda
    punt = maak_agendapunt("Zeesluis", perioden=[2026], domein=domein)
    actie = maak_actie("Kade")

    griffie = maak_pagina()
    log_in(griffie)
    griffie.goto(reverse("admin:agenda_agenda_change", args=[agenda.pk]))
    griffie.get_by_role("link", name="Stel versie vast").click()
    griffie.locator("[name=titel]").fill("Vastgesteld door de raden")
    griffie.locator("[name=datum]").fill("5-1-2026")
    griffie.get_by_role("button", name="Stel vast").click()
    assert "is vastgesteld" in griffie.get_by_role("main").inner_text()

    bezoeker = maak_pagina()
    bezoeker.goto(agenda.get_absolute_url())
    bezoeker.get_by_role("link", name="Lees versie 1").click()
    versie = bezoeker.url
    toen = bezoeker.locator("main").inner_html()
    assert "Zeesluis" in toen
    kop = bezoeker.get_by_role("main").locator(".paginakop").inner_text()
    assert "Vastgesteld: 5 januari 2026" in kop
    bestanden = [f"{versie.rstrip('/')}.{soort}" for soort in ("pdf", "json")]
    bytes_toen = [bezoeker.request.get(adres, timeout=DRUKTIJD).body() for adres in bestanden]
    assert bytes_toen[0].startswith(b"%PDF")

    punt = Agendapunt.objects.get(pk=punt.pk)
    punt.titel, punt.status = "Nieuwe sluis", "vervallen"
    opslaan(punt, reden="De provincie doet het zelf.")
    verwijder(actie, reden="Dubbel.")
    agenda.titel, domein.naam = "Andere naam", "Werk"
    opslaan(agenda)
    opslaan(domein)

    bezoeker.goto(agenda.get_absolute_url())
    assert "Nieuwe sluis" in bezoeker.content()
    bezoeker.goto(versie)
    assert bezoeker.locator("main").inner_html() == toen
    assert [bezoeker.request.get(adres).body() for adres in bestanden] == bytes_toen
