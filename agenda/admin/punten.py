"""What the admin pages of every kind of item have in common."""

from functools import partial
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.shortcuts import redirect
from django.urls import path
from django.utils.text import capfirst

from ..bewerkingen import kopieer
from ..choices import Publicatie
from ..invoer import EuroField
from ..models import (
    Agenda,
    Bedrag,
    Behandeling,
    Betrokkenheid,
    Eigenaar,
    Punt,
    Verwijzing,
    met_standen,
)
from ..models.querysets.agenda import lopend_eerst
from . import rechten
from .basis import (
    BegintBijAgenda,
    BinnenAgendaForm,
    BlokkenInline,
    GewijzigdAdmin,
    MetRechten,
    PublicatieAdmin,
    RijenInline,
    VerwijderAdmin,
    VindAdmin,
    VraagtBijGelijkenis,
    na_de_rijen,
    opzij,
)
from .bulk import BulkAdmin
from .geschiedenis import geschiedenis_view, ongedaan_view, terug_view, verwijderd_view
from .klein import klein_view
from .paginas import adres
from .velden import MetVerantwoording, door, is_sleutel


class BetrokkenheidInline(RijenInline):
    model = Betrokkenheid
    autocomplete_fields = ("eigenaar",)
    fields = ("eigenaar", "rol")
    extra = 1
    opzij = True


class BedragForm(forms.ModelForm):
    class Meta:
        field_classes = {"bedrag": EuroField}


class BedragInline(RijenInline):
    model = Bedrag
    form = BedragForm
    classes = ("collapse",)
    fields = ("bedrag", "zekerheid", "waarvoor", "soort", "jaar")


class BehandelingInline(BlokkenInline):
    model = Behandeling
    classes = ("collapse",)
    autocomplete_fields = ("vergadering",)
    fields = ("vergadering", ("doel", "uitkomst_soort"), "uitkomst", "toelichting")


class VerwijzingInline(RijenInline):
    model = Verwijzing
    classes = ("collapse",)
    fields = ("titel", "url", "datum")


class PuntForm(VraagtBijGelijkenis, BinnenAgendaForm):
    """The form of any kind of item."""

    BINNEN_AGENDA = {"stuksoort": lambda agenda: agenda.stuksoorten.all()}


def _kopieer(model_admin, request, punt):
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    kopie = kopieer(punt, **door(request))
    model_admin.log_addition(request, kopie, f"Gekopieerd van {punt.kenmerk}.")
    zin = f"Dit is de kopie van {punt.kenmerk}: {kopie.kenmerk}. Pas de titel aan en sla op."
    model_admin.message_user(request, zin, messages.SUCCESS)
    return redirect(adres(kopie, "change", kopie.pk))


class EigenaarFilter(admin.SimpleListFilter):
    """Offers who works on something in the list, under the names that they have."""

    title = "eigenaar"
    parameter_name = "eigenaar"

    def lookups(self, request, model_admin):
        punten = rechten.te_zien(request.user, model_admin.model.objects.all())
        if agenda := model_admin.gekozen_agenda(request):
            punten = punten.filter(agenda=agenda)
        aan = Betrokkenheid.objects.filter(punt__in=punten.values("pk"))
        eigenaren = Eigenaar.objects.filter(pk__in=aan.values("eigenaar"))
        return [(str(pk), naam) for pk, naam in eigenaren.values_list("pk", "naam")]

    def queryset(self, request, queryset):
        eigenaar: Any = self.value()
        if eigenaar in dict(self.lookup_choices):
            aan = Betrokkenheid.objects.filter(eigenaar=eigenaar)
            return queryset.filter(pk__in=aan.values("punt"))
        return None


