"""A backup is made and put back from the command line, while the portal serves."""

import json
import sqlite3
from contextlib import closing
from hashlib import sha256

import pytest
from django.db import connection

# Each database copies in its own way, and every command starts the portal anew.
pytestmark = [pytest.mark.beide, pytest.mark.lang]

ALLES = "/agenda/levende-agendas.json"
VERANDER = """
from agenda.models import Agendapunt
from agenda.opslag import opslaan, verwijder
eerste, *rest = Agendapunt.objects.all()
eerste.titel = "Iets heel anders"
opslaan(eerste)
verwijder(rest[0])
"""
SLUIT = """
from agenda.models import Agenda, Versie
from ijmond.versies import sluit
agenda = Agenda.objects.get()
sluit(Versie.objects.create(agenda=agenda, nummer=1, titel="Vast", sha256="0" * 64,
    datum_precisie="onbekend"), "Er stond een naam in.")
"""


@pytest.fixture
def gevuld(portaal):
    portaal = portaal()
    portaal.doe("laad", "tests/laden/langetermijnagenda.toml")
    return portaal


def test_een_kopie_van_een_draaiend_portaal_komt_heel_terug(gevuld, portaal, tmp_path):
    kopieen = tmp_path / "reserve"
    with gevuld.server() as vraag:
        toen = vraag(ALLES)[:2]
        assert toen[0] == 200
        assert f"De reservekopie staat in {kopieen}" in gevuld.doe("reservekopie", kopieen)
        gevuld.python(VERANDER)
        gevuld.python(SLUIT)
        assert vraag(ALLES)[:2] != toen

        code, _, fout = gevuld.beheer("zet_terug", kopieen)
        assert (code, vraag(ALLES)[:2] != toen) == (1, True)
        assert "In deze database staat al iets. Er is niets veranderd." in fout

        gezegd = gevuld.doe("zet_terug", kopieen, "--over-inhoud-heen")
        assert "Alles klopt." in gezegd
        assert "Wat daarna is gewist, staat er weer. Wis het opnieuw:" in gezegd
        assert "versie 1 van agenda 'proef-langetermijn' is gesloten." in gezegd
        assert vraag(ALLES)[:2] == toen
    assert gevuld.doe("controleer").strip() == "Alles klopt."

    elders = portaal(gemigreerd=False)
    assert "Alles klopt." in elders.doe("zet_terug", kopieen)
    with elders.server() as vraag:
        assert vraag(ALLES)[:2] == toen


def test_wat_niet_heel_is_of_niet_past_wordt_niet_teruggezet(portaal, tmp_path):
    leeg, kopieen = portaal(), tmp_path / "reserve"
    assert f"In {kopieen} staat geen reservekopie." in leeg.beheer("zet_terug", kopieen)[2]
    leeg.doe("reservekopie")
    [map_] = kopieen.iterdir()
    bijschrift = json.loads((map_ / "kopie.json").read_text())

    def schrijf(**anders):
        (map_ / "kopie.json").write_text(json.dumps(bijschrift | anders))
        code, _, fout = leeg.beheer("zet_terug", map_)
        assert code == 1
        return fout

    toekomst = [*bijschrift["afdruk"]["migraties"], "agenda.9999_later"]
    assert "een nieuwere versie van het portaal, met agenda.9999_later" in schrijf(
        afdruk=bijschrift["afdruk"] | {"migraties": toekomst}
    )
    assert "Zet haar terug in dezelfde soort database." in schrijf(database="oracle")
    assert "is beschadigd of weg" in schrijf(sha256="0" * 64)
    meer = bijschrift["afdruk"]["rijen"] | {"agenda_agenda": 3}
    assert "Tabel agenda_agenda had 3 rijen, en heeft er nu 0." in schrijf(
        afdruk=bijschrift["afdruk"] | {"rijen": meer}
    )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="de kopie zelf is hier een database")
def test_een_kopie_van_een_ouder_portaal_wordt_bijgewerkt(portaal, tmp_path):
    """Of one that had no sessions yet."""
    kopieen = tmp_path / "reserve"
    portaal().doe("reservekopie")
    [map_] = kopieen.iterdir()
    bestand = map_ / "database.sqlite"
    with closing(sqlite3.connect(bestand)) as kopie, kopie:
        kopie.execute("DROP TABLE django_session")
        kopie.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    bijschrift = json.loads((map_ / "kopie.json").read_text())
    bijschrift["sha256"] = sha256(bestand.read_bytes()).hexdigest()
    bijschrift["afdruk"]["migraties"].remove("sessions.0001_initial")
    (map_ / "kopie.json").write_text(json.dumps(bijschrift))
    nieuw = portaal(gemigreerd=False)
    assert "Alles klopt." in nieuw.doe("zet_terug", kopieen)
    telt = "from django.contrib.sessions.models import Session; print(Session.objects.count())"
    assert nieuw.python(telt) == "0"
