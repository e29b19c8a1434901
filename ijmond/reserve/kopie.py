"""One copy: a folder with the database in a file, and beside it what that comes down to."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import connection
from django.utils.timezone import now

from .afdruk import Afdruk, neem_af
from .databases import DatabaseFout, kopieer, stilstaand
from .gewist import vergeet_tot

NAAM = "%Y-%m-%dT%H-%M-%SZ"
"""What the folder of a copy is called: its moment in UTC, so that names sort by age."""
BIJSCHRIFT = "kopie.json"
HALF = ".half"
"""What the folder ends with while the copy is made: it is no copy yet."""


class ReserveFout(Exception):
    """It can't be done; the text tells the operator why, and what to do."""


class Bijschrift(msgspec.Struct, frozen=True):
    """What is written beside the file of a copy."""

    moment: datetime
    database: str
    bestand: str
    sha256: str
    afdruk: Afdruk


@dataclass(frozen=True)
class Kopie:
    map: Path
    bijschrift: Bijschrift

    @property
    def bestand(self) -> Path:
        return self.map / self.bijschrift.bestand


def maak(map_: Path) -> Kopie:
    """Copy the database, while the portal runs, to a new folder in `map_`.

    Raises ReserveFout when it can't be; then there is nothing new in `map_`.
    """
    moment = now().astimezone(UTC)
    doel = map_ / moment.strftime(NAAM)
    half = doel.with_suffix(HALF)
    try:
        half.mkdir(mode=0o700, parents=True)
        try:
            _vul(half, moment)
            half.rename(doel)
        finally:
            shutil.rmtree(half, ignore_errors=True)
    except OSError as fout:
        raise ReserveFout(f"In {map_} is niet te schrijven: {fout.strerror}.") from fout
    except DatabaseFout as fout:
        raise ReserveFout(str(fout)) from fout
    if kopieen := alle(settings.RESERVE_MAP):
        vergeet_tot(kopieen[0].bijschrift.moment)
    return lees(doel)


def zoek(map_: Path) -> Kopie:
    """The copy in this folder, or the newest of those in it; raises ReserveFout without one."""
    if (map_ / BIJSCHRIFT).exists():
        return lees(map_)
    if not (kopieen := alle(map_)):
        raise ReserveFout(f"In {map_} staat geen reservekopie.")
    return kopieen[-1]


def alle(map_: Path) -> list[Kopie]:
    """The copies in a folder, the oldest first."""
    mappen = sorted(pad.parent for pad in map_.glob(f"*/{BIJSCHRIFT}") if pad.parent.suffix != HALF)
    return [lees(los) for los in mappen]


def lees(map_: Path) -> Kopie:
    """Raises ReserveFout for what is no copy."""
    try:
        bijschrift = msgspec.json.decode((map_ / BIJSCHRIFT).read_bytes(), type=Bijschrift)
    except (OSError, msgspec.MsgspecError) as fout:
        raise ReserveFout(f"{map_ / BIJSCHRIFT} is niet te lezen: {fout}") from fout
    return Kopie(map_, bijschrift)


def hash_van(bestand: Path) -> str:
    with bestand.open("rb") as inhoud:
        return file_digest(inhoud, "sha256").hexdigest()


def _vul(map_: Path, moment: datetime) -> None:
    bestand = map_ / f"database.{connection.vendor}"
    with stilstaand() as toestand:
        kopieer(bestand, toestand)
        afdruk = neem_af()
    bijschrift = Bijschrift(moment, connection.vendor, bestand.name, hash_van(bestand), afdruk)
    tekst = msgspec.json.format(msgspec.json.encode(bijschrift))
    (map_ / BIJSCHRIFT).write_bytes(tekst)
