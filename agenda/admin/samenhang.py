"""What hangs together: a tie, told by one agenda, between items of any agenda and its domains."""

from typing import Any

from django.contrib import admin, messages

from ..choices import Zijde
from ..models import Domein, Samenhang, SamenhangDeel
from ..models.querysets.agenda import lopend_eerst
from .basis import BRON, BegintBijAgenda, LijstAdmin, RijenInline
from .velden import bied_aan, geef_labels

UITLEG = (
    "Bezoekers zien een samenhang pas als alles wat erin staat op de site staat. "
    "Bij ‘werkt uit’ en ‘volgt op’ werkt de eerste kant de tweede uit, of volgt zij erop. "
    "Bij de andere soorten maakt het niet uit wat aan welke kant staat."
)
NIET_TE_ZIEN = (
    "Bezoekers zien deze samenhang nog niet, want niet alles wat erin staat, staat op de site."
)


class SamenhangDeelInline(RijenInline):
    model = SamenhangDeel
    autocomplete_fields = ("punt",)
    fields = ("zijde", "punt", "domein")

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else len(Zijde)

    def get_formset(self, request, obj=None, **kwargs):
        """The choice of domains is that of the agenda, and so is what they are called."""
        formset = super().get_formset(request, obj, **kwargs)
        bij: Any = self.admin_site.get_model_admin(Samenhang)
        agenda = bij.agenda_van(request, obj)
        if veld := formset.form.base_fields.get("domein"):
            veld.queryset = Domein.objects.filter(agenda=agenda)
            bied_aan(veld, veld.queryset)
            geef_labels(formset.form.base_fields, agenda)
        return formset


@admin.register(Samenhang)
class SamenhangAdmin(LijstAdmin, BegintBijAgenda):
    list_display = ("titel", "soort", "nummer", "agenda")
    list_filter = ("agenda", "soort")
    list_select_related = ("agenda",)
    ordering = (lopend_eerst("agenda__"), "agenda__volgorde", "agenda", "soort", "nummer")
    search_fields = ("zoektekst", "delen__punt__zoektekst")
    search_help_text = "Zoekt in titel, toelichting en wat er samenhangt."
    readonly_fields = ("agenda",)
    autocomplete_fields = ("bron",)
    fieldsets = (
        (
            None,
            {
                "description": UITLEG,
                "fields": ("agenda", "soort", "nummer", "titel", "toelichting"),
            },
        ),
        BRON,
    )
    inlines = (SamenhangDeelInline,)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """A new tie begins with a row for each side."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        return ({} if obj.pk else {"initial": [{"zijde": kant} for kant in Zijde]}) | kwargs

    def na_opslaan(self, request, obj):
        if not Samenhang.objects.openbaar().filter(pk=obj.pk).exists():
            self.message_user(request, NIET_TE_ZIEN, messages.INFO)
