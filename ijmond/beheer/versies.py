"""The pages under /beheer/ that show both floors: adopting an agenda, and what becomes of that."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html

from agenda.admin.basis import BegintBijAgenda, BinnenAgendaForm
from agenda.admin.paginas import toon
from agenda.alfabet import zoekvorm, zoekwoorden
from agenda.choices import Precisie
from agenda.models import Orgaan, Vergadering, Versie, VersieBesluit, Versiepapier

from ..versies import bekijk, is_al_vastgesteld, laat_vervallen, sluit, stel_vast


class VersieForm(BinnenAgendaForm):
    """What a clerk tells of a version; its content is the agenda as it stands."""

    VELDEN = ("titel", "orgaan", "vergadering", "datum", "datum_precisie", "toelichting")

    toch_vaststellen = forms.BooleanField(
        label="Toch vaststellen: dit is een nieuw besluit",
        required=False,
        widget=forms.HiddenInput,
    )

    def clean_toch_vaststellen(self):
        """Asks once more where there would be two versions of the same."""
        toch = self.cleaned_data["toch_vaststellen"]
        if self.agenda and (versie := is_al_vastgesteld(self.agenda)):
            self.fields["toch_vaststellen"].widget = forms.CheckboxInput()
            if not toch:
                raise ValidationError(
                    f"Er is niets veranderd sinds versie {versie.nummer}. "
                    "Is dit toch een nieuw besluit? Vink dit dan aan en stel nog eens vast."
                )
        return toch

    def clean(self):
        schoon = super().clean()
        if "vergadering" not in schoon or "datum" not in schoon or schoon["datum"]:
            return schoon  # what is wrong itself has its own sentence
        if vergadering := schoon["vergadering"]:
            schoon["datum"] = vergadering.datum
            schoon["datum_precisie"] = vergadering.datum_precisie
        elif schoon.get("datum_precisie", Precisie.ONBEKEND) != Precisie.ONBEKEND:
            self.add_error(
                "datum",
                "Vul een datum in of kies een vergadering. "
                "Weet u de datum niet? Kies dan 'Onbekend' als nauwkeurigheid.",
            )
        return schoon


class BesluitForm(forms.Form):
    """Why something is decided about a version; to close it, which can't be undone, type words."""

    reden = forms.CharField(
        max_length=VersieBesluit._meta.get_field("reden").max_length,
        widget=AdminTextInputWidget,
        help_text="Eén zin. Bezoekers lezen hem. Noem geen naam die niet openbaar mag zijn.",
    )

    bevestiging = forms.CharField(widget=AdminTextInputWidget({"autocomplete": "off"}))

    def __init__(self, *args, versie, wist, **kwargs):
        super().__init__(*args, **kwargs)
        self.woorden = f"wis versie {versie.nummer}"
        self.fields["bevestiging"].help_text = f"Typ: {self.woorden}"
        if not wist:
            del self.fields["bevestiging"]

    def clean_bevestiging(self):
        getypt = self.cleaned_data["bevestiging"]
        if " ".join(getypt.lower().split()) != self.woorden:
            raise ValidationError(f"Typ precies: {self.woorden}")
        return getypt


BESLUITEN = {
    "vervallen": ("laat_vervallen", laat_vervallen, "Laat vervallen"),
    "sluiten": ("sluit", sluit, "Sluit en wis"),
}
"""What can be decided about a version: by its address, the right, what does it and its button."""


