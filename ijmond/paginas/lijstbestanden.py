"""The lists of visitors as CSV: the rows on all pages, as they were chosen and sorted there."""

from collections.abc import Iterable, Sequence
from html import unescape
from itertools import chain
from typing import Any

from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import strip_tags
from django.views.generic import ListView, View
from django_filters.views import FilterView

from agenda.beschrijving.model import heeft_agenda, te_noemen
from agenda.choices import Soort
from agenda.datums import datum_in_woorden
from agenda.lijsten import PortefeuilleListView
from agenda.lijsten.views import AgendapuntListView
from agenda.models import (
    Agenda,
    Agendapunt,
    Ambt,
    Begrotingsregel,
    Domein,
    Gebeurtenis,
    Samenhang,
    Thema,
    Voorstel,
)
from agenda.verschil import regels
from werkagenda.models import Actie, Overleg
from werkagenda.views import ActieListView

from ..document import BEGRIPPEN
from ..hoofd import basis_van
from ..rekenblad import Cel, Namen, Tabel, als_csv, als_xlsx, blad_van, schrijf_xlsx, stukken
from ..versies.views import VersieListView
from ..wijzigingen.filters import WijzigingFilter
from .documenten import DocumentListView, OpgaveListView
from .eigenaren import EigenaarListView
from .vergaderingen import VergaderingListView

Rijen = Iterable[Sequence[Cel]]
BESLUIT = "includes/versie_besluit.html"


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


class VanAgendaCsv(AlsCsv, ListView):
    """What one agenda has of a kind: its themes, its budget."""

    model: Any = None

    def get_queryset(self):
        agenda = get_object_or_404(Agenda.objects.openbaar(), slug=self.kwargs["slug"])
        return self.model.objects.openbaar().filter(agenda=agenda)


class MetKoppen(AlsCsv):
    """Before a list of what has no description: its own headings, and the cells of each row."""

    koppen: Sequence[str]

    def rijen(self, context) -> Rijen:
        return chain([self.koppen], map(self.cellen, self.object_list))

    def cellen(self, rij) -> list[Cel]:
        raise NotImplementedError

    def adres(self, pad: str) -> str:
        return f"{basis_van(self.request)}{pad}"


class VersieCsv(MetKoppen, VersieListView):
    koppen = (
        "Nummer", "Titel", "Vastgesteld door", "Datum", "Toelichting", "Besluiten", "Webadres",
    )  # fmt: skip

    def cellen(self, versie):
        """Of a version that was closed there is only what the list tells."""
        besluiten = (render_to_string(BESLUIT, {"besluit": los}) for los in versie.besluiten.all())
        return [
            versie.nummer,
            versie.titel,
            versie.orgaan_naam,
            datum_in_woorden(versie.datum, versie.datum_precisie),
            versie.toelichting,
            "\n".join(" ".join(unescape(strip_tags(los)).split()) for los in besluiten),
            "" if versie.gesloten else self.adres(versie.get_absolute_url()),
        ]


class VoorstelCsv(MetKoppen, ListView):
    """What lies before a meeting, of one agenda."""

    koppen = ("Nummer", "Titel", "Reden", "Vergadering", "Webadres")

    def get_queryset(self):
        agenda = get_object_or_404(Agenda.objects.openbaar(), slug=self.kwargs["slug"])
        liggen_voor = Voorstel.objects.liggen_voor().filter(agenda=agenda).order_by("pk")
        return liggen_voor.select_related("agenda", "vergadering__orgaan")

    def cellen(self, voorstel):
        adres = self.adres(voorstel.get_absolute_url())
        vergadering = str(voorstel.vergadering)
        return [voorstel.nummer, voorstel.titel, voorstel.reden, vergadering, adres]


class BegrippenCsv(MetKoppen, ListView):
    queryset: Any = BEGRIPPEN
    koppen = ("Begrip", "Uitleg", "Zie ook", "Ook", "Webadres")

    def cellen(self, begrip):
        adres = self.adres(f"{reverse('begrippen')}#{begrip.plek}")
        return [begrip.term, begrip.uitleg, ", ".join(begrip.zie), ", ".join(begrip.ook), adres]


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


def _lijst(view: type[View], **vast: Any) -> Any:
    """A list that has a page, as a file."""
    als_csv: Any = type(f"{view.__name__}Csv", (AlsCsv, view), {})
    return als_csv.as_view(**vast)


LIJSTEN = {
    "agenda": _lijst(ListView, queryset=Agenda.objects.openbaar()),
    "agendapunten": _lijst(AgendapuntListView),
    "werkagenda": _lijst(ActieListView),
    "opgaven": _lijst(OpgaveListView),
    "portefeuilles": PortefeuilleCsv.as_view(),
    "ambten": _lijst(ListView, queryset=Ambt.objects.openbaar()),
    "eigenaren": _lijst(EigenaarListView),
    "vergaderingen": _lijst(VergaderingListView),
    "wijzigingen": WijzigingCsv.as_view(),
    "documenten": _lijst(DocumentListView),
    "begrippen": BegrippenCsv.as_view(),
}
"""Every list of the portal as a file, by its address without ".csv"."""
LIJSTEN_VAN_AGENDA = {
    "versies": VersieCsv.as_view(),
    "voorstellen": VoorstelCsv.as_view(),
    "begroting": VanAgendaCsv.as_view(model=Begrotingsregel),
    "domeinen": VanAgendaCsv.as_view(model=Domein),
    "themas": VanAgendaCsv.as_view(model=Thema),
    "overleggen": VanAgendaCsv.as_view(model=Overleg),
    "samenhang": VanAgendaCsv.as_view(model=Samenhang),
}
"""The same of one agenda."""
