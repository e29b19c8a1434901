from django.contrib import admin

from ..models import Aanbeveling, Document
from .basis import BlokkenInline, OpslaanAdmin


class AanbevelingInline(BlokkenInline):
    model = Aanbeveling
    fields = ("onderwerp", "aanbeveling", "toelichting", "volgorde")


@admin.register(Document)
class DocumentAdmin(OpslaanAdmin):
    slug_van = "titel"
    list_display = ("titel", "jaar", "opsteller")
    search_fields = ("titel", "opsteller")
    search_help_text = "Zoekt in titel en opsteller."
    autocomplete_fields = ("deelnemers",)
    fields = ("titel", "slug", "jaar", "opsteller", "deelnemers", "samenvatting", "link")
    inlines = (AanbevelingInline,)