@admin.register(Versie)
class VersieAdmin(BegintBijAgenda):
    """Versions are adopted here and read; nobody changes or deletes one."""

    change_form_template = "admin/agenda/versie_form.html"
    knop = "Stel versie vast"
    list_display = ("versie", "titel", "agenda", "vastgesteld", "vaststeller", "toestand")
    list_display_links = ("versie", "titel")
    list_filter = ("agenda",)
    list_select_related = ("agenda",)
    search_fields = ("titel", "toelichting")
    ordering = tuple(Versie._meta.ordering or ())
    autocomplete_fields = ("vergadering",)
    fields = (
        "versie", "agenda", "titel", "vastgesteld", "vaststeller", "vergadering", "toelichting",
        "besluiten", "pdf", "sha256", "vastgelegd_op", "wie",
    )  # fmt: skip

    def get_urls(self):
        view = self.admin_site.admin_view(self.besluit_view)
        besluiten = [
            path(f"<int:pk>/{wat}/", view, {"wat": wat}, name=f"agenda_versie_{wat}")
            for wat in BESLUITEN
        ]
        return besluiten + super().get_urls()

    def get_search_results(self, request, queryset, search_term):
        """A versie never changes, so it has no column to be found by; there are few of them."""
        woorden = zoekwoorden(search_term)
        gevonden = [
            pk
            for pk, *teksten in queryset.values_list("pk", "titel", "toelichting")
            if all(woord in zoekvorm(" ".join(teksten)) for woord in woorden)
        ]
        return queryset.filter(pk__in=gevonden), False

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj:  # what helped to fill it in says nothing of what is there
            kwargs["help_texts"] = dict.fromkeys(VersieForm.VELDEN, "")
        return super().get_form(request, obj, change, **kwargs)

    def get_queryset(self, request):
        versies: Any = super().get_queryset(request)
        return versies.zonder_inhoud().prefetch_related("besluiten")

    def has_change_permission(self, request, obj=None):
        return False

    has_delete_permission = has_change_permission

    @admin.display(description="versie", ordering="nummer")
    def versie(self, versie):
        return f"Versie {versie.nummer}"

    @admin.display(description="vastgesteld op", ordering="datum")
    def vastgesteld(self, versie):
        return versie.datum_in_woorden or "Niet bekend"

    @admin.display(description="vastgesteld door", ordering="orgaan_naam")
    def vaststeller(self, versie):
        return versie.orgaan_naam or "Niet genoemd"

    @admin.display(description="toestand")
    def toestand(self, versie):
        if versie.gesloten:
            return "Gesloten en gewist"
        return "Vervallen" if versie.vervallen else "Geldt"

    @admin.display(description="pdf")
    def pdf(self, versie):
        if versie.gesloten:
            return "Gewist"
        klaar = Versiepapier.objects.filter(versie=versie).exclude(pdf=None)
        sha256 = klaar.values_list("sha256", flat=True).first()
        return f"Klaar, sha256 {sha256}" if sha256 else "Wordt gemaakt"

    @admin.display(description="wat erover is besloten")
    def besluiten(self, versie):
        zinnen = [f"{b.get_soort_display()}: {b.reden}" for b in versie.besluiten.all()]
        return " ".join(zinnen) or "Niets: deze versie geldt."

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["title"] = f"Versie {obj.nummer} van {obj.agenda}"
        context["subtitle"] = obj.titel
        geldt, is_open = not (obj.vervallen or obj.gesloten), not obj.gesloten
        context["mag_vervallen"] = geldt and self._mag(request, "laat_vervallen")
        context["mag_sluiten"] = is_open and self._mag(request, "sluit")
        return super().render_change_form(request, context, add, change, form_url, obj)

    def add_view(self, request, form_url="", extra_context=None):
        """Adopt an agenda: what goes along is shown first, and only that is adopted."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        agenda = self.agenda_van(request)
        if agenda is None:
            return self._kies_agenda(request)
        form = self._versieform(request, agenda)
        stand = request.POST.get("stand", "")
        if request.method == "POST" and not stand:
            form.add_error(
                None,
                "Niet te zien is of de agenda intussen is gewijzigd. "
                "Kijk na wat er nu in staat, en stel opnieuw vast.",
            )
        if request.method == "POST" and form.is_valid():
            try:
                versie = self._stel_vast(request, agenda, stand, **form.cleaned_data)
            except ValidationError as fout:
                form.add_error(None, fout)
            else:
                return self._klaar(request, versie)
        try:
            vooruitblik = bekijk(agenda)
        except ValidationError as fout:
            self.message_user(request, fout.messages[0], messages.ERROR)
            return HttpResponseRedirect(reverse("admin:agenda_agenda_change", args=[agenda.pk]))
        context = {
            "title": f"{self.knop}: {agenda}",
            "agenda": agenda,
            "vooruitblik": vooruitblik,
            "form": form,
            "media": self.media + form.media,
        }
        return toon(self, request, "versie_vaststellen", context)

    def _mag(self, request, wat):
        return request.user.has_perm(f"agenda.{wat}_versie")

    def _versieform(self, request, agenda):
        """The form, filled in as far as the agenda tells."""
        hulp = {"datum": "Mag leeg blijven als u een vergadering kiest."}
        velden = VersieForm.VELDEN
        soort = self.get_form(request, form=VersieForm, fields=velden, help_texts=hulp)
        form = soort(request.POST or None, initial={"orgaan": agenda.orgaan_id})
        form.fields["orgaan"].queryset = Orgaan.objects.all()
        form.fields["vergadering"].queryset = Vergadering.objects.openbaar()
        return form

    def _stel_vast(self, request, agenda, bijwerking, *, datum_precisie, **velden):
        del velden["toch_vaststellen"]
        return stel_vast(
            agenda,
            **velden,
            precisie=datum_precisie,
            door=request.user.get_username(),
            basis=settings.PORTAAL_URL or request.build_absolute_uri("/"),
            bijwerking=bijwerking,
        )

    def _klaar(self, request, versie):
        self.log_addition(request, versie, [{"added": {}}])
        zin = '{} is vastgesteld. De pdf volgt zo. <a href="{}">Bekijk op de site</a>.'
        zin = format_html(zin, versie, versie.get_absolute_url())
        self.message_user(request, zin, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:agenda_versie_change", args=[versie.pk]))

    def besluit_view(self, request, pk, wat):
        """Ask why, and decide it."""
        recht, doe, knop = BESLUITEN[wat]
        if not self._mag(request, recht):
            raise PermissionDenied
        versie = get_object_or_404(self.get_queryset(request).select_related("agenda"), pk=pk)
        adres = reverse("admin:agenda_versie_change", args=[pk])
        wist = doe is sluit
        form = BesluitForm(request.POST or None, versie=versie, wist=wist)
        if form.is_valid():
            reden = form.cleaned_data["reden"]
            try:
                doe(versie, reden, door=request.user.get_username())
            except ValidationError as fout:
                form.add_error(None, fout.messages)
            else:
                self.log_change(request, versie, f"{knop}: {reden}")
                self.message_user(request, f"Gedaan: {knop.lower()}. {versie}", messages.SUCCESS)
                return HttpResponseRedirect(adres)
        context = {
            "title": f"{knop}: versie {versie.nummer}",
            "subtitle": str(versie.agenda),
            "original": versie,
            "form": form,
            "knop": knop,
            "wist": wist,
            "terug": adres,
        }
        return toon(self, request, "versie_besluit", context)
