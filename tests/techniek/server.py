"""The portal as an operator starts it: a program of its own, with settings of production."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from tests.portaal import ZONDER_DRUKKER, gunicorn

PRODUCTIE = {
    "SECRET_KEY": "e7Jq-2mZ9pXw4Vb8Lr6Tn1Ks3Yc5Gd0Hf_Ua-Wi7Ob2Pe9Mx4Zj6Qv8Rt1",
    "ALLOWED_HOSTS": "agenda.voorbeeld.example",
    "PORTAAL_URL": "https://agenda.voorbeeld.example",
    "HTTPS": "on",
    "DEBUG": "off",
}
"""The least that it starts with."""
LEEG = "leeg.sqlite3"


def omgeving(**anders: str) -> dict[str, str]:
    """What a program finds around it; an empty variable counts, a .env does not."""
    return {"PATH": ZONDER_DRUKKER} | PRODUCTIE | anders


def start(*opdracht, **anders):
    """Start a program as an operator does, and wait for its end."""
    return subprocess.run(
        [sys.executable, *opdracht],
        cwd=settings.BASE_DIR,
        env=omgeving(**anders),
        capture_output=True,
        text=True,
        timeout=60,
    )


def beheer(*opdracht, **anders):
    return start("manage.py", *opdracht, **anders)


@contextmanager
def server(map_, *opties, **anders) -> Iterator[str]:
    """A server with the database LEEG in `map_`, without tables unless some were laid there.

    Gives its host and port.
    """
    database = {"DATABASE_URL": f"sqlite:///{map_}/{LEEG}"}
    with gunicorn(omgeving(**database | anders), *opties) as (plek, _):
        yield plek
