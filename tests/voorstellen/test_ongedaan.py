"""Undoing what was saved together: all as it was, but what visitors saw is withdrawn, not gone."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agendapunt, Domein, Mijlpaal, Vergadering, Wijziging
from agenda.opslag import opslaan, opslag
from agenda.voorstellen import Onuitvoerbaar, bekijk, maak_ongedaan, voer_uit


def ongedaan(wijziging=None):
    [voorstel] = maak_ongedaan(wijziging or Wijziging.objects.last())
    voorstel.reden = "Dit was een vergissing."
    voorstel.save()
    return voorstel


def test_alles_wat_samen_opgeslagen_is_gaat_samen_terug(punt, maak_agendapunt):
    ander = maak_agendapunt("Een tunnel")
    with opslag(reden="Anders.") as werk:
        for los, titel in ((punt, "Brug"), (ander, "Tunnel")):
            los.titel = titel
            werk.bewaar(los)
        werk.bewaar(Domein(agenda=punt.agenda, naam="Water", slug="water"))
    voer_uit(ongedaan())
    assert [*Agendapunt.objects.values_list("titel", flat=True)] == ["Een brug", "Een tunnel"]
    assert not Domein.objects.filter(slug="water").exists()


def test_wat_bezoekers_zagen_wordt_ingetrokken_en_een_concept_verwijderd(punt, maak_agendapunt):
    with opslag() as werk:
        for titel, publicatie in (("Gezien", "gepubliceerd"), ("Nooit gezien", "concept")):
            nieuw = Agendapunt(
                agenda=punt.agenda, domein=punt.domein, titel=titel, publicatie=publicatie
            )
            werk.bewaar(nieuw)
    voer_uit(ongedaan())
    wat_er_is = Agendapunt.objects.exclude(pk=punt.pk).values_list("titel", "publicatie")
    assert [*wat_er_is] == [("Gezien", "ingetrokken")]


def test_wat_verwijderd_is_komt_terug_zoals_het_was_onder_zijn_kenmerk(punt):
    was = inhoud(punt)
    with opslag(reden="Dubbel.") as werk:
        werk.verwijder(punt)
    voer_uit(ongedaan())
    assert inhoud(Agendapunt.objects.get(kenmerk=was["kenmerk"])) == was


def test_wat_een_ander_sindsdien_deed_wordt_niet_stil_overschreven(punt):
    punt.titel = "Brug"
    opslaan(punt)
    voorstel = ongedaan()
    punt.titel = "Een lange brug"
    opslaan(punt)
    assert [los.botst for los in bekijk(voorstel).regels] == [True]
    with pytest.raises(Onuitvoerbaar):
        voer_uit(voorstel)


def test_een_verzette_vergadering_en_een_weggehaalde_mijlpaal_gaan_terug(punt, maak_vergadering):
    vergadering = maak_vergadering(punten=[punt])
    mijlpaal = Mijlpaal(agenda=punt.agenda, titel="Start", datum=date(2026, 1, 1))
    opslaan(mijlpaal)
    with opslag(reden="De zaal was bezet.") as werk:
        vergadering.datum = date(2027, 3, 15)
        werk.bewaar(vergadering)
        werk.verwijder(mijlpaal)
    voer_uit(ongedaan())
    assert Vergadering.objects.get().datum == date(2026, 6, 1)
    assert Mijlpaal.objects.get().titel == "Start"


def test_wat_niet_bewaard_is_kan_niet_ongedaan_worden_gemaakt(maak_eigenaar, maak_agendapunt):
    eigenaar = maak_eigenaar("Bureau")
    maak_agendapunt(betrokkenen=[(eigenaar, "trekker")])
    eigenaar.naam = "Ander bureau"
    opslaan(eigenaar)
    with pytest.raises(ValidationError, match="niet bewaard hoe het was"):
        maak_ongedaan(Wijziging.objects.last())
