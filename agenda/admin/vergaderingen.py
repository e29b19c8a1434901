import re
from collections import Counter
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count

from ..bewerkingen import zet_door
from ..choices import PuntStatus
from ..models import Behandeling, Punt, Vergadering
from .basis import (
    GewijzigdAdmin,
    OpslaanForm,
    PublicatieAdmin,
    RijenInline,
    VerwijderAdmin,
    kolom,
    na_de_rijen,
    vak,
)
from .velden import MetVerantwoording, door

NUMMER = re.compile(r"behandelingen-\d+-volgnummer")


class VergaderingForm(MetVerantwoording, OpslaanForm):
    """Asks what may be a slip of the pen: an end before the begin, a number that is there twice."""

    volgende_dag = forms.BooleanField(
        label="Ja, zij eindigt de volgende dag", required=False, widget=forms.HiddenInput
    )
    dubbel = forms.BooleanField(
        label="Ja, dit nummer staat er met opzet vaker", required=False, widget=forms.HiddenInput
    )

    def clean(self):
        schoon: Any = super().clean()
        begin, eind, datum = (schoon.get(naam) for naam in ("begin", "eind", "datum"))
        if begin and eind and datum and eind <= begin and not schoon.get("eind_datum"):
            if self._beaamd("volgende_dag"):
                schoon["eind_datum"] = datum + timedelta(days=1)
            else:
                self.add_error(
                    "eind",
                    "Dit is voor het begin. Eindigt de vergadering de volgende dag? Vink dat dan "
                    "hieronder aan. Verbeter anders de tijden.",
                )
        vaker = [nummer for nummer, aantal in Counter(self._nummers()).items() if aantal > 1]
        if vaker and not self._beaamd("dubbel"):
            self.add_error(
                "dubbel",
                f"Nummer {', '.join(vaker)} staat er vaker dan een keer. Klopt dat? Vink dit dan "
                "aan. Verbeter anders de nummers.",
            )
        return schoon

    def _beaamd(self, vraag):
        """Whether a question was answered with yes; from now on it is there to be answered."""
        self.fields[vraag].widget = forms.CheckboxInput()
        return self.cleaned_data.get(vraag)

    def _nummers(self):
        """The numbers of the rows under the form, of those that stay."""
        for naam, nummer in self.data.items():
            weg = naam.replace("volgnummer", "DELETE") in self.data
            if NUMMER.fullmatch(naam) and nummer.strip() and not weg:
                yield nummer.strip()


class BehandelingForm(forms.ModelForm):
    """What a meeting did with an item, and what that makes of the item itself."""

    punt_status = forms.ChoiceField(
        label="Status van het punt",
        required=False,
        choices=[("", "Blijft zo"), *PuntStatus.choices],
    )

    class Meta:
        labels = {"volgnummer": "Nr."}


class AgendaVanVergaderingInline(RijenInline):
    model = Behandeling
    form = BehandelingForm
    autocomplete_fields = ("punt",)
    fields = (
        "volgnummer", "punt", "doel", "uitkomst_soort", "uitkomst", "punt_status", "toelichting",
    )  # fmt: skip
    extra = 1


@admin.register(Vergadering)
class VergaderingAdmin(VerwijderAdmin, PublicatieAdmin, GewijzigdAdmin):
    form = VergaderingForm
    actions = (*PublicatieAdmin.actions, *VerwijderAdmin.actions)
    list_display = ("datum_kolom", "orgaan", "status", "aantal", "publicatie", "gewijzigd")
    ordering = tuple(Vergadering._meta.ordering or ())
    list_filter = ("orgaan", "status", "publicatie")
    search_fields = ("orgaan__zoektekst", "zoektekst")
    search_help_text = "Zoekt op datum, orgaan en plaats: 22 maart 2016, 22-3-2016, maart 2016."
    fieldsets = (
        vak(
            "",
            "orgaan",
            ("datum", "datum_precisie"),
            "eind_datum",
            ("begin", "eind", "volgende_dag"),
            "locatie",
        ),
        vak("", "status", "toelichting", "dubbel"),
        vak("Deze wijziging", *MetVerantwoording.VELDEN),
        na_de_rijen("Op de site", "publicatie"),
    )
    inlines = (AgendaVanVergaderingInline,)
    aantal = kolom("aantal", "punten")

    def get_queryset(self, request):
        vergaderingen = super().get_queryset(request).select_related("orgaan")
        return vergaderingen.annotate(aantal=Count("behandelingen"))

    def get_search_results(self, request, queryset, search_term):
        return queryset.zoek(search_term.replace("\0", "")), False

    def velden_zonder_nut(self, request, obj):
        over = super().velden_zonder_nut(request, obj)
        if not obj:
            return over | {*MetVerantwoording.VELDEN}
        return (
            over if self.has_change_permission(request, obj) else over | {"volgende_dag", "dubbel"}
        )

    @admin.display(description="datum", ordering="datum")
    def datum_kolom(self, vergadering):
        return vergadering.datum_in_woorden or "Nog niet bekend"

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["toon_zet_door"] = change and obj.aantal
        return super().render_change_form(request, context, add, change, form_url, obj)

    def delete_view(self, request, object_id, extra_context=None):
        vergadering = self.te_verwijderen(request, object_id)
        rijen = vergadering.behandelingen.select_related("punt") if vergadering else ()
        return super().delete_view(request, object_id, {"gaan_eraf": [los.punt for los in rijen]})

    def wat_ook_verandert(self, request, formsets):
        """Items get the status that was chosen beside their outcome."""
        for formset in formsets:
            for rij in formset.forms:
                status = rij.cleaned_data.get("punt_status")
                if status and rij not in formset.deleted_forms:
                    yield self._te_wijzigen(request, rij.instance.punt), {"status": status}

    def _te_wijzigen(self, request, punt):
        model = Punt.soorten()[punt.soort]
        punt = model._default_manager.get(pk=punt.pk)
        if not self.admin_site.get_model_admin(model).has_change_permission(request, punt):
            zin = f"De status van {punt} mag u niet wijzigen. Kies 'Blijft zo' en vraag de griffie."
            raise ValidationError(zin)
        return punt

    def na_opslaan(self, request, obj):
        if "_zet_door" in request.POST and self.has_change_permission(request, obj):
            try:
                volgende, punten = zet_door(
                    obj, reden=f"Niet aan toegekomen op {obj.datum_in_woorden}.", **door(request)
                )
            except ValidationError as fout:
                self.message_user(request, " ".join(fout.messages), messages.WARNING)
            else:
                self._zeg_doorgezet(request, volgende, punten)
        return super().na_opslaan(request, obj)

    def _zeg_doorgezet(self, request, volgende, punten):
        genoemd = ", ".join(punt.kenmerk for punt in punten)
        zin = (
            f"Doorgezet naar {volgende}: {genoemd}." if punten else f"Alles stond al op {volgende}."
        )
        if not volgende.is_openbaar:
            zin += " Bezoekers zien dat zodra u die vergadering publiceert."
        self.message_user(request, zin, messages.SUCCESS)
