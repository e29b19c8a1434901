"""Rows of cells as an .xlsx: a sheet of them, one that explains it, one with what may be chosen."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, time
from io import BytesIO
from itertools import zip_longest
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from .cellen import Cel
from .veilig import veilig
from .zonder_klok import zonder_klok

KERN, GEMAAKT = "docProps/core.xml", re.compile(rb"<dcterms:.*</dcterms:[a-z]+>", re.DOTALL)
UITLEG, KEUZES = "Uitleg", "Keuzes"
ERBIJ = 500
"""So many empty rows below the list have drop-downs too, for what is new."""
SMAL, BREED, BREEDST = 14, 28, 60
VORMEN = {str: "General", date: "dd-mm-yyyy", time: "hh:mm"}
"""How a spreadsheet shows each kind of value; of others as it sees fit."""
HOOGSTE, PUNTEN = 6, 15
"""How many lines high a row may be, and how high a line is, in points."""
VET, KLEUR = Font(bold=True), PatternFill("solid", fgColor="DDE6EE")
BOVEN = Alignment(horizontal="left", vertical="top", wrap_text=True)


@dataclass(frozen=True)
class Blad:
    """One list: its name, headings and rows, and by heading what may be chosen and what to know.

    What may be chosen at a heading that no column has, is only shown. `lang` are the headings of
    what needs a wide column.
    """

    naam: str
    koppen: Sequence[str]
    rijen: Iterable[Sequence[Cel]]
    keuzes: dict[str, list[str]] = field(default_factory=dict)
    uitleg: dict[str, str] = field(default_factory=dict)
    lang: frozenset[str] = frozenset()


def schrijf_xlsx(titel: str, *bladen: Blad) -> bytes:
    """The file: each list with a heading that stays in sight, and drop-downs where one chooses."""
    boek = Workbook(write_only=True)
    boek.properties.title, boek.properties.creator = titel, None
    boek.properties.language = "nl-NL"
    keuzes = [(blad.naam, kop) for blad in bladen for kop in blad.keuzes]
    for blad in bladen:
        nummers = {kop: n for n, (naam, kop) in enumerate(keuzes, start=1) if naam == blad.naam}
        _lijst(boek, blad, nummers)
    uitleg = [(b.naam, kop, b.uitleg.get(kop, "")) for b in bladen for kop in b.koppen]
    _los(boek, UITLEG, [("Blad", "Kolom", "Wat er staat"), *uitleg], (20, 30, 100))
    if keuzes:
        kolommen = [[kop, *blad.keuzes[kop]] for blad in bladen for kop in blad.keuzes]
        _los(boek, KEUZES, zip_longest(*kolommen, fillvalue=""), [BREED] * len(kolommen))
    bestand = BytesIO()
    boek.save(bestand)
    return zonder_klok(bestand, lambda naam, los: GEMAAKT.sub(b"", los) if naam == KERN else los)


def _lijst(boek: Workbook, blad: Blad, nummers: dict[str, int]) -> None:
    """`nummers` says in which column of the sheet with choices those of a heading stand."""
    los: Any = boek.create_sheet(blad.naam)
    los.print_title_rows = "1:1"
    breed = [_breedte(blad, kop) for kop in blad.koppen]
    telt = _vul(los, "C2", breed, blad.koppen, blad.rijen)
    letter = get_column_letter(len(blad.koppen))
    los.auto_filter.ref = f"A1:{letter}{telt}"
    for kop, nummer in nummers.items():
        if kop not in blad.koppen:
            continue
        kolom = get_column_letter(list(blad.koppen).index(kop) + 1)
        keuze = _keuzelijst(nummer, len(blad.keuzes[kop]))
        keuze.add(f"{kolom}2:{kolom}{telt + ERBIJ}")
        los.data_validations.append(keuze)


def _breedte(blad: Blad, kop: str) -> int:
    """How many characters wide a column is."""
    if kop in blad.lang:
        return BREEDST
    return BREED if kop in blad.keuzes else max(SMAL, min(len(kop) + 4, BREED))


def _regels(rij: Sequence[Cel], breed: Sequence[int]) -> int:
    """How many lines high a row is: what its cells need, but never so many that it fills a screen.

    A spreadsheet does not always work that out by itself.
    """
    teksten = ((cel, breedte) for cel, breedte in zip(rij, breed, strict=True) if cel)
    nodig = (
        sum(1 + len(regel) // breedte for regel in cel.splitlines())
        for cel, breedte in teksten
        if isinstance(cel, str)
    )
    return min(max(nodig, default=1), HOOGSTE)


def _keuzelijst(nummer: int, aantal: int) -> DataValidation:
    letter = get_column_letter(nummer)
    return DataValidation(
        type="list",
        formula1=f"{KEUZES}!${letter}$2:${letter}${aantal + 1}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Dit kan hier niet",
        error=f"Kies uit de lijst. Alle keuzes staan op het blad {KEUZES}.",
    )


def _los(boek: Workbook, naam: str, rijen: Iterable[Sequence[Cel]], breed: Sequence[int]) -> None:
    """A sheet to read, with a heading that stays in sight."""
    los: Any = boek.create_sheet(naam)
    los.page_setup.fitToHeight = 0
    los.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    koppen, *rest = rijen
    _vul(los, "A2", breed, koppen, rest)


def _vul(
    los: Any, vast: str, breed: Sequence[int], koppen: Sequence[Cel], rijen: Iterable[Sequence[Cel]]
) -> int:
    """Headings and rows, in columns so wide; what is above and left of `vast` stays in sight.

    Returns the number of the last row.
    """
    los.freeze_panes, los.page_setup.orientation = vast, "landscape"
    for nummer, breedte in enumerate(breed, start=1):
        los.column_dimensions[get_column_letter(nummer)].width = breedte
    los.append(_kop(los, koppen))
    telt, cellen = 1, _Cellen(los)
    for telt, rij in enumerate(rijen, start=2):
        los.row_dimensions[telt].height = PUNTEN * _regels(rij, breed)
        los.append(cellen.rij(rij))
    return telt


def _kop(los: Any, koppen: Sequence[Cel]) -> Iterator[Any]:
    for kop in koppen:
        cel = WriteOnlyCell(los, value=kop)
        cel.font, cel.fill, cel.alignment = VET, KLEUR, BOVEN
        yield cel


class _Cellen:
    """Makes the cells of one sheet; how they look is worked out once."""

    def __init__(self, los: Any):
        self._los = los
        self._stijlen = {soort: _stijl(los, vorm) for soort, vorm in VORMEN.items()}

    def rij(self, waarden: Sequence[Cel]) -> list[Any]:
        return [None if waarde in (None, "") else self._cel(waarde) for waarde in waarden]

    def _cel(self, waarde: Cel) -> Any:
        cel = WriteOnlyCell(self._los, veilig(waarde) if isinstance(waarde, str) else waarde)
        cel._style = copy(self._stijlen.get(type(waarde), self._stijlen[str]))
        return cel


def _stijl(los: Any, vorm: str) -> Any:
    cel = WriteOnlyCell(los)
    cel.alignment, cel.number_format = BOVEN, vorm
    return cel._style
