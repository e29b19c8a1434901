"""A portal with a database of its own."""

import os
from itertools import count

import pytest
from django.db import connection

from tests.gereed import leg_neer, sjabloon, sql
from tests.portaal import Portaal

nummers = count(1)


@pytest.fixture
def portaal(request, tmp_path):
    """A function that makes a portal with an empty database; all share one folder of backups."""

    def maak(*, gemigreerd=True):
        nummer = next(nummers)
        if connection.vendor == "sqlite":
            pad = tmp_path / f"{nummer}.sqlite3"
            if gemigreerd:
                leg_neer(pad)
            return Portaal(f"sqlite:///{pad}", tmp_path / "reserve")
        plek, naam = connection.settings_dict, f"reserve_{os.getpid()}_{nummer}"
        request.addfinalizer(lambda: sql(plek, f"DROP DATABASE {naam} WITH (FORCE)"))
        naar = f"TEMPLATE {sjabloon(plek)}" if gemigreerd else ""
        sql(plek, f"CREATE DATABASE {naam} {naar}")
        return Portaal(f"postgres://{plek['USER']}@/{plek['HOST']}/{naam}", tmp_path / "reserve")

    return maak
