"""A database with all migrations in it, made once and copied for whoever needs an empty one.

Running them takes longer than some hundred tests, and they change seldom.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import count
from pathlib import Path

import psycopg
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from filelock import FileLock

from tests.postgres import programma

BASIS = Path(__file__).resolve().parent.parent
MAP = BASIS / "var"
nummers = count(1)


def leg_neer(pad: Path) -> None:
    """Put such a database of SQLite at a path; the first to ask makes the one to copy."""
    with _op_slot("sqlite3") as gereed:
        if not gereed.exists():
            half = gereed.with_name(f"{gereed.name}.half")
            _migreer(f"sqlite:///{half}")
            half.rename(gereed)
    shutil.copyfile(gereed, pad)


def sjabloon(plek: dict[str, str]) -> str:
    """Name such a database of PostgreSQL, a template for others, in the cluster of a connection.

    A cluster lasts as long as a run of the tests: what it was made with is kept for the next.
    """
    with _op_slot("sql") as gereed:
        naam = gereed.stem.replace("-", "_")
        if sql(plek, f"SELECT FROM pg_database WHERE datname = '{naam}'").rowcount:
            return naam
        sql(plek, f"CREATE DATABASE {naam}")
        waar = [f"--host={plek['HOST']}", f"--username={plek['USER']}", f"--dbname={naam}"]
        if gereed.exists():
            vul = ["--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", f"--file={gereed}"]
            subprocess.run([programma("psql"), *waar, *vul], check=True, stdout=subprocess.DEVNULL)
        else:
            half = gereed.with_name(f"{gereed.name}.half")
            _migreer(f"postgres://{plek['USER']}@/{plek['HOST']}/{naam}")
            subprocess.run([programma("pg_dump"), *waar, f"--file={half}"], check=True)
            half.rename(gereed)
    return naam


@contextmanager
def eigen_database(map_: Path, *, leeg: bool = False) -> Iterator[str]:
    """A database beside that of the tests, with all tables unless it is to be empty; its name."""
    plek, nummer = connection.settings_dict, next(nummers)
    if connection.vendor == "sqlite":
        pad = map_ / f"eigen-{nummer}.sqlite3"
        if not leeg:
            leg_neer(pad)
        yield str(pad)
        return
    naam = f"eigen_{os.getpid()}_{nummer}"
    sql(plek, f"CREATE DATABASE {naam}" + (not leeg) * f" TEMPLATE {sjabloon(plek)}")
    try:
        yield naam
    finally:
        sql(plek, f"DROP DATABASE {naam} WITH (FORCE)")


@contextmanager
def werk_op(naam: str) -> Iterator[None]:
    """Until the end of this, all that is asked and saved here is of that database."""
    plek = connection.settings_dict
    van_de_tests = plek["NAME"]

    def ga_naar(deze: str) -> None:
        connection.close()
        plek["NAME"] = deze
        ContentType.objects.clear_cache()  # their keys may differ

    ga_naar(naam)
    try:
        yield
    finally:
        ga_naar(van_de_tests)


def sql(plek: dict[str, str], opdracht: str) -> psycopg.Cursor:
    """Do in a cluster of PostgreSQL what can't be done from within the database itself."""
    van = {"host": plek["HOST"], "user": plek["USER"], "dbname": "postgres", "autocommit": True}
    with psycopg.connect(**van) as los:
        return los.execute(opdracht)


@contextmanager
def _op_slot(soort: str) -> Iterator[Path]:
    """The place of what is kept, for one at a time; of other migrations nothing is kept."""
    with FileLock(MAP / f"gereed-{soort}.lock"):
        gereed = MAP / f"gereed-{_kenmerk()}.{soort}"
        if not gereed.exists():
            for oud in MAP.glob(f"gereed-*.{soort}"):
                oud.unlink()
        yield gereed


def _kenmerk() -> str:
    """What a migrated database is made of: our migrations, and the packages that bring theirs."""
    bestanden = [*BASIS.glob("*/migrations/*.py"), BASIS / "requirements" / "base.txt"]
    return sha256(b"".join(pad.read_bytes() for pad in sorted(bestanden))).hexdigest()[:12]


def _migreer(database: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0", "--settings=tests.settings"],
        check=True,
        cwd=BASIS,
        env=os.environ | {"DATABASE_URL": database},
    )
