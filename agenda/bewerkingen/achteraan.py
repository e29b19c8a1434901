"""Giving a place to rows that have none yet, from before the save path gave each one."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from ..beschrijving.lezen import inhoud
from ..beschrijving.model import Beschreven
from ..beschrijving.schrijven import vul
from ..beschrijving.veld import lijsten, velden
from ..models import Ambt, Punt
from ..opslag import opslag


def zet_achteraan(**verantwoording) -> int:
    """Put each row whose `volgorde` is 0 after the others; says how many rows were saved for it."""
    aantal = 0
    with opslag(**verantwoording) as werk:
        for rij, lijst in _zonder_plaats():
            schrijf, _ = vul(rij, {lijst: inhoud(rij)[lijst]}) if lijst else (None, [])
            werk.bewaar(rij, schrijf)
            aantal += 1
    return aantal


def _zonder_plaats() -> Iterator[tuple[Beschreven, str]]:
    """Each row without a place, or with such rows in the list of this name."""
    model: Any
    for model in apps.get_models():
        # An item is saved as the kind that it is; which deputy mayor somebody is, is no place.
        if not issubclass(model, Beschreven) or model is Punt:
            continue
        if "volgorde" in velden(model.BESCHRIJVING) and model is not Ambt:
            yield from ((rij, "") for rij in model._default_manager.filter(volgorde=0))
        for lijst, soort in lijsten(model.BESCHRIJVING).items():
            if "volgorde" in velden(soort):
                met_zo_een = model._default_manager.filter(**{f"{lijst}__volgorde": 0}).distinct()
                yield from ((rij, lijst) for rij in met_zo_een)
