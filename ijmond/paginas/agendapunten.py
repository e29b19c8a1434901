"""The page of one agendapunt."""

from agenda.lijsten import PuntDetailView
from agenda.models import Agendapunt, Behandeling
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
            .select_related("agenda", "domein__agenda", "stuksoort", "bron")
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
