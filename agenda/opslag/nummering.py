"""The kenmerk and the place of an item."""

from django.core.exceptions import ValidationError
from django.db.models import IntegerField, Max
from django.db.models.functions import Cast, Substr

from ..models import Punt, Stand


def nummer(punt: Punt) -> None:
    """Give a new item a place at the end, and a kenmerk; ValidationError if it was used before."""
    if not punt.kenmerk:
        punt.kenmerk = volgend_kenmerk(punt)
    elif Stand.objects.filter(kenmerk=punt.kenmerk).exists():
        raise ValidationError({"kenmerk": f"Het kenmerk {punt.kenmerk} is al eens gebruikt."})
    if not punt.volgorde:
        hoogste = Punt.objects.filter(agenda=punt.agenda).aggregate(hoogste=Max("volgorde"))
        punt.volgorde = (hoogste["hoogste"] or 0) + 1


def volgend_kenmerk(punt: Punt) -> str:
    """One more than the highest number that was ever given under these letters."""
    begin = getattr(punt.agenda, f"voorvoegsel_{punt._meta.model_name}") + "-"
    getal = Cast(Substr("kenmerk", len(begin) + 1), IntegerField())
    # The standen know every item that ever was; the items also those of this very opslag.
    gegeven = (m.objects.filter(kenmerk__startswith=begin) for m in (Stand, Punt))
    hoogste = max(g.aggregate(hoogste=Max(getal))["hoogste"] or 0 for g in gegeven)
    return f"{begin}{hoogste + 1:02d}"
