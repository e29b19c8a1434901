"""What is done with many items at once passes over what somebody changed meanwhile, and says so."""

from datetime import date

import pytest

from agenda.bewerkingen import publiceer
from agenda.models import Agendapunt, Behandeling, Vergadering
from agenda.opslag import opslaan
from tests.beheer.formulier import lijst


@pytest.fixture
def punten(samen, maak_agendapunt):
    with samen():
        return [maak_agendapunt(f"Punt {letter}", publicatie="concept") for letter in "AB"]


def wijzig_door_anna(punt):
    punt.toelichting = "Anna was hier."
    opslaan(punt, door="anna")


def test_ook_tussen_de_vraag_en_het_antwoord_telt_wat_een_ander_deed(beheer, maak_agendapunt):
    punten = [maak_agendapunt(), maak_agendapunt()]
    vraag = beheer.kies(Agendapunt, "delete_selected", punten)
    wijzig_door_anna(punten[0])
    pagina = beheer.stuur(lijst(Agendapunt), vraag.velden() | {"reden": "Weg."})
    assert "(door anna)" in pagina.meldingen[0]
    publiek = Agendapunt.objects.filter(publicatie="gepubliceerd")
    assert list(publiek) == punten[:1]


def test_is_alles_gewijzigd_dan_gebeurt_er_niets(beheer, punten):
    gezien = beheer.gezien(Agendapunt)
    wijzig_door_anna(punten[0])
    pagina = beheer.kies(Agendapunt, "delete_selected", punten[:1], gezien=gezien)
    assert len(pagina.meldingen) == 1
    assert pagina.adres == lijst(Agendapunt)


@pytest.mark.parametrize("gezien", ["", "abc", "-1", "9" * 40, "²"])
def test_zonder_te_weten_wat_iemand_zag_gebeurt_er_niets(beheer, punten, gezien):
    wordt = {"bekijk": "x", "_voer_uit": "x", "wijzig-publicatie": "gepubliceerd"}
    pagina = beheer.kies(Agendapunt, "wijzig_gekozen", punten, gezien=gezien, **wordt)
    assert pagina.meldingen[0].startswith("Overgeslagen, want intussen gewijzigd: ")
    assert not Agendapunt.objects.filter(publicatie="gepubliceerd").exists()


@pytest.fixture
def vergaderingen(maak_vergadering, maak_orgaan):
    orgaan = maak_orgaan("Raad")
    return [
        maak_vergadering(orgaan=orgaan, datum=date(2026, 6, dag), publicatie="concept")
        for dag in (1, 2)
    ]


def wijzig_plaats(vergadering, punt):
    vergadering.locatie = "Raadzaal"
    opslaan(vergadering, door="anna")


def zet_op_de_agenda(vergadering, punt):
    rij = Behandeling(vergadering=vergadering, punt=punt)
    opslaan(vergadering, rij.save, door="anna")


@pytest.mark.parametrize("wijziging", [wijzig_plaats, zet_op_de_agenda])
def test_ook_een_vergadering_die_een_ander_wijzigde_wordt_overgeslagen(
    beheer, vergaderingen, maak_agendapunt, wijziging
):
    punt = maak_agendapunt()
    gezien = beheer.gezien(Vergadering)
    wijziging(vergaderingen[0], punt)
    pagina = beheer.kies(Vergadering, "publiceer_gekozen", vergaderingen, gezien=gezien)
    assert pagina.meldingen == [
        "Overgeslagen, want intussen gewijzigd: Raad, 1 juni 2026 (door anna). "
        "Kijk na wat er veranderde en kies dan opnieuw.",
        "Gepubliceerd: 1.",
    ]
    assert list(Vergadering.objects.openbaar()) == vergaderingen[1:]
    beheer.kies(Vergadering, "publiceer_gekozen", vergaderingen[:1])
    assert Vergadering.objects.openbaar().count() == 2


@pytest.mark.parametrize("actie", ["trek_in_gekozen", "delete_selected"])
def test_ook_bij_vergaderingen_telt_wat_een_ander_deed_na_de_vraag(beheer, vergaderingen, actie):
    for vergadering in vergaderingen:
        publiceer(vergadering)
    vraag = beheer.kies(Vergadering, actie, vergaderingen)
    wijzig_plaats(vergaderingen[0], None)
    pagina = beheer.stuur(lijst(Vergadering), vraag.velden() | {"reden": "Weg."})
    assert "intussen gewijzigd: Raad, 1 juni 2026 (door anna)." in pagina.meldingen[0]
    assert list(Vergadering.objects.openbaar()) == vergaderingen[:1]


@pytest.mark.parametrize("gezien", ["", "0", "abc"])
def test_zonder_te_weten_wat_iemand_zag_gebeurt_er_ook_met_een_vergadering_niets(
    beheer, vergaderingen, gezien
):
    pagina = beheer.kies(Vergadering, "publiceer_gekozen", vergaderingen, gezien=gezien)
    assert pagina.meldingen[0].startswith("Overgeslagen, want intussen gewijzigd: ")
    assert not Vergadering.objects.openbaar().exists()
