"""The budget of an agenda: one amount after another, as they stand in the table of a document."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from ..getallen import euro
from ..models import Begrotingsregel
from .basis import BegintBijAgenda, LijstAdmin, VanAgendaForm
from .velden import HeleEuroField


class BegrotingsregelForm(VanAgendaForm):
    class Meta:
        field_classes = {"bedrag": HeleEuroField}


@admin.register(Begrotingsregel)
class BegrotingsregelAdmin(LijstAdmin, BegintBijAgenda):
    form = BegrotingsregelForm
    nog_een = True
    list_display = ("post", "jaar", "raming", "bedrag_kolom", "totaal", "agenda")
    list_filter = ("agenda", "jaar", "is_totaal")
    list_select_related = ("agenda",)
    ordering = ("agenda__volgorde", "agenda", "volgorde", "jaar", "raming", "pk")
    search_fields = ("post", "raming")
    search_help_text = "Zoekt in post en raming."
    readonly_fields = ("agenda",)
    autocomplete_fields = ("bron",)
    fieldsets = (
        (None, {"fields": ("agenda", "post", "jaar", "raming", "bedrag", "is_totaal", "volgorde")}),
        ("Bron", {"fields": ("bron", "bron_plaats")}),
    )

    @admin.display(description="bedrag", ordering="bedrag")
    def bedrag_kolom(self, regel):
        return euro(regel.bedrag)

    @admin.display(description="totaal", ordering="is_totaal")
    def totaal(self, regel):
        return "Ja" if regel.is_totaal else "Nee"

    def response_add(self, request, obj, post_url_continue=None):
        antwoord = super().response_add(request, obj, post_url_continue)
        return self._volgende(request, obj) or antwoord

    def response_change(self, request, obj):
        antwoord = super().response_change(request, obj)
        return self._volgende(request, obj) or antwoord

    def _volgende(self, request, regel):
        """After one cell of a table comes the next: of the same post, in the year that follows."""
        if "_addanother" not in request.POST:
            return None
        weet_al = {
            "agenda": regel.agenda.slug,
            "post": regel.post,
            "jaar": regel.jaar + 1,
            "raming": regel.raming,
            "volgorde": regel.volgorde,
            "bron": regel.bron_id or "",
            "bron_plaats": regel.bron_plaats,
        }
        adres = reverse("admin:agenda_begrotingsregel_add")
        return HttpResponseRedirect(f"{adres}?{urlencode(weet_al)}")
