"""What belongs to one agenda for good: adding it begins with choosing that agenda."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils.text import capfirst

from ...beschrijving.model import heeft_agenda
from ...beschrijving.samen import lees_samen
from ...models import Agenda
from .. import rechten
from ..paginas import adres, toon
from ..velden import bied_aan, geef_labels
from .nieuwe_keuzes import KeuzeMetVoorgesteld
from .opslaan import OpslaanAdmin, OpslaanForm
from .voorbereiden import te_corrigeren

ZONDER_KEUZE_WEG = ("domein", "stuksoort", "themas")
"""Fields that a form does without, where its agenda has nothing to choose from."""


class BinnenAgendaForm(OpslaanForm):
    """A form in which every choice, and every word, is that of the agenda of the object."""

    agenda: Agenda | None = None
    BINNEN_AGENDA: dict[str, Callable[[Any], Any]] = {}
    """For each field, a function that gives the choices that an agenda has for it."""
    keuzes: Mapping[str, list[Any]] = {}
    """Those choices, of the fields that list them all."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for naam, keuzes in self.BINNEN_AGENDA.items():
            veld: Any = self.fields.get(naam)
            if isinstance(veld, forms.ModelChoiceField):
                veld.queryset = keuzes(self.agenda)
                if naam in self.keuzes and not isinstance(veld, KeuzeMetVoorgesteld):
                    bied_aan(veld, self.keuzes[naam])
                widget: Any = getattr(veld.widget, "widget", None)
                if hasattr(widget, "agenda"):
                    widget.agenda = self.agenda
        geef_labels(self.fields, self.agenda)
        if self.agenda and not self.instance.pk and heeft_agenda(type(self.instance)):
            self.instance.agenda = self.agenda

    def add_error(self, field, error):
        """Of a field that is refused already, a rule of the model has no more to say."""
        if field is None and hasattr(error, "error_dict"):
            fouten = error.error_dict.items()
            error = ValidationError({naam: los for naam, los in fouten if naam not in self.errors})
        super().add_error(field, error)


class BegintBijAgenda(OpslaanAdmin):
    form = BinnenAgendaForm
    begint_bij_agenda = True
    nog_een = False
    """Whether one can go on with the next: mostly that would only ask for the agenda again."""
    knop = ""
    """What the button on the page of an agenda says; without it, that this adds one."""
    woord = ""
    """The field of the agenda with its own word for what this is the admin of, if it has one."""

    def agenda_van(self, request, obj=None) -> Agenda | None:
        """The agenda of `obj`, or the one that a new object is being made for."""
        if obj:
            return obj.agenda
        if voorstel := te_corrigeren(request):
            return voorstel.agenda
        if not hasattr(request, "gekozen_agenda"):
            slug = request.GET.get("agenda")
            agendas = rechten.te_zien(request.user, Agenda.objects.all()) if slug else ()
            request.gekozen_agenda = next((a for a in agendas if a.slug == slug), None)
        return request.gekozen_agenda

    def naam_in(self, agenda: Agenda) -> str:
        """What an agenda calls one of these."""
        return getattr(agenda, self.woord) if self.woord else str(self.opts.verbose_name)

    def keuzes(self, request, obj=None) -> dict[str, list[Any]]:
        """What the agenda has for each field that lists all its choices; asked in one query."""
        if not hasattr(request, "keuzes_van_agenda"):
            agenda = self.agenda_van(request, obj)
            vragen = {
                naam: keuzes(agenda)
                for naam, keuzes in self.form.BINNEN_AGENDA.items()
                if agenda and naam not in self.autocomplete_fields
            }
            antwoorden = zip(vragen, lees_samen(*vragen.values()), strict=True)
            request.keuzes_van_agenda = {n: [rij for rij, _ in rijen] for n, rijen in antwoorden}
        return request.keuzes_van_agenda

    def velden_zonder_nut(self, request, obj):
        keuzes = self.keuzes(request, obj)
        leeg = {naam for naam in ZONDER_KEUZE_WEG if not keuzes.get(naam)}
        return super().velden_zonder_nut(request, obj) | leeg

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.agenda = self.agenda_van(request, obj)
        form.keuzes = self.keuzes(request, obj)
        form.agenda_begint = form.agenda and form.agenda.begin
        return form

    def get_list_display(self, request):
        """The agenda is a column only where there is more than one."""
        zonder = () if Agenda.objects.count() > 1 else ("agenda",)
        return tuple(k for k in super().get_list_display(request) if k not in zonder)

    def add_view(self, request, form_url="", extra_context=None):
        if self.has_add_permission(request) and not self.agenda_van(request):
            return self._kies_agenda(request)
        return super().add_view(request, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        naam = self.naam_in(self.agenda_van(request, obj))  # type: ignore[arg-type]
        context["title"] = context["title"].replace(str(self.opts.verbose_name), naam, 1)
        context["show_save_and_add_another"] = self.nog_een
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _kies_agenda(self, request):
        agendas: list[Any] = list(rechten.te_zien(request.user, Agenda.objects.lopende_eerst()))
        query = request.GET.copy()
        for agenda in agendas:
            query["agenda"] = agenda.slug
            agenda.adres = f"{request.path}?{query.urlencode()}"
        if len(agendas) == 1:
            return HttpResponseRedirect(agendas[0].adres)
        mag_nieuwe = self.admin_site.get_model_admin(Agenda).has_add_permission(request)
        context = {
            "title": f"{capfirst(self.opts.verbose_name)} toevoegen",
            "agendas": agendas,
            "nieuwe_agenda": mag_nieuwe and adres(Agenda, "add"),
        }
        return toon(self, request, "kies_agenda", context)
