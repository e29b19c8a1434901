"""How texts, amounts, choices, facts and a planning are shown, and which agendas rows are of."""

from collections.abc import Iterable

from django import template
from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string

from .. import weergave
from ..getallen import euro, getal
from ..models import Agenda
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
    for rij in rijen:
        punt = getattr(rij, "record", rij)
        if not hasattr(punt, "agenda"):
            punt = punt.punt
        gevonden.setdefault(punt.agenda_id, punt.agenda)
    agendas = list(gevonden.values())
    prefetch_related_objects(agendas, "perioden")
    return agendas


@register.simple_block_tag
def gegeven(content: str, label: str) -> str:
    """{% gegeven "Trekker" %}…{% endgegeven %}: a row of the list of facts on a page."""
    return render_to_string("includes/gegeven.html", {"label": label, "waarde": content})
