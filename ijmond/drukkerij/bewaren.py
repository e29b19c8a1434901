"""Where PDFs are kept: a folder that never grows beyond its bound."""

import logging
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from socket import gethostname
from tempfile import TemporaryFile, gettempdir
from typing import BinaryIO

from django.conf import settings

from agenda.models import Agenda, Bijwerking, Papieromvang

LAATSTE = "laatste"
"""What the last paper of a whole agenda is called first, kept while the next is being made."""
GRIFFIE = "griffie"
"""What a PDF with concepts is called first, in place of a token."""
EEN_PDF = 10_000_000
"""Bytes that are kept free for the next one."""
GRIFFIE_LEEST = 60 * 60
"""Seconds after which a PDF with concepts that nobody read since goes."""
MISLUKT_TELT = 5 * 60
"""Seconds in which what could not be printed is not tried again."""

log = logging.getLogger(__name__)


def plek() -> str:
    """Who keeps PDFs here: this host, with this folder. Another instance has a queue of its own."""
    return sha256(f"{gethostname()} {settings.PDF_MAP}".encode()).hexdigest()[:16]


def eigen_map() -> Path:
    """A folder of this portal and this user among the temporary files; OSError if there is none.

    Here lies the lock, and PDFs too while `settings.PDF_MAP` can't be written.
    """
    map_ = Path(gettempdir(), f"ijmond-pdf-{os.getuid()}-{plek()}")
    map_.mkdir(mode=0o700, exist_ok=True)
    if map_.is_symlink() or map_.stat().st_uid != os.getuid():
        raise PermissionError(f"{map_} is van iemand anders.")
    return map_


def mappen() -> Iterator[Path]:
    yield settings.PDF_MAP
    with suppress(OSError):
        yield eigen_map()


def lees(naam: str) -> BinaryIO | None:
    """A kept PDF, opened and marked as used; None when there is none.

    No path, because an open file stays whole, even when it is thrown away meanwhile.
    """
    for map_ in mappen():
        with suppress(OSError):
            bestand = (map_ / f"{naam}.pdf").open("rb")
            with suppress(OSError):  # a folder that can't be written can be read
                os.utime(bestand.fileno())
            return bestand
    return None


def ligt_er(naam: str) -> bool:
    return any((map_ / f"{naam}.pdf").exists() for map_ in mappen())


def is_mislukt(naam: str) -> bool:
    """Whether it could not be printed just now."""
    sinds = time.time() - MISLUKT_TELT
    for map_ in mappen():
        with suppress(OSError):
            if (map_ / f"{naam}.mislukt").stat().st_mtime > sinds:
                return True
    return False


def meld_mislukt(naam: str) -> None:
    with suppress(OSError):
        (plaats() / f"{naam}.mislukt").touch()


def plaats() -> Path:
    """A folder in which a PDF fits now; OSError if there is none."""
    for map_ in mappen():
        try:
            map_.mkdir(parents=True, exist_ok=True)
            maak_ruimte(map_)
            with TemporaryFile(dir=map_) as proef:
                proef.write(bytes(EEN_PDF))
            return map_
        except OSError as fout:
            log.warning("In %s kan geen pdf staan: %s", map_, fout)
    raise OSError("Nergens kan een pdf staan.")


def maak_ruimte(map_: Path) -> None:
    """Throw away what shows an earlier state, and then what was used longest ago.

    Before something is printed, so that neither the bound nor the disk is in the way.
    """
    gelden = set(Bijwerking.objects.values_list("token", flat=True))
    openbaar = Agenda.objects.openbaar().values_list("pk", flat=True)
    gelden |= {reeks_van_laatste(agenda) for agenda in openbaar}
    bewaard = []
    for pad in _bestanden(map_):
        with suppress(FileNotFoundError):  # another host may tidy the same folder
            stat = pad.stat()
            if _is_voorbij(pad, stat, gelden):
                pad.unlink(missing_ok=True)
            else:
                bewaard.append((stat.st_mtime, stat.st_size, pad))
    gebruikt = sum(omvang for _, omvang, _ in bewaard)
    over = min(settings.PDF_RUIMTE, gebruikt + shutil.disk_usage(map_).free) - EEN_PDF
    for _, omvang, pad in sorted(bewaard, reverse=True):
        over -= omvang
        if over < 0:
            pad.unlink(missing_ok=True)


def gooi_weg(begin: str = "") -> None:
    """Throw away every PDF that is kept, and how big they were, or those whose name begins so.

    Who is printing one throws that away itself.
    """
    if not begin:
        Papieromvang.objects.all().delete()
    for map_ in mappen():
        for pad in _bestanden(map_, begin):
            pad.unlink(missing_ok=True)


def _bestanden(map_: Path, begin: str = "") -> list[Path]:
    """What is kept, what is being written, and what could not be."""
    soorten = ("pdf", "bladen", "omvang", "noemt", "deel", "mislukt")
    return [pad for soort in soorten for pad in map_.glob(f"{begin}*.{soort}")]


def reeks_van_laatste(agenda: int) -> str:
    """What the last paper of the whole agenda with this key is called, up to the first hyphen."""
    return f"{LAATSTE}_{agenda}"


def _is_voorbij(pad: Path, stat: os.stat_result, gelden: set[str]) -> bool:
    """Whether it goes; `gelden` is how what may stay is called, up to the first hyphen."""
    oud = time.time() - stat.st_mtime
    if pad.suffix in (".pdf", ".bladen", ".omvang", ".noemt"):
        if pad.name.startswith(GRIFFIE):
            return oud > GRIFFIE_LEEST
        return pad.stem.partition("-")[0] not in gelden
    return oud > (settings.PDF_MAX_SECONDEN if pad.suffix == ".deel" else MISLUKT_TELT)
