"""One field of a state in one cell, and back: words for choices and keys, a line for each row."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone

from agenda.alfabet import zoekvorm
from agenda.beschrijving.model import Beschreven
from agenda.beschrijving.veld import Inhoud
from agenda.datums import lees_dag
from agenda.getallen import lees_bedrag

Cel = str | int | float | date | time | bool | None
SCHEIDING = " | "
"""Between the fields of a row that stands on one line of a cell."""
JA, NEE = "ja", "nee"
MET_SLEUTEL = re.compile(r".* \[([^\[\]]+)\]", re.DOTALL)
"""A name that two rows have, and the key of the one that is meant."""
GENOEMD = 12
"""Of more choices than these, a sentence names only the first."""


class GeenWaarde(ValueError):
    """What stands in a cell can't be the value of its field; says why, as the end of a sentence."""


class OnleesbaarBestand(Exception):
    """Says in one sentence why a file can't be read, and what to do."""


Namen = Callable[[type[Beschreven], Any], str]
"""Gives the name that a key of a model goes out by."""


@dataclass(frozen=True)
class Deel:
    """One value: a column of a row, or of a row in a list."""

    veld: str
    kolom: "models.Field[Any, Any]"
    doel: type[Beschreven] | None = None
    label: str = ""

    @property
    def keuzes(self) -> list[tuple[str, str]]:
        """Each value that the column may have, with its words."""
        return [(str(code), str(woorden)) for code, woorden in self.kolom.flatchoices if code != ""]

    def schrijf(self, waarde: Any, namen: Namen) -> Cel:
        """A value of a stand as its cell has it."""
        if waarde in (None, ""):
            return ""
        if self.doel:
            return namen(self.doel, waarde)
        if self.kolom.choices:
            return dict(self.keuzes).get(waarde, str(waarde))
        return _schrijver(self.kolom)(waarde)

    def lees(self, cel: Cel) -> Any:
        """The value, as the JSON of a stand has it; of a key the name. Raises GeenWaarde."""
        tekst = als_tekst(cel).strip()
        if tekst == "":
            return None if self.kolom.null else self._leeg()
        if self.doel:
            return genoemd(self.doel, tekst)
        if self.kolom.choices:
            return self._keuze(tekst)
        if isinstance(cel, str) and isinstance(self.kolom, models.CharField | models.TextField):
            return cel
        return _lezer(self.kolom)(cel if not isinstance(cel, str) else tekst)

    def _leeg(self) -> Any:
        if self.kolom.choices and not self.kolom.blank and self.kolom.has_default():
            return str(self.kolom.get_default())
        if isinstance(self.kolom, models.BooleanField):
            return False
        return 0 if isinstance(self.kolom, models.IntegerField) else ""

    def _keuze(self, tekst: str) -> str:
        gezocht = zoekvorm(tekst)
        for code, woorden in self.keuzes:
            if gezocht in (zoekvorm(code), zoekvorm(woorden)):
                return code
        raise GeenWaarde(geen(tekst, self.label, [woorden for _, woorden in self.keuzes]))


@dataclass(frozen=True)
class Sleutels:
    """A list of keys: a name on each line."""

    doel: type[Beschreven]

    def schrijf(self, waarde: Any, namen: Namen) -> Cel:
        return "\n".join(_los(namen(self.doel, sleutel)) for sleutel in waarde or ())

    def lees(self, cel: Cel) -> Any:
        return [genoemd(self.doel, _vast(regel)) for regel in _regels(cel)]


@dataclass(frozen=True)
class Lijst:
    """The rows of a list: one on each line, with a bar between its fields."""

    delen: tuple[Deel, ...]

    @property
    def uitleg(self) -> str:
        """How a line is typed: "periode | toelichting"."""
        return SCHEIDING.join(deel.label for deel in self.delen)

    def schrijf(self, waarde: Any, namen: Namen) -> Cel:
        return "\n".join(self._regel(rij, namen) for rij in waarde or ())

    def lees(self, cel: Cel) -> Any:
        return [self._rij(regel) for regel in _regels(cel)]

    def _regel(self, rij: Inhoud, namen: Namen) -> str:
        teksten = [_los(als_tekst(d.schrijf(rij.get(d.veld), namen))) for d in self.delen]
        while teksten and not teksten[-1]:
            teksten.pop()
        return SCHEIDING.join(teksten)

    def _rij(self, regel: str) -> Inhoud:
        teksten = [_vast(tekst.strip()) for tekst in re.split(r"(?<!\\)\|", regel)]
        if len(teksten) > len(self.delen):
            raise GeenWaarde(f"'{regel}' heeft te veel delen. Schrijf op elke regel: {self.uitleg}")
        teksten += [""] * (len(self.delen) - len(teksten))
        return {d.veld: d.lees(t) for d, t in zip(self.delen, teksten, strict=True)}


