from django.contrib import admin
from django.db.models import Count

from ..models import Behandeling, Vergadering
from .basis import PublicatieAdmin, RijenInline, na_de_rijen


class AgendaVanVergaderingInline(RijenInline):
    model = Behandeling
    autocomplete_fields = ("punt",)
    fields = ("volgnummer", "punt", "doel", "uitkomst", "toelichting")
    extra = 1


@admin.register(Vergadering)
class VergaderingAdmin(PublicatieAdmin):
    list_display = ("datum_kolom", "orgaan", "status", "aantal", "publicatie")
    ordering = tuple(Vergadering._meta.ordering or ())
    list_filter = ("orgaan", "status", "publicatie")
    search_fields = ("orgaan__naam", "locatie", "datum__year")
    search_help_text = "Zoekt op orgaan, plaats en jaar."
    fieldsets = (
        (None, {"fields": ("orgaan", ("datum", "datum_precisie"), ("begin", "eind"), "locatie")}),
        (None, {"fields": ("status", "toelichting")}),
        na_de_rijen("Op de site", "publicatie"),
    )
    lezers_van_reden = "Alleen de griffie leest dit, bij Geschiedenis."
    inlines = (AgendaVanVergaderingInline,)

    def get_queryset(self, request):
        vergaderingen = super().get_queryset(request).select_related("orgaan")
        return vergaderingen.annotate(aantal=Count("behandelingen"))

    @admin.display(description="datum", ordering="datum")
    def datum_kolom(self, vergadering):
        return vergadering.datum_in_woorden or "Nog niet bekend"

    @admin.display(description="punten", ordering="aantal")
    def aantal(self, vergadering):
        return vergadering.aantal
