"""The PDF of a living agenda: made once for every state of the agenda, and kept."""

import fcntl
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from agenda.models import Agenda

from .bouw import bouwkenmerk
from .opmaak import als_html
from .opnemen import neem_op
from .selectie import Selectie

DRUKKER = (sys.executable, "-m", "ijmond.drukken")
OMGEVING = ("LD_LIBRARY_PATH", "PATH", "TMPDIR")
"""All that the child gets to know of the environment: it needs no settings and no secrets."""
BEWAARTIJD = 7 * 24 * 60 * 60
"""Seconds after its last use that a PDF is thrown away."""

log = logging.getLogger(__name__)


class DrukFout(Exception):
    """There is no PDF now; the text tells a visitor so."""


def levende_agenda_pdf(agenda: Agenda, selectie: Selectie, adres: str) -> BinaryIO:
    """The PDF of a public agenda, or of a part of it, opened for reading.

    `adres` is where the agenda can be read online; it is printed. Raises DrukFout when the PDF
    can't be made in `settings.PDF_MAX_SECONDEN`.
    """
    # The number is read before the content, so a file never holds less than its number says.
    sleutel = (agenda.slug, agenda.inhoudsversie.nummer, selectie, adres)
    return druk(sleutel, lambda: als_html(neem_op(agenda), selectie, adres))


def druk(sleutel: tuple, maak_html: Callable[[], str]) -> BinaryIO:
    """The PDF that belongs to `sleutel` and this build; `maak_html` is called only to make it.

    Whoever asks for a key that is being made waits for it. An open file stays whole, even when it
    is thrown away meanwhile; that is why this gives no path.
    """
    naam = sha256(repr((bouwkenmerk(), *sleutel)).encode()).hexdigest()
    doel = settings.PDF_MAP / f"{naam}.pdf"
    if bestand := _open(doel):
        return bestand
    with _alleen():
        if bestand := _open(doel):
            return bestand
        _laat_drukken(maak_html().encode(), doel)
        _ruim_op()
        return doel.open("rb")


def _open(doel: Path) -> BinaryIO | None:
    """The file, marked as used just now; None when there is none."""
    try:
        bestand = doel.open("rb")
    except FileNotFoundError:
        return None
    os.utime(bestand.fileno())
    return bestand


@contextmanager
def _alleen() -> Iterator[None]:
    """Hold the one place at the printer, over all threads and processes that share the folder."""
    settings.PDF_MAP.mkdir(parents=True, exist_ok=True)
    opgeven = time.monotonic() + settings.PDF_MAX_SECONDEN
    with (settings.PDF_MAP / "slot").open("w") as slot:
        # The kernel lets go of the lock when this process dies, however it dies.
        while not _neem(slot):
            if time.monotonic() > opgeven:
                raise DrukFout("Het is nu druk. Probeer het over een paar minuten opnieuw.")
            time.sleep(0.05)
        yield


def _neem(slot) -> bool:
    try:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _laat_drukken(html: bytes, doel: Path) -> None:
    """Have a child process make `doel`: what a rendering takes of memory is gone afterwards."""
    seconden = settings.PDF_MAX_SECONDEN
    try:
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
    except (OSError, subprocess.SubprocessError) as fout:
        uitleg = getattr(fout, "stderr", None) or b""
        log.error("Drukken mislukt: %s\n%s", fout, uitleg.decode(errors="replace"))
        for rest in doel.parent.glob(f"{doel.stem}.*"):
            rest.unlink(missing_ok=True)
        raise DrukFout(
            "De pdf maken lukte niet. Probeer het over een paar minuten opnieuw. "
            "Lukt het dan nog niet? Laat het de griffie weten."
        ) from fout


def _ruim_op() -> None:
    """Throw away what nobody asked for in a while, and what a child that died left behind."""
    grens = time.time() - BEWAARTIJD
    for patroon in ("*.pdf", "*.deel"):
        for pad in settings.PDF_MAP.glob(patroon):
            with suppress(FileNotFoundError):  # a child that outlived its parent may move its file
                if pad.stat().st_mtime < grens:
                    pad.unlink()
