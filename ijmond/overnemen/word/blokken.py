"""A document as blocks, in reading order: paragraphs, and tables as a grid of cells."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from .nummering import Nummering
from .stijlen import Stijlen
from .stukken import ERAF, MC, OMHULSELS, Lezer, Stuk, W, een_van, getal, is_leeg_vak, waarde

MEESTE_KOLOMMEN = 63
LEIDT_ERGENS_HEEN = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


@dataclass(frozen=True)
class Alinea:
    """A paragraph. `nummer` is what Word puts before it ("7", "a", "-"), `niveau` how deep it is in
    its list; `kop` is the level of a heading, 0 of other text.
    """

    stukken: tuple[Stuk, ...]
    nummer: str = ""
    niveau: int = 0
    kop: int = 0
    noten: tuple[str, ...] = ()

    @cached_property
    def tekst(self) -> str:
        """What somebody reads, with the line ends that were typed."""
        return "".join(los.tekst for los in self.stukken).replace("\t", " ").strip()

    @property
    def is_vet(self) -> bool:
        return all(los.vet for los in self.stukken if los.tekst.strip())

    @property
    def links(self) -> Iterator[tuple[str, str]]:
        """Each link: its text and its address."""
        for link, stukken in groupby(self.stukken, key=lambda los: los.link):
            tekst = "".join(los.tekst for los in stukken).strip()
            if link and tekst:
                yield " ".join(tekst.split()), link

    def opgemaakt(self, *, met_vet: bool) -> str:
        """The text as the portal writes it down: with links, bold words, and the sign of a list."""
        tekst = "".join(self._opgemaakt(met_vet)).replace("\t", " ").strip()
        if not (self.nummer and tekst):
            return tekst
        streep = self.nummer if self.nummer == "-" else f"{self.nummer}."
        return f"{'  ' * self.niveau}{streep} {tekst}"

    def _opgemaakt(self, met_vet: bool) -> Iterator[str]:
        for (link, vet), stukken in groupby(self.stukken, key=lambda los: (los.link, los.vet)):
            tekst = "".join(los.tekst for los in stukken)
            kern = tekst.strip()
            if not kern:
                yield tekst
                continue
            voor, achter = tekst[: tekst.index(kern[0])], tekst[len(tekst.rstrip()) :]
            if link:
                kern = _link(kern, link)
            yield f"{voor}{f'**{kern}**' if vet and met_vet else kern}{achter}"


def _link(tekst: str, adres: str) -> str:
    if tekst == adres:
        return tekst
    if LEIDT_ERGENS_HEEN.match(adres) and not re.search(r"[\s()<>]", adres):
        return f"[{tekst}]({adres})"
    return f"{tekst} ({adres})"


@dataclass(frozen=True)
class Cel:
    """A cell, in the columns from `begin`, `breed` of them; `vervolgt` says that the one above it
    runs on in it.
    """

    begin: int
    breed: int
    blokken: "tuple[Alinea | Tabel, ...]"
    vervolgt: bool = False

    @property
    def alineas(self) -> list[Alinea]:
        """All paragraphs in it, those of tables within it as well, a row of those as one."""
        gevonden: list[Alinea] = []
        for blok in self.blokken:
            if isinstance(blok, Alinea):
                gevonden.append(blok)
            else:
                gevonden.extend(_als_alinea(rij) for rij in blok.rijen)
        return gevonden

    @cached_property
    def tekst(self) -> str:
        """All of it on lines."""
        return "\n".join(los.tekst for los in self.alineas if los.tekst)


def _als_alinea(rij: "Rij") -> Alinea:
    """A row of a table within a cell, on one line."""
    stukken: list[Stuk] = []
    for cel in rij.cellen:
        for los in cel.alineas:
            stukken += [Stuk(" | "), *los.stukken] if stukken and los.tekst else los.stukken
    return Alinea(tuple(stukken), nummer="-")


@dataclass(frozen=True)
class Rij:
    """A row of a table, and the number that it has in it; what was deleted counts along."""

    nummer: int
    cellen: tuple[Cel, ...]

    @property
    def tekst(self) -> str:
        return " | ".join(filter(None, (cel.tekst for cel in self.cellen)))


@dataclass(frozen=True)
class Tabel:
    rijen: tuple[Rij, ...] = ()

    @cached_property
    def breedte(self) -> int:
        """How many columns its grid has."""
        return max((rij.cellen[-1].begin + rij.cellen[-1].breed for rij in self.rijen), default=0)


Blok = Alinea | Tabel


@dataclass
class Bouwer:
    """Makes blocks of the XML of one document."""

    lezer: Lezer
    stijlen: Stijlen
    nummering: Nummering
    _over: list[Stuk] = field(default_factory=list)
    """What is left of paragraphs of which the end was deleted: it goes before the next."""

    def blokken(self, houder: Iterable[Any]) -> Iterator[Blok]:
        for los in houder:
            if los.tag == W + "p":
                yield from self._alinea(los)
            elif los.tag == W + "tbl":
                yield self._tabel(los)
            elif los.tag == W + "sdt":
                if not (is_leeg_vak(los) or is_inhoudsopgave(los)):
                    yield from self.blokken(los)
            elif los.tag in OMHULSELS or los.tag in (W + "ins", W + "moveTo"):
                yield from self.blokken(los)
            elif los.tag == MC + "AlternateContent":
                yield from self.blokken(een_van(los))
            elif los.tag in ERAF:
                self.lezer.gewijzigd = True

    def _alinea(self, p: Any) -> Iterator[Blok]:
        eigen = p.find(W + "pPr")
        gelopen = self.lezer.loop(p)
        stukken = [*self._over, *gelopen.stukken]
        self._over = []
        if _einde_weg(eigen):
            self.lezer.gewijzigd = True
            self._over = stukken
        elif not self.stijlen.is_inhoudsopgave(eigen):
            lijst, niveau = self.stijlen.lijst(eigen)
            nummer = self.nummering.volgende(lijst, niveau) if lijst else ""
            kop = self.stijlen.kop(eigen)
            yield Alinea(tuple(stukken), nummer, niveau, kop, tuple(gelopen.noten))
        for vak in gelopen.vakken:
            yield from self.blokken(vak)

    def _tabel(self, tbl: Any) -> Tabel:
        rijen = []
        for nummer, tr in enumerate(_kinderen(tbl, W + "tr"), start=1):
            eigen = tr.find(W + "trPr")
            if _heeft(eigen, "del"):
                self.lezer.gewijzigd = True
            elif cellen := tuple(self._cellen(tr, _getal(eigen, "gridBefore", 0))):
                rijen.append(Rij(nummer, cellen))
        return Tabel(tuple(rijen))

    def _cellen(self, tr: Any, begin: int) -> Iterator[Cel]:
        for tc in _kinderen(tr, W + "tc"):
            eigen = tc.find(W + "tcPr")
            breed = _getal(eigen, "gridSpan", 1)
            samen = None if eigen is None else eigen.find(W + "vMerge")
            vervolgt = samen is not None and samen.get(W + "val", "continue") == "continue"
            if _heeft(eigen, "cellDel"):
                self.lezer.gewijzigd = True
                yield Cel(begin, breed, ())
            else:
                yield Cel(begin, breed, tuple(self.blokken(tc)), vervolgt)
            begin += breed


def _kinderen(houder: Any, soort: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those in a content control."""
    for los in houder:
        if los.tag == soort:
            yield los
        elif los.tag in OMHULSELS or los.tag in (W + "sdt", W + "ins"):
            yield from _kinderen(los, soort)


def _getal(eigen: Any, naam: str, minstens: int) -> int:
    """How many columns are meant, at least as many; Word itself has no more than 63."""
    return min(max(getal(waarde(eigen, naam), minstens), minstens), MEESTE_KOLOMMEN)


def _einde_weg(eigen: Any) -> bool:
    """Whether the end of a paragraph was deleted, so that it runs on in the next."""
    van_teken = eigen.find(W + "rPr") if eigen is not None else None
    return _heeft(van_teken, "del") or _heeft(van_teken, "moveFrom")


def _heeft(eigen: Any, naam: str) -> bool:
    return eigen is not None and eigen.find(W + naam) is not None


def is_inhoudsopgave(sdt: Any) -> bool:
    return waarde(sdt.find(f"{W}sdtPr/{W}docPartObj"), "docPartGallery") == "Table of Contents"
