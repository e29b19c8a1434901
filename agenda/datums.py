"""Dates that are known to a certain precision only, such as "2015" or "het tweede kwartaal".

A precision is a value of `choices.Precisie`, here as plain text; nothing here knows Django.
"""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date

from .alfabet import zoekvorm

EERSTE_JAAR, LAATSTE_JAAR = 1900, 2100
"""Between which years all lies that a region agrees on."""
MAANDEN = {"maand": 1, "kwartaal": 3, "halfjaar": 6, "jaar": 12}
"""How many months there are in what a date of this precision may mean."""
MAANDNAMEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


Wanneer = tuple[date | None, str, date | None]
"""A date, its precision, and the last day of what lasts longer than a day."""
NOG_NIET_BEKEND = "een dag die nog niet bekend is"


def grenzen(datum: date, precisie: str) -> tuple[date, date]:
    """The first and the last day that a date of this precision may mean."""
    if precisie not in MAANDEN:
        return datum, datum
    maanden = MAANDEN[precisie]
    begin = datum.month - (datum.month - 1) % maanden
    eind = begin + maanden - 1
    return date(datum.year, begin, 1), date(datum.year, eind, monthrange(datum.year, eind)[1])


def wanneer_in_woorden(datum: date | None, precisie: str, laatste: date | None = None) -> str:
    """A date that may last some days: "1 en 2 maart 2027", "30 maart tot en met 2 april 2027"."""
    if datum is None or laatste is None:
        return datum_in_woorden(datum, precisie)
    tussen = "en" if (laatste - datum).days == 1 else "tot en met"
    return f"{_voor(datum, laatste)} {tussen} {datum_in_woorden(laatste, 'dag')}"


def van_naar_in_woorden(van: Wanneer, naar: Wanneer) -> str:
    """From one date to another: "van 1 naar 15 maart 2027"."""
    dagen = van[:2] + naar[:2]
    if van[0] and naar[0] and dagen[1::2] == ("dag", "dag") and not (van[2] or naar[2]):
        begin = _voor(van[0], naar[0])
    else:
        begin = wanneer_in_woorden(*van) or NOG_NIET_BEKEND
    return f"van {begin} naar {wanneer_in_woorden(*naar) or NOG_NIET_BEKEND}"


def _voor(dag: date, ander: date) -> str:
    """A day before another one that is said in full: "1", "30 maart", "31 december 2026"."""
    if dag.year != ander.year:
        return datum_in_woorden(dag, "dag")
    return str(dag.day) if dag.month == ander.month else f"{dag.day} {MAANDNAMEN[dag.month - 1]}"


def datum_in_woorden(datum: date | None, precisie: str) -> str:
    """The date as a reader says it: "19 mei 2015", "2e kwartaal 2016", "2015"; "" when unknown."""
    if datum is None:
        return ""
    maand = MAANDNAMEN[datum.month - 1]
    woorden = {
        "dag": f"{datum.day} {maand} {datum.year}",
        "maand": f"{maand} {datum.year}",
        "kwartaal": f"{(datum.month + 2) // 3}e kwartaal {datum.year}",
        "halfjaar": f"{1 if datum.month < 7 else 2}e helft {datum.year}",
        "jaar": str(datum.year),
    }
    return woorden.get(precisie, "")


DATUM_IN_TEKST = [
    re.compile(vorm, re.IGNORECASE)
    for vorm in (
        r"\b(?P<jaar>(?!0000)\d{4})-(?P<maand>\d{1,2})-(?P<dag>\d{1,2})\b",
        r"\b(?P<dag>\d{1,2})[-/.](?P<maand>\d{1,2})[-/.](?P<jaar>(?!0000)\d{4})\b",
        r"\b(?P<dag>\d{1,2})\s+(?P<maand>[a-z]{3,})\.?\s+(?P<jaar>(?!0000)\d{4})\b",
        rf"\b(?:(?P<dag>\d{{1,2}})\s+)?(?P<maand>{'|'.join(MAANDNAMEN)})(?:\s+(?P<jaar>[1-9]\d{{3}}))?\b",
        r"\b(?P<jaar>(?:19|20)\d{2})\b",
    )
]
"""How a date is written; the name of a month may be short where a day and a year stand by it."""


def lees_datum(tekst: str) -> tuple[dict[str, int], str]:
    """What a text says of a date, and the words that are left of it.

    "raad 22 maart 2016", as "raad 22-3-2016", gives {"jaar": 2016, "maand": 3, "dag": 22}, "raad";
    what it does not say, such as a day, is not there.
    """
    for gevonden in filter(None, (vorm.search(tekst) for vorm in DATUM_IN_TEKST)):
        delen = {naam: deel for naam, deel in gevonden.groupdict().items() if deel}
        with suppress(ValueError):
            getallen = {naam: _getal(deel) for naam, deel in delen.items()}
            return getallen, tekst[: gevonden.start()] + tekst[gevonden.end() :]
    return {}, tekst


def lees_dag(getypt: str) -> date | None:
    """The day that is written here: "31-12-2026", "5 mei 2026", "di 5 mrt. 2026"; None for none."""
    delen, rest = lees_datum(zoekvorm(getypt))
    if len(delen) == 3 and re.fullmatch(r"(?:[a-z]+\.? )?", rest):
        with suppress(ValueError):
            return date(delen["jaar"], delen["maand"], delen["dag"])
    return None


def _getal(deel: str) -> int:
    """A part of a date: figures, or the name of a month; raises ValueError for another word."""
    if deel.isdecimal():
        return int(deel)
    begin = "maart" if deel.lower() == "mrt" else deel.lower()
    [nummer] = (n for n, naam in enumerate(MAANDNAMEN, 1) if naam.startswith(begin))
    return nummer
