"""An agenda with words of its own: every page, paper and form speaks them."""

import re
from datetime import date

import pytest

from agenda.bewerkingen import maak_perioden
from agenda.choices import Eenheid
from agenda.models import Agenda
from agenda.opslag import opslaan
from tests.bezoek import html, inhoud, plat
from tests.pdf import woorden

EIGEN_WOORDEN = {
    "woord_domein": "spoor",
    "woord_domeinen": "sporen",
    "woord_agendapunt": "halte",
    "woord_agendapunten": "haltes",
    "woord_actie": "klus",
    "woord_acties": "klussen",
    "woord_periode": "kwartaal",
    "woord_perioden": "kwartalen",
    "woord_orgaan": "kring",
    "woord_organen": "kringen",
}


@pytest.fixture(scope="module")
def _spoor(eenmalig, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_orgaan):
    """An agenda with words of its own, quarters over two years, and actions under its items."""
    agenda = maak_agenda(
        jaren=(), titel="Plan Duinen", slug="duinen", regio="Duinstreek", **EIGEN_WOORDEN,
        begin=date(2031, 1, 1), eind=date(2032, 12, 31), orgaan=maak_orgaan("Duinraad"),
    )  # fmt: skip
    maak_perioden(agenda, 2031, 2032, Eenheid.KWARTAAL)
    domein = maak_domein("Zand", agenda=agenda)
    gepland = maak_agendapunt("Helmgras", domein=domein, perioden=["2e kwartaal 2031"])
    maak_agendapunt("Wandelpad", domein=domein, ritme="doorlopend")
    maak_actie("Planten", agendapunt=gepland)
    return agenda.pk


@pytest.fixture
def spoor(_spoor, db):
    return Agenda.objects.get(pk=_spoor)


def test_overal_staan_de_woorden_van_de_agenda_zelf(client, spoor, maak_domein):
    maak_domein("Leeg", agenda=spoor)
    gezegd = {
        adres: inhoud(client, adres)
        for adres in (
            "/", "/agenda/", "/agenda/duinen/", "/agenda/duinen/geheel/", "/agenda/duinen/zand/",
            "/agenda/duinen/leeg/", "/agendapunten/?agenda=duinen", "/werkagenda/?agenda=duinen",
            "/agendapunten/?agenda=duinen&tekst=niets", "/werkagenda/?agenda=duinen&tekst=niets",
            "/agendapunten/SA-01/helmgras/", "/acties/WA-01/planten/",
            "/wijzigingen/?agenda=duinen",
        )
    }  # fmt: skip
    gezegd["pdf"] = woorden(spoor)
    for adres, zinnen in {
        "/": ["De sporen", "2 haltes", "1 klus", "De geplande kwartalen zijn"],
        "/agenda/": ["2 haltes", "1 klus"],
        "/agenda/duinen/": ["Halte 1e kwartaal 2031", "De sporen", "Kring: Duinraad", "Spoor"],
        "/agenda/duinen/geheel/": ["Halte 1e kwartaal 2031", "Klussen"],
        "/agenda/duinen/zand/": ["Spoor op de agenda", "Haltes", "Klussen", "geen klus is"],
        "/agenda/duinen/leeg/": ["Er zijn hier geen haltes"],
        "/agendapunten/?agenda=duinen": ["Haltes", "2 haltes", "Alle sporen", "Alle kwartalen"],
        "/werkagenda/?agenda=duinen": ["Klussen", "1 klus", "Spoor", "Alle kwartalen"],
        "/agendapunten/?agenda=duinen&tekst=niets": ["Geen halte past bij uw keuze"],
        "/werkagenda/?agenda=duinen&tekst=niets": ["Geen klus past bij uw keuze"],
        "/agendapunten/SA-01/helmgras/": ["Halte SA-01", "Bijbehorende klussen", "Spoor"],
        "/acties/WA-01/planten/": ["Klus WA-01", "Halte"],
        "/wijzigingen/?agenda=duinen": ["Spoor", "Alle sporen"],
        "pdf": ["Kring Duinraad", "Spoor Zand", "Haltes", "Klussen", "met de haltes staat"],
    }.items():
        for zin in zinnen:
            assert zin in gezegd[adres], (adres, zin)
    for adres, zin in gezegd.items():
        assert not re.search(r"agendapunt|domein|commissie|\bacties?\b", zin, re.I), adres


def test_zonder_gekozen_agenda_staan_er_algemene_woorden(client, spoor, maak_agenda, maak_domein,
                                                        maak_agendapunt, maak_actie):  # fmt: skip
    ander = maak_domein("Water", agenda=maak_agenda(jaren=(2031,)))
    maak_actie("Baggeren", agendapunt=maak_agendapunt("Gemaal", domein=ander, perioden=[2031]))
    punten, acties = inhoud(client, "/agendapunten/"), inhoud(client, "/werkagenda/")
    assert "3 punten" in punten
    assert "2 acties" in acties
    for adres, kop in (("/agendapunten/", "Agendapunten"), ("/werkagenda/", "Acties")):
        assert f"<h1>{kop}</h1>" in client.get(adres).text  # as the menu says
    for gezegd in (punten, acties):
        assert "Alle domeinen" in gezegd
        assert "Alle perioden" in gezegd
        assert not re.search("halte|spoor|sporen|klus", gezegd, re.I)
        assert "Plan Duinen" in gezegd  # each row says from which agenda it is
    assert "Wandelpad" in punten
    assert "Doorlopend" in punten
    assert "Bij" not in acties.split("Baggeren")[0].split("Planten")[1]
    assert "Helmgras" in acties  # the item that the action stands under


@pytest.mark.parametrize("model", ["agendapunt", "actie"])
def test_het_formulier_spreekt_de_woorden_van_de_agenda(griffie_client, spoor, model):
    app = "agenda" if model == "agendapunt" else "werkagenda"
    pagina = plat(html(griffie_client, f"/beheer/{app}/{model}/add/?agenda=duinen"))
    woorden = (
        ["Spoor:", "Halte toevoegen"] if model == "agendapunt" else ["Halte:", "Klus toevoegen"]
    )
    for woord in woorden:
        assert woord in pagina
    punt = spoor.punten.get(titel="Helmgras" if model == "agendapunt" else "Planten")
    pagina = plat(html(griffie_client, f"/beheer/{app}/{model}/{punt.pk}/change/"))
    assert woorden[0] in pagina
    assert woorden[1].replace("toevoegen", "wijzigen") in pagina


def test_de_geschiedenis_van_een_punt_noemt_zijn_domein_zoals_de_agenda(
    griffie_client, spoor, maak_domein
):
    punt = spoor.punten.get(titel="Helmgras").als_agendapunt
    punt.domein = maak_domein("Water", agenda=spoor)
    opslaan(punt)
    gezegd = plat(html(griffie_client, f"/beheer/agenda/punt/geschiedenis/{punt.kenmerk}/"))
    assert "spoor" in gezegd.lower()


def test_de_rijen_onder_een_formulier_heten_zoals_bij_de_agenda(
    griffie_client, spoor, maak_overleg
):
    pagina = plat(html(griffie_client, f"/beheer/agenda/agenda/{spoor.pk}/change/"))
    assert "Sporen" in pagina
    overleg = maak_overleg(domein=spoor.domeinen.get())
    pagina = plat(html(griffie_client, f"/beheer/werkagenda/overleg/{overleg.pk}/change/"))
    assert "Klussen" in pagina
