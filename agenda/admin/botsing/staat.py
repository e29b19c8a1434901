"""What tells whether something is still as it was when a page showed it."""

from collections import defaultdict
from hashlib import sha256
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from ...beschrijving.lezen import inhoud
from ...beschrijving.veld import kolommen, lijsten
from ...models import Punt, Stand

M = TypeVar("M", bound=Model)


def vers(los: M) -> M:
    """The same as the database has it now, without anything that was fetched before."""
    return type(los)._base_manager.get(pk=los.pk)


def van(los: Model) -> str:
    """Which one it is about."""
    return f"{los._meta.label_lower}:{los.pk}"


def rijen(van_deze: QuerySet[Any]) -> dict[str, object]:
    """By primary key (JSON has texts for keys) the newest stand of a row, or else its content."""
    if not issubclass(van_deze.model, Punt):
        return {str(los.pk): inhoud(los) for los in van_deze}
    kenmerken = {kenmerk: str(pk) for kenmerk, pk in van_deze.values_list("kenmerk", "pk")}
    standen = Stand.objects.filter(kenmerk__in=kenmerken).nieuwste()
    nieuwste = dict(standen.values_list("kenmerk", "pk"))
    return {sleutel: nieuwste.get(kenmerk) for kenmerk, sleutel in kenmerken.items()}


def vingerafdrukken(queryset: QuerySet) -> dict[str, str]:
    """By primary key a short text that differs as soon as its content does; a query per list."""
    model = queryset.model
    op_rij = queryset.order_by().values_list("pk", *kolommen(model.BESCHRIJVING))
    gelezen = {pk: [rij] for pk, *rij in op_rij}
    for naam, soort in lijsten(model.BESCHRIJVING).items():
        bij = defaultdict(list)
        relatie = model._meta.get_field(naam)
        hoofd = relatie.remote_field.name
        onder = relatie.related_model._base_manager.order_by("pk")
        van_deze = onder.filter(**{f"{hoofd}__in": queryset.order_by().values("pk")})
        for pk, *rij in van_deze.values_list(hoofd, *kolommen(soort)):
            bij[pk].append(rij)
        for pk, delen in gelezen.items():
            delen.append(bij[pk])
    return {str(pk): sha256(repr(delen).encode()).hexdigest()[:12] for pk, delen in gelezen.items()}
