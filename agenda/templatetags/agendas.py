"""Which agendas the rows of a list belong to."""

from collections.abc import Iterable

from django import template
from django.db.models import prefetch_related_objects

from ..models import Agenda

register = template.Library()


@register.filter
def agendas_van(rijen: Iterable) -> list[Agenda]:
    """The agendas of some rows, each once and with its periods, in the order of the rows.

    A row is an item, or has one: as `record` in a table, as `punt` elsewhere.
    """
    gevonden: dict[int, Agenda] = {}
    for rij in rijen:
        punt = getattr(rij, "record", rij)
        if not hasattr(punt, "agenda"):
            punt = punt.punt
        gevonden.setdefault(punt.agenda_id, punt.agenda)
    agendas = list(gevonden.values())
    prefetch_related_objects(agendas, "perioden")
    return agendas