def genoemd(doel: type[Beschreven], tekst: str) -> str:
    """What a text names a row by: the key behind its name, a kenmerk, or else the name itself."""
    if los := MET_SLEUTEL.fullmatch(tekst):
        return los[1]
    woord = tekst.split(maxsplit=1)[0]
    return woord.upper() if doel.SLEUTEL == "kenmerk" and "-" in woord else tekst


def geen(tekst: str, wat: str, keuzes: list[str]) -> str:
    """Says what a text is not, and what to choose from: "'soon' is geen periode; kies uit ..."."""
    over = len(keuzes) - GENOEMD
    meer = f" of nog {over} andere" if over > 0 else ""
    kies = f"; kies uit {', '.join(keuzes[:GENOEMD])}{meer}" if keuzes else ""
    return f"'{tekst}' is geen {wat}{kies}"


def als_tekst(cel: Cel) -> str:
    """What a reader sees in a cell."""
    match cel:
        case None:
            return ""
        case bool():
            return JA if cel else NEE
        case datetime():
            hier = timezone.localtime(cel) if timezone.is_aware(cel) else cel
            return f"{hier:%d-%m-%Y %H:%M:%S}"
        case date():
            return f"{cel:%d-%m-%Y}"
        case time():
            return f"{cel:%H:%M}"
        case float() if cel.is_integer():
            return str(int(cel))
    return str(cel)


def _regels(cel: Cel) -> list[str]:
    return [regel.strip() for regel in als_tekst(cel).splitlines() if regel.strip(" |")]


def _los(tekst: str) -> str:
    """A text on one line, without a bar that means something, or a space that nobody sees."""
    regel = tekst.replace("\\", r"\\").replace("|", r"\|").replace("\n", r"\n")
    return re.sub(r"^ +| +$", lambda los: r"\s" * len(los[0]), regel)


def _vast(tekst: str) -> str:
    tekens = {"n": "\n", "s": " ", "|": "|", "\\": "\\"}
    return re.sub(r"\\([ns|\\])", lambda los: tekens[los[1]], tekst)


def _schrijver(kolom: "models.Field[Any, Any]") -> Callable[[Any], Cel]:
    match kolom:
        case models.DateField():
            return date.fromisoformat
        case models.TimeField():
            return time.fromisoformat
        case models.DecimalField():
            return lambda waarde: str(waarde).removesuffix(".00").replace(".", ",")
        case models.BooleanField():
            return lambda waarde: JA if waarde else NEE
        case models.IntegerField():
            return int
    return str


def _lezer(kolom: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    match kolom:
        case models.DateField():
            return _dag
        case models.TimeField():
            return _tijd
        case models.DecimalField():
            return lambda cel: _bedrag(cel, kolom.decimal_places)
        case models.BooleanField():
            return _ja_of_nee
        case models.AutoField() | models.IntegerField():
            return _getal
    return als_tekst


def _dag(cel: Any) -> str:
    dag = cel if isinstance(cel, date) else lees_dag(als_tekst(cel))
    if dag is None:
        raise GeenWaarde(f"'{als_tekst(cel)}' is geen datum; schrijf hem als 31-12-2026")
    return (dag.date() if isinstance(dag, datetime) else dag).isoformat()


def _tijd(cel: Any) -> str:
    if isinstance(cel, time):
        return cel.replace(microsecond=0).isoformat()
    if isinstance(cel, float) and 0 <= cel < 1:
        return (datetime.min + timedelta(days=cel)).time().replace(microsecond=0).isoformat()
    delen = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::([0-5]\d))?(?: uur)?", als_tekst(cel))
    if not delen:
        raise GeenWaarde(f"'{als_tekst(cel)}' is geen tijd; schrijf hem als 19:30")
    uur, minuut, seconde = (int(deel or 0) for deel in delen.groups())
    return time(uur, minuut, seconde).isoformat()


def _bedrag(cel: Any, decimalen: int) -> str:
    getal = isinstance(cel, int | float)
    bedrag = Decimal(str(cel)) if getal else lees_bedrag(als_tekst(cel))
    if bedrag is None:
        raise GeenWaarde(f"'{cel}' is geen bedrag; schrijf het als 15.000 of 15.000,50")
    return str(round(bedrag, decimalen))


def _ja_of_nee(cel: Any) -> bool:
    if isinstance(cel, bool):
        return cel
    tekst = zoekvorm(als_tekst(cel))
    if tekst not in (JA, NEE, "waar", "onwaar", "true", "false", "1", "0"):
        raise GeenWaarde(f"'{cel}' is geen ja of nee; schrijf ja of nee")
    return tekst in (JA, "waar", "true", "1")


def _getal(cel: Any) -> int:
    tekst = als_tekst(cel).strip()
    if not re.fullmatch(r"[0-9]{1,9}", tekst):
        raise GeenWaarde(f"'{tekst}' is geen heel getal; schrijf cijfers, zoals 12")
    return int(tekst)
