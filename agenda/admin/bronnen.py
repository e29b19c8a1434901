from django.contrib import admin

from ..models import Document
from .basis import OpslaanAdmin


@admin.register(Document)
class DocumentAdmin(OpslaanAdmin):
    slug_van = "titel"
    list_display = ("titel", "jaar", "opsteller")
    search_fields = ("titel", "opsteller")
    search_help_text = "Zoekt in titel en opsteller."
    fields = ("titel", "slug", "jaar", "opsteller", "samenvatting", "link")
