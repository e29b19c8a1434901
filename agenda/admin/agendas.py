from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.shortcuts import redirect
from django.urls import path
from django.utils.text import capfirst

from ..bewerkingen import eenheden_van, maak_perioden
from ..invoer import jaar_klopt
from ..models import Agenda, Deelname, Domein, Mijlpaal, Periode, Stuksoort, Thema
from ..models.querysets.agenda import lopend_eerst
from . import rechten
from .basis import (
    BlokkenInline,
    OpslaanAdmin,
    OpslaanForm,
    RijenInline,
    VasteSlug,
    na_de_rijen,
    opzij,
    vak,
)
from .opvolging import opvolging_view
from .paginas import adres, te_wijzigen, toon
from .planbord import kies_view, planbord_view
from .velden import EenhedenField, MetVerantwoording, bied_aan, door, geef_labels_van_zichzelf


class DeelnameInline(RijenInline):
    model = Deelname
    classes = ("collapse",)
    autocomplete_fields = ("eigenaar",)
    fields = ("eigenaar", "van", "tot")


class DomeinInline(BlokkenInline):
    model = Domein
    classes = ("collapse",)
    woorden = ("woord_domein", "woord_domeinen")
    form = VasteSlug
    prepopulated_fields = {"slug": ("naam",)}
    fields = ("naam", "slug", ("letter", "volgorde"), "naam_werkagenda", "beschrijving")


class PeriodeInline(RijenInline):
    model = Periode
    classes = ("collapse",)
    woorden = ("woord_periode", "woord_perioden")
    fields = ("naam", "eenheid", "begin", "eind")


