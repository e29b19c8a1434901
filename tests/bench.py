"""What a page costs: queries and milliseconds per kind of page, few items against many.

`python -m tests.bench [few many]` fills a database of its own through the save path. It measures
in process, in turns with a bare "hello" view, and prints medians. Times differ per machine; ratios
hold better.
"""

import os
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

AANTALLEN = (300, 10_000)
"""Few and many items; of few, each list still fills a page, so that like is compared with like."""
RONDES = 15
ZWAAR = 200
"""Milliseconds from which a page is measured apart: what it leaves in memory slows the others."""
GENOEG = 20_000
"""Milliseconds after which a page has been measured well enough."""
KOUD = " (koud)"
"""Of a list: what it costs the first time after the content changed."""


def main():
    with tempfile.TemporaryDirectory() as map_:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(map_, 'bench.sqlite3')}"
        os.environ["PDF_MAP"] = map_
        os.environ.setdefault("SECRET_KEY", "alleen-om-te-meten-" * 3)
        os.environ["ALLOWED_HOSTS"] = "localhost"
        os.environ["HTTPS"] = "off"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ijmond.settings")
        import django

        django.setup()
        meet_paginas()
        from tests.bench_pdf import meet_pdf
        from tests.bench_vergelijken import meet_vergelijken

        meet_vergelijken()
        meet_pdf()


def meet_paginas():
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    bank = Vulling()
    metingen = {}
    aantallen = tuple(map(int, sys.argv[1:])) or AANTALLEN
    for aantal in aantallen:
        begin = time.perf_counter()
        bank.vul_tot(aantal)
        duur = time.perf_counter() - begin
        print(f"{aantal:>7} punten opgeslagen, {duur:.1f} s erbij", file=sys.stderr)
        metingen[aantal] = meet()
    weinig, veel = (metingen[aantal] for aantal in aantallen)
    print(
        f"\n{'pagina':<34}"
        + "".join(f"{a:>8} queries {'ms':>7}" for a in aantallen)
        + f"{'keer':>7}"
    )
    for adres, (queries, ms) in weinig.items():
        meer_queries, meer_ms = veel[adres]
        print(
            f"{adres:<34}{queries:>16} {ms:>7.1f}"
            f"{meer_queries:>16} {meer_ms:>7.1f}{meer_ms / ms:>7.2f}"
        )


