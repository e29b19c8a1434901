"""How many visits a second a page takes that is kept, beside a bare "hello" and a static file.

Two servers, gunicorn with one worker each, are asked in turns, each visit over a connection of its
own: who else uses the machine, slows all of them alike. "hello" is Django with one view and nothing
around it. The budget of a kept page is half of its visits.
"""

import gzip
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from tests.bench_meter import VAST

BASIS = Path(__file__).resolve().parent.parent
RONDES = 40
PER_RONDE = 50
HELLO = "hello"
KOPPEN = {"Host": "localhost", "Accept-Encoding": "gzip"}


def meet_server(map_: str, url: str) -> None:
    omgeving = os.environ | VAST | {"DATABASE_URL": url, "PDF_MAP": f"{map_}/server"}
    with _server(f"{__name__}:hello()", omgeving) as bloot, _server("ijmond.wsgi", omgeving) as vol:
        vragen = {
            HELLO: (bloot, "/"),
            "statisch bestand": (vol, _stijlblad(vol)),
            "home, bewaard": (vol, "/"),
            "lijst, bewaard": (vol, "/werkagenda/"),
        }
        uitkomsten = meet(vragen)
    print(f"\n{'een server, een werker':<28}{'ms CPU':>10}{'per s':>10}{'van hello':>12}")
    _, van_hello = uitkomsten[HELLO]
    for naam, (cpu, per_s) in uitkomsten.items():
        print(f"{naam:<28}{cpu:>10.2f}{per_s:>10.0f}{per_s / van_hello:>12.2f}")


def meet(vragen: dict[str, tuple["Server", str]]) -> dict[str, tuple[float, float]]:
    """The medians of each: milliseconds of CPU, and visits a second."""
    gemeten = {naam: [] for naam in vragen}
    for _ in range(RONDES):
        for naam, (server, adres) in vragen.items():
            gemeten[naam].append(server.vraag_vaak(adres))
    return {
        naam: tuple(median(kolom) for kolom in zip(*rondes[1:], strict=True))
        for naam, rondes in gemeten.items()
    }


class Server:
    """A process that answers, with one worker."""

    def __init__(self, proces: subprocess.Popen, poort: int):
        self.proces, self.poort = proces, poort

    def luistert(self) -> bool:
        with socket.socket() as lijn:
            return lijn.connect_ex(("127.0.0.1", self.poort)) == 0

    def vraag(self, adres: str) -> bytes:
        verbinding = HTTPConnection("127.0.0.1", self.poort, timeout=60)
        try:
            verbinding.request("GET", adres, headers=KOPPEN)
            antwoord = verbinding.getresponse()
            assert antwoord.status == 200, (adres, antwoord.status)
            return antwoord.read()
        finally:
            verbinding.close()

    def vraag_vaak(self, adres: str) -> tuple[float, float]:
        """Milliseconds of CPU for one visit, and how many a second."""
        cpu, begin = self._cpu(), time.perf_counter()
        for _ in range(PER_RONDE):
            self.vraag(adres)
        duur = time.perf_counter() - begin
        return (self._cpu() - cpu) / PER_RONDE, PER_RONDE / duur

    def _cpu(self) -> float:
        pid = self.proces.pid
        [werker] = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return int(Path(f"/proc/{werker}/schedstat").read_text().split()[0]) / 1e6


@contextmanager
def _server(app: str, omgeving: dict[str, str]) -> Iterator[Server]:
    """Without the settings of ours, which let a server print as it starts."""
    with socket.create_server(("127.0.0.1", 0)) as plek:
        poort = plek.getsockname()[1]
    opties = f"--config python:tests --bind 127.0.0.1:{poort} --log-level warning"
    proces = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *opties.split(), "--no-control-socket", app],
        cwd=BASIS,
        env=omgeving,
    )
    server = Server(proces, poort)
    try:
        while not server.luistert():
            assert proces.poll() is None, f"{app} begon niet"
            time.sleep(0.2)
        yield server
    finally:
        proces.terminate()
        proces.wait()


def _stijlblad(server: Server) -> str:
    pagina = gzip.decompress(server.vraag("/")).decode()
    return re.search(r'<link rel="stylesheet" href="([^"]+)"', pagina)[1]


def hello():
    """An application of Django with one view, and nothing around it."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.http import HttpResponse
    from django.urls import path

    class Adressen:
        urlpatterns = [path("", lambda request: HttpResponse("hello"))]

    settings.configure(ALLOWED_HOSTS=["localhost"], ROOT_URLCONF=Adressen)
    return get_wsgi_application()
