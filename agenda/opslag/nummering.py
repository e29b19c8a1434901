"""The kenmerk of an item, and the place of a row among others."""

from collections.abc import Callable, Hashable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import IntegerField, Max
from django.db.models.functions import Cast, Substr

from ..beschrijving.model import heeft_agenda
from ..models import Ambt, Begrotingsregel, Punt, Stand


class Nummering:
    """Gives numbers within one opslag, whose lock keeps others from giving any: asks once."""

    def __init__(self) -> None:
        self._hoogste: dict[Hashable, int] = {}

    def nummer(self, punt: Punt) -> None:
        """Give a new item a kenmerk; ValidationError if it was used before."""
        if not punt.kenmerk:
            begin = getattr(punt.agenda, f"voorvoegsel_{punt._meta.model_name}") + "-"
            punt.kenmerk = f"{begin}{self._volgende(begin, lambda: hoogste_nummer(begin)):02d}"
            return
        if Stand.objects.filter(kenmerk=punt.kenmerk).exists():
            raise ValidationError({"kenmerk": f"Het kenmerk {punt.kenmerk} is al eens gebruikt."})
        self._hoogste.pop(punt.kenmerk.rpartition("-")[0] + "-", None)

    def geef_plaats(self, rij: Any) -> None:
        """Put a row whose `volgorde` is 0 after all that it stands among, or with its own post."""
        if isinstance(rij, Ambt) or not hasattr(rij, "volgorde"):
            return
        model: Any = Punt if isinstance(rij, Punt) else type(rij)
        plek = model, rij.agenda_id if heeft_agenda(model) else None
        if rij.volgorde != 0:
            self._hoogste.pop(plek, None)
            return
        naast = model._base_manager.exclude(pk=rij.pk)
        if heeft_agenda(model):
            naast = naast.filter(agenda=rij.agenda_id)
        if isinstance(rij, Begrotingsregel) and (zelfde := naast.filter(post=rij.post).first()):
            rij.volgorde = zelfde.volgorde
            return
        rij.volgorde = self._volgende(
            plek, lambda: naast.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0
        )

    def _volgende(self, plek: Hashable, zoek: Callable[[], int]) -> int:
        """One more than the highest there."""
        hoogste = self._hoogste[plek] if plek in self._hoogste else zoek()
        self._hoogste[plek] = hoogste + 1
        return hoogste + 1


def hoogste_nummer(begin: str) -> int:
    """The highest number that was ever given under these letters."""
    getal = Cast(Substr("kenmerk", len(begin) + 1), IntegerField())
    # The standen know every item that ever was; the items also those of this very opslag.
    gegeven = (m.objects.filter(kenmerk__startswith=begin) for m in (Stand, Punt))
    return max(g.aggregate(hoogste=Max(getal))["hoogste"] or 0 for g in gegeven)
