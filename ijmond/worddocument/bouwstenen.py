"""What a document is built of, and how one change of it is marked; nothing here knows Word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from itertools import groupby

GEWOON, TITEL, ONDERTITEL, BRON = "Normal", "Title", "Subtitle", "Bronregel"
KOP1, KOP2, KOP3, BIJSCHRIFT = "Heading1", "Heading2", "Heading3", "Caption"
LIJST, CEL, KOPCEL = ("ListBullet", "ListBullet2"), "Tabeltekst", "Tabelkop"
CELLIJST = ("Tabelopsomming", "Tabelopsomming2")
"""The styles, by the name that `stijlen.xml` knows them by."""


class Soort(StrEnum):
    """What was done to something: it came, it went, or it is what moved, there or here."""

    ERBIJ = "ins"
    WEG = "del"
    HIERVANDAAN = "moveFrom"
    HIERHEEN = "moveTo"

    @property
    def gaat(self) -> bool:
        """Whether only the older text has it."""
        return self in (Soort.WEG, Soort.HIERVANDAAN)


@dataclass(frozen=True, slots=True)
class Merk:
    """One tracked change; `naam` is what both sides of a move have in common."""

    soort: Soort
    moment: datetime
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Stuk:
    """A run of text of one kind; a line ends at a line feed. `link` is an address elsewhere."""

    tekst: str
    vet: bool = False
    link: str = ""
    merk: Merk | None = None


@dataclass(frozen=True)
class Alinea:
    """A paragraph. `sleutel` tells which it is, for who compares; "" for plain text.

    `merk` is of the end of it: without that it runs on in the next. `was` is another style that it
    had before, since `anders_op`. `opmerking` stands in the margin.
    """

    stukken: tuple[Stuk, ...] = ()
    stijl: str = GEWOON
    sleutel: str = ""
    merk: Merk | None = None
    was: str = ""
    anders_op: datetime | None = None
    opmerking: str = ""

    @cached_property
    def tekst(self) -> str:
        return "".join(los.tekst for los in self.stukken)


@dataclass(frozen=True, slots=True)
class Rij:
    """A row: of each cell its paragraphs, one at least. `sleutel` is the kenmerk of its item."""

    sleutel: str
    cellen: tuple[tuple[Alinea, ...], ...]
    merk: Merk | None = None


@dataclass(frozen=True, slots=True)
class Kolom:
    """What stands above it, and its share of the width; `sleutel` tells which it is."""

    kop: str
    breedte: int
    sleutel: str
    merk: Merk | None = None


@dataclass(frozen=True, slots=True)
class Tabel:
    """The first row holds the headings."""

    sleutel: str
    bijschrift: Alinea
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]


Blok = Alinea | Tabel


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `moment` is of when what it tells is, `liggend` how its pages lie."""

    titel: str
    onderwerp: str
    moment: datetime
    blokken: tuple[Blok, ...]
    liggend: bool = True


def alinea(tekst: str, stijl: str = GEWOON, sleutel: str = "") -> Alinea:
    """A paragraph of plain text."""
    return Alinea((Stuk(tekst),) if tekst else (), stijl, sleutel)


def gelabeld(label: str, tekst: str, stijl: str = GEWOON, link: str = "") -> Alinea:
    """ "Trekker: gemeente Velsen", the label in bold."""
    return Alinea((Stuk(f"{label}: ", vet=True), Stuk(tekst, link=link)), stijl)


def rij(sleutel: str, *teksten: str, stijl: str = CEL) -> Rij:
    """A row of plain text."""
    return Rij(sleutel, tuple((alinea(tekst, stijl),) for tekst in teksten))


def tabel(sleutel: str, kop: str, kolommen: Iterable[Kolom], rijen: Iterable[Rij]) -> Tabel:
    """These rows under the headings of their columns, with `kop` above it all."""
    alle = tuple(kolommen)
    koppen = rij("", *(kolom.kop for kolom in alle), stijl=KOPCEL)
    bijschrift = alinea(kop, BIJSCHRIFT, f"bijschrift-{sleutel}")
    return Tabel(sleutel, bijschrift, alle, (koppen, *rijen))


def samengevoegd(stukken: Iterable[Stuk]) -> tuple[Stuk, ...]:
    """The same text in as few runs as can be."""
    gevuld = (los for los in stukken if los.tekst)
    samen = groupby(gevuld, key=lambda los: (los.vet, los.link, los.merk))
    return tuple(Stuk("".join(los.tekst for los in van), *hoe) for hoe, van in samen)
