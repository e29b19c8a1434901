from django.core.paginator import InvalidPage
from django.db.models import Prefetch, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView

from agenda.lijsten import Bladen, PuntDetailView, PuntListView
from agenda.models import Agenda, Agendapunt, Behandeling, Eigenaar, Samenhang

from .filters import ActieFilter
from .models import Actie, Overleg
from .tables import ActieTable

ACTIES_PER_BLAD = 50


class ActieListView(PuntListView):
    filterset_class = ActieFilter
    table_class = ActieTable
    template_name = "werkagenda/acties.html"

    def get_queryset(self):
        return Actie.objects.openbaar().voor_lijst()


class ActieDetailView(PuntDetailView):
    template_name = "werkagenda/actie.html"
    context_object_name = "actie"

    def get_queryset(self):
        return Actie.objects.openbaar().voor_lijst().met_wat_erbij_hoort().select_related("bron")

    def get_context_data(self, **kwargs):
        actie = self.object
        behandelingen = Behandeling.objects.openbaar().filter(punt=actie)
        agendapunt = Agendapunt.objects.openbaar().filter(pk=actie.agendapunt_id).first()
        return super().get_context_data(
            behandelingen=behandelingen.select_related("vergadering__orgaan"),
            agendapunt=agendapunt,
            **kwargs,
        )


class OverlegDetailView(DetailView):
    """An overleg, with its actions in pages."""

    template_name = "werkagenda/overleg.html"
    context_object_name = "overleg"

    def get_object(self, queryset=None):
        overleggen = Overleg.objects.openbaar().select_related("agenda", "domein__agenda")
        return get_object_or_404(
            overleggen.prefetch_related(Prefetch("deelnemers", Eigenaar.objects.te_noemen())),
            slug=self.kwargs["slug"],
        )

    def get_context_data(self, **kwargs):
        acties = Actie.objects.openbaar().filter(overleg=self.object)
        verbanden = Samenhang.objects.openbaar().filter(delen__punt__in=acties.values("pk"))
        agendas = Agenda.objects.filter(samenhang__in=verbanden.order_by()).distinct()
        return super().get_context_data(
            page_obj=self._blad(acties.met_betrokkenen()),
            agendapunten=_waar_het_aan_werkt(self.object, acties),
            verbonden=agendas.exclude(pk=self.object.agenda_id),
            **kwargs,
        )

    def _blad(self, acties):
        """The page that is asked for; Http404 where there is none of that number."""
        bladen = Bladen(acties, ACTIES_PER_BLAD, request=self.request)
        try:
            return bladen.page(self.request.GET.get("page", 1))
        except InvalidPage as fout:
            raise Http404("Deze pagina is er niet.") from fout


def _waar_het_aan_werkt(overleg, acties):
    """The items that an overleg is tied to, by itself or by one of its actions."""
    verbonden = Overleg.agendapunten.through.objects.filter(overleg=overleg).values("agendapunt")
    eronder = acties.filter(agendapunt__isnull=False).order_by().values("agendapunt")
    punten = Agendapunt.objects.openbaar().filter(Q(pk__in=verbonden) | Q(pk__in=eronder))
    return punten.select_related("agenda")
