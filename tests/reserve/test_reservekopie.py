"""A backup is made and put back by commands, while the portal serves."""

import json
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError
from django.db import connection
from django.test import Client

from agenda.models import Agenda, Agendapunt, Versie
from agenda.opslag import opslaan, verwijder
from ijmond.versies import sluit
from tests.gereed import werk_op
from tests.portaal import Portaal, adres

# Each database copies in its own way.
pytestmark = [pytest.mark.beide, pytest.mark.lang]

ALLES = "/agenda/levende-agendas.json"


@pytest.fixture
def kopieen(settings, tmp_path):
    """The folder of all copies, and of what was wiped since."""
    settings.RESERVE_MAP = tmp_path / "reserve"
    return settings.RESERVE_MAP


@pytest.fixture
def gevuld(database, doe):
    naam = database()
    doe(naam, "laad", "tests/laden/langetermijnagenda.toml")
    return naam


def verander_alles_wat():
    eerste, *rest = Agendapunt.objects.all()
    eerste.titel = "Iets heel anders"
    opslaan(eerste)
    verwijder(rest[0])
    velden = {"titel": "Vast", "sha256": "0" * 64, "datum_precisie": "onbekend"}
    versie = Versie.objects.create(agenda=Agenda.objects.get(), nummer=1, **velden)
    sluit(versie, "Er stond een naam in.")


def test_een_kopie_van_een_draaiend_portaal_komt_heel_terug(
    gevuld, database, doe, kopieen, settings
):
    portaal = Portaal(adres(gevuld), kopieen)
    with portaal.server() as vraag:
        toen = vraag(ALLES)[:2]
        assert toen[0] == 200
        assert f"De reservekopie staat in {kopieen}" in doe(gevuld, "reservekopie", kopieen)
        with werk_op(gevuld):
            verander_alles_wat()
        assert vraag(ALLES)[:2] != toen

        code, _, fout = portaal.beheer("zet_terug", kopieen)
        assert (code, vraag(ALLES)[:2] != toen) == (1, True)
        assert "In deze database staat al iets. Er is niets veranderd." in fout

        gezegd = doe(gevuld, "zet_terug", kopieen, "--over-inhoud-heen")
        assert "Alles klopt." in gezegd
        assert "Wat daarna is gewist, staat er weer. Wis het opnieuw:" in gezegd
        assert "versie 1 van agenda 'proef-langetermijn' is gesloten." in gezegd
        assert vraag(ALLES)[:2] == toen
    assert doe(gevuld, "controleer").strip() == "Alles klopt."

    elders = database(leeg=True)
    assert "Alles klopt." in doe(elders, "zet_terug", kopieen)
    settings.PORTAAL_URL = "http://localhost"  # as that server has it
    with werk_op(elders):
        assert Client().get(ALLES).text == toen[1]


def test_wat_niet_heel_is_of_niet_past_wordt_niet_teruggezet(database, doe, kopieen, tmp_path):
    leeg = database()
    with pytest.raises(CommandError, match=f"In {kopieen} staat geen reservekopie."):
        doe(leeg, "zet_terug", kopieen)
    doe(leeg, "reservekopie")
    [map_] = kopieen.iterdir()
    bijschrift = json.loads((map_ / "kopie.json").read_text())

    afdruk = bijschrift["afdruk"]
    toekomst = {"migraties": [*afdruk["migraties"], "agenda.9999_later"]}
    meer = {"rijen": afdruk["rijen"] | {"agenda_agenda": 3}}
    gezegd = {
        "een nieuwere versie van het portaal, met agenda.9999_later": {"afdruk": afdruk | toekomst},
        "Zet haar terug in dezelfde soort database.": {"database": "oracle"},
        "is beschadigd of weg": {"sha256": "0" * 64},
        "Tabel agenda_agenda had 3 rijen, en heeft er nu 0.": {"afdruk": afdruk | meer},
    }
    for nummer, (zin, anders) in enumerate(gezegd.items()):
        deze = tmp_path / f"anders-{nummer}"
        shutil.copytree(map_, deze)
        (deze / "kopie.json").write_text(json.dumps(bijschrift | anders))
        with pytest.raises(CommandError, match=zin):
            doe(leeg, "zet_terug", deze)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="de kopie zelf is hier een database")
def test_een_kopie_van_een_ouder_portaal_wordt_bijgewerkt(database, doe, kopieen):
    """Of one that had no sessions yet."""
    doe(database(), "reservekopie")
    [map_] = kopieen.iterdir()
    bestand = map_ / "database.sqlite"
    with closing(sqlite3.connect(bestand)) as kopie, kopie:
        kopie.execute("DROP TABLE django_session")
        kopie.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    bijschrift = json.loads((map_ / "kopie.json").read_text())
    bijschrift["sha256"] = sha256(bestand.read_bytes()).hexdigest()
    bijschrift["afdruk"]["migraties"].remove("sessions.0001_initial")
    (map_ / "kopie.json").write_text(json.dumps(bijschrift))
    nieuw = database(leeg=True)
    assert "Alles klopt." in doe(nieuw, "zet_terug", kopieen)
    with werk_op(nieuw):
        assert not Session.objects.exists()
