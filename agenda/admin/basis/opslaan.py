"""What every page of the admin does alike: it saves and deletes through `agenda/opslag`."""

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.options import IS_POPUP_VAR, InlineModelAdmin
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from ...beschrijving.lezen import met_doelen
from ...beschrijving.model import Beschreven
from ...beschrijving.schrijven import vul
from ...choices import Herkomst, Precisie
from ...models import Agenda, Punt
from ...opslag import KLEIN, lijkt_klein, opslag, verwijder
from .. import rechten
from ..botsing import InhoudFormSet, LijstFormSet, bewaking_van, getypt
from ..paginas import adres
from ..velden import (
    REDEN,
    GewoneVelden,
    MetVerantwoording,
    Tekstvak,
    door,
    in_regels,
    met_plek,
    toon_zonder_zoeken,
    verantwoording,
    zinnen,
)
from .kanttekeningen import kanttekeningen
from .meegaand import Meegaand
from .vinden import VindAdmin
from .voorbereiden import voorbereiding_van
from .weg_voorstellen import WegVoorstelAdmin


def vak(kop: str, *velden) -> tuple[str | None, Any]:
    """A fieldset; "" for one without a heading."""
    return kop or None, {"fields": velden}


def na_de_rijen(kop: str, *velden, dicht: bool = False) -> tuple[str, Any]:
    """A fieldset that stands below the inlines; `dicht` until somebody unfolds it."""
    return kop, {"classes": ("na-de-rijen", "collapse")[: 1 + dicht], "fields": velden}


def opzij(kop: str, *velden, eerst: bool = False) -> tuple[str, Any]:
    """A fieldset that stays in sight beside the texts; `eerst` above the rows that stand there."""
    return kop, {"classes": ("opzij-eerst" if eerst else "opzij-daarna",), "fields": velden}


BRON = na_de_rijen("Bron", "bron", "bron_plaats")


