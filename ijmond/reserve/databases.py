"""Copying a whole database to a file and back, with what each database has for that."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection, transaction

LEEG = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
"""What a newer portal left may not stay behind; the database belongs to its user."""


class DatabaseFout(Exception):
    """The program of the database could not do it; the text says what it said."""


@contextmanager
def stilstaand() -> Iterator[str]:
    """One moment of the database, for as long as this lasts; gives its name where it has one.

    On SQLite nobody writes meanwhile, and readers go on; on PostgreSQL everybody goes on.
    """
    with transaction.atomic():
        if connection.vendor == "sqlite":
            yield ""
            return
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT pg_export_snapshot()")
            moment = cursor.fetchone()[0]
        yield moment


def kopieer(naar: Path, moment: str) -> None:
    """Write the database as it is in that `stilstaand` to a file; raises DatabaseFout."""
    if connection.vendor == "sqlite":
        with _sqlite(connection.settings_dict["NAME"]) as van, _sqlite(naar) as kopie:
            van.backup(kopie)
            kopie.execute("PRAGMA journal_mode = DELETE")  # one file, and nothing beside it
        return
    wat = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={moment}")
    _doe("pg_dump", *wat, f"--file={naar}")


def zet_over(van: Path) -> None:
    """Put what `kopieer` wrote in the place of all that the database holds; raises DatabaseFout.

    All or nothing: who reads meanwhile sees what was there, and then what is there.
    """
    connection.close()
    if connection.vendor == "sqlite":
        with _sqlite(van) as kopie, _sqlite(connection.settings_dict["NAME"]) as naar:
            try:
                kopie.backup(naar)
            except sqlite3.Error as fout:
                raise DatabaseFout(f"SQLite zegt: {fout}") from fout
        return
    with TemporaryDirectory() as map_:
        script = Path(map_) / "alles.sql"
        _roep(["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(van)])
        stil = ("--quiet", "--no-psqlrc", "--output=/dev/null", "--set=ON_ERROR_STOP=1")
        _doe("psql", *stil, "--single-transaction", f"--command={LEEG}", f"--file={script}")


def _sqlite(pad: Path | str) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(pad, timeout=20))


def _doe(programma: str, *opties: str) -> None:
    """Call a program of PostgreSQL for our database, in the way that Django calls psql."""
    client = connection.client
    [_, *plek], omgeving = client.settings_to_cmd_args_env(connection.settings_dict, opties)
    _roep([programma, *plek], omgeving)


def _roep(opdracht: list[str], omgeving: dict[str, str] | None = None) -> None:
    try:
        subprocess.run(  # noqa: S603 - programs of PostgreSQL, and paths of our own
            opdracht,
            env=os.environ | (omgeving or {}),
            check=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
    except FileNotFoundError as fout:
        raise DatabaseFout(
            f"Het programma {opdracht[0]} ontbreekt. Installeer het pakket postgresql-client."
        ) from fout
    except subprocess.CalledProcessError as fout:
        raise DatabaseFout(f"{opdracht[0]} zegt: {fout.stderr.decode().strip()}") from fout
