"""What stands in the columns of a table, by the rows above them."""

from dataclasses import dataclass

from agenda.models import Agenda
from agenda.tijdvakken import Tijdvak

from ..bestand import is_kenmerk
from ..kolommen import kolom_van
from ..wanneer import tijdvak
from .blokken import Rij


@dataclass(frozen=True)
class Kolom:
    """What stands in a column: something with a name ("titel"), or what comes in a period."""

    naam: str = ""
    kop: str = ""
    tijdvak: Tijdvak | None = None

    @property
    def is_bekend(self) -> bool:
        return bool(self.naam or self.tijdvak)


Kolommen = tuple[Kolom, ...]


def koppen(rij: Rij, breedte: int, agenda: Agenda) -> Kolommen:
    """What the columns of a table are, where this row says so; () where it does not.

    A row with a kenmerk in it is an item, whatever its words.
    """
    if any(is_kenmerk(cel.tekst) for cel in rij.cellen):
        return ()
    gevonden = [Kolom()] * breedte
    for cel in rij.cellen:
        kop = " ".join(cel.tekst.split())
        naam = kolom_van(kop, agenda)
        if naam == "titel" and any(los.naam == naam for los in gevonden):
            naam = ""  # what a row is called, stands in one column
        kolom = Kolom(naam, kop, tijdvak(kop))
        gevonden[cel.begin : cel.begin + cel.breed] = [kolom] * cel.breed
    namen = [los.naam for los in gevonden]
    bekend = len({(los.naam, los.tijdvak) for los in gevonden if los.is_bekend})
    if "titel" not in namen and gevonden and not gevonden[0].kop and bekend > 1:
        gevonden[0] = Kolom("titel")
        return tuple(gevonden)
    return tuple(gevonden) if "titel" in namen and bekend > 1 else ()


def koppen_eronder(rij: Rij, boven: Kolommen, agenda: Agenda) -> Kolommen:
    """The columns after a second row of heads, such as quarters under a year; () for none."""
    gevonden = list(boven)
    anders = False
    for cel in rij.cellen:
        kop = " ".join(cel.tekst.split())
        if cel.vervolgt or not kop:
            continue
        erboven = boven[cel.begin].kop
        kolom = Kolom(kolom_van(kop, agenda), kop, tijdvak(kop, erboven))
        if not kolom.is_bekend or boven[cel.begin].naam == "titel":
            return ()
        anders = True
        gevonden[cel.begin : cel.begin + cel.breed] = [kolom] * cel.breed
    return tuple(gevonden) if anders else ()
