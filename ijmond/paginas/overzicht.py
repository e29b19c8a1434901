"""What stands where: all agendas by region, and the counts and plans of one, for the home page."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F

from agenda.choices import PuntStatus
from agenda.models import Agenda, Agendapunt, Domein, Periode, Punt
from agenda.models.agenda import is_afgelopen
from agenda.verschil import verschuivingen
from werkagenda.models import Actie

from .voortgang import Verloop, Voortgang


@dataclass(frozen=True)
class AgendaTelling:
    """An agenda and how many public items and actions it has."""

    agenda: Agenda
    agendapunten: int
    acties: int


@dataclass(frozen=True)
class Regio:
    """A region and its agendas, the newest period first."""

    naam: str
    agendas: tuple[AgendaTelling, ...]


def per_regio(agendas: Iterable[Agenda]) -> list[Regio]:
    """Agendas with what they hold, by region; the region of the one in front first. One query."""
    agendas = sorted(agendas, key=lambda a: (-a.begin.toordinal(), -a.eind.toordinal(), a.titel))
    geteld = Punt.objects.openbaar().filter(agenda__in=agendas).order_by()
    aantallen = {
        (agenda, soort): aantal
        for agenda, soort, aantal in geteld.values_list("agenda", "soort").annotate(Count("pk"))
    }
    regios = defaultdict(list)
    for agenda in agendas:
        soorten = (Agendapunt, Actie)
        telling = (aantallen.get((agenda.pk, soort._meta.model_name), 0) for soort in soorten)
        regios[agenda.regio].append(AgendaTelling(agenda, *telling))
    voorop = {agenda.regio for agenda in agendas if agenda.is_home}
    return [
        Regio(naam, tuple(regios[naam]))
        for naam in sorted(regios, key=lambda naam: (naam not in voorop, naam))
    ]


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
    voortgang: Voortgang

    @property
    def totaal(self) -> int:
        return self.agendapunten + self.acties


def tel_per_domein(agenda: Agenda) -> list[DomeinTelling]:
    """Per domain how many public items and actions stand where. Five queries."""
    punten: dict[int, Counter[Verloop]] = defaultdict(Counter)
    acties: dict[int, Counter[str]] = defaultdict(Counter)
    verschoven = verschuivingen(agenda=agenda)
    eigen = Agendapunt.objects.openbaar().filter(agenda=agenda).met_verloop().order_by()
    velden = ("domein", "kenmerk", "status", "is_zien_afronden", "afgerond_op", "gepland_tot")
    for punt in eigen.values_list(*velden, named=True):
        punten[punt.domein][Verloop.van(punt, verschoven)] += 1
    # An action stands in the domain of its overleg, or else of the item that it stands under.
    alle = Actie.objects.openbaar().filter(agenda=agenda)
    for veld, rijen in (
        ("overleg__domein", alle.filter(overleg__isnull=False)),
        ("agendapunt__domein", alle.filter(overleg__isnull=True)),
    ):
        geteld = rijen.order_by().values_list(veld, "status").annotate(aantal=Count("pk"))
        for domein, status, aantal in geteld:
            acties[domein][status] += aantal
    return [
        _domein_telling(agenda, domein, punten[domein.pk], acties[domein.pk])
        for domein in agenda.domeinen.all()
    ]


def _domein_telling(agenda, domein, punten, acties):
    per_status = Counter(acties)
    for verloop, aantal in punten.items():
        per_status[verloop.status] += aantal
    totaal = per_status.total()
    return DomeinTelling(
        domein=domein,
        agendapunten=punten.total(),
        acties=acties.total(),
        tellingen=tuple(
            Telling(s, s.label, per_status[s], 100 * per_status[s] / totaal)
            for s in PuntStatus
            if per_status[s]
        ),
        voortgang=Voortgang.uit(agenda, punten, acties),
    )


@dataclass(frozen=True)
class PeriodePlan:
    """What is planned in one period; `nu` says whether that period is going on."""

    periode: Periode
    punten: tuple[Agendapunt, ...]
    nu: bool


def plannen(agenda: Agenda, vandaag: date) -> list[PeriodePlan]:
    """What an agenda plans: for a running one in its current period, for an ended one in each.

    A running agenda between two periods, or before its first, gives the next one. An ended one that
    planned nothing gives none. Two queries.
    """
    perioden = list(agenda.perioden.all())
    if not is_afgelopen(agenda.status, agenda.eind, vandaag):
        perioden = [p for p in perioden if p.eind >= vandaag][:1]
    per_periode: dict[int, list[Agendapunt]] = {p.pk: [] for p in perioden}
    punten = Agendapunt.objects.openbaar().filter(planning__periode__in=perioden)
    for punt in punten.annotate(periode_pk=F("planning__periode")):
        per_periode[punt.periode_pk].append(punt)
    if agenda.is_afgelopen and not any(per_periode.values()):
        return []
    return [
        PeriodePlan(p, tuple(per_periode[p.pk]), p.begin <= vandaag <= p.eind) for p in perioden
    ]
