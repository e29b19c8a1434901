"""What goes along when something is deleted, and what still needs it."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.db.models import Model
from django.db.models.deletion import Collector

from ...beschrijving.samen import Vraag, vraag_samen
from ..velden import MET_HOOFD


class Meegaand(NestedObjects):
    """Of rows that no page names and nobody has a right to, it asks only how many there are.

    The stock one reads all rows, at a query a table.
    """

    fast_deletes: Any
    model_objs: Any

    def __init__(self, model: type[Model], rijen: Any, admin_site: AdminSite):
        super().__init__(using=router.db_for_write(model), origin=rijen)
        self._admin_site = admin_site
        self.collect(rijen)

    def can_fast_delete(self, objs: Any, from_field: Any = None) -> bool:
        model = getattr(objs, "model", objs)
        if isinstance(model, type) and self._admin_site.is_registered(model):
            return False
        return Collector.can_fast_delete(self, objs, from_field)

    def related_objects(self, related_model: Any, related_fields: Any, objs: Any) -> Any:
        """Along with what the line about them names."""
        rijen = super().related_objects(related_model, related_fields, objs)
        return rijen.select_related(*MET_HOOFD.get(related_model, ()))

    def aantallen(self, verborgen: Collection[str]) -> dict[str, int]:
        """How many of each go along, by their name, without what is called one of these."""
        per_model: dict[type[Model], set[Any]] = defaultdict(set)
        for model, rijen in self.model_objs.items():
            per_model[model] |= {rij.pk for rij in rijen}
        geteld = vraag_samen(*(Vraag(rijen, "pk") for rijen in self.fast_deletes))
        for rijen, gevonden in zip(self.fast_deletes, geteld, strict=True):
            per_model[rijen.model] |= {*gevonden}
        aantallen = {_naam(model): len(rijen) for model, rijen in per_model.items()}
        return {naam: n for naam, n in aantallen.items() if n and naam not in verborgen}


def _naam(model: type[Model]) -> str:
    return str(model._meta.verbose_name_plural)
