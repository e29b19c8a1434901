"""Lists of the admin are searched and sorted as those of visitors are."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList

from ...alfabet import zoekwoorden
from ...models.berekend import op_sleutel


class Lijst(ChangeList):
    def get_ordering_field(self, field_name):
        kolom = super().get_ordering_field(field_name)
        return op_sleutel(self.model, kolom) if isinstance(kolom, str) else kolom


def kolom(naam: str, kop: str) -> Any:
    """A column of a list with what its query found under this name, which also sorts it."""

    @admin.display(description=kop, ordering=naam)
    def toon(model_admin, rij):
        return getattr(rij, naam)

    return toon


class VindAdmin(admin.ModelAdmin):
    """For what is found by a `Zoektekst` and sorted by a `Alfabetsleutel`, where it has them."""

    def get_changelist(self, request, **kwargs):
        return Lijst

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, " ".join(zoekwoorden(search_term)))
