"""A termijn, an amount and an overleg in words, from plain data; nothing here knows Django."""

from datetime import date
from typing import Any

from agenda.datums import datum_in_woorden


def termijn_in_woorden(termijn: date | None, precisie: str, tekst: str) -> str:
    """When an action is due: as the source says it, or its date; "" when unknown."""
    return tekst or datum_in_woorden(termijn, precisie)


def naam_van_overleg(naam: str, afkorting: str, soort: str) -> str:
    """An overleg with its kind: "Pfh-overleg Wonen", or its name alone where that says it."""
    heel = f"{naam} ({afkorting})" if afkorting else naam
    return heel if soort.lower() in heel.lower() else f"{soort} {heel}"


def termijn_verzet(oud: list[Any], nieuw: list[Any]) -> bool:
    """Whether the date of a termijn changed or went, or became more or less exact.

    Both are the JSON values of the date, its precision and its words. Filling in a first date is
    no move, and other words for the same date are none either.
    """
    return oud[0] is not None and oud[:2] != nieuw[:2]
