"""What a region is up against, which items work on it, and the documents that tell of it."""

from django.contrib import admin
from django.db.models import Count

from ..models import Aanbeveling, Document, Opgave, OpgavePunt
from .basis import (
    BRON,
    BlokkenInline,
    OpslaanAdmin,
    PublicatieAdmin,
    RijenInline,
    kolom,
    na_de_rijen,
    vak,
)


class OpgavePuntInline(RijenInline):
    model = OpgavePunt
    autocomplete_fields = ("punt", "bron")
    fields = ("punt", "bron", "bron_plaats", "toelichting")
    extra = 1


@admin.register(Opgave)
class OpgaveAdmin(PublicatieAdmin):
    slug_van = "titel"
    list_display = ("titel", "soort", "nummer", "regio", "aantal", "publicatie")
    ordering = tuple(Opgave._meta.ordering or ())
    list_filter = ("regio", "soort", "publicatie")
    search_fields = ("zoektekst",)
    search_help_text = "Zoekt in titel, toelichting en regio."
    autocomplete_fields = ("bron",)
    fieldsets = (
        vak("", "titel", "slug", ("soort", "nummer"), "regio", "toelichting"),
        BRON,
        na_de_rijen("Op de site", "publicatie"),
    )
    lezers_van_reden = "Alleen de griffie leest dit, bij Geschiedenis."
    inlines = (OpgavePuntInline,)
    aantal = kolom("aantal", "punten")

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(aantal=Count("punten"))


class AanbevelingInline(BlokkenInline):
    model = Aanbeveling
    fields = ("onderwerp", "aanbeveling", "toelichting", "volgorde")


@admin.register(Document)
class DocumentAdmin(OpslaanAdmin):
    slug_van = "titel"
    list_display = ("titel", "jaar", "opsteller")
    search_fields = ("zoektekst",)
    search_help_text = "Zoekt in titel en opsteller."
    autocomplete_fields = ("deelnemers",)
    fields = ("titel", "slug", "jaar", "opsteller", "deelnemers", "samenvatting", "link")
    inlines = (AanbevelingInline,)
