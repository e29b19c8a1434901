"""The page of one agenda."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate
from django.views.generic import DetailView

from agenda.choices import PuntStatus
from agenda.models import (
    Agenda,
    Agendapunt,
    Behandeling,
    Document,
    Portefeuille,
    Punt,
    Voorstel,
)
from agenda.verschil import verschuivingen
from werkagenda.models import Actie

from ..document import maak_matrix
from .matrixkeuze import Matrixkeuze

HEEFT_STATUS = {f"heeft_{status.value}": status for status in PuntStatus}
"""By the name of what says that some public item of an agenda has it, in the order of the list."""


class AgendaDetailView(DetailView):
    """One agenda: what it is, and when it plans what."""

    template_name = "ijmond/agenda.html"

    def get_queryset(self):
        losse_acties = Actie.objects.openbaar().filter(
            agenda=OuterRef("pk"), overleg__domein=None, agendapunt__domein=None
        )
        agendas = Agenda.objects.openbaar().met_onderdelen().met_vorige_vergadering()
        van_agenda = Punt.objects.openbaar().filter(agenda=OuterRef("pk"))
        heeft = {naam: Exists(van_agenda.filter(status=s)) for naam, s in HEEFT_STATUS.items()}
        agendas = agendas.annotate(heeft_losse_acties=Exists(losse_acties), **heeft)
        return agendas.select_related("bijwerking", "orgaan", "uitwerking_van__agenda")

    def get_context_data(self, **kwargs):
        agenda = self.object
        uitwerking_van = agenda.uitwerking_van
        if uitwerking_van and not uitwerking_van.is_openbaar:
            uitwerking_van = None
        domeinen = list(agenda.domeinen.all())
        besproken = Behandeling.objects.openbaar().filter(punt=uitwerking_van)
        punten = Agendapunt.objects.openbaar().filter(agenda=agenda)
        punten = list(punten.met_planning().select_related("stuksoort"))
        keuze = Matrixkeuze(self.request.GET, agenda, domeinen, punten)
        return super().get_context_data(
            matrix=_matrix(agenda, domeinen, keuze.toon()),
            keuze=keuze,
            domeinen=domeinen,
            deelnames=[d for d in _deelnames(agenda) if d.eigenaar.is_openbaar],
            uitwerking_van=uitwerking_van,
            besproken=besproken.select_related("vergadering__orgaan") if uitwerking_van else (),
            mijlpalen=agenda.mijlpalen.select_related("bron"),
            statussen=[status for naam, status in HEEFT_STATUS.items() if getattr(agenda, naam)],
            voorstellen=Voorstel.objects.liggen_voor().filter(agenda=agenda).order_by("pk"),
            versies=agenda.versies.zonder_inhoud().filter(besluiten=None)[:1],
            documenten=Document.objects.openbaar().filter(punten__agenda=agenda).distinct(),
            **kwargs,
        )


def _matrix(agenda, domeinen, punten):
    """Each domain with these items, and last those in none, if any."""
    groepen: dict[Any, Any] = {domein.pk: (domein, []) for domein in domeinen}
    for punt in punten:
        groepen.setdefault(punt.domein_id, (None, []))[1].append(punt)
    return maak_matrix(
        agenda,
        groepen.values(),
        Punt.get_absolute_url,
        verschuivingen(agenda=agenda),
        lambda punt: str(punt.stuksoort or ""),
        vandaag=None if agenda.is_afgelopen else localdate(),
    )


def _deelnames(agenda):
    toen = Portefeuille.objects.openbaar().tijdens(*agenda.eigen_tijd)
    bestuurders = Exists(toen.filter(ambt__organisatie=OuterRef("eigenaar")))
    return agenda.deelnames.select_related("eigenaar").annotate(heeft_bestuurders=bestuurders)
