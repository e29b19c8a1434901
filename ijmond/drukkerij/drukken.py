"""One PDF at a time, by a child that knows no Django: see `ijmond.drukker`."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.conf import settings

from agenda.getallen import in_kb

from . import bewaren

DRUKKER = (sys.executable, "-m", "ijmond.drukker")
OMGEVING = ("LD_LIBRARY_PATH", "PATH", "TMPDIR")
"""All that the child gets to know of the environment: it needs no settings and no secrets."""

log = logging.getLogger(__name__)


class Gelegd(NamedTuple):
    """A PDF that is kept, and how many pages it has."""

    pad: Path
    bladen: int

    @property
    def omvang(self) -> str:
        """As "33 bladzijden, 410 kB": what a word more or less does not change."""
        bladen = f"{self.bladen} bladzijde{'n' * (self.bladen != 1)}"
        return f"{bladen}, {in_kb(self.pad.stat().st_size)}"


def druk(naam: str, maak_html: Callable[[], str]) -> Gelegd | None:
    """Make the PDF that is called so, to be kept; None when it does not work."""
    with _meldt(naam):
        doel = bewaren.plaats() / f"{naam}.pdf"
        return Gelegd(doel, laat_drukken(maak_html().encode(), doel))
    return None


def druk_los(naam: str, html: str) -> bytes | None:
    """The PDF of a document that is kept elsewhere; None when it does not work."""
    with _meldt(naam), TemporaryDirectory(dir=bewaren.eigen_map()) as map_:
        doel = Path(map_, "los.pdf")
        laat_drukken(html.encode(), doel)
        return doel.read_bytes()
    return None


@contextmanager
def _meldt(naam: str) -> Iterator[None]:
    """What can't be printed is told, and must not keep the rest from it."""
    try:
        yield
    except Exception as fout:
        uitleg = getattr(fout, "stderr", None) or b""
        log.exception("Drukken mislukt: %s\n%s", fout, uitleg.decode(errors="replace"))
        bewaren.meld_mislukt(naam)


def laat_drukken(html: bytes, doel: Path) -> int:
    """Have a child process make `doel`: what a rendering takes of memory is gone afterwards.

    Gives the number of its pages, 0 if the child does not tell.
    """
    seconden = settings.PDF_MAX_SECONDEN
    klaar = subprocess.run(  # noqa: S603 - our own program, with a path of our own making
        [*DRUKKER, str(doel), str(seconden)],
        input=html,
        cwd=settings.BASE_DIR,
        env={naam: os.environ[naam] for naam in OMGEVING if naam in os.environ},
        capture_output=True,
        timeout=seconden,
        check=True,
    )
    return int(klaar.stdout or 0)
