"""Two people, one form: who saves on top of something newer chooses, and nobody loses a word."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.forms import all_valid

from ...beschrijving.lezen import met_doelen
from ...beschrijving.model import Beschreven
from ...beschrijving.schrijven import maak_rijen
from ...beschrijving.veld import lijsten
from ...opslag import opslag
from ...verschil import voeg_samen
from ..velden import is_sleutel, per_veld
from .bewaking import Bewaking, bewaking_van, getypt
from .keuzepagina import gekozen, keuzepagina, wat_mist
from .staat import lees_rijen, rijen, vers
from .verdwenen import weg_view

TE_OUD = "Dit formulier is te oud om op te slaan. Kijk na wat er nu staat en sla nog eens op."


EERST_OPSLAAN = (
    "U hebt hier iets gewijzigd en nog niet opgeslagen. Sla het eerst op en klik daarna nog eens "
    "op ‘{}’. Of open de pagina opnieuw: dan vervalt wat u typte."
)


class BewaakteAdmin(ModelAdmin):
    """Saves a form only on top of what it was made from."""

    knoppen: ClassVar[dict[str, Callable[[Any, Any, Any], Any]]] = {}
    """What a button does with what is saved, by its name: these save nothing that was typed."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Also shows what only came out while saving on the page, with all that was typed."""
        toon = partial(super().changeform_view, request, object_id, form_url, extra_context)
        if not issubclass(self.model, Beschreven):
            return toon()
        sleutel = object_id and unquote(object_id)
        request.bewaking = Bewaking()
        if request.method != "POST":
            # Before the form reads it: a change in between is then one that nobody saw.
            if los := sleutel and self.get_object(request, sleutel):
                self._zie(request, los)
            return toon()
        try:
            return self._bewaar(request, sleutel, toon)
        except (ValidationError, ProtectedError) as fout:
            # All was rolled back; now the page knows what is wrong, and nothing is saved.
            request.bewaking = Bewaking(fouten=list(per_veld(fout)))
        return self._bewaar(request, sleutel, toon)

    def get_object(self, request, object_id, from_field=None):
        """Read once in a request; None as well for a number that no database can hold."""
        los = bewaking_van(request).los
        if los and str(los.pk) == object_id:
            return los
        if not is_sleutel(object_id):
            return None
        if not issubclass(self.model, Beschreven) or from_field:
            return super().get_object(request, object_id, from_field)
        # What a list fetches along for all its rows, a form does not show.
        rijen = met_doelen(self.get_queryset(request).prefetch_related(None))
        return rijen.filter(pk=object_id).first()

    def te_verwijderen(self, request, object_id):
        """What a page asks whether it may go; stays at the request, so that it is read once."""
        if not hasattr(request, "bewaking"):
            request.bewaking = Bewaking(los=self.get_object(request, unquote(object_id)))
        return request.bewaking.los

    def _zie(self, request, los):
        """Note what there is to see of something, and of the content that stands under it."""
        bewaking = request.bewaking
        bewaking.zie(los)
        bewaking.was = self.staat_van_formulier(request, los)
        vragen = []
        for inline in self.get_inline_instances(request, los):
            if issubclass(inline.model, Beschreven):
                hoofd = inline.get_formset(request, los).fk.name  # type: ignore[attr-defined]
                vragen.append(inline.get_queryset(request).filter(**{hoofd: los}))
        for vraag, er_zijn in zip(vragen, lees_rijen(*vragen), strict=True):
            bewaking.rijen[vraag.model._meta.label_lower] = rijen(er_zijn)
            bewaking.gelezen[vraag.model._meta.label_lower] = er_zijn

    def staat_van_formulier(self, request, los):
        """What a form about this shows: what it holds now."""
        return request.bewaking.nu

    def voegt_samen(self, request):
        """Whether what was typed is put together here with what others did meanwhile."""
        return True

    def _bewaar(self, request, sleutel, toon):
        if sleutel is None:
            return toon()
        # Within one lock, or somebody could still come in between.
        with opslag():
            los = self.get_object(request, sleutel)
            if not self.has_change_permission(request, los):
                return toon()
            if los is None:
                return weg_view(self, request)
            bewaking = request.bewaking
            bewaking.zie(los)
            if not bewaking.neem_over(request.POST.get("gezien", "")):
                self._zie(request, los)
                bewaking.fouten = [(None, TE_OUD)]
            elif knop := next((naam for naam in self.knoppen if naam in request.POST), None):
                return self._doe(request, los, knop, toon)
            elif bewaking.nu != bewaking.was and self.voegt_samen(request):
                return self._voeg_samen(request, los, toon)
            return toon()

    def _doe(self, request, los, knop, toon):
        """Do what a button says, unless that would lose what was typed."""
        form, formsets = self._ingevuld(request, vers(los))
        was = request.bewaking.was
        if all_valid([form, *formsets]) and getypt(form, formsets, was) == was:
            return self.knoppen[knop](self, request, los)
        request.bewaking.fouten = [(None, EERST_OPSLAAN.format(request.POST[knop]))]
        return toon()

    def _voeg_samen(self, request, los, toon):
        """Ask what it becomes, show what is wrong in the form, or save what was chosen."""
        bewaking = request.bewaking
        fouten, bewaking.fouten = [zin for _, zin in bewaking.fouten], []
        form, formsets = self._ingevuld(request, vers(los))
        if not all_valid([form, *formsets]):
            return toon()
        mijn = getypt(form, formsets, bewaking.was)
        samenvoeging = voeg_samen(los.BESCHRIJVING, bewaking.was, bewaking.nu, mijn)
        is_antwoord = "ander" in request.POST  # sent by the page that asks, not by the form itself
        if is_antwoord and not fouten:
            fouten = wat_mist(request.POST, bewaking.nu, samenvoeging)
            if not fouten:
                bewaking.samen = gekozen(request.POST, samenvoeging)
                return toon()
        return keuzepagina(self, request, samenvoeging, fouten)

    def _ingevuld(self, request, los):
        """The form and what stands under it as they were sent, made as the stock view does."""
        namen = flatten_fieldsets(self.get_fieldsets(request, los))
        form = self.get_form(request, los, change=True, fields=namen)
        ingevuld = form(request.POST, request.FILES, instance=los)
        formsets, _ = self._create_formsets(request, los, change=True)  # type: ignore[attr-defined]
        return ingevuld, formsets

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        bewaking = bewaking_van(request)
        if issubclass(inline.model, Beschreven):
            kwargs["gezien"] = bewaking.rijen.get(inline.model._meta.label_lower)
            kwargs["gelezen"] = bewaking.gelezen.get(inline.model._meta.label_lower)
        elif prefix in lijsten(self.model.BESCHRIJVING):
            kwargs["rijen"] = maak_rijen(obj, prefix, bewaking.was.get(prefix, []))
        return kwargs

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        bewaking = bewaking_van(request)
        if bewaking.los and self.has_change_permission(request, obj):
            for los in context["inline_admin_formsets"]:
                if gemeld := getattr(los.formset, "gemeld", None):
                    bewaking.rijen[los.formset.model._meta.label_lower] |= gemeld
            context["gezien"] = bewaking.onderteken()
        return super().render_change_form(request, context, add, change, form_url, obj)
