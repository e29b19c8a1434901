"""The PDF of a living agenda: made once for every state of the agenda, and kept."""

import fcntl
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import IO, BinaryIO

from django.conf import settings

from agenda.models import Agenda
from agenda.verschil import verschuivingen

from ..bouw import bouwkenmerk
from ..momentopname.momenten import Moment
from ..momentopname.opnemen import neem_op
from ..momentopname.selectie import Selectie
from ..vergelijking import vergelijk
from .opmaak import Sinds, als_html

DRUKKER = (sys.executable, "-m", "ijmond.drukker")
OMGEVING = ("LD_LIBRARY_PATH", "PATH", "TMPDIR")
"""All that the child gets to know of the environment: it needs no settings and no secrets."""
BEWAARTIJD = 7 * 24 * 60 * 60
"""Seconds after its last use that a PDF is thrown away."""
BEWAARRUIMTE = 200_000_000
"""Bytes that the kept PDFs take together at most; what was used longest ago goes first."""
HET_IS_DRUK = (
    "Het is nu druk: er worden al andere pdf’s gemaakt. "
    "Wacht een minuut en probeer het dan opnieuw."
)

log = logging.getLogger(__name__)


class DrukFout(Exception):
    """There is no PDF now; the text tells a visitor so."""


def levende_agenda_pdf(
    agenda: Agenda, selectie: Selectie, adres: str, sinds: Moment | None = None
) -> BinaryIO:
    """The PDF of a public agenda, or of a part of it, opened for reading.

    See `als_html` for `adres`; `sinds` is the moment to compare with. Raises DrukFout when it can't
    be made in `settings.PDF_MAX_SECONDEN`, and ValueError when no state was kept from `sinds`.
    """

    def maak_html():
        nu, gewijzigd = neem_op(agenda), None
        if sinds:
            vergelijking = vergelijk(agenda.pk, sinds.neem_op(agenda), nu)
            gewijzigd = Sinds(sinds.in_woorden, vergelijking)
        verschoven = verschuivingen(agenda=agenda)
        return als_html(nu, selectie, adres, gewijzigd, verschuivingen=verschoven)

    # The token is read before the content, so a file never holds less than its token says.
    staat = (agenda.slug, agenda.bijwerking.token, agenda.is_afgelopen)
    return druk((*staat, selectie, adres, sinds and sinds.naam), maak_html)


def druk(sleutel: tuple, maak_html: Callable[[], str]) -> BinaryIO:
    """The PDF that belongs to `sleutel` and this build; `maak_html` is called only to make it.

    One PDF is made at a time, over all threads and processes that share the folder, and one waits
    in front of the printer; who comes then has little patience. Gives no path, because an open file
    stays whole, even when it is thrown away meanwhile.
    """
    naam = sha256(repr((bouwkenmerk(), *sleutel)).encode()).hexdigest()
    doel = settings.PDF_MAP / f"{naam}.pdf"
    if bestand := _open(doel):
        return bestand
    begin = time.monotonic()
    opgeven = begin + settings.PDF_MAX_SECONDEN
    ongeduld = begin + min(settings.PDF_GEDULD_SECONDEN, settings.PDF_MAX_SECONDEN)
    settings.PDF_MAP.mkdir(parents=True, exist_ok=True)
    with (settings.PDF_MAP / "drukker").open("w") as drukker:
        with (settings.PDF_MAP / "rij").open("w") as rij:
            bestand = _wacht(rij, doel, ongeduld) or _wacht(drukker, doel, opgeven)
        if not bestand:
            _laat_drukken(maak_html().encode(), doel, opgeven)
            bestand = doel.open("rb")
            _ruim_op()
        return bestand


def druk_los(html: str) -> bytes:
    """The PDF of a document that is kept elsewhere: nothing of it stays in the folder."""
    with druk(("los", token_hex()), lambda: html) as bestand:
        Path(bestand.name).unlink(missing_ok=True)
        return bestand.read()


def gooi_weg() -> None:
    """Throw away every PDF that is kept, and the one that is being printed once it is there.

    Waits for one rendering at most: the kernel gives a lock to who sleeps for it before somebody
    else tries again.
    """
    settings.PDF_MAP.mkdir(parents=True, exist_ok=True)
    with (settings.PDF_MAP / "drukker").open("w") as drukker:
        fcntl.flock(drukker, fcntl.LOCK_EX)
        for pad in _bewaard():
            pad.unlink(missing_ok=True)


def _open(doel: Path) -> BinaryIO | None:
    """The file, marked as used just now; None when there is none."""
    with suppress(FileNotFoundError):
        bestand = doel.open("rb")
        os.utime(bestand.fileno())
        return bestand
    return None


def _wacht(slot: IO, doel: Path, tot: float) -> BinaryIO | None:
    """Take a lock, unless the PDF is there first: then give that, opened.

    The kernel lets go of a lock when its file is closed, also when this process dies.
    """
    while True:
        with suppress(BlockingIOError):
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return _open(doel)
        if bestand := _open(doel):
            return bestand
        if time.monotonic() > tot:
            raise DrukFout(HET_IS_DRUK)
        time.sleep(0.05)


def _laat_drukken(html: bytes, doel: Path, opgeven: float) -> None:
    """Have a child process make `doel`: what a rendering takes of memory is gone afterwards."""
    seconden = max(opgeven - time.monotonic(), 0.1)  # to the child, 0 would be no limit at all
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


def _bewaard() -> list[Path]:
    """What is kept, and what a child is still writing or left behind."""
    return [*settings.PDF_MAP.glob("*.pdf"), *settings.PDF_MAP.glob("*.deel")]


def _ruim_op() -> None:
    """Throw away what nobody asked for in a while, and what a child that died left behind."""
    bewaard = []
    for pad in _bewaard():
        with suppress(FileNotFoundError):  # a child that outlived its parent may move its file
            bewaard.append((pad.stat(), pad))
    grens, ruimte = time.time() - BEWAARTIJD, BEWAARRUIMTE
    for stat, pad in sorted(bewaard, key=lambda paar: paar[0].st_mtime, reverse=True):
        ruimte -= stat.st_size
        if ruimte < 0 or stat.st_mtime < grens:
            pad.unlink(missing_ok=True)
