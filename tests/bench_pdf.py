"""What a PDF costs: seconds of processor and megabytes at their highest, beside bare WeasyPrint.

`meet_pdf()` prints a table; `meet(agendapunten, acties)` gives the figures of one size. Both
programs get the same HTML, in turns, each in a process of its own; "bare" makes no tags.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from django.conf import settings

from ijmond.document import als_html
from ijmond.drukkerij.drukken import DRUKKER
from ijmond.momentopname.selectie import Selectie
from tests.momentopnamen import grote_momentopname

OMVANGEN = ((11, 86), (113, 887))
"""Agendapunten and acties: the region's own agenda, and one of a thousand items."""
KAAL = """
import sys
from weasyprint import HTML
HTML(string=sys.stdin.read(), base_url=sys.argv[2]).write_pdf(sys.argv[1])
"""


@dataclass(frozen=True)
class Meting:
    """Seconds of processor (user and system), megabytes at their highest, kilobytes of PDF."""

    seconden: float
    megabytes: float
    kilobytes: float


def meet_pdf(rondes: int = 3) -> None:
    print(f"\n{'pdf':<28}{'s':>8}{'MB':>8}{'kB':>8}")
    for agendapunten, acties in OMVANGEN:
        for naam, meting in meet(agendapunten, acties, rondes).items():
            kop = f"{agendapunten + acties} punten, {naam}"
            print(
                f"{kop:<28}{meting.seconden:>8.2f}{meting.megabytes:>8.0f}{meting.kilobytes:>8.0f}"
            )


def meet(agendapunten: int, acties: int, rondes: int = 3) -> dict[str, Meting]:
    """The medians over `rondes` of our own program and of bare WeasyPrint."""
    momentopname = grote_momentopname(agendapunten, acties)
    html = als_html(momentopname, Selectie(), "https://voorbeeld.example/agenda/").encode()
    static = f"{settings.BASE_DIR / 'static'}/"
    opdrachten = {
        "portaal": lambda doel: [*DRUKKER, doel, "600"],
        "bare WeasyPrint": lambda doel: [sys.executable, "-c", KAAL, doel, static],
    }
    metingen = {naam: [] for naam in opdrachten}
    with tempfile.TemporaryDirectory() as map_:
        for ronde in range(rondes):
            for naam, opdracht in opdrachten.items():
                doel = Path(map_, f"{ronde}.pdf")
                metingen[naam].append(_meet_proces(opdracht(str(doel)), html, doel))
    return {
        naam: Meting(*(median(kolom) for kolom in zip(*rijen, strict=True)))
        for naam, rijen in metingen.items()
    }


def _meet_proces(opdracht, html, doel):
    with tempfile.TemporaryFile() as invoer:
        invoer.write(html)
        invoer.seek(0)
        kind = subprocess.Popen(
            opdracht,
            stdin=invoer,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
        )
        _, status, verbruik = os.wait4(kind.pid, 0)
    kind.returncode = os.waitstatus_to_exitcode(status)  # waited for already
    if kind.returncode:
        raise RuntimeError(f"{opdracht} mislukte: {kind.returncode}")
    kilobytes = doel.stat().st_size / 1000
    return verbruik.ru_utime + verbruik.ru_stime, verbruik.ru_maxrss / 1024, kilobytes
