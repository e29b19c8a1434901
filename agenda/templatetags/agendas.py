"""Which agendas the rows of a list belong to."""

from collections.abc import Iterable

from django import template
from django.db.models import prefetch_related_objects

from ..models import Agenda

register = template.Library()


@register.filter
def agendas_van(rijen: Iterable) -> list[Agenda]:
    """The agendas that some rows come from, each once and with its periods, as they occur.

    A row is an item, or has one: a row of a table its `record`, anything else its `punt`.
    """
    agendas = {}
    for rij in rijen:
        punt = getattr(rij, "record", rij)
        if not hasattr(punt, "agenda"):
            punt = punt.punt
        agendas.setdefault(punt.agenda_id, punt.agenda)
    agendas = list(agendas.values())
    prefetch_related_objects(agendas, "perioden")
    return agendas
