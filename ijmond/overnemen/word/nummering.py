"""The numbers that Word itself puts before paragraphs."""

from dataclasses import dataclass, field
from typing import Any

from .stukken import W, getal, waarde

ROMEINS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass
class Niveau:
    """One level of a list: at what it starts, and how its number is written: "%1.%2"."""

    begin: int
    vorm: str
    tekst: str


@dataclass
class Lijst:
    """A list as paragraphs name it; those of one `soort` count on, unless `opnieuw` says from."""

    soort: str
    opnieuw: dict[int, int] = field(default_factory=dict)


class Nummering:
    """Counts the paragraphs of a document, in their order."""

    def __init__(self, deel: Any):
        """`deel` is the root of the part that defines the lists, or None."""
        self._soorten: dict[str, dict[int, Niveau]] = {}
        self._lijsten: dict[str, Lijst] = {}
        self._stand: dict[str, dict[int, int]] = {}
        self._begonnen: set[tuple[str, int]] = set()
        for los in () if deel is None else deel:
            if los.tag == W + "abstractNum":
                self._soorten[los.get(W + "abstractNumId")] = _niveaus(los)
            elif los.tag == W + "num":
                self._lijsten[los.get(W + "numId")] = _lijst(los)

    def volgende(self, lijst: str, niveau: int) -> str:
        """What stands before the next paragraph of a list: "7", "a", "2.1", "-"; "" for nothing."""
        los = self._lijsten.get(lijst)
        niveaus = self._soorten.get(los.soort, {}) if los else {}
        if not los or niveau not in niveaus:
            return ""
        self._tel(lijst, los, niveau, niveaus)
        zelf = niveaus[niveau]
        if zelf.vorm == "bullet":
            return "-"
        tekst, stand = zelf.tekst, self._stand[los.soort]
        for hoger, definitie in niveaus.items():
            nummer = stand.get(hoger, definitie.begin)
            tekst = tekst.replace(f"%{hoger + 1}", _geschreven(nummer, definitie.vorm))
        return tekst.strip(" .:)(")

    def _tel(self, lijst: str, los: Lijst, niveau: int, niveaus: dict[int, Niveau]) -> None:
        stand = self._stand.setdefault(los.soort, {})
        if niveau in los.opnieuw and (lijst, niveau) not in self._begonnen:
            stand[niveau] = los.opnieuw[niveau] - 1
        self._begonnen.add((lijst, niveau))
        stand[niveau] = stand.get(niveau, niveaus[niveau].begin - 1) + 1
        for dieper in [n for n in stand if n > niveau]:
            del stand[dieper]


def _niveaus(soort: Any) -> dict[int, Niveau]:
    return {
        getal(los.get(W + "ilvl")): Niveau(
            getal(waarde(los, "start"), 1),
            waarde(los, "numFmt") or "decimal",
            waarde(los, "lvlText"),
        )
        for los in soort.iter(W + "lvl")
    }


def _lijst(num: Any) -> Lijst:
    opnieuw = {
        getal(los.get(W + "ilvl")): getal(waarde(los, "startOverride"), 1)
        for los in num.iter(W + "lvlOverride")
        if waarde(los, "startOverride")
    }
    return Lijst(waarde(num, "abstractNumId"), opnieuw)


def _geschreven(nummer: int, vorm: str) -> str:
    if vorm in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (nummer - 1) % 26) * min((nummer - 1) // 26 + 1, 9)
        return letter.upper() if vorm == "upperLetter" else letter
    if vorm in ("lowerRoman", "upperRoman"):
        romeins = _romeins(nummer)
        return romeins.upper() if vorm == "upperRoman" else romeins
    return "" if vorm == "none" else str(nummer)


def _romeins(nummer: int) -> str:
    uit = ""
    for stap, letters in ROMEINS:
        uit += letters * min(nummer // stap, 99)
        nummer %= stap
    return uit
