"""What tells whether something is still as it was when a page showed it."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from ...beschrijving.lezen import inhoud, lees_vooruit
from ...beschrijving.samen import lees_samen
from ...beschrijving.veld import kolommen, lijsten
from ...models import Punt, Stand

M = TypeVar("M", bound=Model)


def vers(los: M) -> M:
    """The same as the database has it now, without anything that was fetched before."""
    return type(los)._base_manager.get(pk=los.pk)


def van(los: Model) -> str:
    """Which one it is about."""
    return f"{los._meta.label_lower}:{los.pk}"


def lees_rijen(*vragen: QuerySet[Any]) -> list[list[Any]]:
    """The rows of each query, with what `rijen` and a form about one of them look at."""
    gelezen = [[rij for rij, _ in antwoord] for antwoord in lees_samen(*vragen)]
    lees_vooruit(rij for rijen in gelezen for rij in rijen if not isinstance(rij, Punt))
    return gelezen


def rijen(van_deze: Iterable[Any]) -> dict[str, object]:
    """By primary key (JSON has texts for keys) the newest stand of an item, else the content."""
    sleutels = {los: str(los.pk) for los in van_deze}
    kenmerken = [los.kenmerk for los in sleutels if isinstance(los, Punt)]
    standen = Stand.objects.filter(kenmerk__in=kenmerken).nieuwste()
    nieuwste = dict(standen.values_list("kenmerk", "pk")) if kenmerken else {}
    return {
        sleutel: nieuwste.get(los.kenmerk) if isinstance(los, Punt) else inhoud(los)
        for los, sleutel in sleutels.items()
    }


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
