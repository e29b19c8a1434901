"""A termijn and an amount in words, from their JSON values."""

from datetime import date
from decimal import Decimal

from agenda.datums import datum_in_woorden
from agenda.templatetags.tekst import euro

from .choices import BedragSoort


def termijn_in_woorden(termijn: str | None, precisie: str, tekst: str) -> str:
    """When an action is due: as the source says it, or its date; "" when unknown."""
    return tekst or datum_in_woorden(termijn and date.fromisoformat(termijn), precisie)


def bedrag_in_woorden(bedrag: str | Decimal | None, soort: str, jaar: int | None) -> str:
    """An amount in euro with what it is, and its year: "€ 50.000, maximum (2016)"; "" for none."""
    if bedrag is None:
        return ""
    woorden = f"{euro(Decimal(bedrag))}, {BedragSoort(soort).label.lower()}"
    return f"{woorden} ({jaar})" if jaar else woorden
