"""What a question costs in the database: a rare word, a common one, a begin of many, several.

`python -m tests.bench_zoeken [100 10000 100000]` fills an index of its own, with texts of which the
words are as common as in a language; behind `python -m tests.postgres` it does so on PostgreSQL.
The least milliseconds of fifteen times, the questions in turns: what else runs only adds to that.
"""

import os
import random
import sys
import tempfile
import time
from pathlib import Path

AANTALLEN = (100, 10_000, 100_000)
RONDES = 15
WOORDENSCHAT = 5_000
VRAGEN = {
    "een zeldzaam woord": "wzeldzaam",
    "een woord in drie van de vier": "w0001",
    "een begin van 1.000 woorden": "w1",
    "een begin van alle woorden": "w",
    "drie woorden": "w0001 w0002 w0003",
    "een lang begin van zo'n woord": "w000",
    "een gewoon en een zeldzaam": "w0001 wzeldzaam",
    "niets": "qqqq",
}


def main():
    with tempfile.TemporaryDirectory() as map_:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(map_, 'bench.sqlite3')}")
        os.environ.setdefault("SECRET_KEY", "alleen-om-te-meten-" * 3)
        os.environ |= {"ALLOWED_HOSTS": "localhost", "HTTPS": "off", "PDF_MAP": map_}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ijmond.settings")
        import django

        django.setup()
        meet_zoeken(tuple(map(int, sys.argv[1:])) or AANTALLEN)


def meet_zoeken(aantallen):
    from django.core.management import call_command
    from django.db import connection

    from ijmond.zoeken import index

    call_command("migrate", verbosity=0)
    kop = "".join(f"{aantal:>16}" for aantal in aantallen)
    print(f"\n{f'zoeken, {connection.vendor}: ms':<34}{kop}")
    er_zijn, metingen = 0, {naam: [] for naam in VRAGEN}
    for aantal in aantallen:
        vul(er_zijn, aantal)
        er_zijn = aantal
        index.ruim_op()
        for naam, uitkomst in meet().items():
            metingen[naam].append(uitkomst)
    for naam, uitkomsten in metingen.items():
        cellen = "".join(f"{ms:>9.1f} ({hoeveel:>4})" for ms, hoeveel in uitkomsten)
        print(f"{naam:<34}{cellen}")


def meet():
    """The least milliseconds and the number of hits per question."""
    from ijmond.zoeken import index
    from ijmond.zoeken.soorten import SOORTEN
    from ijmond.zoeken.woorden import lees_vraag

    vragen = {naam: lees_vraag(tekst, {}) for naam, tekst in VRAGEN.items()}
    tijden, hoeveel = {naam: [] for naam in vragen}, {}
    for _ in range(RONDES):
        for naam, vraag in vragen.items():
            begin = time.perf_counter()
            hoeveel[naam] = len(index.zoek(vraag, [*SOORTEN]))
            tijden[naam].append((time.perf_counter() - begin) * 1000)
    return {naam: (min(tijden[naam]), hoeveel[naam]) for naam in vragen}


def vul(vanaf, tot):
    """Rows of which nine in ten are acties, as `bench` has them."""
    from ijmond.zoeken import index

    kans = random.Random(vanaf)
    woord = [f"w{nummer:04}" for nummer in range(WOORDENSCHAT)]
    gewicht = [1 / (nummer + 3) for nummer in range(WOORDENSCHAT)]
    for begin in range(vanaf, tot, 5_000):
        nummers = range(begin, min(begin + 5_000, tot))
        index.schrijf([regel(nummer, kans, woord, gewicht) for nummer in nummers])


def regel(nummer, kans, woord, gewicht):
    """A row with a title of five words, and forty in all; one in a thousand has the rare one."""
    from ijmond.zoeken.model import Zoekregel
    from ijmond.zoeken.woorden import IN_KOP, OVERAL, SOORT

    soort = "agendapunt" if nummer % 10 == 0 else "actie"
    kop, rest = kans.choices(woord, gewicht, k=5), kans.choices(woord, gewicht, k=35)
    overal = {*kop, *rest, *(["wzeldzaam"] if nummer % 997 == 5 else [])}
    termen = {SOORT + soort, *(IN_KOP + w for w in kop), *(OVERAL + w for w in overal)}
    return Zoekregel(
        soort=soort,
        sleutel=f"B-{nummer}",
        kop=" ".join(kop),
        kopvorm=" ".join(kop),
        adres=f"/b/{nummer}/",
        tekst=" ".join(rest),
        termen=" ".join(sorted(termen)),
    )


if __name__ == "__main__":
    main()
