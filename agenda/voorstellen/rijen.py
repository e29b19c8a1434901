"""The rows that regels are about, found by their key, and the keys that they name."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from ..beschrijving.lezen import met_inhoud
from ..beschrijving.model import Beschreven, heeft_agenda
from ..beschrijving.veld import Inhoud
from ..beschrijving.wijzers import als_lijst, wijst_aan
from ..models import Agenda, Punt, Voorstelregel
from .verandering import pas_toe

NIEUW = "nieuw:"
"""How the key of a row begins that is only proposed: "nieuw:3"."""


@cache
def soorten() -> dict[str, type[Beschreven]]:
    """Every model that a regel can be about, by its name; an item is of its own kind."""
    beschreven = (m for m in apps.get_models() if issubclass(m, Beschreven) and m is not Punt)
    return {model._meta.model_name or "": model for model in beschreven}


def soort_van(model: type[Beschreven]) -> str:
    return model._meta.model_name or ""


def vind(regels: Iterable[Voorstelregel], agenda: Agenda) -> dict[tuple[str, str], Beschreven]:
    """The rows that are there by now, with all that `inhoud` reads; by soort and key."""
    gevraagd: dict[str, set[str]] = defaultdict(set)
    for regel in regels:
        if regel.sleutel and not regel.sleutel.startswith(NIEUW):
            gevraagd[regel.soort].add(regel.sleutel)
    gevonden: dict[tuple[str, str], Beschreven] = {}
    for soort, sleutels in gevraagd.items():
        for rij in _rijen(soorten()[soort], sleutels, agenda):
            gevonden[soort, str(rij.sleutel)] = rij
    return gevonden


def _rijen(model: type[Beschreven], sleutels: set[str], agenda: Agenda) -> Iterable[Any]:
    rijen: QuerySet[Any] = model._base_manager.filter(**{f"{model.SLEUTEL}__in": sleutels})
    if heeft_agenda(model):
        rijen = rijen.filter(agenda=agenda).select_related("agenda")
    return met_inhoud(rijen)


def genoemd_in(regel: Voorstelregel) -> set[str]:
    """The keys of proposed rows that what a regel changes points at."""
    if not (model := soorten().get(regel.soort)):
        return set()
    staat = pas_toe(model.BESCHRIJVING, {}, regel.verandering)
    genoemd = (los for wijzer in wijst_aan(model) for los in wijzer.sleutels(staat))
    return {los for los in genoemd if is_nieuw(los)}


def is_nieuw(sleutel: Any) -> bool:
    return isinstance(sleutel, str) and sleutel.startswith(NIEUW)


def vervang(model: type[Beschreven], staat: Inhoud, gekregen: Callable[[str], Any]) -> Inhoud:
    """A state with what the proposed rows got as a key, in the places where keys stand."""
    nieuw = {naam: _los(waarde) for naam, waarde in staat.items()}
    for wijzer in wijst_aan(model):
        houders = nieuw.get(wijzer.lijst, ()) if wijzer.lijst else (nieuw,)
        for houder in houders:
            waarde = houder.get(wijzer.veld)
            if any(map(is_nieuw, als_lijst(waarde))):
                keuze = [gekregen(los) if is_nieuw(los) else los for los in als_lijst(waarde)]
                houder[wijzer.veld] = keuze if isinstance(waarde, list) else keuze[0]
    return nieuw


def _los(waarde: Any) -> Any:
    """The rows of a list as copies, which may be changed."""
    if isinstance(waarde, list):
        return [dict(rij) if isinstance(rij, dict) else rij for rij in waarde]
    return waarde
