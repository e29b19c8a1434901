"""A row as plain JSON, as its description says."""

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects

from .model import Beschreven, doel_van, heeft_agenda, lijst_van
from .veld import Inhoud, Staat, kolommen, lijsten, sleutels


def inhoud(los: Beschreven) -> Inhoud:
    """The whole state of a row, internal fields too, as JSON values.

    A foreign key becomes the key of what it points at, or None; a date an ISO text; a Decimal a
    text with its decimals; rows that hang on it a list of such states, in their own order.
    """
    opgeschreven = inhoud_zonder_lijsten(los)
    for naam, soort in lijsten(los.BESCHRIJVING).items():
        opgeschreven[naam] = [rij(een, kolommen(soort)) for een in rijen_van(los, naam)]
    return opgeschreven


def inhoud_zonder_lijsten(los: Beschreven) -> Inhoud:
    """The same without the rows that hang on it."""
    opgeschreven = rij(los, kolommen(los.BESCHRIJVING))
    for naam in sleutels(los.BESCHRIJVING):
        opgeschreven[naam] = sorted(als_json(doel) for doel in getattr(los, naam).all())
    return opgeschreven


def lege_staat(model: type[Beschreven]) -> Inhoud:
    """The state of a row of which nobody filled in anything yet."""
    staat = model.BESCHRIJVING
    leeg: Inhoud = {naam: [] for naam in (*sleutels(staat), *lijsten(staat))}
    return leeg | _lege_kolommen(model, kolommen(staat))


def lege_rij(model: type[Beschreven], lijst: str) -> Inhoud:
    """The same of a row of a list."""
    soort = lijst_van(model, lijst).related_model
    return _lege_kolommen(soort, kolommen(lijsten(model.BESCHRIJVING)[lijst]))


def _lege_kolommen(model: Any, velden: Iterable[str]) -> Inhoud:
    eigen = [naam for naam in velden if not model._meta.get_field(naam).is_relation]
    return dict.fromkeys(set(velden) - {*eigen}) | rij(model(), eigen)


def rij(los: Model, velden: Iterable[str]) -> Inhoud:
    """The named columns and foreign keys of one row as JSON values."""
    return {veld: in_kolom(los._meta.get_field(veld), getattr(los, veld)) for veld in velden}


def rijen_van(los: Beschreven, lijst: str) -> Iterable[Model]:
    """The rows of a list, along with what their columns point at."""
    rijen = getattr(los, lijst).all()
    if lijst in getattr(los, "_prefetched_objects_cache", ()):
        return rijen
    return _met_doelen(rijen, lijsten(los.BESCHRIJVING)[lijst])


def met_inhoud(rijen: QuerySet[Any]) -> QuerySet[Any]:
    """Rows with all that `inhoud` reads of them, so that none costs a query of its own."""
    return met_doelen(rijen).prefetch_related(*_hangt_aan(rijen.model))


def met_doelen(rijen: QuerySet[Any]) -> QuerySet[Any]:
    """Rows with their agenda, and all that their columns point at."""
    met = _met_doelen(rijen, rijen.model.BESCHRIJVING)
    return met.select_related("agenda") if heeft_agenda(rijen.model) else met


def lees_vooruit(rijen: Iterable[Beschreven]) -> None:
    """What rows that are read already point at, and what hangs on them, for all of a kind."""
    per_soort: dict[type[Beschreven], list[Beschreven]] = {}
    for los in rijen:
        per_soort.setdefault(type(los), []).append(los)
    for model, van_deze_soort in per_soort.items():
        wijzen = (veld for veld in kolommen(model.BESCHRIJVING) if doel_van(model, veld))
        prefetch_related_objects(van_deze_soort, *wijzen, *_hangt_aan(model))


def _hangt_aan(model: type[Any]) -> list[Any]:
    """What `inhoud` reads beside the columns of a row, as lookups."""
    lijst_rijen = (
        Prefetch(naam, _met_doelen(lijst_van(model, naam).related_model._base_manager.all(), soort))
        for naam, soort in lijsten(model.BESCHRIJVING).items()
    )
    return [*sleutels(model.BESCHRIJVING), *lijst_rijen]


def _met_doelen(rijen: QuerySet[Any], staat: type[Staat]) -> QuerySet[Any]:
    """Rows along with what their columns point at."""
    doelen = {veld: doel_van(rijen.model, veld) for veld in kolommen(staat)}
    relaties = [f"{v}__agenda" if heeft_agenda(d) else v for v, d in doelen.items() if d]
    return rijen.select_related(*relaties) if relaties else rijen


def als_json(waarde: Any) -> Any:
    """A value of a column as JSON; of a row the key that it is known by."""
    match waarde:
        case Beschreven():
            return als_json(waarde.sleutel)
        case date() | time():
            return waarde.isoformat()
    return waarde


def in_kolom(kolom: Any, waarde: Any) -> Any:
    """The value of a column as JSON, as the database gives it back."""
    # An amount that was typed just now has no decimals yet.
    if isinstance(waarde, Decimal):
        return str(round(waarde, kolom.decimal_places))
    return als_json(waarde)
