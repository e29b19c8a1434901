"""The sheets of a file as rows of cells: of an .xlsx, in which a formula is its value, or a CSV."""

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from .cellen import Cel, GeenWaarde, OnleesbaarBestand
from .csvbestand import lees_csv
from .veilig import terug
from .xlsx import KEUZES, UITLEG

MEESTE_RIJEN = 5000
MEESTE_KOLOMMEN = 100
TE_VEEL = (
    "Dit bestand heeft meer dan 5.000 rijen. Splits het in delen van hoogstens 5.000 rijen, en "
    "neem die een voor een over."
)
TE_BREED = (
    "Dit bestand heeft meer dan 100 kolommen: er staat iets in cel {}. Haal weg wat u niet nodig "
    "hebt."
)
FORMULE_ZONDER = "De formule in deze cel heeft geen uitkomst. Typ de waarde zelf"
VERBORGEN, GRAFIEK = "verborgen", "een grafiek"
"""Why a sheet is not read."""
KAPOT = "Dit bestand is niet te lezen. Open het in Excel, sla het opnieuw op en kies het opnieuw."
FORMULE = re.compile(rb"<f[ >/]")
RECHTS = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*\s)?r="([A-Z]{2,3})([0-9]+)"[^>]*[^/>]>')
"""A cell with something in it, from column AA on."""
STUK = (
    AttributeError, BadZipFile, IndexError, KeyError, OverflowError, ParseError, TypeError,
    ValueError,
)  # fmt: skip
"""What openpyxl says of a file that is not as it should be."""


class Formulefout(str):
    """What a cell holds whose formula has no value: "#REF!", or "=A1" that was not worked out."""


@dataclass(frozen=True)
class Rij:
    """A row that is not empty, and its number in the sheet."""

    nummer: int
    cellen: Sequence[Cel]

    def cel(self, kolom: int) -> Cel:
        """What stands in a column, the first of which is 0; None beyond the last."""
        return self.cellen[kolom] if kolom < len(self.cellen) else None

    def plaats(self, kolom: int) -> str:
        """What a spreadsheet calls the cell in such a column: "B12"."""
        return f"{get_column_letter(kolom + 1)}{self.nummer}"


def lees_cel(vorm: Any, cel: Cel) -> Any:
    """The value of a cell, by how its column is written; raises GeenWaarde."""
    if isinstance(cel, Formulefout):
        raise GeenWaarde(FORMULE_ZONDER)
    return vorm.lees(cel)


@dataclass(frozen=True)
class Vel:
    """One sheet; a CSV is one without a name. `ongelezen` says why nothing of it is read."""

    naam: str
    rijen: tuple[Rij, ...]
    ongelezen: str = ""


def lees_vellen(soort: str, inhoud: bytes) -> list[Vel]:
    """The sheets with something in them and those that are not read, but none that explains ours.

    `soort` is "xlsx" or "csv". Raises OnleesbaarBestand.
    """
    if soort == "csv":
        vellen = [Vel("", tuple(_gevuld(enumerate(lees_csv(inhoud), start=1))))]
    else:
        vellen = _uit_xlsx(inhoud)
    gevuld = [vel for vel in vellen if vel.rijen or vel.ongelezen]
    if sum(len(vel.rijen) for vel in gevuld) > MEESTE_RIJEN + len(gevuld):
        raise OnleesbaarBestand(TE_VEEL)
    return gevuld


def _uit_xlsx(inhoud: bytes) -> list[Vel]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl can't show, and we do not read
            return list(_vellen(inhoud))
    except STUK as fout:
        raise OnleesbaarBestand(KAPOT) from fout


