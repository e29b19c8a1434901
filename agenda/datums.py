"""Dates that are known to a certain precision only, such as "2015" or "het tweede kwartaal".

A precision is a value of `choices.Precisie`, here as plain text; nothing here knows Django.
"""

from calendar import monthrange
from datetime import date

DATUMVORMEN = ["%Y-%m-%d", "%d-%m-%Y"]
"""How a visitor may write a day: a browser sends the first, a reader types the second."""
MAANDEN = {"maand": 1, "kwartaal": 3, "halfjaar": 6, "jaar": 12}
"""How many months there are in what a date of this precision may mean."""
MAANDNAMEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


def grenzen(datum: date, precisie: str) -> tuple[date, date]:
    """The first and the last day that a date of this precision may mean."""
    if precisie not in MAANDEN:
        return datum, datum
    maanden = MAANDEN[precisie]
    begin = datum.month - (datum.month - 1) % maanden
    eind = begin + maanden - 1
    return date(datum.year, begin, 1), date(datum.year, eind, monthrange(datum.year, eind)[1])


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
