"""How the portal starts, and what it sets of the database."""

import http.client
import os
import re
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection, transaction

from ijmond import settings as instellingen
from tests.techniek.server import beheer, server, start

pytestmark = pytest.mark.lang  # most of these start a process
sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="gaat over SQLite")


def serveer(*opties, **anders):
    """Start the server, for settings with which it should not come up."""
    return start("-m", "gunicorn", "--bind", "127.0.0.1:0", *opties, "ijmond.wsgi", **anders)


@pytest.mark.parametrize(
    ("begin", "naam"),
    [
        (partial(beheer, "check"), "SECRET_KEY"),
        (partial(beheer, "check"), "ALLOWED_HOSTS"),
        (partial(serveer, "--preload"), "PORTAAL_URL"),
    ],
)
def test_zonder_wat_productie_nodig_heeft_is_een_regel_al_wat_er_komt(begin, naam):
    uitslag = begin(**{naam: ""})
    assert uitslag.returncode != 0
    [regel] = (uitslag.stdout + uitslag.stderr).splitlines()
    assert regel.startswith(f"{naam} ontbreekt: zet ")
    assert regel.endswith(" in de omgeving of in .env.")


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"SECRET_KEY": "kort"}, "SECRET_KEY is te kort: neem minstens 50 willekeurige tekens."),
        ({"SECRET_KEY": "ab" * 30}, "SECRET_KEY is te kort: neem minstens 50 willekeurige tekens."),
        (
            {"ALLOWED_HOSTS": "agenda.example,*"},
            "ALLOWED_HOSTS mag geen * zijn: noem elke naam van het portaal.",
        ),
        (
            {"BEVEILIGING_CONTACT": "bel ons"},
            "BEVEILIGING_CONTACT klopt niet: neem een mailadres of https://…",
        ),
        (
            {"BEVEILIGING_BELEID": "http://voorbeeld.example"},
            "BEVEILIGING_BELEID klopt niet: het begint met https://.",
        ),
    ],
)
def test_met_wat_niet_veilig_of_niet_te_lezen_is_begint_het_niet(anders, zin):
    uitslag = beheer("check", **anders)
    assert uitslag.returncode != 0
    assert uitslag.stderr.strip() == zin


def test_een_bezoeker_verzet_geen_links_en_het_logboek_houdt_zich_aan_de_privacypagina(tmp_path):
    """What it keeps of a request does not say who asked, nor for what he searched."""
    log = tmp_path / "toegang.log"
    kop = {"Host": "agenda.voorbeeld.example", "X-Forwarded-For": "192.0.2.7"}
    with server(tmp_path, "--access-logfile", str(log), HTTPS="off") as adres:
        vraag = http.client.HTTPConnection(adres, timeout=60)
        vraag.request("GET", "/beheer", headers=kop | {"SCRIPT_NAME": "/kwaad"})
        antwoord = vraag.getresponse()
        assert (antwoord.status, antwoord.getheader("Location")) == (301, "/beheer/")
        antwoord.read()
        for pad in ("/over/?tekst=mijn-buurman", "/weg%0a[nu]%1b/"):
            vraag.request("GET", pad, headers=kop)
            vraag.getresponse().read()
    _, gezien, niets = log.read_text().splitlines()
    assert re.fullmatch(r"\[.+\] GET /over/ 200 \d+ ms", gezien)
    assert re.fullmatch(r"\[.+\] GET /weg%0a\[nu\]%1b/ 404 \d+ ms", niets)


def test_een_server_die_niet_kan_starten_probeert_het_niet_eindeloos():
    uitslag = serveer("--no-control-socket", SECRET_KEY="")
    assert uitslag.returncode != 0
    assert "SECRET_KEY ontbreekt" in uitslag.stderr
    assert "Traceback" not in uitslag.stderr


def test_het_eigen_adres_is_een_heel_adres():
    uitslag = beheer("check", PORTAAL_URL="agenda.voorbeeld.example")
    assert uitslag.returncode != 0
    assert uitslag.stderr == "PORTAAL_URL klopt niet: het begint met https:// of http://.\n"


