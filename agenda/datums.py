"""Dates that are known to a certain precision only, such as "2015" or "het tweede kwartaal"."""

from calendar import monthrange
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.dates import MONTHS

from .choices import Precisie

DATUMVORMEN = ["%Y-%m-%d", "%d-%m-%Y"]
"""How a visitor may write a day: a browser sends the first, a reader types the second."""
MAANDEN = {Precisie.MAAND: 1, Precisie.KWARTAAL: 3, Precisie.HALFJAAR: 6, Precisie.JAAR: 12}


def precisie_veld(**opties):
    """The field beside a date that says how exactly that date is known."""
    return models.CharField(
        max_length=10,
        choices=Precisie,
        help_text="Weet u alleen het jaar? Kies dan 'Op het jaar' en vul 1 januari in.",
        **opties,
    )


def datum_hoort_bij_precisie(datum: str, precisie: str, naam: str):
    """A constraint: there is a date if, and only if, it is known to some precision."""
    onbekend = Q(**{precisie: Precisie.ONBEKEND})
    zonder_datum = Q(**{f"{datum}__isnull": True})
    return models.CheckConstraint(
        condition=(onbekend & zonder_datum) | (~onbekend & ~zonder_datum),
        name=naam,
        violation_error_message=(
            "Datum en nauwkeurigheid passen niet bij elkaar: vul een datum in, "
            "of kies 'Onbekend' en laat de datum leeg."
        ),
    )


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
    match precisie:
        case Precisie.DAG:
            return f"{datum.day} {MONTHS[datum.month].lower()} {datum.year}"
        case Precisie.MAAND:
            return f"{MONTHS[datum.month].lower()} {datum.year}"
        case Precisie.KWARTAAL:
            return f"{(datum.month + 2) // 3}e kwartaal {datum.year}"
        case Precisie.HALFJAAR:
            return f"{1 if datum.month < 7 else 2}e helft {datum.year}"
        case Precisie.JAAR:
            return str(datum.year)
    return ""
