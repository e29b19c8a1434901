"""The field beside a date that says how exactly that date is known."""

from django.db import models
from django.db.models import Q

from ..choices import Precisie


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
