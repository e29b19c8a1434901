"""What stands where: counts and plans of one agenda, for its home page."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F

from agenda.choices import PuntStatus
from agenda.models import Agenda, Agendapunt, Domein, Periode
from agenda.models.agenda import is_afgelopen
from werkagenda.models import Actie


@dataclass(frozen=True)
class Telling:
    """How many items have one status; `deel` is their share of the domain, 0 to 100."""

    status: str
    label: str
    aantal: int
    deel: float


@dataclass(frozen=True)
class DomeinTelling:
    domein: Domein
    agendapunten: int
    acties: int
    tellingen: tuple[Telling, ...]

    @property
    def totaal(self) -> int:
        return self.agendapunten + self.acties


def tel_per_domein(agenda: Agenda) -> list[DomeinTelling]:
    """Per domain how many public items and actions stand where. Three queries."""
    punten, acties = Counter(), Counter()
    eigen = Agendapunt.objects.openbaar().filter(agenda=agenda)
    for domein, status, aantal in _geteld(eigen, "domein"):
        punten[domein, status] += aantal
    # An action stands in the domain of its overleg, or else of the item that it stands under.
    alle = Actie.objects.openbaar().filter(agenda=agenda)
    for veld, rijen in (
        ("overleg__domein", alle.filter(overleg__isnull=False)),
        ("agendapunt__domein", alle.filter(overleg__isnull=True)),
    ):
        for domein, status, aantal in _geteld(rijen, veld):
            acties[domein, status] += aantal
    return [_domein_telling(d, punten, acties) for d in agenda.domeinen.all()]


def _geteld(punten, veld):
    return punten.order_by().values_list(veld, "status").annotate(aantal=Count("pk"))


def _domein_telling(domein, punten, acties):
    per_status = {s: punten[domein.pk, s] + acties[domein.pk, s] for s in PuntStatus}
    totaal = sum(per_status.values())
    return DomeinTelling(
        domein=domein,
        agendapunten=sum(punten[domein.pk, s] for s in PuntStatus),
        acties=sum(acties[domein.pk, s] for s in PuntStatus),
        tellingen=tuple(
            Telling(s, s.label, aantal, 100 * aantal / totaal)
            for s, aantal in per_status.items()
            if aantal
        ),
    )


@dataclass(frozen=True)
class PeriodePlan:
    """What is planned in one period; `nu` says whether that period is going on."""

    periode: Periode
    punten: tuple[Agendapunt, ...]
    nu: bool


def plannen(agenda: Agenda, vandaag: date) -> list[PeriodePlan]:
    """What an agenda plans: for a running one in its current period, for an ended one in each.

    A running agenda between two periods, or before its first, gives the next one. Two queries.
    """
    perioden = list(agenda.perioden.all())
    if not is_afgelopen(agenda.status, agenda.eind, vandaag):
        perioden = [p for p in perioden if p.eind >= vandaag][:1]
    per_periode = {p.pk: [] for p in perioden}
    punten = Agendapunt.objects.openbaar().filter(planning__periode__in=perioden)
    for punt in punten.annotate(periode_pk=F("planning__periode")):
        per_periode[punt.periode_pk].append(punt)
    return [
        PeriodePlan(p, tuple(per_periode[p.pk]), p.begin <= vandaag <= p.eind) for p in perioden
    ]
