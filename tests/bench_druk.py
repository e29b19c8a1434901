"""What others notice when one visitor asks for many PDFs at once: `make bench-druk`.

Starts the portal with the example agenda, in a folder of its own, and asks for PDFs that nobody
printed yet, all at the same moment. Meanwhile somebody reads `/over/` and a load balancer asks
`/healthz`. Prints how those were answered until every PDF that was promised is there, or `GEDULD`
is over.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median
from threading import Event

BASIS = Path(__file__).resolve().parent.parent
AANTAL = 40
ADRES = "/agenda/voorbeeld/levende-agenda.pdf"
GEDULD = 300
"""Seconds after which it does not go on, however slow the machine is."""
INGELOPEN = 30
"""So many visits come first: what a server does once, when it is new, is not what is measured."""
NIETS_MEER = "from agenda.models import Drukopdracht as d; d.objects.all().delete()"
TUSSENPOOS = 0.25
"""Seconds between two visits of who reads meanwhile."""


def main():
    with tempfile.TemporaryDirectory() as map_:
        poort = _vrije_poort()
        omgeving = os.environ | {
            "DATABASE_URL": f"sqlite:///{map_}/bench.sqlite3",
            "PDF_MAP": f"{map_}/pdf",
            "TMPDIR": map_,
            "SECRET_KEY": "alleen-om-te-meten-" * 3,
            "ALLOWED_HOSTS": "127.0.0.1",
            "HTTPS": "off",
            "PORTAAL_URL": f"http://127.0.0.1:{poort}",
        }
        for opdracht in ("migrate --verbosity=0", "laad_voorbeeld"):
            _beheer(*opdracht.split(), omgeving=omgeving)
        with _server(poort, omgeving):
            meet(poort)
        _beheer("shell", "--verbosity=0", "--command", NIETS_MEER, omgeving=omgeving)
        [slot] = Path(map_).glob("ijmond-pdf-*/slot")
        with slot.open() as bestand:
            fcntl.flock(bestand, fcntl.LOCK_EX)  # who prints has it until the last one is there


def meet(poort: int) -> None:
    for _ in range(INGELOPEN):
        _vraag(poort, "/over/")
    klaar = Event()
    with ThreadPoolExecutor(2) as lezers:
        gelezen = {
            adres: lezers.submit(_lees_steeds, poort, adres, klaar)
            for adres in ("/over/", "/healthz")
        }
        try:
            _vraag_veel(poort)
        finally:
            klaar.set()
        for adres, lezer in gelezen.items():
            _meld(f"{adres} ondertussen", lezer.result())


def _vraag_veel(poort: int) -> None:
    """Ask for all at once, and then see how they come."""
    gisteren = date.today() - timedelta(days=1)
    adressen = [f"{ADRES}?sinds={gisteren - timedelta(days=n)}" for n in range(AANTAL)]
    begin = time.monotonic()
    with ThreadPoolExecutor(AANTAL) as bezoekers:
        eerst = list(bezoekers.map(lambda adres: _vraag(poort, adres), adressen))
    _meld(f"{AANTAL} pdf's gevraagd", eerst)
    beloofd = [a for a, (status, _) in zip(adressen, eerst, strict=True) if status == 202]
    nog = beloofd
    while nog and time.monotonic() - begin < GEDULD:
        time.sleep(2)
        nog = [adres for adres in nog if _vraag(poort, adres)[0] == 202]
    wanneer = time.monotonic() - begin
    print(f"{len(beloofd) - len(nog)} van {len(beloofd)} pdf's er na{wanneer:>11.1f} s", flush=True)


def _meld(wat: str, antwoorden: list[tuple[int, float]]) -> None:
    """How many there were of each status, and how long they took."""
    soorten = ", ".join(f"{n} x {s}" for s, n in sorted(Counter(s for s, _ in antwoorden).items()))
    tijden = [seconden for _, seconden in antwoorden]
    print(f"{wat:<28}{median(tijden):>8.3f} s  langste {max(tijden):.3f} s  ({soorten})")


def _lees_steeds(poort: int, adres: str, klaar: Event) -> list[tuple[int, float]]:
    antwoorden = []
    while not klaar.wait(TUSSENPOOS):
        antwoorden.append(_vraag(poort, adres))
    return antwoorden


def _vraag(poort: int, adres: str) -> tuple[int, float]:
    """The status of an answer, 0 when there is none, and the seconds that it took."""
    begin = time.monotonic()
    verbinding = HTTPConnection("127.0.0.1", poort, timeout=120)
    try:
        verbinding.request("GET", adres)
        antwoord = verbinding.getresponse()
        antwoord.read()
        status = antwoord.status
    except (OSError, HTTPException):
        status = 0
    finally:
        verbinding.close()
    return status, time.monotonic() - begin


def _beheer(*opdracht: str, omgeving: dict[str, str]) -> None:
    programma = [sys.executable, "manage.py", *opdracht]
    subprocess.run(programma, cwd=BASIS, env=omgeving, stdout=subprocess.DEVNULL, check=True)


@contextmanager
def _server(poort: int, omgeving: dict[str, str]) -> Iterator[None]:
    """As `make run` has it."""
    opties = f"--bind 127.0.0.1:{poort} --preload --workers 3 --timeout 60 --no-control-socket"
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *opties.split(), "ijmond.wsgi"],
        cwd=BASIS,
        env=omgeving,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while _vraag(poort, "/healthz")[0] != 200:
            time.sleep(0.2)
        yield
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def _vrije_poort() -> int:
    with socket.create_server(("127.0.0.1", 0)) as plek:
        return plek.getsockname()[1]


if __name__ == "__main__":
    main()
