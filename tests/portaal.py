"""A portal as an operator has it: a database, its commands, and a server."""

import http.client
import os
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection


def adres(naam):
    """Of a database that stands where the one of the tests does, for another process."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{naam}"
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{naam}"


def adres_van_de_database():
    """Of the one that this test works on."""
    return adres(connection.settings_dict["NAME"])


ZONDER_DRUKKER = f"{Path(__file__).parent / 'zonder_drukker'}:{os.environ['PATH']}"
"""The PATH of a server that starts nobody to print: that costs more than most of what is asked."""


class Portaal:
    """What is done to a database from the command line, and what its server answers."""

    def __init__(self, database, map_, **instellingen):
        self.omgeving = {
            "PATH": ZONDER_DRUKKER,
            "DATABASE_URL": database,
            "RESERVE_MAP": str(map_),
            "SECRET_KEY": "alleen-voor-de-tests-" * 3,
            "ALLOWED_HOSTS": "localhost",
            "PORTAAL_URL": "http://localhost",
            "HTTPS": "off",
        } | instellingen

    def beheer(self, *opdracht):
        """Run a command; gives its exit code, what it said, and what it said was wrong."""
        uitslag = subprocess.run(
            [sys.executable, "manage.py", *map(str, opdracht)],
            cwd=settings.BASE_DIR,
            env=self.omgeving,
            capture_output=True,
            text=True,
        )
        return uitslag.returncode, uitslag.stdout, uitslag.stderr

    def doe(self, *opdracht):
        """Run a command that has to succeed; gives what it said."""
        code, gezegd, fout = self.beheer(*opdracht)
        assert code == 0, fout
        return gezegd

    def python(self, opdracht):
        return self.doe("shell", "--verbosity=0", "--command", opdracht).strip()

    @contextmanager
    def server(self):
        """Gives a function that asks its server for an address."""
        with self.luister() as plek:

            def vraag(adres, host="localhost"):
                with closing(http.client.HTTPConnection(plek, timeout=120)) as verbinding:
                    verbinding.request("GET", adres, headers={"Host": host})
                    antwoord = verbinding.getresponse()
                    return antwoord.status, antwoord.read().decode(), antwoord.headers

            yield vraag

    @contextmanager
    def luister(self):
        """Gives the host and the port of its server."""
        with gunicorn(self.omgeving) as (plek, self.pid):
            yield plek


@contextmanager
def gunicorn(omgeving, *opties):
    """Start a server with this around it, until the end; gives its host and port, and its pid."""
    opdracht = ["-m", "gunicorn", "--bind", "127.0.0.1:0", "--no-control-socket"]
    proces = subprocess.Popen(
        [sys.executable, *opdracht, *opties, "ijmond.wsgi"],
        cwd=settings.BASE_DIR,
        env=omgeving,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        begin = next(regel for regel in proces.stderr if "Listening at" in regel)
        yield begin.partition("http://")[2].split()[0], proces.pid
    finally:
        proces.terminate()
        proces.communicate()
