"""When an item of a list is planned, and how often it was put off."""

from django import template

from .. import planning
from ..models import Agendapunt
from ..verschuiving import Verschuiving, naam_van_periode

register = template.Library()


@register.filter
def verschoven(punt: Agendapunt, verschuivingen: dict[str, Verschuiving]) -> str:
    """ "2x doorgeschoven (van 2016 naar 2018)", of an item that `voor_lijst` fetched; else ""."""
    verschuiving = verschuivingen.get(punt.kenmerk)
    if verschuiving is None or not verschuiving.aantal:
        return ""
    gepland = [periode.begin.isoformat() for periode in punt.perioden.all()]
    return verschuiving.in_woorden(gepland, naam_van_periode(punt.agenda.perioden.all()))


@register.filter
def zonder_planning(punt: Agendapunt) -> str:
    """What stands where its periods would, of an item that `voor_lijst` fetched."""
    return planning.zonder_planning(punt)
