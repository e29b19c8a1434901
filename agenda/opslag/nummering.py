"""The kenmerk of an item, and the place of a row among others."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import IntegerField, Max
from django.db.models.functions import Cast, Substr

from ..beschrijving.model import heeft_agenda
from ..models import Ambt, Begrotingsregel, Punt, Stand


def nummer(punt: Punt) -> None:
    """Give a new item a kenmerk; ValidationError if it was used before."""
    if not punt.kenmerk:
        punt.kenmerk = volgend_kenmerk(punt)
    elif Stand.objects.filter(kenmerk=punt.kenmerk).exists():
        raise ValidationError({"kenmerk": f"Het kenmerk {punt.kenmerk} is al eens gebruikt."})


def geef_plaats(rij: Any) -> None:
    """Put a row whose `volgorde` is 0 after all that it stands among, or with its own post."""
    if isinstance(rij, Ambt) or getattr(rij, "volgorde", None) != 0:
        return
    model: Any = Punt if isinstance(rij, Punt) else type(rij)
    naast = model._base_manager.exclude(pk=rij.pk)
    if heeft_agenda(model):
        naast = naast.filter(agenda=rij.agenda_id)
    zelfde = naast.filter(post=rij.post).first() if isinstance(rij, Begrotingsregel) else None
    hoogste = naast.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0
    rij.volgorde = zelfde.volgorde if zelfde else hoogste + 1


def volgend_kenmerk(punt: Punt) -> str:
    """One more than the highest number that was ever given under these letters."""
    begin = getattr(punt.agenda, f"voorvoegsel_{punt._meta.model_name}") + "-"
    getal = Cast(Substr("kenmerk", len(begin) + 1), IntegerField())
    # The standen know every item that ever was; the items also those of this very opslag.
    gegeven = (m.objects.filter(kenmerk__startswith=begin) for m in (Stand, Punt))
    hoogste = max(g.aggregate(hoogste=Max(getal))["hoogste"] or 0 for g in gegeven)
    return f"{begin}{hoogste + 1:02d}"
