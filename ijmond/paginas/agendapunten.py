"""The page of one agendapunt."""

from agenda.lijsten import PuntDetailView
from agenda.models import Agendapunt, Behandeling
from agenda.weergave import haal_betrokkenen, laat_open, opschrift_van_ritme
from werkagenda.models import Actie


class AgendapuntDetailView(PuntDetailView):
    template_name = "ijmond/agendapunt.html"

    def get_queryset(self):
        return (
            Agendapunt.objects.openbaar()
            .met_planning()
            .met_wat_erbij_hoort()
            .select_related("agenda", "domein__agenda", "stuksoort", "bron")
            .prefetch_related("themas", "agenda__perioden")
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
        perioden = punt.agenda.perioden.all()
        onbekend = laat_open(perioden, punt.agenda.kolom_eenheid)
        return super().get_context_data(
            gepland=[(los, onbekend.get(los.periode.tijdvak, "")) for los in punt.planning.all()],
            toon_niet_ingepland=perioden and not ritme,
            over_ritme=opschrift_van_ritme(punt.ritme),
            acties=self.acties,
            behandelingen=behandelingen.select_related("vergadering__orgaan"),
            **kwargs,
        )
