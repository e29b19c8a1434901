"""A clerk who knows the year only plans in that year, and in the quarter once that is known."""

from django.urls import reverse

TITEL = "Gebiedsplan Havenkwartier"
ONBEKEND = "2027, kwartaal nog niet bekend"


def test_een_punt_staat_in_zijn_jaar_tot_het_kwartaal_bekend_is(
    maak_pagina, log_in, axe, maak_agenda, maak_domein, maak_agendapunt
):
    agenda = maak_agenda(jaren=(2026,))
    punt = maak_agendapunt(TITEL, domein=maak_domein("Ruimte"))
    griffie, bezoeker = maak_pagina(), maak_pagina(breedte=360)
    log_in(griffie)

    griffie.goto(reverse("admin:agenda_agenda_perioden", args=[agenda.pk]))
    griffie.get_by_label("Van jaar").fill("2027")
    griffie.get_by_label("Tot en met jaar").fill("2027")
    griffie.get_by_label("Kwartalen").check()
    axe(griffie)
    griffie.get_by_role("button", name="Maak jaren").click()
    assert "Gemaakt: 2027, 1e kwartaal 2027" in griffie.get_by_role("main").inner_text()

    formulier = reverse("admin:agenda_agendapunt_change", args=[punt.pk])
    griffie.goto(formulier)
    griffie.get_by_label(ONBEKEND, exact=True).check()
    griffie.get_by_label("Toelichting bij 2027", exact=True).fill("voorjaar 2027")
    axe(griffie)
    griffie.get_by_role("button", name="Opslaan", exact=True).click()
    bezoeker.goto(agenda.get_absolute_url())
    rij = bezoeker.get_by_role("row").filter(has_text=TITEL)
    cel = rij.get_by_role("cell").filter(has_text=ONBEKEND)
    assert cel.get_attribute("colspan") == "4"
    assert "voorjaar 2027" in cel.inner_text()
    assert bezoeker.evaluate("document.documentElement.scrollWidth") == 360
    axe(bezoeker)

    griffie.goto(formulier)
    griffie.get_by_label(ONBEKEND, exact=True).uncheck()
    griffie.get_by_label("Toelichting bij 2027", exact=True).fill("")
    griffie.get_by_label("2e kwartaal 2027", exact=True).check()
    griffie.get_by_role("button", name="Opslaan", exact=True).click()
    assert "met succes gewijzigd" in griffie.get_by_role("main").inner_text()
    bezoeker.goto(punt.get_absolute_url())
    assert "Preciezer gepland van 2027 naar 2e kwartaal 2027" in " ".join(
        bezoeker.get_by_role("main").inner_text().split()
    )
    bezoeker.goto("/agendapunten/?periode=2027")
    assert TITEL in bezoeker.get_by_role("main").inner_text()
