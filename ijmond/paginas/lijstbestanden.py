"""The lists of visitors as CSV: the rows on all pages, as they were chosen and sorted there."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from django.shortcuts import get_object_or_404, redirect
from django.utils.html import strip_tags
from django.views.generic import ListView
from django_filters.views import FilterView

from agenda.beschrijving.model import heeft_agenda, te_noemen
from agenda.choices import Soort
from agenda.datums import datum_in_woorden
from agenda.lijsten import PortefeuilleListView
from agenda.lijsten.views import AgendapuntListView
from agenda.models import Agenda, Agendapunt, Gebeurtenis
from agenda.verschil import regels
from werkagenda.models import Actie
from werkagenda.views import ActieListView

from ..hoofd import basis_van
from ..rekenblad import Cel, Namen, Tabel, als_csv, als_xlsx, blad_van, schrijf_xlsx, stukken
from ..wijzigingen.filters import WijzigingFilter
from .documenten import DocumentListView, OpgaveListView
from .eigenaren import EigenaarListView
from .vergaderingen import VergaderingListView

Rijen = Iterable[Sequence[Cel]]


class AlsCsv:
    """Before a list of a described model: all fields that visitors may read, a column each."""

    paginate_by: Any = None
    table_pagination: Any = False
    request: Any
    object_list: Any

    def render_to_response(self, context, **kwargs):
        """What can't be chosen, the list itself tells."""
        keuze = context.get("filter")
        naam = self.request.path.strip("/").removesuffix(".csv")
        if keuze is not None and keuze.is_bound and not keuze.is_valid():
            return redirect(f"/{naam}/?{self.request.GET.urlencode()}")
        return als_csv(naam.replace("/", "-"), self.rijen(context))

    def rijen(self, context) -> Rijen:
        rijen = context["table"].data.data if "table" in context else self.object_list
        agendas = Agenda.objects.openbaar() if heeft_agenda(rijen.model) else ()
        [tabel] = _tabellen(self.request, agendas, rijen.model)
        return chain([tabel.koppen], tabel.rijen(rijen))


class AgendaCsv(AlsCsv, ListView):
    queryset = Agenda.objects.openbaar()


class AgendapuntCsv(AlsCsv, AgendapuntListView):
    pass


class ActieCsv(AlsCsv, ActieListView):
    pass


class VergaderingCsv(AlsCsv, VergaderingListView):
    pass


class EigenaarCsv(AlsCsv, EigenaarListView):
    pass


class OpgaveCsv(AlsCsv, OpgaveListView):
    pass


class DocumentCsv(AlsCsv, DocumentListView):
    pass


class BegrotingCsv(AlsCsv, ListView):
    """The budget of one agenda."""

    def get_queryset(self):
        return get_object_or_404(
            Agenda.objects.openbaar(), slug=self.kwargs["slug"]
        ).begroting.all()


class PortefeuilleCsv(AlsCsv, PortefeuilleListView):
    """Who looked after what: the columns of the list, for these rows hang on an office."""

    def rijen(self, context):
        for rij in context["table"].as_values():
            yield [strip_tags(str(cel)) if cel else "" for cel in rij]


class WijzigingCsv(AlsCsv, FilterView):
    """What changed, an event on each line, the newest first."""

    queryset = Gebeurtenis.objects.openbaar()
    filterset_class = WijzigingFilter

    KOPPEN = ("Datum", "Kenmerk", "Onderwerp", "Agenda", "Wat", "Verandering", "Reden", "Webadres")

    def rijen(self, context):
        agendas = dict(Agenda.objects.openbaar().values_list("pk", "titel"))
        gebeurd = self.object_list.voor_lijst().order_by("-datum", "-pk")
        yield self.KOPPEN
        for deel in stukken(gebeurd.iterator()):
            for regel in regels(deel):
                yield self._rij(regel, agendas)

    def _rij(self, regel, agendas) -> list[Cel]:
        los, onderwerp = regel.gebeurtenis, regel.onderwerp
        naam = getattr(onderwerp, "titel", None) or str(onderwerp or "")
        adres = onderwerp.get_absolute_url() if onderwerp else ""
        return [
            datum_in_woorden(los.datum, los.datum_precisie),
            los.kenmerk if regel.punt or not onderwerp else "",
            naam,
            agendas.get(los.agenda_id, ""),
            Soort(los.soort).label,
            regel.woorden,
            los.gegeven_reden,
            adres and f"{basis_van(self.request)}{adres}",
        ]


def levende_agenda_xlsx(request, slug):
    """All items of an agenda, each kind on a sheet of its own."""
    agenda, tabellen = _levende_agenda(request, slug)
    bladen = [blad_van(los, _van(agenda, los), [agenda]) for los in tabellen]
    return als_xlsx(f"levende-agenda-{slug}", schrijf_xlsx(agenda.titel, *bladen))


def levende_agenda_csv(request, slug):
    """The same in one list: the columns of both kinds, and which kind it is."""
    agenda, tabellen = _levende_agenda(request, slug)
    koppen = list(dict.fromkeys(kop for los in tabellen for kop in los.koppen))

    def rijen():
        yield ["Soort", *koppen]
        for los in tabellen:
            for rij in los.rijen(_van(agenda, los)):
                cellen = dict(zip(los.koppen, rij, strict=True))
                yield [los.model._meta.verbose_name, *(cellen.get(kop, "") for kop in koppen)]

    return als_csv(f"levende-agenda-{slug}", rijen())


def _levende_agenda(request, slug):
    agenda = get_object_or_404(Agenda.objects.openbaar(), slug=slug)
    return agenda, _tabellen(request, [agenda], Agendapunt, Actie)


def _van(agenda, tabel):
    return tabel.model.objects.openbaar().filter(agenda=agenda)


def _tabellen(request, agendas, *modellen) -> list[Tabel]:
    """What visitors may read of these models, of which they may see these agendas."""
    namen = Namen(modellen, agendas, te_noemen, leesbaar=False)
    basis = basis_van(request)
    return [Tabel(model, namen, openbaar=True, basis=basis) for model in modellen]
