"""Choosing a day in a filter."""

from datetime import date

import django_filters
from django import forms

from ..datums import DATUMVORMEN

DATUM_KLOPT_NIET = "Deze datum bestaat niet. Schrijf hem als 31-12-2026."


def is_dag(getypt: str) -> bool:
    """Whether these are the words of a day as a browser writes it: 2026-12-31."""
    try:
        return date.fromisoformat(getypt).isoformat() == getypt
    except ValueError:
        return False


class DagInput(forms.DateInput):
    """A date to pick; what is no date stands in a plain box, for a browser would wipe it."""

    def __init__(self):
        super().__init__(format="%Y-%m-%d", attrs={"type": "date"})

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        getypt = context["widget"]["value"]
        if getypt and not is_dag(getypt):
            context["widget"]["type"] = "text"
        return context


def datumfilter(label: str, methode: str, **opties) -> django_filters.DateFilter:
    """A filter by one day."""
    return django_filters.DateFilter(
        label=label,
        method=methode,
        input_formats=DATUMVORMEN,
        widget=DagInput(),
        error_messages={"invalid": DATUM_KLOPT_NIET},
        **opties,
    )
