"""What tells whether something is still as it was when a form showed it."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Max, Model

from ...beschrijving.lezen import inhoud
from ...models import Punt, Stand

M = TypeVar("M", bound=Model)


def vers(los: M) -> M:
    """The same as the database has it now, without anything that was fetched before."""
    return type(los)._base_manager.get(pk=los.pk)


def van(los: Model) -> str:
    """Which one it is about."""
    return f"{los._meta.label_lower}:{los.pk}"


def rijen(model: type[Model], van_deze: Iterable[Any]) -> dict[str, object]:
    """By primary key what tells one state of a row from another: its newest stand, or its content.

    JSON has texts for keys.
    """
    van_deze = list(van_deze)
    if not issubclass(model, Punt):
        return {str(los.pk): inhoud(los) for los in van_deze}
    standen = Stand.objects.filter(kenmerk__in=[los.kenmerk for los in van_deze])
    nieuwste = dict(
        standen.order_by()
        .values("kenmerk")
        .annotate(pk_max=Max("pk"))
        .values_list("kenmerk", "pk_max")
    )
    return {str(los.pk): nieuwste.get(los.kenmerk) for los in van_deze}
