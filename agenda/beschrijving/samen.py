"""Rows of many models, read together: however many models they are of, it is one query.

A query for each kind of row adds up where a page tells of all kinds. Here the database gives every
row as one JSON value, so that rows of any model go into one answer.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import F, Model, QuerySet, Value, Window
from django.db.models.functions import JSONObject, RowNumber

from .lezen import in_kolom, inhoud_zonder_lijsten
from .model import Beschreven, doel_van, kolom_van, lijst_van
from .veld import Inhoud, Staat, kolommen, lijsten, sleutels

Json = dict[str, Any]


class Vraag(NamedTuple):
    """Rows of one model, and what is asked of each: a column, or columns as one object."""

    rijen: QuerySet[Any]
    wat: str | JSONObject
    volgorde: Sequence[Any] | None = None


def vraag_samen(*vragen: Vraag) -> list[list[Any]]:
    """The answers to each question, in its order; a date in one is a text."""
    antwoorden: list[list[Json]] = [[] for _ in vragen]
    delen = [
        vraag.rijen.order_by()
        .annotate(
            _vraag=Value(nummer),
            _plek=_plek(vraag.rijen.model, vraag.volgorde) if vraag.volgorde else Value(0),
            _wat=JSONObject(wat=vraag.wat),
        )
        .values_list("_vraag", "_plek", "_wat")
        for nummer, vraag in enumerate(vragen)
    ]
    if delen:
        eerste, *rest = delen
        gevonden = eerste.union(*rest, all=True) if rest else eerste
        for nummer, _, antwoord in sorted(gevonden, key=lambda los: los[:2]):
            antwoorden[nummer].append(antwoord["wat"])
    return antwoorden


def _plek(model: type[Model], volgorde: Sequence[Any]) -> Window:
    return Window(RowNumber(), order_by=[*_uitgeschreven(model, volgorde)])


def _uitgeschreven(model: type[Model], volgorde: Sequence[Any]) -> Iterator[Any]:
    """An order as a queryset has it: by a row that is pointed at, is by the order of such rows."""
    doelen = {veld.name: veld.related_model for veld in model._meta.fields}
    for los in volgorde:
        if not isinstance(los, str):
            yield los
        elif doel := doelen.get(los):
            erin = _uitgeschreven(doel, doel._meta.ordering or ())
            yield from (deel.prefix_references(f"{los}__") for deel in erin)
        else:
            kolom = F(los.removeprefix("-"))
            yield kolom.desc() if los.startswith("-") else kolom.asc()


def lees_samen(
    *vragen: QuerySet[Any], met_inhoud: Collection[type[Model]] = ()
) -> list[list[tuple[Any, Inhoud | None]]]:
    """The rows of each queryset, in its order, with what their names are made with.

    Each with what `inhoud` would read of it where its model is in `met_inhoud`, else with None.
    """
    alle = [los for rijen in vragen for los in _vragen_over(rijen, rijen.model in met_inhoud)]
    antwoorden = iter(vraag_samen(*alle))
    return [list(_rijen(rijen.model, antwoorden, rijen.model in met_inhoud)) for rijen in vragen]


def inhoud_ineens(los: Beschreven) -> Inhoud:
    """What `inhoud` reads of a row, with all lists that hang on it in one query."""
    model = type(los)
    antwoorden = vraag_samen(*_lijstvragen(model, [los.pk]))
    eraan = dict(zip(lijsten(model.BESCHRIJVING), antwoorden, strict=True))
    return inhoud_zonder_lijsten(los) | {
        naam: [_inhoud(_houder(model, naam), een["staat"]) for een in rijen]
        for naam, rijen in eraan.items()
    }


def als_json_rij(model: type[Model], pad: str = "") -> JSONObject:
    """Every column of a row, and what its name is made with; `rij_uit` makes a row of it."""
    velden: Json = {veld.attname: f"{pad}{veld.attname}" for veld in model._meta.concrete_fields}
    for naam in getattr(model, "NAAM_MET", ()):
        doel: Any = model._meta.get_field(naam).related_model
        velden[naam] = als_json_rij(doel, f"{pad}{naam}__")
    return JSONObject(**velden)


def rij_uit(model: type[Model], los: Json) -> Any:
    velden = model._meta.concrete_fields
    waarden = [veld.to_python(los[veld.attname]) for veld in velden]
    rij = model.from_db(None, [veld.attname for veld in velden], waarden)
    for naam in getattr(model, "NAAM_MET", ()):
        doel: Any = model._meta.get_field(naam).related_model
        setattr(rij, naam, rij_uit(doel, los[naam]))
    return rij


def _vragen_over(rijen: QuerySet[Any], met_inhoud: bool) -> Iterator[Vraag]:
    """First the rows, then what hangs on them: the keys of each field, the rows of each list."""
    model = rijen.model
    volgorde = rijen.query.order_by or model._meta.ordering
    if not met_inhoud:
        yield Vraag(rijen, als_json_rij(model), volgorde)
        return
    staat = _kolommen(model, model.BESCHRIJVING)
    wat = JSONObject(rij=als_json_rij(model), staat=staat)
    yield Vraag(rijen, wat, volgorde)
    van_deze = rijen.order_by().values("pk")
    for naam in sleutels(model.BESCHRIJVING):
        veld: Any = model._meta.get_field(naam)
        van, naar = veld.m2m_field_name(), veld.m2m_reverse_field_name()
        paren = veld.remote_field.through._base_manager.filter(**{f"{van}__in": van_deze})
        sleutel = f"{naar}__{veld.related_model.SLEUTEL}"
        yield Vraag(paren, JSONObject(aan=f"{van}_id", staat=sleutel))
    yield from _lijstvragen(model, van_deze)


def _lijstvragen(model: type[Beschreven], van_deze: Any) -> Iterator[Vraag]:
    """The rows of each list that hangs on these."""
    for naam, soort in lijsten(model.BESCHRIJVING).items():
        lijst, houder = lijst_van(model, naam), _houder(model, naam)
        eraan = houder._base_manager.filter(**{f"{lijst.field.name}__in": van_deze})
        staat = _kolommen(houder, soort)
        wat = JSONObject(aan=lijst.field.attname, staat=staat)
        yield Vraag(eraan, wat, houder._meta.ordering)


def _kolommen(model: type[Model], staat: type[Staat]) -> JSONObject:
    """The columns of a state; of what points at a row, the key that it is known by."""
    doelen = {veld: doel_van(model, veld) for veld in kolommen(staat)}
    paden = {veld: f"{veld}__{doel.SLEUTEL}" if doel else veld for veld, doel in doelen.items()}
    return JSONObject(**paden)


def _rijen(
    model: type[Beschreven], antwoorden: Iterator[list[Json]], met_inhoud: bool
) -> Iterator[tuple[Any, Inhoud | None]]:
    rijen = next(antwoorden)
    if not met_inhoud:
        yield from ((rij_uit(model, los), None) for los in rijen)
        return
    staat = model.BESCHRIJVING
    eraan = {naam: _per_rij(next(antwoorden)) for naam in (*sleutels(staat), *lijsten(staat))}
    for los in rijen:
        rij = rij_uit(model, los["rij"])
        opgeschreven = _inhoud(model, los["staat"])
        for naam in sleutels(staat):
            opgeschreven[naam] = sorted(eraan[naam][rij.pk])
        for naam in lijsten(staat):
            houder = _houder(model, naam)
            opgeschreven[naam] = [_inhoud(houder, een) for een in eraan[naam][rij.pk]]
        yield rij, opgeschreven


def _houder(model: type[Model], lijst: str) -> Any:
    """What a row of a list is."""
    return lijst_van(model, lijst).related_model


def _per_rij(antwoord: list[Json]) -> dict[Any, list[Any]]:
    per_rij = defaultdict(list)
    for los in antwoord:
        per_rij[los["aan"]].append(los["staat"])
    return per_rij


def _inhoud(model: type[Model], los: Json) -> Inhoud:
    staat = {}
    for veld, waarde in los.items():
        kolom = kolom_van(model, veld)
        staat[veld] = waarde if doel_van(model, veld) else in_kolom(kolom, kolom.to_python(waarde))
    return staat
