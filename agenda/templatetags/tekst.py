"""How texts, amounts, choices and a planning are shown, and which agendas the rows are of."""

from collections.abc import Iterable

from django import template
from django.db.models import prefetch_related_objects

from ..getallen import euro, getal
from ..models import Agenda
from ..verschil import verschoven
from ..weergave import (
    afbreekbaar,
    in_het_kort,
    label,
    markdown,
    niet_genoemd,
    soortlabel,
    statuslabel,
    twee_regels,
    zonder_planning,
)

register = template.Library()
FILTERS = (
    afbreekbaar,
    euro,
    getal,
    in_het_kort,
    label,
    markdown,
    niet_genoemd,
    soortlabel,
    statuslabel,
    twee_regels,
    verschoven,
    zonder_planning,
)
for filter_ in FILTERS:
    register.filter(filter_)


@register.filter
def agendas_van(rijen: Iterable) -> list[Agenda]:
    """The agendas, each once and with periods, of rows that are a punt or have one."""
    gevonden: dict[int, Agenda] = {}
    for rij in rijen:
        punt = getattr(rij, "record", rij)
        if not hasattr(punt, "agenda"):
            punt = punt.punt
        gevonden.setdefault(punt.agenda_id, punt.agenda)
    agendas = list(gevonden.values())
    prefetch_related_objects(agendas, "perioden")
    return agendas
