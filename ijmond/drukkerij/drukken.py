"""One PDF at a time, by a child that knows no Django: see `ijmond.drukker`."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex

from django.conf import settings

from . import bewaren

DRUKKER = (sys.executable, "-m", "ijmond.drukker")
OMGEVING = ("LD_LIBRARY_PATH", "PATH", "TMPDIR")
"""All that the child gets to know of the environment: it needs no settings and no secrets."""

LUKTE_NIET = (
    "De pdf maken lukte niet. Probeer het over een paar minuten opnieuw. "
    "Lukt het dan nog niet? Laat het de griffie weten."
)

log = logging.getLogger(__name__)


class DrukFout(Exception):
    """There is no PDF now; the text tells a visitor so."""


def druk(naam: str, maak_html: Callable[[], str]) -> Path | None:
    """Make the PDF that is called so, and give its path; None when that did not work."""
    try:
        doel = bewaren.plaats() / f"{naam}.pdf"
        laat_drukken(maak_html().encode(), doel)
        return doel
    except Exception as fout:  # what can't be printed must not keep the rest from it
        uitleg = getattr(fout, "stderr", None) or b""
        log.exception("Drukken mislukt: %s\n%s", fout, uitleg.decode(errors="replace"))
        bewaren.meld_mislukt(naam)
        return None


def druk_los(html: str) -> bytes:
    """The PDF of a document that is kept elsewhere: nothing of it stays in the folder."""
    doel = druk(f"los-{token_hex()}", lambda: html)
    if doel is None:
        raise DrukFout(LUKTE_NIET)
    pdf = doel.read_bytes()
    doel.unlink()
    return pdf


def laat_drukken(html: bytes, doel: Path) -> None:
    """Have a child process make `doel`: what a rendering takes of memory is gone afterwards."""
    seconden = settings.PDF_MAX_SECONDEN
    subprocess.run(  # noqa: S603 - our own program, with a path of our own making
        [*DRUKKER, str(doel), str(seconden)],
        input=html,
        cwd=settings.BASE_DIR,
        env={naam: os.environ[naam] for naam in OMGEVING if naam in os.environ},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=seconden,
        check=True,
    )
