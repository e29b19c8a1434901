"""What somebody saw when a form was shown, signed: saving can then tell what changed since."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.core import signing
from django.db.models import Max, Model

from ...beschrijving.lezen import inhoud
from ...models import Punt, Stand

M = TypeVar("M", bound=Model)


def teken(soort: str, waarde) -> str:
    """Any JSON value as a text that nobody can change unnoticed, or use for something else."""
    return signing.dumps(waarde, salt=f"agenda.admin.{soort}", compress=True)


def lees(soort: str, tekst: str):
    """The value of such a text, or None when it is not one."""
    try:
        return signing.loads(tekst, salt=f"agenda.admin.{soort}")
    except signing.BadSignature:
        return None


def vers(object: M) -> M:
    """The object as the database has it now, without anything that was fetched before."""
    return type(object)._base_manager.get(pk=object.pk)


def van(object: Model) -> str:
    """Which object it is about."""
    return f"{object._meta.label_lower}:{object.pk}"


def rijen(model: type[Model], objecten: Iterable[Any]) -> dict[str, object]:
    """By primary key what tells one state of a row from another: its newest stand, or its content.

    JSON has texts for keys.
    """
    objecten = list(objecten)
    if not issubclass(model, Punt):
        return {str(los.pk): inhoud(los) for los in objecten}
    standen = Stand.objects.filter(kenmerk__in=[los.kenmerk for los in objecten])
    nieuwste = dict(
        standen.order_by()
        .values("kenmerk")
        .annotate(pk_max=Max("pk"))
        .values_list("kenmerk", "pk_max")
    )
    return {str(los.pk): nieuwste.get(los.kenmerk) for los in objecten}
