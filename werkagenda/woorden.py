"""A termijn, an amount and an overleg in words, from plain data."""

from datetime import date
from decimal import Decimal

from agenda.datums import datum_in_woorden
from agenda.weergave.tekst import euro

from .choices import BedragSoort, OverlegSoort


def termijn_in_woorden(termijn: str | None, precisie: str, tekst: str) -> str:
    """When an action is due: as the source says it, or its date; "" when unknown."""
    return tekst or datum_in_woorden(termijn and date.fromisoformat(termijn), precisie)


def bedrag_in_woorden(bedrag: str | Decimal | None, soort: str, jaar: int | None) -> str:
    """An amount in euro with what it is, and its year: "€ 50.000, maximum (2016)"; "" for none."""
    if bedrag is None:
        return ""
    woorden = f"{euro(Decimal(bedrag))}, {BedragSoort(soort).label.lower()}"
    return f"{woorden} ({jaar})" if jaar else woorden


def naam_van_overleg(overleg) -> str:
    """An overleg with its kind: "Pfh-overleg Wonen", or its name alone where that says it."""
    soort = OverlegSoort(overleg.soort).label
    naam = f"{overleg.naam} ({overleg.afkorting})" if overleg.afkorting else overleg.naam
    return naam if soort.lower() in naam.lower() else f"{soort} {naam}"
