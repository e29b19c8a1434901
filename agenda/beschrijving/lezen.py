"""A row as plain JSON, as its description says."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db.models import Model

from .model import Beschreven, doel_van, heeft_agenda, lijst_van
from .veld import Inhoud, kolommen, lijsten, sleutels


def inhoud(los: Beschreven) -> Inhoud:
    """The whole state of a row, internal fields too, as JSON values.

    A foreign key becomes the key of what it points at, or None; a date an ISO text; a Decimal a
    text with its decimals; rows that hang on it a list of such states, in their own order.
    """
    staat = los.BESCHRIJVING
    opgeschreven = rij(los, kolommen(staat))
    for naam in sleutels(staat):
        opgeschreven[naam] = sorted(_waarde(doel) for doel in getattr(los, naam).all())
    for naam, soort in lijsten(staat).items():
        rijen = getattr(los, naam).all()
        is_gehaald = naam in getattr(los, "_prefetched_objects_cache", ())
        if not is_gehaald and (relaties := [*_relaties(los, naam, kolommen(soort))]):
            rijen = rijen.select_related(*relaties)
        opgeschreven[naam] = [rij(een, kolommen(soort)) for een in rijen]
    return opgeschreven


def rij(los: Model, velden: Iterable[str]) -> Inhoud:
    """The named columns and foreign keys of one row as JSON values."""
    return {veld: _waarde(getattr(los, veld)) for veld in velden}


def _relaties(los: Beschreven, lijst: str, velden: Iterable[str]) -> Iterator[str]:
    model = lijst_van(type(los), lijst).related_model
    for veld in velden:
        if doel := doel_van(model, veld):
            yield f"{veld}__agenda" if heeft_agenda(doel) else veld


def _waarde(waarde: Any) -> Any:
    match waarde:
        case Beschreven():
            return _waarde(waarde.sleutel)
        case date() | time():
            return waarde.isoformat()
        case Decimal():
            return str(waarde)
    return waarde
