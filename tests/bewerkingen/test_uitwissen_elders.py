"""Words taken out of a term, of a reason and of the frame of an agenda."""

import pytest
from django.core.exceptions import ValidationError

from agenda.bewerkingen.uitwissen import WEG, wis
from agenda.models import Bijwerking, Eigenaar, Gebeurtenis, Stand
from agenda.opslag import fouten, opslaan, opslag
from tests.bewerkingen.geschiedenis import NAAM, in_de_geschiedenis

pytestmark = pytest.mark.beide  # text in JSON


def test_een_actie_en_haar_termijn(maak_actie):
    actie = maak_actie("Kade", termijn_tekst=f"als {NAAM} terug is")
    actie.termijn_tekst = "voor de zomer"
    opslaan(actie)
    wis(actie.agenda, actie.kenmerk, NAAM)
    assert list(in_de_geschiedenis()) == []
    assert Gebeurtenis.objects.get(veld="termijn").oud[-1] == f"als {WEG} terug is"


def test_een_reden_van_meer_punten_tegelijk_gaat_bij_allemaal_weg(
    maak_agenda, maak_domein, maak_agendapunt
):
    punt = maak_agendapunt()
    ander = maak_agendapunt(domein=maak_domein(agenda=maak_agenda()))
    with opslag(reden=f"{NAAM} wil dit niet.", bron_plaats=NAAM) as werk:
        for los in (punt, ander):
            los.publicatie = "ingetrokken"
            werk.bewaar(los)
    eerder = Bijwerking.objects.get(agenda=ander.agenda).token
    wis(punt.agenda, punt.kenmerk, NAAM)
    assert list(in_de_geschiedenis()) == []
    assert Bijwerking.objects.get(agenda=ander.agenda).token != eerder
    for los in (punt, ander):
        [gebeurd] = Gebeurtenis.objects.filter(kenmerk=los.kenmerk, soort="ingetrokken")
        assert gebeurd.wijziging.reden == f"{WEG} wil dit niet."


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
    assert len(Stand.objects.filter(kenmerk=punt.kenmerk).last().wijziging.reden) == 250
