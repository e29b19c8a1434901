"""The kenmerk and the place of a new item."""

from django.core.exceptions import ValidationError
from django.db.models import Max

from .models import Punt, Stand


def nummer(punt: Punt) -> None:
    """Give a new item its kenmerk, unless it has one, and a place at the end, unless it has one.

    Raises ValidationError for a kenmerk that was ever used: it stays with the item it belonged to.
    """
    if not punt.kenmerk:
        punt.kenmerk = volgend_kenmerk(punt)
    elif Stand.objects.filter(kenmerk=punt.kenmerk).exists():
        raise ValidationError({"kenmerk": f"Het kenmerk {punt.kenmerk} is al eens gebruikt."})
    if not punt.volgorde:
        hoogste = Punt.objects.filter(agenda=punt.agenda).aggregate(hoogste=Max("volgorde"))
        punt.volgorde = (hoogste["hoogste"] or 0) + 1


def volgend_kenmerk(punt: Punt) -> str:
    """One more than the highest number that this agenda ever gave to an item of this kind."""
    begin = getattr(punt.agenda, punt.VOORVOEGSEL) + "-"
    gegeven = Stand.objects.filter(agenda=punt.agenda, kenmerk__startswith=begin)
    nummers = (int(k.removeprefix(begin)) for k in gegeven.values_list("kenmerk", flat=True).distinct())
    return f"{begin}{max(nummers, default=0) + 1:02d}"
