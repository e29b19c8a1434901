"""Rows of cells as CSV: with semicolons and a mark of UTF-8, as a Dutch spreadsheet reads them."""

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from .cellen import Cel, OnleesbaarBestand, als_tekst
from .veilig import terug, veilig

BOM = "\ufeff"
"""Without it a spreadsheet takes the text for something else than UTF-8."""
SCHEIDINGEN = ";,\t"


def schrijf_csv(rijen: Iterable[Sequence[Cel]]) -> Iterator[str]:
    """The file line by line; an amount or a number is no formula, whatever it begins with."""
    yield BOM
    for rij in rijen:
        regel = StringIO()
        cellen = (veilig(cel) if isinstance(cel, str) else als_tekst(cel) for cel in rij)
        csv.writer(regel, delimiter=";").writerow(cellen)
        yield regel.getvalue()


def lees_csv(bestand: bytes) -> list[list[str]]:
    """The rows of a file, whichever of the usual characters stands between its cells.

    Raises OnleesbaarBestand for what is no text.
    """
    tekst = _tekst(bestand)
    kop = tekst.split("\n", 1)[0]
    scheiding = max(SCHEIDINGEN, key=kop.count)
    try:
        lezer = csv.reader(StringIO(tekst, newline=""), delimiter=scheiding)
        return [[terug(cel) for cel in rij] for rij in lezer]
    except csv.Error as fout:
        zin = "Dit CSV-bestand is niet te lezen. Bewaar het opnieuw als CSV."
        raise OnleesbaarBestand(zin) from fout


def _tekst(bestand: bytes) -> str:
    if bestand.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return bestand.decode("utf-16", errors="replace")  # "Unicode-tekst" of Excel
    if b"\0" in bestand:
        raise OnleesbaarBestand("Dit is geen CSV-bestand. Bewaar de lijst als CSV of als .xlsx.")
    try:
        return bestand.decode("utf-8-sig")
    except UnicodeDecodeError:
        return bestand.decode("cp1252", errors="replace")  # as an older Excel writes it
