"""Who holds which office, from when to when, and what they look after in it."""

from django.contrib import admin

from ..models import Ambt, Portefeuille
from .basis import OpslaanAdmin, RijenInline


class PortefeuilleInline(RijenInline):
    model = Portefeuille
    autocomplete_fields = ("organisatie",)
    fields = ("omschrijving", "organisatie", "volgorde")
    extra = 1


@admin.register(Ambt)
class AmbtAdmin(OpslaanAdmin):
    change_form_template = "admin/agenda/punt_form.html"
    list_display = ("persoon", "functie", "organisatie", "partij", "looptijd")
    list_select_related = ("persoon", "organisatie", "bron")
    list_filter = (("organisatie", admin.RelatedOnlyFieldListFilter),)
    ordering = ("persoon__naam", "van", "pk")
    search_fields = ("persoon__naam", "functie", "organisatie__naam", "partij")
    search_help_text = "Zoekt op persoon, functie, organisatie en partij."
    autocomplete_fields = ("persoon", "organisatie", "bron")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "persoon", "organisatie", "functie", "partij", "volgorde",
                    ("van", "van_precisie"), ("tot", "tot_precisie"),
                )
            },
        ),
        ("Bron", {"classes": ("na-de-rijen",), "fields": ("bron", "bron_plaats")}),
    )  # fmt: skip
    inlines = (PortefeuilleInline,)

    @admin.display(description="wanneer", ordering="van")
    def looptijd(self, ambt):
        return ambt.looptijd or "Niet bekend"
