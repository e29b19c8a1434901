"""What is done with many items at once passes over what somebody changed meanwhile, and says so."""

import pytest

from agenda.models import Agendapunt
from agenda.opslaan import opslaan
from tests.beheer.formulier import lijst


@pytest.fixture
def punten(maak_agendapunt):
    return [maak_agendapunt(f"Punt {letter}", publicatie="concept") for letter in "AB"]


def wijzig_door_anna(punt):
    punt.toelichting = "Anna was hier."
    opslaan(punt, door="anna")


def test_publiceren_slaat_over_wat_een_ander_net_wijzigde_en_noemt_het(beheer, punten):
    gezien = beheer.gezien(Agendapunt)
    wijzig_door_anna(punten[0])
    pagina = beheer.kies(Agendapunt, "publiceer_gekozen", punten, gezien=gezien)
    assert pagina.meldingen == [
        "Overgeslagen, want intussen gewijzigd: SA-01 Punt A (door anna). "
        "Kijk na wat er veranderde en kies dan opnieuw.",
        "Gepubliceerd: 1.",
    ]
    assert [p.publicatie for p in Agendapunt.objects.all()] == ["concept", "gepubliceerd"]
    beheer.kies(Agendapunt, "publiceer_gekozen", punten[:1])
    assert Agendapunt.objects.filter(publicatie="gepubliceerd").count() == 2


@pytest.mark.parametrize("actie", ["trek_in_gekozen", "delete_selected"])
def test_ook_tussen_de_vraag_en_het_antwoord_telt_wat_een_ander_deed(
    beheer, maak_agendapunt, actie
):
    punten = [maak_agendapunt(), maak_agendapunt()]
    vraag = beheer.kies(Agendapunt, actie, punten)
    wijzig_door_anna(punten[0])
    pagina = beheer.stuur(lijst(Agendapunt), vraag.velden() | {"reden": "Weg."})
    assert "(door anna)" in pagina.meldingen[0]
    publiek = Agendapunt.objects.filter(publicatie="gepubliceerd")
    assert list(publiek) == punten[:1]


def test_is_alles_gewijzigd_dan_gebeurt_er_niets(beheer, punten):
    gezien = beheer.gezien(Agendapunt)
    wijzig_door_anna(punten[0])
    pagina = beheer.kies(Agendapunt, "trek_in_gekozen", punten[:1], gezien=gezien)
    assert len(pagina.meldingen) == 1
    assert pagina.adres == lijst(Agendapunt)


@pytest.mark.parametrize("gezien", ["", "abc", "-1", "9" * 40, "²"])
def test_zonder_te_weten_wat_iemand_zag_gebeurt_er_niets(beheer, punten, gezien):
    pagina = beheer.kies(Agendapunt, "publiceer_gekozen", punten, gezien=gezien)
    assert pagina.meldingen[0].startswith("Overgeslagen, want intussen gewijzigd: ")
    assert not Agendapunt.objects.filter(publicatie="gepubliceerd").exists()
