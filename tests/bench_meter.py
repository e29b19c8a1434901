"""One of the processes of `bench`: it fills its database, then measures each address it reads."""

import json
import sys
import time
from pathlib import Path

import django

VAST = {
    "ALLOWED_HOSTS": "localhost",
    "HTTPS": "off",
    "SECRET_KEY": "om-te-meten-" * 5,
    "DJANGO_SETTINGS_MODULE": "ijmond.settings",
}
"""What each process of a measurement is set to."""


def main():
    begin = time.perf_counter()
    django.setup()
    bewaar_niets()
    vul(int(sys.argv[1]))
    zeg(klaar=round(time.perf_counter() - begin))
    doe = Doe()
    for regel in sys.stdin:
        zeg(**doe.meet(regel.strip()))


def bewaar_niets():
    """A page is always made anew here, never one that is kept."""
    from django.conf import settings

    for maat in settings.VOORRAAD:
        settings.CACHES[maat]["BACKEND"] = "django.core.cache.backends.dummy.DummyCache"


def vul(aantal):
    from django.core.management import call_command
    from django.db import connection

    from agenda.models import Agenda

    call_command("migrate", verbosity=0)
    if not Agenda.objects.exists():
        call_command("genereer_agenda", punten=aantal, stdout=sys.stderr)
    if connection.vendor == "postgresql":  # which does so by itself, but not in a cluster of tests
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def zeg(**wat):
    print(json.dumps(wat), flush=True)


class Doe:
    """What can be asked, and what it costs."""

    def __init__(self):
        from django.contrib.staticfiles.storage import staticfiles_storage
        from django.db import connection
        from django.test import Client, RequestFactory

        self.client = Client(HTTP_HOST="localhost")
        self.kop = {"HTTP_IF_NONE_MATCH": self.client.get("/").headers["ETag"]}
        self.verzoek = RequestFactory().get("/")
        self.statisch = staticfiles_storage.url("portaal.css")
        self.connection = connection
        self.database = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                self.database = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")

    def meet(self, adres):
        from django.core.cache import cache

        if adres.startswith("koud "):
            cache.clear()
        self.queries = 0
        with self.connection.execute_wrapper(self._tel):
            begin = self._cpu()
            self._vraag(adres.removeprefix("koud "))
            return {"ms": self._cpu() - begin, "queries": self.queries}

    def _tel(self, voer_uit, *vraag):
        self.queries += 1
        return voer_uit(*vraag)

    def _vraag(self, adres):
        from django.http import HttpResponse

        if adres == "hello":
            return HttpResponse("hello")
        if adres == "304":
            return self.client.get("/", **self.kop)
        antwoord = self.client.get(self.statisch if adres == "statisch" else adres)
        assert antwoord.status_code == 200, (adres, antwoord.status_code)
        return antwoord.getvalue()

    def _cpu(self):
        """Milliseconds of this process, and of who answers it in PostgreSQL."""
        database = int(self.database.read_text().split()[0]) / 1e6 if self.database else 0
        return time.process_time() * 1000 + database


if __name__ == "__main__":
    main()