def meet() -> dict[str, tuple[int, float]]:
    """Queries and median milliseconds per address, the rounds of like pages interleaved."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client, RequestFactory
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="localhost")
    kop = {"HTTP_IF_NONE_MATCH": client.get("/").headers["ETag"]}
    verzoek = RequestFactory().get("/")

    def vraag_koud(adres):
        cache.clear()
        client.get(adres)

    doe = {"hello": lambda: hello(verzoek), "ongewijzigd (304)": lambda: client.get("/", **kop)}
    doe |= {adres: partial(client.get, adres) for adres in ADRESSEN}
    doe |= {adres + KOUD: partial(vraag_koud, adres) for adres in LIJSTEN}
    queries, tijden, eerste = {}, {naam: [] for naam in doe}, {}
    for naam, vraag in doe.items():
        eerste[naam] = _ms(vraag)
        with CaptureQueriesContext(connection) as gevangen:
            vraag()
        queries[naam] = len(gevangen)
    koud = [naam for naam in doe if naam.endswith(KOUD)]
    zwaar = [naam for naam in doe if naam not in koud and eerste[naam] > ZWAAR]
    licht = [naam for naam in doe if naam not in koud and naam not in zwaar]
    for groep in (licht, koud, zwaar):
        for naam in groep:
            doe[naam]()  # what the group before it left in the cache is not what this one finds
        for _ in range(RONDES):
            for naam in groep:
                if sum(tijden[naam]) < GENOEG:
                    tijden[naam].append(_ms(doe[naam]))
    return {naam: (queries[naam], median(tijden[naam])) for naam in doe}


LIJSTEN = (
    "/agendapunten/",
    "/agendapunten/?periode=2027",
    "/werkagenda/",
    "/werkagenda/?page=5",
    "/werkagenda/?sort=-termijn",
    "/werkagenda/?eigenaar=e1",
    "/werkagenda/?periode=2027",
    "/werkagenda/?tekst=woord",
)
ADRESSEN = (
    "/",
    "/agenda/bench/",
    "/agenda/bench/d1/",
    "/agenda/bench/geheel/",
    *LIJSTEN,
    "/werkagenda/o1/",
    "/agendapunten/BA-01/punt-1/",
    "/acties/BW-01/actie-1/",
    "/eigenaren/",
    "/eigenaren/e1/",
    "/zoeken/?q=punt",
    "/zoeken/?q=griffie&soort=actie&page=3",
)


def hello(verzoek):
    from django.http import HttpResponse

    return HttpResponse("hello")


def _ms(doe) -> float:
    begin = time.perf_counter()
    doe()
    return (time.perf_counter() - begin) * 1000


class Vulling:
    """An agenda with as many items as asked: one agendapunt to every nine actions."""

    def __init__(self):
        from agenda.models import Agenda, Domein, Eigenaar, Periode
        from agenda.opslag import opslag
        from werkagenda.models import Overleg

        self.aantal = 0
        with opslag() as werk:
            self.agenda = Agenda(
                titel="Bench", slug="bench", regio="R", status="lopend", is_home=True,
                begin=date(2026, 1, 1), eind=date(2029, 12, 31),
                voorvoegsel_agendapunt="BA", voorvoegsel_actie="BW",
            )  # fmt: skip
            werk.bewaar(self.agenda)
            self.domeinen = [
                Domein(agenda=self.agenda, naam=f"D{n}", slug=f"d{n}") for n in range(1, 4)
            ]
            self.perioden = [
                Periode(agenda=self.agenda, naam=str(j), begin=date(j, 1, 1), eind=date(j, 12, 31))
                for j in range(2026, 2030)
            ]
            self.eigenaren = [
                Eigenaar(naam=f"E{n}", slug=f"e{n}", soort="gemeente") for n in range(1, 41)
            ]
            for rij in (*self.domeinen, *self.perioden, *self.eigenaren):
                werk.bewaar(rij)
            self.overleggen = [
                Overleg(agenda=self.agenda, domein=self.domeinen[n % 3], naam=f"O{n}", slug=f"o{n}")
                for n in range(1, 17)
            ]
            for overleg in self.overleggen:
                werk.bewaar(overleg)

    def vul_tot(self, aantal):
        from agenda.opslag import opslag

        with opslag() as werk:
            while self.aantal < aantal:
                self.aantal += 1
                if self.aantal % 10 == 1:
                    self._agendapunt(werk, self.aantal // 10 + 1)
                else:
                    self._actie(werk, self.aantal - (self.aantal + 9) // 10)

    def _agendapunt(self, werk, nummer):
        from agenda.models import Agendapunt, Planning

        punt = Agendapunt(
            agenda=self.agenda, kenmerk=f"BA-{nummer:02d}", domein=self.domeinen[nummer % 3],
            titel=f"Punt {nummer}", toelichting=TEKST, publicatie="gepubliceerd",
        )  # fmt: skip

        def schrijf():
            for periode in {self.perioden[nummer % 4], self.perioden[nummer % 3]}:
                Planning.objects.create(agendapunt=punt, periode=periode)
            self._betrek(punt, nummer)

        werk.bewaar(punt, schrijf)

    def _actie(self, werk, nummer):
        from werkagenda.models import Actie

        actie = Actie(
            agenda=self.agenda, kenmerk=f"BW-{nummer:02d}", overleg=self.overleggen[nummer % 16],
            titel=f"Actie {nummer}", toelichting=TEKST, publicatie="gepubliceerd", status="loopt",
            termijn=date(2026 + nummer % 4, 1 + nummer % 12, 1) if nummer % 3 else None,
            termijn_precisie="maand" if nummer % 3 else "onbekend",
        )  # fmt: skip
        werk.bewaar(actie, lambda: self._betrek(actie, nummer))

    def _betrek(self, punt, nummer):
        from agenda.models import Betrokkenheid

        for eigenaar in {self.eigenaren[nummer % 40], self.eigenaren[nummer % 7]}:
            Betrokkenheid.objects.create(punt=punt, eigenaar=eigenaar, rol="uitvoerder")


TEKST = (
    "Dit is een korte toelichting met een woord of twintig, zoals een griffie die schrijft. " * 2
)

if __name__ == "__main__":
    main()