class OpslaanForm(forms.ModelForm):
    """A form that can also show what only came out while saving."""

    opslagfouten: list[tuple[str | None, str]] = []
    """The name of the field, if it is about one, and a sentence."""
    begin: dict[str, Any] = {}
    """What it shows in place of what its row holds."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"initial": (kwargs.get("initial") or {}) | self.begin})
        toon_zonder_zoeken(self)

    def clean(self):
        schoon = super().clean()
        for veld, zin in self.opslagfouten:
            self.add_error(veld if veld in self.fields else None, zin)
        self._kies_dag()
        return schoon

    def _kies_dag(self):
        """A date of which nobody said how precise it is, is known to the day."""
        schoon = self.cleaned_data
        for precisie in (veld for veld in self.fields if veld.endswith("_precisie")):
            datum, onbekend = schoon.get(precisie.removesuffix("_precisie")), Precisie.ONBEKEND
            if datum and schoon.get(precisie) == onbekend and precisie not in self.changed_data:
                schoon[precisie] = Precisie.DAG


def achter_de_schermen(*ook: type[models.Model]) -> set[str]:
    """What the tables behind a list of choices are called, and these; nobody knows them by that."""
    alle = apps.get_models(include_auto_created=True)
    verborgen = (los for los in alle if los._meta.auto_created or los in ook)
    return {str(los._meta.verbose_name_plural) for los in verborgen}


class KeuzeForm(ActionForm):
    """The choice of what to do with the rows that are ticked in a list."""

    action = forms.ChoiceField(label="Met wat u aanvinkt:")


class OpslaanAdmin(WegVoorstelAdmin, VindAdmin, GewoneVelden):
    """Nothing gets past the save path; inline rows of a described model are saved by themselves."""

    form = OpslaanForm
    action_form = KeuzeForm
    formfield_overrides = {models.TextField: {"widget": Tekstvak(attrs={"rows": 5})}}
    naast_elkaar = False
    """Whether a wide screen has two columns: the texts, and beside them what is said of them."""
    slug_van = ""
    """The field that a new slug is made from; once given, a slug stays."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.opslagfouten = bewaking_van(request).fouten
        return form

    def get_fieldsets(self, request, obj=None):
        """Without the fields that this object, or this user, has no use for."""
        over = self.velden_zonder_nut(request, obj)
        schoon = [
            (naam, opties | {"fields": [v for v in opties["fields"] if v not in over]})
            for naam, opties in super().get_fieldsets(request, obj)
        ]
        return [(naam, opties) for naam, opties in schoon if opties["fields"]]

    def agenda_van(self, request, obj=None) -> Agenda | None:
        """The agenda whose words its form speaks."""
        return None

    def get_inline_instances(self, request, obj=None):
        """Each named as the agenda calls its rows, where `woorden` says by which two words."""
        inlines = super().get_inline_instances(request, obj)
        agenda = self.agenda_van(request, obj)
        for inline in inlines:
            if agenda and (woorden := getattr(inline, "woorden", None)):
                enkel, meer = (getattr(agenda, woord) for woord in woorden)
                inline.verbose_name, inline.verbose_name_plural = enkel, meer
        return inlines

    def velden_zonder_nut(self, request, obj):
        alleen_kijken = obj and not self.has_change_permission(request, obj)
        if alleen_kijken:
            return {*MetVerantwoording.VELDEN}
        return set() if obj else {KLEIN}

    def get_readonly_fields(self, request, obj=None):
        vast = super().get_readonly_fields(request, obj)
        return (*vast, "slug") if obj and self.slug_van else vast

    def get_prepopulated_fields(self, request, obj=None):
        return {"slug": (self.slug_van,)} if self.slug_van and not obj else {}

    def zoeknaam(self, rij) -> str:
        """What a search field of a form offers it as."""
        return str(rij)

    def view_on_site(self, obj):
        """The public page, when there is one that a visitor may see."""
        if not hasattr(obj, "get_absolute_url"):
            return None
        return obj.get_absolute_url() if self.staat_op_de_site(obj) else None

    def staat_op_de_site(self, obj) -> bool:
        """Whether it has a public page."""
        return type(obj)._default_manager.openbaar().filter(pk=obj.pk).exists()

    def changelist_view(self, request, extra_context=None):
        context = {"title": capfirst(self.opts.verbose_name_plural)} | (extra_context or {})
        if request.method != "POST":
            return super().changelist_view(request, context)
        try:
            with transaction.atomic():
                return super().changelist_view(request, context)
        except (ValidationError, ProtectedError) as fout:
            return self._toch_niet(request, fout, request.get_full_path())

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """No form here has the button "save as new": the stock page heeds it all the same.

        A form names where it is sent: without that a page with what is wrong opens at the field
        that a link led to, and not where it says so.
        """
        form_url = form_url or request.get_full_path()
        if "_saveasnew" in request.POST:
            request.POST = request.POST.copy()
            del request.POST["_saveasnew"]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def response_action(self, request, queryset):  # type: ignore[override]  # as Django has it
        antwoord = super().response_action(request, queryset)
        context = isinstance(antwoord, TemplateResponse) and antwoord.context_data
        if context and "deletable_objects" in context:
            context["voorstellen"] = rechten.voorstellen_over(request.user, *context["queryset"])
        return antwoord

    def delete_view(self, request, object_id, extra_context=None):
        los = self.te_verwijderen(request, object_id)
        over = rechten.voorstellen_over(request.user, los) if los else []
        context = {"title": "Verwijderen", "voorstellen": over} | (extra_context or {})
        try:
            return super().delete_view(request, object_id, context)
        except (ValidationError, ProtectedError) as fout:
            return self._toch_niet(request, fout, adres(self.model, "changelist"))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["title"] = capfirst(context["title"])
        agenda = self.agenda_van(request, obj)
        if agenda and agenda.is_afgesloten and (add or self.has_change_permission(request, obj)):
            context["afgesloten"] = agenda
        if context["errors"]:
            inlines = context["inline_admin_formsets"]
            context["fouten"] = list(met_plek(context["adminform"].form, inlines))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_deleted_objects(self, objs, request):
        """What goes along, in words that a clerk knows: without the tables behind it.

        The stock one names each row in a tree, that no page here shows, at a query a name.
        """
        verzameld = Meegaand(self.model, objs, self.admin_site)
        mee = verzameld.aantallen(achter_de_schermen(self.model, Punt))
        mag_niet = {
            model._meta.verbose_name
            for model, rijen in verzameld.model_objs.items()
            if self.admin_site.is_registered(model)
            for rij in rijen
            if not self.admin_site.get_model_admin(model).has_delete_permission(request, rij)
        }
        return [], mee, mag_niet, in_regels(verzameld.protected, self.admin_site)

    def _toch_niet(self, request, fout, adres):
        for zin in zinnen(fout):
            self.message_user(request, zin, messages.ERROR)
        return HttpResponseRedirect(adres)

    def message_user(self, request, message, *args, **kwargs):
        # Django's Dutch says "De agendapunt ‘SA-01’ is gewijzigd"; its name alone reads better.
        if message.startswith(begin := f"De {self.opts.verbose_name} "):
            message = type(message)(message[len(begin) :])
        super().message_user(request, message, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        """Nothing yet: `save_related` saves the row with all that hangs on it, or nothing."""

    def bewaar_alles(self, request, form, formsets, change):
        """Save the content that the form makes, and then the rows that are content of their own."""
        bewaking = request.bewaking
        eigen_inhoud = [los for los in formsets if isinstance(los, InhoudFormSet)]
        with opslag(**verantwoording(request, form)) as werk:
            wordt = bewaking.samen or getypt(form, formsets, bewaking.was)
            schrijf, gemist = vul(form.instance, bewaking.wat_verandert(wordt))
            werk.bewaar(form.instance, schrijf)
            for ander, velden in self.wat_ook_verandert(request, formsets):
                werk.bewaar(ander, vul(ander, velden)[0])
            for formset in formsets:
                formset.save(commit=False)
            for formset in eigen_inhoud:
                self.bewaar_formset(werk, form.instance, formset)
        request.wijziging = werk.wijziging
        waarschuwingen = [f"Dit kon niet mee. {zin}" for zin in gemist]
        waarschuwingen += kanttekeningen(type(form.instance), wordt)
        for formset in eigen_inhoud:
            waarschuwingen += self._nog_in_voorstel(request, formset)
            waarschuwingen += formset.wat_weg_is()
            for los in formset.saved_forms:
                waarschuwingen += kanttekeningen(formset.model, los.cleaned_data)
        for zin in dict.fromkeys(waarschuwingen):
            self.message_user(request, zin, messages.WARNING)

    def _nog_in_voorstel(self, request, formset):
        """A sentence for each row that went, and that a voorstel names."""
        for weg in formset.deleted_objects:
            for voorstel in rechten.voorstellen_over(request.user, weg):
                zin = 'Het voorstel <a href="{}">{}</a> noemt {}. Pas dat voorstel aan.'
                yield format_html(zin, reverse("admin:voorstel", args=[voorstel.pk]), voorstel, weg)

    def bewaar_formset(self, werk, hoofd, formset):
        """Save rows that are content of their own, under `hoofd`."""
        for rij in formset.deleted_objects:
            if isinstance(rij, Punt) and rij.is_openbaar and not werk.wijziging.reden:
                zin = f"Schrijf bij 'Reden' waarom {rij.kenmerk} weg kan. Bezoekers lezen dat."
                raise ValidationError(zin, code=REDEN)
            werk.verwijder(rij)
        for rijform in formset.saved_forms:
            if not getattr(rijform, "overslaan", False):
                werk.bewaar(rijform.instance, rijform.save_m2m)

    def response_add(self, request, obj, post_url_continue=None):
        if voorbereiding_van(request).bewaart:
            return self.na_voorstellen(request, obj)
        antwoord = super().response_add(request, obj, post_url_continue)
        return self.na_opslaan(request, obj) or antwoord

    def response_change(self, request, obj):
        if voorbereiding_van(request).bewaart:
            return self.na_voorstellen(request, obj)
        antwoord = super().response_change(request, obj)
        vraagt = IS_POPUP_VAR not in request.POST and issubclass(self.form, MetVerantwoording)
        if vraagt and request.wijziging.pk and lijkt_klein(request.wijziging):
            wijziging = {"wijziging": request.wijziging}
            vraag = render_to_string("admin/agenda/klein_aanbod.html", wijziging, request)
            self.message_user(request, vraag, messages.INFO)
        return self.na_opslaan(request, obj) or antwoord

    def na_opslaan(self, request, obj):
        """What is left to do; gives the answer, where another button asked for one."""

    def delete_model(self, request, obj):
        verwijder(obj, **self.wie_verwijdert(request))

    def delete_queryset(self, request, queryset):
        with opslag(**self.wie_verwijdert(request, Herkomst.LIJST)) as werk:
            for obj in queryset:
                werk.verwijder(obj)

    def wie_verwijdert(self, request, herkomst=Herkomst.FORMULIER):
        """Who deletes something and, where that is asked, why: for `opslag`."""
        return door(request, herkomst)


class InhoudInline(GewoneVelden, InlineModelAdmin):
    """Rows under the form that they belong to.

    Each names its `fields`: to find out what they are, Django makes the whole form one time more.
    """

    extra = 0
    view_on_site = False
    opzij = False
    """Whether its rows stand beside the texts of a form."""

    @property
    def formset(self):  # type: ignore[override]
        return InhoudFormSet if issubclass(self.model, Beschreven) else LijstFormSet

    def get_queryset(self, request):
        rijen = super().get_queryset(request)
        return met_doelen(rijen) if issubclass(self.model, Beschreven) else rijen

    def get_formset(self, request, obj=None, **kwargs):
        formset: Any = super().get_formset(request, obj, **kwargs)
        # Whether a row can go comes out while saving, in words that say what to do first.
        formset.form.hand_clean_DELETE = lambda form: None
        return formset


class RijenInline(InhoudInline, admin.TabularInline):
    """Rows of a few fields."""

    formfield_overrides = {models.TextField: {"widget": Tekstvak(attrs={"rows": 2})}}


class BlokkenInline(InhoudInline, admin.StackedInline):
    """Rows of many fields, one below the other; each unfolds where somebody wants to change it."""

    formfield_overrides = OpslaanAdmin.formfield_overrides


class VasteSlug(forms.ModelForm):
    """A row of an inline whose slug, once given, stays."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "slug" in self.fields:
            self.fields["slug"].disabled = True
