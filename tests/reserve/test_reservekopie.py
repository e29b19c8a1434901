"""A backup is made and put back from the command line, while the portal serves."""

import json
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

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

ZET_TERUG = """
from django.core.management import CommandError, call_command
for map_ in {mappen}:
    try:
        call_command("zet_terug", map_)
    except CommandError as fout:
        print(fout, end="\\0")
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
        gevuld.python(VERANDER + SLUIT)
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
    code, _, fout = leeg.beheer("zet_terug", kopieen)
    assert (code, f"In {kopieen} staat geen reservekopie." in fout) == (1, True)
    leeg.doe("reservekopie")
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
    mappen = []
    for anders in gezegd.values():
        mappen.append(str(tmp_path / f"anders-{len(mappen)}"))
        shutil.copytree(map_, mappen[-1])
        Path(mappen[-1], "kopie.json").write_text(json.dumps(bijschrift | anders))
    fouten = leeg.python(ZET_TERUG.format(mappen=mappen)).split("\0")
    for zin, fout in zip([*gezegd, ""], fouten, strict=True):
        assert zin in fout


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