class ThemaForm(VasteSlug):
    van_agenda: QuerySet[Domein] = Domein.objects.none()
    """The domains of its agenda, looked up once for all rows."""

    class Meta:
        widgets = {"domeinen": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "domeinen" in self.fields:
            veld: Any = self.fields["domeinen"]
            eigen = self.van_agenda if self.instance.agenda_id else self.van_agenda.none()
            veld.queryset = eigen
            bied_aan(veld, eigen)


class ThemaInline(BlokkenInline):
    model = Thema
    classes = ("collapse",)
    woorden = ("woord_thema", "woord_themas")
    form = ThemaForm
    prepopulated_fields = {"slug": ("naam",)}
    fields = ("naam", "slug", "kernvraag", "beschrijving", "domeinen", "volgorde")

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        if obj:
            formset.form.van_agenda = obj.domeinen.all()
        return formset


class StuksoortInline(RijenInline):
    model = Stuksoort
    classes = ("collapse",)
    form = VasteSlug
    prepopulated_fields = {"slug": ("naam",)}
    fields = ("naam", "slug", "volgorde")


class MijlpaalInline(BlokkenInline):
    model = Mijlpaal
    classes = ("collapse",)
    autocomplete_fields = ("bron",)
    fields = ("titel", ("datum", "datum_precisie"), "toelichting", "bron", "bron_plaats")


class PeriodenForm(forms.Form):
    van = forms.IntegerField(label="Van jaar", validators=[jaar_klopt])
    tot = forms.IntegerField(label="Tot en met jaar", validators=[jaar_klopt])
    eenheden = EenhedenField()


class AgendaForm(MetVerantwoording, OpslaanForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "reden" in self.fields:
            self.fields["reden"].help_text = (
                "Waarom verandert dit? Bezoekers lezen dit bij punten die met deze agenda weer op "
                "de site komen."
            )


@admin.register(Agenda)
class AgendaAdmin(OpslaanAdmin):
    form = AgendaForm
    naast_elkaar = True
    slug_van = "titel"
    list_display = ("titel", "regio", "begin", "eind", "status", "voorop")
    ordering = (lopend_eerst(), *(Agenda._meta.ordering or ()))
    list_filter = ("status",)
    search_fields = ("zoektekst",)
    autocomplete_fields = ("uitwerking_van",)
    fieldsets = (
        vak("", "titel", "slug", "ondertitel", "regio", "inleiding"),
        opzij("Wanneer", ("begin", "eind"), "status"),
        opzij("Deze wijziging", *MetVerantwoording.VELDEN),
        opzij("Kenmerken", ("voorvoegsel_agendapunt", "voorvoegsel_actie")),
        na_de_rijen(
            "Planning en werklijst",
            "kolom_eenheid", "hoogstens_per_periode", "maanden_zonder_nieuws",
            dicht=True,
        ),
        na_de_rijen(
            "Plaats en bron",
            "orgaan", "uitwerking_van", "is_home", "volgorde", ("stand_op", "stand_op_precisie"),
            dicht=True,
        ),
        na_de_rijen(
            "De eigen woorden van deze agenda",
            ("woord_domein", "woord_domeinen"),
            ("woord_thema", "woord_themas"),
            ("woord_agendapunt", "woord_agendapunten"),
            ("woord_actie", "woord_acties"),
            ("woord_periode", "woord_perioden"),
            ("woord_orgaan", "woord_organen"),
            dicht=True,
        ),
    )  # fmt: skip
    inlines = (
        DomeinInline,
        PeriodeInline,
        ThemaInline,
        StuksoortInline,
        DeelnameInline,
        MijlpaalInline,
    )

    def get_urls(self):
        perioden = self.admin_site.admin_view(self.perioden_view)
        opvolging = self.admin_site.admin_view(partial(opvolging_view, agenda_admin=self))
        return [
            path("<int:pk>/perioden/", perioden, name="agenda_agenda_perioden"),
            path("<int:pk>/opvolging/", opvolging, name="agenda_agenda_opvolging"),
            *super().get_urls(),
        ]

    def bovenaan(self):
        """The addresses that stand right under /beheer/."""
        kies = self.admin_site.admin_view(partial(kies_view, agenda_admin=self))
        planbord = self.admin_site.admin_view(partial(planbord_view, agenda_admin=self))
        return [
            path("planbord/", kies, name="planborden"),
            path("planbord/<slug:slug>/", planbord, name="planbord"),
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if obj:
            form.agenda_begint = obj.begin
            uitleg = "Met SA is het eerste kenmerk SA-01."
            geef_labels_van_zichzelf(form.base_fields, obj, uitleg)
        return form

    def velden_zonder_nut(self, request, obj):
        over = super().velden_zonder_nut(request, obj)
        return over if obj else over | {*MetVerantwoording.VELDEN}

    def has_add_permission(self, request):
        """Who is bound to some agendas could not see the new one."""
        return super().has_add_permission(request) and rechten.agendas_van(request.user) is None

    def agenda_van(self, request, obj=None):
        return obj

    def staat_op_de_site(self, agenda):
        return agenda.is_openbaar

    @admin.display(description="op de voorpagina", ordering="is_home")
    def voorop(self, agenda):
        return "Ja" if agenda.is_home else "Nee"

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and obj:
            context["nieuw"] = list(self._nieuw_in(request, obj))
            mag = self.has_change_permission(request, obj) and self.has_add_permission(request)
            context["mag_opvolgen"] = mag
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _nieuw_in(self, request, agenda):
        """A link to each page that adds something to this agenda, whichever floor it is from."""
        alle: dict[type[Model], Any] = self.admin_site._registry
        for model, los in alle.items():
            if getattr(los, "begint_bij_agenda", False) and los.has_add_permission(request):
                erbij = f"{capfirst(los.naam_in(agenda))} toevoegen"
                naar = f"{adres(model, 'add')}?agenda={agenda.slug}"
                yield {"adres": naar, "tekst": los.knop or erbij}

    def perioden_view(self, request, pk):
        """Make the perioden of a number of years at once."""
        agenda = te_wijzigen(self, request, pk)
        eerste = {"van": agenda.begin.year, "tot": agenda.eind.year}
        eerste["eenheden"] = eenheden_van(agenda)
        form = PeriodenForm(request.POST or None, initial=eerste)
        if form.is_valid():
            try:
                van, tot, eenheden = form.cleaned_data.values()
                gemaakt, overgeslagen = maak_perioden(agenda, van, tot, *eenheden, **door(request))
            except ValueError as fout:
                form.add_error(None, str(fout))
            else:
                self._meld_perioden(request, agenda, gemaakt, overgeslagen)
                return redirect("admin:agenda_agenda_change", pk)
        context = {
            "title": f"{capfirst(agenda.woord_perioden)} maken",
            "subtitle": str(agenda),
            "original": agenda,
            "form": form,
        }
        return toon(self, request, "perioden", context)

    def _meld_perioden(self, request, agenda, gemaakt, overgeslagen):
        if gemaakt:
            namen = ", ".join(periode.naam for periode in gemaakt)
            self.log_change(request, agenda, f"{capfirst(agenda.woord_perioden)} gemaakt: {namen}.")
            self.message_user(request, f"Gemaakt: {namen}.", messages.SUCCESS)
        if overgeslagen:
            namen = ", ".join(periode.naam for periode in overgeslagen)
            zin = f"Overgeslagen, want die tijd is al zo ingedeeld, of anders: {namen}."
            self.message_user(request, zin, messages.INFO)
