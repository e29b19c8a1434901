"""What a page costs at 100, 10,000 and 100,000 items, beside a bare "hello" and a static file.

`python -m tests.bench [100 10000 100000]`; behind `python -m tests.postgres` it does so on
PostgreSQL. Each size has a database and a process of its own, made by `genereer_agenda`, and they
answer in turns: who else uses the machine, slows all of them alike. Prints medians of the CPU that
the process and its database used, in ms, and the queries. Ratios hold better than the figures.
With MEETMAP the databases of SQLite stay there, for a next time.
"""

import json
import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from tests.bench_meter import VAST
from tests.bench_server import meet_server

AANTALLEN = (100, 10_000, 100_000)
RONDES = 5
GENOEG = 2_000
"""Milliseconds after which a page has been measured well enough."""
KOUD = "koud "
"""Before an address: what it costs the first time after the content changed."""
HELLO, STATISCH = "hello", "statisch"
GISTEREN = date.today() - timedelta(days=1)
LIJSTEN = {
    "lijst": "/werkagenda/",
    "gefilterd op status": "/werkagenda/?status=loopt",
    "gefilterd op periode": f"/werkagenda/?periode={date.today().year + 1}",
    "gefilterd op wie": "/werkagenda/?eigenaar=meet-e1",
    "gesorteerd": "/werkagenda/?sort=-termijn",
    "met een woord": "/werkagenda/?tekst=warmtenetten",
    "laatste volle bladzijde": "/werkagenda/?page={blad}",
}
PAGINAS = {
    HELLO: HELLO,
    "statisch bestand": STATISCH,
    "ongewijzigd (304)": "304",
    **LIJSTEN,
    **{f"{naam}, koud": KOUD + adres for naam, adres in LIJSTEN.items()},
    "zoeken": "/zoeken/?q=warmtenet",
    "zoeken, blad 3": "/zoeken/?q=griffie&soort=actie&page=3",
    "home": "/",
    "agenda": "/agenda/meetagenda/",
    "domein": "/agenda/meetagenda/d1/",
    "overleg": "/werkagenda/meet-o1/",
    "wijzigingen": "/wijzigingen/",
    "wijzigingen, koud": KOUD + "/wijzigingen/",
    "wie doet wat": "/eigenaren/",
    "eigenaar": "/eigenaren/meet-e1/",
    "vergelijking": f"/agenda/meetagenda/vergelijk/?van={GISTEREN}",
}


def main():
    aantallen = tuple(map(int, sys.argv[1:])) or AANTALLEN
    with tempfile.TemporaryDirectory() as map_:
        meters = [Meter(aantal, Path(os.environ.get("MEETMAP", map_))) for aantal in aantallen]
        try:
            druk_af(meters)
        finally:
            for meter in meters:
                meter.proces.kill()
                meter.proces.wait()
        meet_server(map_, meters[0].url)
        if not os.environ.get("DATABASE_URL"):
            meet_de_rest(map_)


def meet_de_rest(map_):
    """What a comparison costs with five years behind it, and what a PDF costs."""
    os.environ |= VAST | {"PDF_MAP": map_, "DATABASE_URL": f"sqlite:///{map_}/rest.sqlite3"}
    import django
    from django.core.management import call_command

    django.setup()
    from agenda.models.bijwerking import LUISTERAARS

    LUISTERAARS.clear()  # who prints what changed, would hold the database and a core
    call_command("migrate", verbosity=0)
    from tests.bench_pdf import meet_pdf
    from tests.bench_vergelijken import meet_vergelijken

    meet_vergelijken()
    meet_pdf()


def druk_af(meters):
    for meter in meters:
        print(f"{meter.aantal:>7} punten: {meter.lees()['klaar']} s", file=sys.stderr)
    print(f"\n{'ms CPU (queries)':<34}" + "".join(f"{m.aantal:>16}" for m in meters) + "   keer")
    for naam, adres in PAGINAS.items():
        uitkomsten = meet(meters, adres)
        ms = [median(tijden) for tijden, _ in uitkomsten]
        cellen = (f"{t:>10.1f} ({q:>3})" for t, (_, q) in zip(ms, uitkomsten, strict=True))
        print(f"{naam:<34}" + "".join(cellen) + f"{ms[-1] / ms[0]:>7.2f}", flush=True)


def meet(meters, adres):
    """Milliseconds, and how many queries, for each of these sizes; they take turns."""
    uitkomsten = [([], 0) for _ in meters]
    for ronde in range(RONDES + 1):
        for plek, meter in enumerate(meters):
            tijden, _ = uitkomsten[plek]
            if sum(tijden) < GENOEG:
                uitkomst = meter.vraag(adres)
                uitkomsten[plek] = (tijden, uitkomst["queries"])
                # The first one fills what is kept; where that takes long, once is enough.
                if ronde or uitkomst["ms"] > GENOEG:
                    tijden.append(uitkomst["ms"])
    return uitkomsten


class Meter:
    """A process that measures pages of a database with so many items."""

    def __init__(self, aantal: int, map_: Path):
        self.aantal = aantal
        self.url = self._database(map_)
        wissel = {"PDF_MAP": f"{map_}/pdf-{aantal}", "DATABASE_URL": self.url}
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "tests.bench_meter", str(aantal)],
            env=os.environ | VAST | wissel,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _database(self, map_):
        url = os.environ.get("DATABASE_URL", "")
        if not url.startswith("postgres"):
            return f"sqlite:///{map_}/{self.aantal}.sqlite3"
        import psycopg

        host = url.split("@")[1].rsplit("/", 1)[0]
        with psycopg.connect(host=host, user="ijmond", dbname="ijmond", autocommit=True) as los:
            los.execute(f"CREATE DATABASE meet_{self.aantal}")
        return f"{url.rsplit('/', 1)[0]}/meet_{self.aantal}"

    def vraag(self, adres):
        blad = max(1, (self.aantal - self.aantal // 10) // 25)
        self.proces.stdin.write(adres.format(blad=blad) + "\n")
        self.proces.stdin.flush()
        return self.lees()

    def lees(self):
        return json.loads(self.proces.stdout.readline())


if __name__ == "__main__":
    main()
