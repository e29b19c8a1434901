"""What stands where: all agendas by region, and the counts and plans of one, for the home page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, F

from agenda.beschrijving.woorden import Woorden
from agenda.choices import PuntStatus
from agenda.models import Agenda, Agendapunt, Domein, Periode, Punt
from agenda.models.agenda import is_afgelopen
from agenda.verschil.verschuiving import NOOIT_VERSCHOVEN, Verschuiving, verschuivingen
from werkagenda.models import Actie


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


class Verloop(NamedTuple):
    """Where an item stands, and whether the public saw it put off, done, and done on time.

    On time is within the last period that it is planned in, and never put off; None where nobody
    can tell, because it was planned in none or the day on which it was done is not known.
    """

    status: str
    verschoven: bool
    gezien: bool
    op_tijd: bool | None

    @classmethod
    def van(cls, punt, verschuivingen: Mapping[str, Verschuiving]) -> "Verloop":
        """Of an item, or a row of it, that `met_verloop` fetched."""
        verschoven = verschuivingen.get(punt.kenmerk, NOOIT_VERSCHOVEN).aantal > 0
        op, tot = punt.afgerond_op, punt.gepland_tot
        op_tijd = None if op is None or tot is None else op <= tot
        op_tijd = False if verschoven else op_tijd
        return cls(punt.status, verschoven, punt.is_zien_afronden, op_tijd)


@dataclass(frozen=True)
class Voortgang:
    """How much of a domain is done, on time, and put off.

    An item is done on time when it was never put off. Of actions, that have no planning, only how
    many are done is told. `gevolgd` says whether the public saw any item being put off or done: of
    an ended agenda that nobody kept, nothing of the kind is known.
    """

    woorden: Woorden
    afgelopen: bool
    agendapunten: int
    afgerond: int
    op_tijd: int
    te_laat: int
    doorgeschoven: int
    acties: int
    acties_afgerond: int
    gevolgd: bool

    @classmethod
    def van(
        cls,
        agenda: Agenda,
        agendapunten: Iterable,
        acties: Iterable,
        verschuivingen: Mapping[str, Verschuiving],
    ) -> "Voortgang":
        """Of items that `met_verloop` fetched, and of actions."""
        return cls.uit(
            agenda,
            Counter(Verloop.van(punt, verschuivingen) for punt in agendapunten),
            Counter(actie.status for actie in acties),
        )

    @classmethod
    def uit(cls, agenda: Agenda, agendapunten: Counter, acties: Counter) -> "Voortgang":
        """From counts of items by their `Verloop`, and of actions by status."""

        def tel(klopt):
            return sum(aantal for verloop, aantal in agendapunten.items() if klopt(verloop))

        return cls(
            woorden=agenda.woorden,
            afgelopen=agenda.is_afgelopen,
            agendapunten=agendapunten.total(),
            afgerond=tel(lambda v: v.status == PuntStatus.AFGEROND),
            op_tijd=tel(lambda v: v.status == PuntStatus.AFGEROND and v.op_tijd),
            te_laat=tel(lambda v: v.status == PuntStatus.AFGEROND and v.op_tijd is False),
            doorgeschoven=tel(lambda v: v.verschoven),
            acties=acties.total(),
            acties_afgerond=acties[PuntStatus.AFGEROND],
            gevolgd=tel(lambda v: v.verschoven or v.gezien) > 0,
        )

    @property
    def is_bekend(self) -> bool:
        """Whether there is anything to tell: of a running agenda, or of one that was kept."""
        return bool(
            (self.agendapunten or self.acties)
            and (not self.afgelopen or self.gevolgd or self.afgerond or self.acties_afgerond)
        )

    @property
    def in_woorden(self) -> str:
        """In one sentence, without its full stop; "" when nothing is known."""
        if not self.is_bekend:
            return ""
        delen = []
        if self.agendapunten:
            woorden = (self.woorden.agendapunt, self.woorden.agendapunten)
            klaar = _deel(self.afgerond, self.agendapunten, woorden, afgelopen=self.afgelopen)
            if op_tijd := self._op_tijd_in_woorden:
                klaar = f"{klaar}, {op_tijd},"
            if self.doorgeschoven:
                zijn = "is" if self.doorgeschoven == 1 else "zijn"
                klaar = f"{klaar} en {self.doorgeschoven} {zijn} doorgeschoven"
            delen.append(klaar.rstrip(","))
        if self.acties:
            woorden = (self.woorden.actie, self.woorden.acties)
            delen.append(
                _deel(self.acties_afgerond, self.acties, woorden, afgelopen=self.afgelopen)
            )
        zin = "; ".join(delen)
        return zin[0].upper() + zin[1:]

    @property
    def _op_tijd_in_woorden(self):
        """ "" where nothing was done, or when that was is not known well enough."""
        if self.afgelopen and not self.gevolgd:
            return ""
        if self.op_tijd:
            return f"waarvan {self.op_tijd} op tijd"
        if not self.afgerond or self.te_laat < self.afgerond:
            return ""
        return "niet op tijd" if self.afgerond == 1 else "geen op tijd"


def _deel(afgerond, totaal, woorden, *, afgelopen):
    enkel, meer = woorden
    if not afgerond:
        return f"geen {enkel} is afgerond" if afgelopen else f"nog geen {enkel} is afgerond"
    zijn = "is" if afgerond == 1 else "zijn"
    waarvan = f"1 {enkel}" if totaal == 1 else f"de {totaal} {meer}"
    return f"{afgerond} van {waarvan} {zijn} afgerond"


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
    punten, acties = defaultdict(Counter), defaultdict(Counter)
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
    per_periode = {p.pk: [] for p in perioden}
    punten = Agendapunt.objects.openbaar().filter(planning__periode__in=perioden)
    for punt in punten.annotate(periode_pk=F("planning__periode")):
        per_periode[punt.periode_pk].append(punt)
    if agenda.is_afgelopen and not any(per_periode.values()):
        return []
    return [
        PeriodePlan(p, tuple(per_periode[p.pk]), p.begin <= vandaag <= p.eind) for p in perioden
    ]
