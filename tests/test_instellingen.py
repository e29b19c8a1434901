"""How the portal starts, and what it sets of the database."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import OperationalError, connection

PRODUCTIE = {
    "SECRET_KEY": "e7Jq-2mZ9pXw4Vb8Lr6Tn1Ks3Yc5Gd0Hf_Ua-Wi7Ob2Pe9Mx4Zj6Qv8Rt1",
    "ALLOWED_HOSTS": "agenda.voorbeeld.example",
    "HTTPS": "on",
    "DEBUG": "off",
}
sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="gaat over SQLite")


def beheer(*opdracht, **omgeving):
    """Run manage.py as an operator does; an empty variable counts, a .env does not."""
    return subprocess.run(
        [sys.executable, "manage.py", *opdracht],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"]} | PRODUCTIE | omgeving,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("naam", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_zonder_sleutel_of_namen_zegt_een_regel_wat_er_ontbreekt(naam):
    uitslag = beheer("check", **{naam: ""})
    assert uitslag.returncode != 0
    laatste = uitslag.stderr.strip().splitlines()[-1]
    assert f"{naam} ontbreekt: zet " in laatste


def test_in_productie_valt_er_niets_aan_te_merken():
    uitslag = beheer("check", "--deploy", "--fail-level", "WARNING")
    assert uitslag.returncode == 0, uitslag.stderr


def test_elke_verandering_van_het_model_heeft_een_migratie():
    uitslag = beheer("makemigrations", "--check", "--dry-run")
    assert uitslag.returncode == 0, uitslag.stdout


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
    from django.db import transaction

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


def test_healthz_gaat_ook_zonder_https(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200
    assert client.get("/over/").status_code == 301
