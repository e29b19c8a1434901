"""Words taken out of a term, of a reason and of the frame of an agenda."""

import pytest
from django.core.exceptions import ValidationError

from agenda.bewerkingen.publicatie import trek_in
from agenda.bewerkingen.uitwissen import WEG, wis, zoek
from agenda.models import Eigenaar, Gebeurtenis, Stand
from agenda.opslag.controle import fouten
from agenda.opslag.opslaan import opslaan
from tests.bewerkingen.geschiedenis import NAAM, in_de_geschiedenis

pytestmark = pytest.mark.beide  # text in JSON


def test_een_actie_en_haar_termijn(maak_actie):
    actie = maak_actie("Kade", termijn_tekst=f"als {NAAM} terug is")
    actie.termijn_tekst = "voor de zomer"
    opslaan(actie)
    wis(actie.agenda, actie.kenmerk, NAAM)
    assert list(in_de_geschiedenis()) == []
    assert Gebeurtenis.objects.get(veld="termijn").oud[-1] == f"als {WEG} terug is"


def test_een_reden_waarmee_het_punt_werd_ingetrokken(maak_agendapunt):
    punt = maak_agendapunt()
    ander = maak_agendapunt()
    for los in (punt, ander):
        trek_in(los, f"{NAAM} wil dit niet.")
    assert zoek(punt.agenda, punt.kenmerk, NAAM).elders == (ander.kenmerk,)
    wis(punt.agenda, punt.kenmerk, NAAM)
    assert Stand.objects.filter(kenmerk=punt.kenmerk).last().reden == f"{WEG} wil dit niet."
    assert zoek(ander.agenda, ander.kenmerk, NAAM).elders == ()


def test_een_naam_uit_de_geschiedenis_van_de_agenda_zelf(maak_agendapunt, maak_eigenaar):
    eigenaar = maak_eigenaar(NAAM, soort="persoon", naam_openbaar=True)
    punt = maak_agendapunt(betrokkenen=[(eigenaar, "trekker")])
    punt.agenda.inleiding = f"Gemaakt door {NAAM}."
    opslaan(punt.agenda)
    with pytest.raises(ValidationError, match=r"inleiding, eigenaren\. Wijzig eerst"):
        wis(punt.agenda, "", NAAM)
    punt.agenda.inleiding = ""
    opslaan(punt.agenda)
    eigenaar = Eigenaar.objects.get()
    eigenaar.naam = "Een inwoner"
    opslaan(eigenaar)
    wis(punt.agenda, "", NAAM)
    assert list(in_de_geschiedenis()) == []
    assert list(fouten([])) == []


def test_een_lange_reden_past_nog(maak_agendapunt):
    punt = maak_agendapunt()
    opslaan(punt)
    punt.titel = "Anders"
    opslaan(punt, reden="Ada " * 62)
    wis(punt.agenda, punt.kenmerk, "Ada")
    assert len(Stand.objects.filter(kenmerk=punt.kenmerk).last().reden) == 250
