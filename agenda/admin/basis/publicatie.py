"""The buttons that show something to visitors, or take it off the site again."""

from typing import ClassVar

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils.html import format_html

from ...bewerkingen import publiceer, trek_in
from ...choices import Herkomst, Publicatie
from .. import rechten
from ..botsing import getypt
from ..paginas import adres, te_wijzigen, toon
from ..velden import RedenForm, door, verantwoording
from .lijst import LijstAdmin

ZELF_GETYPT = (
    "U hebt hier zelf iets gewijzigd. Sla het op met ‘Opslaan’ en laat een ander het publiceren."
)


def _vraag_waarom(model_admin, request, rij):
    return HttpResponseRedirect(adres(rij, "intrekken", rij.pk))


class PublicatieAdmin(LijstAdmin):
    """For what has a `publicatie`: only buttons change it, never the form itself."""

    knoppen: ClassVar = {"_trek_in": _vraag_waarom}
    actions: tuple[str, ...] = ("publiceer_gekozen", "trek_in_gekozen")
    readonly_fields: ClassVar[tuple[str, ...]] = ("publicatie",)
    lezers_van_reden = "Bezoekers lezen dit."

    def get_urls(self):
        naam = f"{self.opts.app_label}_{self.opts.model_name}_intrekken"
        intrekken = self.admin_site.admin_view(self.intrekken_view)
        return [path("<int:pk>/intrekken/", intrekken, name=naam), *super().get_urls()]

    def has_publiceer_permission(self, request, obj=None):
        """Whether somebody may show this to visitors, and take it off the site again."""
        mag = self.has_change_permission(request, obj)
        return mag and rechten.mag_publiceren(request.user)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if self.has_publiceer_permission(request, obj):
            gepubliceerd = obj is not None and obj.publicatie == Publicatie.GEPUBLICEERD
            context |= {"toon_publiceer": not gepubliceerd, "toon_trek_in": gepubliceerd}
        if obj:
            context["subtitle"] = f"{obj} ({obj.get_publicatie_display().lower()})"
        return super().render_change_form(request, context, add, change, form_url, obj)

    def bewaar_alles(self, request, form, formsets, change):
        if "_publiceer" in request.POST:
            self._eis_dat_het_mag(request, form, formsets, change)
        super().bewaar_alles(request, form, formsets, change)
        # Somebody else may have done so while the form was open.
        if "_publiceer" in request.POST and form.instance.publicatie != Publicatie.GEPUBLICEERD:
            publiceer(form.instance, **verantwoording(request, form))

    def _eis_dat_het_mag(self, request, form, formsets, change):
        """Raise PermissionDenied, or ValidationError for who would publish what he types now."""
        if not self.has_publiceer_permission(request):
            raise PermissionDenied
        was = request.bewaking.was
        if settings.VIER_OGEN and not (change and getypt(form, formsets, was) == was):
            raise ValidationError(ZELF_GETYPT)

    def na_opslaan(self, request, obj):
        """Say what visitors see of it now."""
        if IS_POPUP_VAR in request.POST:
            return
        if "_publiceer" in request.POST:
            self.message_user(request, self._gepubliceerd(obj), messages.SUCCESS)
        elif obj.publicatie == Publicatie.CONCEPT:
            zin = "Dit is nog een concept: alleen de griffie ziet het."
            if not self.has_publiceer_permission(request, obj):
                zin = "Dit is nog een concept. Is het klaar? Vraag de griffie om het te publiceren."
            self.message_user(request, zin, messages.INFO)

    def _gepubliceerd(self, obj):
        if op_de_site := self.view_on_site(obj):
            zin = '{} is gepubliceerd. <a href="{}">Bekijk op de site</a>.'
            return format_html(zin, obj, op_de_site)
        return f"{obj} is gepubliceerd. Bezoekers zien het zodra de agenda zelf ook openbaar is."

    @admin.action(description="Publiceren", permissions=["publiceer"])
    def publiceer_gekozen(self, request, queryset):
        wie = door(request, Herkomst.LIJST)
        self._elk(request, queryset, "Gepubliceerd", lambda obj: publiceer(obj, **wie))

    @admin.action(description="Intrekken", permissions=["publiceer"])
    def trek_in_gekozen(self, request, queryset):
        return self._trek_in(request, queryset, request.get_full_path())

    def _trek_in(self, request, gekozen, terug):
        """Do so for who said why; else the page that asks, with a way back to `terug`."""
        form = self._redenform(gekozen, request.POST if "bevestigd" in request.POST else None)
        if not form.is_valid():
            return self._vraag_reden(request, gekozen, form, terug)
        waarom = verantwoording(request, form, Herkomst.LIJST)
        reden = f" Reden: {waarom['reden']}"
        self._elk(request, gekozen, "Ingetrokken", lambda obj: trek_in(obj, **waarom), reden)
        return None

    def intrekken_view(self, request, pk):
        """Ask why one object is taken off the site, and take it off."""
        los = te_wijzigen(self, request, pk)
        if not self.has_publiceer_permission(request, los):
            raise PermissionDenied
        lijst = adres(los, "changelist")
        if request.method != "POST":
            return self._trek_in(request, [los], lijst)
        # Within one lock, or somebody could still come in between.
        with self.slot(request):
            gekozen = self.get_queryset(request).filter(pk=pk)
            if gewijzigd := self._intussen_gewijzigd(gekozen, request.POST.get("gezien", "")):
                self._noem(request, gewijzigd)
                return HttpResponseRedirect(lijst)
            return self._trek_in(request, gekozen, lijst) or HttpResponseRedirect(lijst)

    def _redenform(self, gekozen, data=None):
        vraag, lezers = "Waarom trekt u dit in?", self.lezers_van_reden
        return RedenForm(data, vraag=vraag, lezers=lezers, over=gekozen)

    def _vraag_reden(self, request, gekozen, form, terug):
        """Ask why; the answer comes to the same address, with the filter of a list."""
        context = {
            "title": "Intrekken",
            "objecten": gekozen,
            "form": form,
            "terug": terug,
            "gezien": self.nu_te_zien(),
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return toon(self, request, "intrekken", context)

    def _elk(self, request, queryset, gedaan, doe, reden=""):
        """Do it for each that it can be done for, and name the others."""
        gelukt, mislukt = 0, []
        for obj in queryset:
            try:
                doe(obj)
            except ValidationError as fout:
                mislukt += fout.messages
            else:
                self.log_change(request, obj, f"{gedaan}.{reden}")
                gelukt += 1
        if mislukt:
            rest = f" En nog {len(mislukt) - 5} andere." if len(mislukt) > 5 else ""
            self.message_user(request, " ".join(mislukt[:5]) + rest, messages.WARNING)
        if gelukt:
            self.message_user(request, f"{gedaan}: {gelukt}.", messages.SUCCESS)
