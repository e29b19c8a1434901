"""The page of one agendapunt."""

from collections.abc import Iterable

from agenda.choices import Doel, Rol, VergaderingStatus
from agenda.lijsten import PuntDetailView
from agenda.models import Agendapunt, Behandeling
from agenda.weergave import haal_betrokkenen, laat_open, opschrift_van_ritme
from werkagenda.models import Actie, Overleg

TREKKERS = {Rol.TREKKER, Rol.BESTUURLIJK_TREKKER, Rol.AMBTELIJK_TREKKER, Rol.COORDINATOR}


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
        behandelingen = list(behandelingen.select_related("vergadering__orgaan"))
        ritme = punt.ritme or punt.ritme_toelichting
        perioden = punt.agenda.perioden.all()
        onbekend = laat_open(perioden, punt.agenda.kolom_eenheid)
        return super().get_context_data(
            gepland=[(los, onbekend.get(los.periode.tijdvak, "")) for los in punt.planning.all()],
            toon_niet_ingepland=perioden and not ritme,
            over_ritme=opschrift_van_ritme(punt.ritme),
            acties=self.acties,
            overleggen=Overleg.objects.openbaar().werken_aan(punt),
            behandelingen=behandelingen,
            vooraan=_vooraan(behandelingen),
            besluit=_vooraan([b for b in behandelingen if b.doel == Doel.BESLUITVORMEND]),
            trekkers=[los for los in punt.genoemden if los.rol in TREKKERS],
            **kwargs,
        )


def _vooraan(behandelingen: Iterable[Behandeling]) -> Behandeling | None:
    """In which meeting an item comes up next, or else came up last; None for neither."""
    gaan_door = [b for b in behandelingen if b.vergadering.status != VergaderingStatus.GEANNULEERD]
    met_dag = [b for b in gaan_door if b.vergadering.datum]
    met_dag.sort(key=lambda b: b.vergadering.datum)
    komen = [b for b in met_dag if b.vergadering.komt_nog]
    return komen[0] if komen else next(iter([*met_dag[::-1], *gaan_door]), None)
