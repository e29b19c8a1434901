"""Words taken out of a term, of a reason and of the frame of an agenda."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from agenda.bewerkingen.uitwissen import WEG, wis
from agenda.models import Behandeling, Bijwerking, Eigenaar, Gebeurtenis, Stand
from agenda.opslag import fouten, opslaan, opslag
from ijmond.versies.vaststellen import stel_vast
from tests.bewerkingen.geschiedenis import NAAM, in_de_geschiedenis


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


@pytest.mark.beide  # text in JSON
def test_een_vergadering_en_wat_zij_met_haar_punten_deed(maak_agendapunt, maak_vergadering):
    punt, ander = maak_agendapunt(toelichting=f"Van {NAAM}."), maak_agendapunt()
    elders = {"reden": f"{NAAM} vroeg het.", "bron_plaats": NAAM}
    vergadering = maak_vergadering([punt, ander], datum=date(2026, 5, 1), locatie=f"bij {NAAM}")
    vergadering.toelichting = f"{NAAM} zit voor."
    opslaan(vergadering, lambda: Behandeling.objects.update(uitkomst=f"{NAAM} is voor."), **elders)
    stel_vast(punt.agenda, titel="Eerste", datum=date(2026, 6, 1), precisie="dag")
    vergadering.locatie = vergadering.toelichting = ""
    opslaan(vergadering, lambda: Behandeling.objects.update(uitkomst="Akkoord."))
    vondst = wis(None, str(vergadering.pk), NAAM)
    assert vondst.versies == (f"1 van {punt.agenda}",)
    assert list(fouten([])) == []
    over = [los.inhoud for los in Stand.objects.all() if NAAM in str(los.inhoud)]
    assert {los["kenmerk"] for los in over} == {punt.kenmerk}  # a text of its own stays
    assert not any(NAAM in str(los["behandelingen"]) for los in over)
    assert {tabel for tabel, _ in in_de_geschiedenis()} == {"agenda_stand"}


@pytest.mark.beide  # text in JSON
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
