"""What one reads when the database is stopped, does not answer, or can't be written."""

import resource
import socket
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DataError, OperationalError, connection

from tests.gereed import leg_neer
from tests.portaal import Portaal


@pytest.fixture
def client(client):
    client.raise_request_exception = False
    return client


def test_een_database_die_niet_antwoordt_is_een_503_met_wanneer_het_weer_kan(
    client, db, monkeypatch
):
    def weg(*_):
        raise OperationalError("verbinding geweigerd door 10.0.0.9")

    monkeypatch.setattr("ijmond.paginas.home.HomeView.get_context_data", weg)
    antwoord = client.get("/")
    assert (antwoord.status_code, antwoord["Retry-After"]) == (503, "30")
    assert "De site kan even niet bij de gegevens" in antwoord.text
    assert "10.0.0.9" not in antwoord.text
    assert "ETag" not in antwoord


def test_een_andere_fout_is_geen_storing_van_de_database(client, db, monkeypatch):
    def mis(*_):
        raise DataError("te lang")

    monkeypatch.setattr("ijmond.paginas.home.HomeView.get_context_data", mis)
    assert client.get("/").status_code == 500


@pytest.mark.lang
def test_een_server_zonder_postgresql_zegt_dat(tmp_path):
    """When it stopped, and when it takes who calls and says nothing."""
    with closing(socket.socket()) as plek:
        plek.bind(("127.0.0.1", 0))
        url = f"postgres://ijmond@127.0.0.1:{plek.getsockname()[1]}/ijmond"
        with Portaal(f"{url}?connect_timeout=2", tmp_path).server() as vraag:
            for hangt in (False, True):
                if hangt:
                    plek.listen()
                status, tekst, koppen = vraag("/")
                assert (status, koppen["Retry-After"]) == (503, "30")
                assert "Wacht een halve minuut en probeer het dan opnieuw." in tekst
                assert vraag("/beheer/login/")[0] in (200, 503)
                assert vraag("/healthz", host="10.0.0.7")[:2] == (
                    503, "database niet bereikbaar\n",
                )  # fmt: skip


@pytest.mark.lang
def test_op_een_volle_schijf_leest_men_door_en_zegt_het_beheer_wat_er_is(tmp_path):
    leg_neer(tmp_path / "vol.sqlite3")
    portaal = Portaal(f"sqlite:///{tmp_path}/vol.sqlite3", tmp_path)
    with portaal.server() as vraag:
        assert vraag("/beheer/login/")[0] == 200
        for pid in Path(f"/proc/{portaal.pid}/task/{portaal.pid}/children").read_text().split():
            with suppress(ProcessLookupError):  # one printed, and is done
                resource.prlimit(int(pid), resource.RLIMIT_FSIZE, (4096, 4096))
        assert vraag("/agendapunten/")[0] == 200
        status, tekst, koppen = vraag("/beheer/login/")
        assert (status, koppen["Retry-After"]) == (503, "30")
        assert "Het portaal kan nu niets opslaan" in tekst
        assert vraag("/agendapunten/")[0] == 200


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite kent dit niet")
@pytest.mark.beide
def test_een_server_laat_geen_opdracht_eindeloos_lopen(db):
    vraag = (
        "import ijmond.wsgi; from django.db import connection; c = connection.cursor();"
        "print(c.execute('SHOW statement_timeout').fetchone()[0])"
    )
    plek = connection.settings_dict
    portaal = Portaal(f"postgres://{plek['USER']}@/{plek['HOST']}/{plek['NAME']}", "/nergens")
    uitslag = subprocess.run(
        [sys.executable, "-c", vraag],
        cwd=settings.BASE_DIR,
        env=portaal.omgeving,
        capture_output=True,
        text=True,
        check=True,
    )
    assert uitslag.stdout == "30s\n"
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)