def test_een_proef_zonder_https_heeft_ook_een_vast_adres():
    toon = "from django.conf import settings; print(settings.PORTAAL_URL)"
    uitslag = beheer("shell", "--verbosity", "0", "-c", toon, PORTAAL_URL="", HTTPS="off")
    assert uitslag.stdout == "http://127.0.0.1:8000\n"


@pytest.mark.parametrize(
    ("in_env", "adres"),
    [
        ("SECRET_KEY=x\n", "http://127.0.0.1:8123\n"),
        ("SECRET_KEY=x\nPORTAAL_URL=https://a.example\n", "\n"),
    ],
    ids=["proef", "beheerder"],
)
def test_make_run_kent_zijn_poort_tenzij_de_beheerder_een_adres_koos(in_env, adres, tmp_path):
    (tmp_path / ".env").write_text(in_env)
    toon = ["--eval", "toon: ; @echo $$PORTAAL_URL", "toon", "PORT=8123"]
    uitslag = subprocess.run(
        ["make", "--file", settings.BASE_DIR / "Makefile", *toon],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
    )
    assert uitslag.stdout == adres


def test_een_bezette_poort_wordt_gezegd_voor_er_iets_begint(tmp_path):
    """Of the real Makefile only the recipe: what it needs beforehand is there already."""
    stand_in = tmp_path / "python"
    stand_in.write_text(f'#!/bin/sh\n[ "$1" = -c ] && exec {sys.executable} "$@"\necho "$@"\n')
    stand_in.chmod(0o755)
    with socket.create_server(("127.0.0.1", 0)) as bezet:
        poort = bezet.getsockname()[1]
        uitslag = subprocess.run(
            [
                "make",
                "run",
                f"PORT={poort}",
                f"PY={stand_in}",
                "--old-file=var/static/staticfiles.json",
            ],
            cwd=settings.BASE_DIR,
            env={"PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
        )
    assert uitslag.returncode != 0
    assert uitslag.stdout == ""
    assert f"Poort {poort} is bezet. Kies een andere" in uitslag.stderr


def test_in_productie_valt_er_niets_aan_te_merken():
    uitslag = beheer("check", "--deploy", "--fail-level", "WARNING")
    assert uitslag.returncode == 0, uitslag.stderr


def test_elke_verandering_van_het_model_heeft_een_migratie(db, capsys):
    try:
        call_command("makemigrations", check_changes=True, dry_run=True)
    except SystemExit:
        pytest.fail(capsys.readouterr().out)


def test_een_debugpagina_komt_alleen_op_verzoek():
    assert settings.DEBUG is False


@sqlite
@pytest.mark.parametrize(
    ("pragma", "waarde"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 20_000), ("synchronous", 1)],
)
def test_sqlite_wacht_op_een_ander_en_bewaakt_verwijzingen(db, pragma, waarde):
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (waarde,)


@sqlite
@pytest.mark.django_db(transaction=True)
def test_sqlite_neemt_het_slot_aan_het_begin_van_een_transactie(django_assert_num_queries):
    with django_assert_num_queries(2) as queries, transaction.atomic():
        pass
    assert queries.captured_queries[0]["sql"] == "BEGIN IMMEDIATE"


def test_healthz_is_goed_als_de_database_antwoordt(client, db):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"goed\n")


def test_healthz_zegt_dat_de_database_niet_antwoordt(client, db, monkeypatch):
    def weg(*_):
        raise OperationalError("verbinding geweigerd")

    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr(connection, "cursor", weg)
        response = client.get("/healthz")
    assert response.status_code == 503
    assert b"verbinding geweigerd" not in response.content


def test_healthz_antwoordt_ook_zonder_https_en_wie_naar_een_ip_adres_vraagt(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz", headers={"host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/over/").status_code == 301
    assert client.get("/over/", headers={"host": "10.0.0.7:8000"}).status_code == 400


def test_elke_instelling_staat_bij_het_beheer():
    gelezen = re.findall(r'env\.\w+\(\s*"(\w+)"', Path(instellingen.__file__).read_text())
    beheer = (settings.BASE_DIR / "docs" / "beheer.md").read_text()
    tabel = beheer.partition("## Instellingen")[2].partition("\n## ")[0]
    assert len(gelezen) > 10
    assert [naam for naam in gelezen if f"`{naam}`" not in tabel] == []
