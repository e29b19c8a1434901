"""What belongs to one agenda for good: adding it begins with choosing that agenda."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils.text import capfirst

from ...beschrijving.model import heeft_agenda
from ...models import Agenda
from .. import rechten
from ..paginas import adres, toon
from ..velden import geef_labels
from .opslaan import OpslaanAdmin, OpslaanForm
from .voorbereiden import te_corrigeren


class BinnenAgendaForm(OpslaanForm):
    """A form in which every choice, and every word, is that of the agenda of the object."""

    agenda: Agenda | None = None
    BINNEN_AGENDA: dict[str, Callable[[Any], Any]] = {}
    """For each field, a function that gives the choices that an agenda has for it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for naam, keuzes in self.BINNEN_AGENDA.items():
            if naam in self.fields:
                veld: Any = self.fields[naam]
                veld.queryset = keuzes(self.agenda)
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

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.agenda = self.agenda_van(request, obj)
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
