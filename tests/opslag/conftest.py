"""What the tests of databases from before share."""

import os

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.gereed import sql


@pytest.fixture
def migreer(transactional_db):
    """Brings the database to a state, the newest by default, and gives the models of that state.

    Afterwards, whatever happened, it is as the other tests of this worker need it.
    """
    yield _naar
    _naar()


@pytest.fixture
def migreer_vooruit(django_db_setup, django_db_blocker, tmp_path):
    """As `migreer`, in a database of its own that is empty: going back takes half of the time."""
    plek = connection.settings_dict
    van_de_tests = plek["NAME"]
    op_postgresql = connection.vendor == "postgresql"
    naam = f"oud_{os.getpid()}" if op_postgresql else str(tmp_path / "oud.sqlite3")
    if op_postgresql:
        sql(plek, f"CREATE DATABASE {naam}")
    with django_db_blocker.unblock():
        connection.close()
        plek["NAME"] = naam
        yield _naar
        connection.close()
        plek["NAME"] = van_de_tests
    if op_postgresql:
        sql(plek, f"DROP DATABASE {naam}")


def _naar(doel=None):
    uitvoerder = MigrationExecutor(connection)
    doel = doel or uitvoerder.loader.graph.leaf_nodes()
    uitvoerder.migrate(doel)
    return uitvoerder.loader.project_state(doel).apps