class PuntsoortAdmin(BulkAdmin, VerwijderAdmin, PublicatieAdmin, GewijzigdAdmin, BegintBijAgenda):
    """The admin of one kind of item."""

    form = PuntForm
    naast_elkaar = True
    knoppen: ClassVar = PublicatieAdmin.knoppen | {"_kopieer": _kopieer}
    actions = (*BulkAdmin.actions, *VerwijderAdmin.actions)
    inlines = (BetrokkenheidInline, BedragInline, BehandelingInline, VerwijzingInline)
    list_display_links = ("kenmerk", "titel")
    ordering = (lopend_eerst("agenda__"), "agenda__volgorde", "agenda", "volgorde", "op_kenmerk")
    readonly_fields = ("agenda", "vast_kenmerk", *PublicatieAdmin.readonly_fields)
    autocomplete_fields: ClassVar[tuple[str, ...]] = ("bron",)
    search_fields = ("zoektekst",)
    search_help_text = "Zoekt in kenmerk, nummer elders, titel en toelichting."

    WIJZIGING: ClassVar[Any] = opzij("Deze wijziging", *MetVerantwoording.VELDEN)
    """Stands where the move is made, so that who moves an item need not look for it."""
    LAATSTE_VAKKEN = (
        WIJZIGING,
        opzij("Op de site", ("publicatie", "vast_kenmerk"), "agenda", "volgorde"),
        na_de_rijen("Voor de griffie", "interne_notitie"),
        na_de_rijen("Bron", "bron", "bron_plaats", "nummer_elders", dicht=True),
        na_de_rijen("Zoeken", "zoekwoorden", dicht=True),
    )

    def velden_zonder_nut(self, request, obj):
        over = super().velden_zonder_nut(request, obj)
        if not obj:
            return over | {"reden"}
        return over if self.has_change_permission(request, obj) else over | {"toch_opslaan"}

    def staat_op_de_site(self, punt):
        return punt.is_openbaar

    def get_list_display(self, request):
        """Of one agenda the list need not say in each row which it is."""
        zonder = ("agenda",) if self.gekozen_agenda(request) else ()
        return tuple(k for k in super().get_list_display(request) if k not in zonder)

    def get_queryset(self, request):
        betrokkenen = Betrokkenheid.objects.select_related("eigenaar")
        return super().get_queryset(request).prefetch_related(Prefetch("betrokkenen", betrokkenen))

    def changelist_view(self, request, extra_context=None):
        """A list of one agenda speaks its words."""
        if agenda := self.gekozen_agenda(request):
            extra_context = {
                "title": capfirst(getattr(agenda, self.model.WOORDEN)),
                "woord": getattr(agenda, f"woord_{self.opts.model_name}"),
                "agenda": agenda,
            } | (extra_context or {})
        return super().changelist_view(request, extra_context)

    def gekozen_agenda(self, request) -> Agenda | None:
        """The agenda that the list is filtered by; looked up once, though several parts ask."""
        if not hasattr(request, "agenda_van_lijst"):
            pk = request.GET.get("agenda__id__exact", "")
            agendas = Agenda.objects.filter(pk=pk) if is_sleutel(pk) else Agenda.objects.none()
            request.agenda_van_lijst = rechten.te_zien(request.user, agendas).first()
        return request.agenda_van_lijst

    def get_search_results(self, request, queryset, search_term):
        """A search field in a form offers only what is on the agenda that the form is about."""
        if request.resolver_match.url_name == "autocomplete" and request.GET.get("agenda"):
            queryset = queryset.filter(agenda__slug=request.GET["agenda"])
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description="kenmerk")
    def vast_kenmerk(self, punt):
        return punt.kenmerk or "Het punt krijgt een kenmerk als u het opslaat."

    @admin.display(description="status", ordering="status")
    def stand(self, punt):
        """The status; and that it is not on the site, where that is so."""
        if punt.publicatie == Publicatie.GEPUBLICEERD:
            return punt.get_status_display()
        return f"{punt.get_status_display()} ({punt.get_publicatie_display().lower()})"

    @admin.display(description="eigenaren")
    def eigenaren(self, punt):
        namen = list(dict.fromkeys(b.eigenaar.naam for b in punt.betrokkenen.all()))
        rest = f" en nog {len(namen) - 3}" if len(namen) > 3 else ""
        return ", ".join(namen[:3]) + rest

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        mag = self.has_change_permission(request, obj) and self.has_add_permission(request)
        context["toon_kopieer"] = change and mag
        return super().render_change_form(request, context, add, change, form_url, obj)


@admin.register(Punt)
class PuntAdmin(MetRechten, VindAdmin):
    """Any kind of item: who may do something with a kind may do so with an item of that kind."""

    search_fields = ("zoektekst",)
    ordering = (lopend_eerst("agenda__"), "op_kenmerk")

    def get_urls(self):
        paginas = (
            ("verwijderd/", verwijderd_view, "agenda_punt_verwijderd"),
            ("klein/<int:pk>/", klein_view, "agenda_wijziging_klein"),
            ("ongedaan/<int:pk>/", ongedaan_view, "agenda_wijziging_ongedaan"),
            ("geschiedenis/<sleutel:kenmerk>/", geschiedenis_view, "agenda_punt_geschiedenis"),
            ("geschiedenis/<sleutel:kenmerk>/<int:pk>/terug/", terug_view, "agenda_punt_terug"),
        )
        eigen = [
            path(deel, self.admin_site.admin_view(partial(view, punt_admin=self)), name=naam)
            for deel, view, naam in paginas
        ]
        return eigen + super().get_urls()

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("agenda")

    def zoeknaam(self, punt):
        """An item with its agenda: two of those may hold the same title."""
        return f"{punt} ({punt.agenda})"

    def soort_admin(self, soort):
        """The admin of what has standen, by kind; None where there is none."""
        model = met_standen().get(soort)
        return model and self.admin_site.get_model_admin(model)

    def soort_admins(self):
        return [self.soort_admin(soort) for soort in met_standen()]

    def _nooit(self, request, obj=None):
        return False

    has_module_permission = has_add_permission = has_change_permission = _nooit

    def has_delete_permission(self, request, obj=None):
        """An item goes along with the row of its kind; by itself it can't be deleted."""
        return bool(obj) and self.soort_admin(obj.soort).has_delete_permission(request, obj)

    def has_view_permission(self, request, obj=None):
        soorten = [self.soort_admin(obj.soort)] if obj else self.soort_admins()
        return any(soort.has_view_permission(request, obj) for soort in soorten)

    def changelist_view(self, request, extra_context=None):
        return redirect("admin:index")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not (punt := self.get_object(request, unquote(object_id))):
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        if not self.has_view_permission(request, punt):
            raise PermissionDenied
        return redirect(adres(Punt.soorten()[punt.soort], "change", punt.pk))