def _vellen(inhoud: bytes) -> Iterator[Vel]:
    boek = load_workbook(BytesIO(inhoud), read_only=True, data_only=True, keep_links=False)
    formules, delen = _formules(inhoud), ZipFile(BytesIO(inhoud))
    for naam in boek.sheetnames:
        vel: Any = boek[naam]
        if naam in (UITLEG, KEUZES):
            continue
        if waarom := _ongelezen(vel):
            yield Vel(naam, (), waarom)
            continue
        _keur_breedte(delen.read(vel._worksheet_path))
        uit = formules.get(naam, {})
        rijen = ((nummer, _cellen(rij, uit)) for nummer, rij in _rijen(vel))
        yield Vel(naam, tuple(_gevuld(rijen)))


def _ongelezen(vel: Any) -> str:
    if not hasattr(vel, "rows"):
        return GRAFIEK
    return "" if vel.sheet_state == "visible" else VERBORGEN


def _keur_breedte(vel: bytes) -> None:
    """Raise OnleesbaarBestand for a cell with something in it where no row is read any more."""
    for cel in RECHTS.finditer(vel):
        letters, nummer = cel[1].decode(), cel[2].decode()
        if column_index_from_string(letters) > MEESTE_KOLOMMEN:
            raise OnleesbaarBestand(TE_BREED.format(f"{letters}{nummer}"))


def _rijen(vel: Any) -> Iterator[tuple[int, Any]]:
    """Whatever a sheet says of its own size, no more is read than may be."""
    vel.reset_dimensions()
    rijen = vel.iter_rows(max_col=MEESTE_KOLOMMEN + 1)
    telt, vorige = 0, None
    for nummer, rij in enumerate(rijen, start=1):
        if rij is vorige:  # one row stands for all that are skipped: there may be a million
            continue
        vorige = rij
        telt += any(cel.value is not None for cel in rij)
        if telt > MEESTE_RIJEN + 20:
            raise OnleesbaarBestand(TE_VEEL)
        yield nummer, rij


def _cellen(rij: Any, formules: dict[str, str]) -> list[Cel]:
    """What the cells hold; a formula that nobody worked out is no empty cell."""
    cellen: list[Cel] = []
    for cel in rij:
        plaats = getattr(cel, "coordinate", "") if formules else ""
        if cel.value is None and plaats in formules:
            cellen.append(Formulefout(formules[plaats]))
        elif cel.value is not None and cel.data_type == "e":
            cellen.append(Formulefout(str(cel.value)))
        else:
            cellen.append(_waarde(cel.value))
    return cellen


def _waarde(waarde: Any) -> Cel:
    if isinstance(waarde, str):
        return terug(waarde)
    if isinstance(waarde, datetime) and waarde.time() == time():
        return waarde.date()
    return waarde if isinstance(waarde, Cel) else str(waarde)


def _formules(inhoud: bytes) -> dict[str, dict[str, str]]:
    """By sheet and by cell the formulas; only looked for in a file that has any."""
    with ZipFile(BytesIO(inhoud)) as ingepakt:
        delen = [d for d in ingepakt.namelist() if d.startswith("xl/worksheets/")]
        if not any(FORMULE.search(ingepakt.read(deel)) for deel in delen):
            return {}
    boek = load_workbook(BytesIO(inhoud), read_only=True, keep_links=False)
    gevonden: dict[str, dict[str, str]] = {}
    for naam in boek.sheetnames:
        vel: Any = boek[naam]
        rijen = _rijen(vel) if hasattr(vel, "rows") else ()
        cellen = (cel for _, rij in rijen for cel in rij if cel.data_type == "f")
        gevonden[naam] = {cel.coordinate: str(cel.value) for cel in cellen}
    return gevonden


def _gevuld(rijen: Any) -> Iterator[Rij]:
    for nummer, cellen in rijen:
        kort = list(cellen)
        while kort and kort[-1] in (None, ""):
            kort.pop()
        rij = Rij(nummer, kort)
        if len(kort) > MEESTE_KOLOMMEN:
            raise OnleesbaarBestand(TE_BREED.format(rij.plaats(len(kort) - 1)))
        if kort:
            yield rij
