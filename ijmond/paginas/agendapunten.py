"""The page of one agendapunt, and those of the meetings in which items are dealt with."""

from django.db.models import Prefetch
from django.views.generic import DetailView, ListView

from agenda.lijsten import PuntDetailView
from agenda.models import Agenda, Agendapunt, Behandeling, Vergadering
from agenda.weergave import haal_betrokkenen, opschrift_van_ritme
from werkagenda.models import Actie


class AgendapuntDetailView(PuntDetailView):
    template_name = "ijmond/agendapunt.html"

    def get_queryset(self):
        return (
            Agendapunt.objects.openbaar()
            .met_planbaar()
            .met_planning()
            .met_wat_erbij_hoort()
            .select_related("agenda", "domein__agenda", "bron")
            .prefetch_related("themas")
        )

    def get_object(self, queryset=None):
        """With its actions; who works on any of these is one query."""
        punt = super().get_object(queryset)
        acties = Actie.objects.openbaar().filter(agendapunt=punt)
        self.acties = list(acties.voor_lijst().prefetch_related(None))
        haal_betrokkenen([punt, *self.acties])
        return punt

    def get_context_data(self, **kwargs):
        punt = self.object
        behandelingen = Behandeling.objects.openbaar().filter(punt=punt)
        ritme = punt.ritme or punt.ritme_toelichting
        return super().get_context_data(
            toon_niet_ingepland=punt.is_planbaar and not ritme,
            over_ritme=opschrift_van_ritme(punt.ritme),
            acties=self.acties,
            behandelingen=behandelingen.select_related("vergadering__orgaan"),
            **kwargs,
        )


class VergaderingListView(ListView):
    queryset = Vergadering.objects.openbaar().select_related("orgaan")
    template_name = "ijmond/vergaderingen.html"
    context_object_name = "vergaderingen"
    paginate_by = 25


class VergaderingDetailView(DetailView):
    queryset = Vergadering.objects.openbaar().select_related("orgaan")
    template_name = "ijmond/vergadering.html"

    def get_context_data(self, **kwargs):
        vergadering = self.object
        agendas = Agenda.objects.openbaar()
        behandelingen = Behandeling.objects.openbaar().filter(vergadering=vergadering)
        return super().get_context_data(
            behandelingen=behandelingen.select_related("punt__agenda").prefetch_related(
                Prefetch("punt__uitwerkingen", agendas)
            ),
            agendas_sinds=agendas.besproken_in(vergadering) if vergadering.is_geweest else (),
            **kwargs,
        )
