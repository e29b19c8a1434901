"""How texts, amounts, choices, facts and a planning are shown, and which agendas rows are of."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string

from .. import weergave
from ..beschrijving.woorden import Woorden
from ..getallen import euro, getal
from ..models import Agenda, Agendapunt
from ..verschil import verschoven

register = template.Library()
for filter_ in (
    euro,
    getal,
    verschoven,
    weergave.afbreekbaar,
    weergave.in_het_kort,
    weergave.label,
    weergave.markdown,
    weergave.met_jaren,
    weergave.niet_genoemd,
    weergave.soortlabel,
    weergave.statuslabel,
    weergave.twee_regels,
    weergave.zonder_planning,
):
    register.filter(filter_)


@register.filter
def agendas_van(rijen: Iterable) -> list[Agenda]:
    """The agendas, each once and with periods, of rows that are a punt or have one."""
    gevonden: dict[int, Agenda] = {}
    for punt in map(_punt_van, rijen):
        gevonden.setdefault(punt.agenda_id, punt.agenda)
    agendas = list(gevonden.values())
    prefetch_related_objects(agendas, "perioden")
    return agendas


def _punt_van(rij: Any) -> Any:
    punt = getattr(rij, "record", rij)
    return punt if hasattr(punt, "agenda") else punt.punt


@register.filter
def gepland(rijen: Iterable) -> dict[str, Any]:
    """A word for periods that fits the agendapunten of a list, or ""; and if all are ended."""
    agendapunten = [p for p in map(_punt_van, rijen) if p.soort == Agendapunt._meta.model_name]
    agendas = [agenda for agenda in agendas_van(agendapunten) if agenda.perioden.all()]
    woorden = {agenda.woord_perioden for agenda in agendas}
    return {
        "perioden": "".join(woorden) if len(woorden) < 2 else Woorden().perioden,
        "afgelopen": all(agenda.is_afgelopen for agenda in agendas),
    }


@register.simple_block_tag
def gegeven(content: str, label: str) -> str:
    """{% gegeven "Trekker" %}…{% endgegeven %}: a row of the list of facts on a page."""
    return render_to_string("includes/gegeven.html", {"label": label, "waarde": content})
