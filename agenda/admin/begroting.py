"""The budget of an agenda: one amount after another, as they stand in the table of a document."""

from django.contrib import admin
from django.shortcuts import redirect
from django.utils.http import urlencode

from ..getallen import euro
from ..invoer import HeleEuroField
from ..models import Begrotingsregel
from ..models.querysets.agenda import lopend_eerst
from .basis import BegintBijAgenda, BinnenAgendaForm, LijstAdmin, vak
from .paginas import adres


class BegrotingsregelForm(BinnenAgendaForm):
    class Meta:
        field_classes = {"bedrag": HeleEuroField}


@admin.register(Begrotingsregel)
class BegrotingsregelAdmin(LijstAdmin, BegintBijAgenda):
    form = BegrotingsregelForm
    nog_een = True
    list_display = ("post", "jaar", "raming", "bedrag_kolom", "totaal", "agenda")
    list_filter = ("agenda", "jaar", "is_totaal")
    list_select_related = ("agenda",)
    ordering = (
        lopend_eerst("agenda__"),
        "agenda__volgorde",
        "agenda",
        "volgorde",
        "jaar",
        "op_raming",
        "pk",
    )
    search_fields = ("zoektekst",)
    search_help_text = "Zoekt in post en raming."
    readonly_fields = ("agenda",)
    autocomplete_fields = ("bron",)
    fieldsets = (
        vak("", "agenda", "post", "jaar", "raming", "bedrag", "is_totaal", "volgorde"),
        vak("Bron", "bron", "bron_plaats"),
    )

    @admin.display(description="bedrag", ordering="bedrag")
    def bedrag_kolom(self, regel):
        return euro(regel.bedrag)

    @admin.display(description="totaal", ordering="is_totaal")
    def totaal(self, regel):
        return "Ja" if regel.is_totaal else "Nee"

    def na_opslaan(self, request, regel):
        """After one cell of a table comes the next: of the same post, in the year that follows."""
        if "_addanother" not in request.POST:
            return None
        zelfde = {v: getattr(regel, v) for v in ("post", "raming", "volgorde", "bron_plaats")}
        volgt = {"agenda": regel.agenda.slug, "jaar": regel.jaar + 1, "bron": regel.bron_id or ""}
        return redirect(f"{adres(regel, 'add')}?{urlencode(volgt | zelfde)}")
