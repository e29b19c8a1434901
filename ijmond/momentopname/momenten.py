"""A moment in the life of an agenda, as an address names it.

"nu", "versie-2", "2026-03-31" for its end, or "wijziging-123" for when that had just been saved.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.db.models import Exists, OuterRef
from django.utils import timezone

from agenda.choices import Precisie
from agenda.datums import datum_in_woorden, lees_dag
from agenda.models import Agenda, Stand, Versie, Wijziging

from . import canoniek
from . import model as m
from .opnemen import Grens, neem_op, was_openbaar

NU = "nu"
PAS_SINDS_VANDAAG = (
    "Deze agenda staat pas sinds vandaag op de site. Vanaf morgen kunt u dagen vergelijken."
)
GESLOTEN = "Versie {} is gesloten en niet meer te lezen."


@dataclass(frozen=True)
class Moment:
    """`naam` is how an address says it; the others are set for those kinds only."""

    naam: str
    versie: Versie | None = None
    dag: date | None = None
    wijziging: Wijziging | None = None

    @property
    def in_woorden(self) -> str:
        """As it reads after "sinds" or "op"."""
        if self.versie:
            wanneer = f" ({self.versie.datum_in_woorden})" if self.versie.datum else ""
            return f"versie {self.versie.nummer}{wanneer}"
        if self.wijziging:
            dag = datum_in_woorden(self.wijziging.dag, Precisie.DAG)
            return f"{dag} om {timezone.localtime(self.wijziging.moment):%H.%M} uur"
        return datum_in_woorden(self.dag, Precisie.DAG) if self.dag else NU

    @property
    def tijdstip(self) -> datetime:
        """When it was, to put moments in order: now comes after all others."""
        if self.versie:
            return self.versie.vastgelegd_op
        if self.wijziging:
            return self.wijziging.moment
        if not self.dag:
            return datetime.max.replace(tzinfo=UTC)
        return timezone.make_aware(datetime.combine(self.dag, time.max))

    @property
    def grens(self) -> Grens:
        """Up to which standen it goes; of a version, which holds all itself, nothing."""
        return self.wijziging or (self.tijdstip if self.dag else None)

    def neem_op(self, agenda: Agenda) -> m.Momentopname:
        """The agenda at this moment: of a day, as it stood at the end of it.

        Raises ValueError, with a Dutch sentence, when no state was kept from then, or the agenda
        was no longer public.
        """
        if self.versie:
            self.eis(agenda)
            return canoniek.lees(self.versie.inhoud)
        try:
            return neem_op(agenda, self.grens)
        except LookupError as fout:
            raise ValueError(self._waarom_niet(eerste_wijziging(agenda))) from fout

    def eis(self, agenda: Agenda) -> None:
        """Raise ValueError as `neem_op` does of a past moment, for the price of one query."""
        # It may have been closed since the list of versions was read.
        if self.versie and not self.versie.inhoud:
            raise ValueError(GESLOTEN.format(self.versie.nummer))
        if self.grens and not was_openbaar(agenda, self.grens):
            raise ValueError(self._waarom_niet(eerste_wijziging(agenda)))

    def _waarom_niet(self, eerste: Wijziging | None) -> str:
        """Why there is no state of this moment, and what to do; `eerste` made the first one."""
        if eerste is None or eerste.moment <= self.tijdstip:
            return "De agenda stond toen niet op de site. Kies een andere dag, of een versie."
        if eerste.dag == timezone.localdate():
            return PAS_SINDS_VANDAAG
        vanaf = datum_in_woorden(eerste.dag, Precisie.DAG)
        return (
            f"Van {self.in_woorden} is geen stand bewaard. "
            f"Kies {vanaf} of een latere dag, of een versie."
        )


def eerste_wijziging(agenda: Agenda) -> Wijziging | None:
    """What made the first state of an agenda that visitors could see."""
    kaders = Stand.objects.filter(agenda=agenda, kenmerk="", openbaar=True)
    kader = kaders.select_related("wijziging").first()
    return kader.wijziging if kader else None


def is_van_vandaag(agenda: Agenda) -> bool:
    """Whether there is no earlier day to compare with."""
    eerste = eerste_wijziging(agenda)
    return eerste is not None and eerste.dag == timezone.localdate()


def moment(tekst: str, agenda: Agenda, versies: Sequence[Versie]) -> Moment:
    """What an address asks for; `versies` are those of the agenda, `met_besluiten`.

    Raises ValueError, with a Dutch sentence for the visitor, when there is no such moment.
    """
    if tekst == NU:
        return Moment(NU)
    if gevonden := re.fullmatch(r"versie-([0-9]{1,6})", tekst):
        versie = next((v for v in versies if v.nummer == int(gevonden[1])), None)
        if versie is None:
            raise ValueError(f"Deze agenda heeft geen versie {int(gevonden[1])}.")
        if versie.is_gesloten:
            raise ValueError(GESLOTEN.format(versie.nummer))
        return Moment(tekst, versie=versie)
    if gevonden := re.fullmatch(r"wijziging-([0-9]{1,18})", tekst):
        return Moment(tekst, wijziging=_wijziging(int(gevonden[1]), agenda))
    dag = dag_uit(tekst)
    if dag is None:
        raise ValueError(
            f"‘{tekst}’ is geen moment. Kies een versie, ‘nu’ of een datum zoals 2026-03-31."
        )
    if dag == timezone.localdate():
        raise ValueError("Deze dag is nog niet voorbij. Kies ‘nu’.")
    if dag > timezone.localdate():
        raise ValueError("Kies een dag die voorbij is, of ‘nu’.")
    if dag.year < 1900:
        raise ValueError(f"Van {datum_in_woorden(dag, Precisie.DAG)} is geen stand bewaard.")
    return Moment(dag.isoformat(), dag=dag)


def _wijziging(nummer: int, agenda: Agenda) -> Wijziging:
    """The wijziging with this key; only one that wrote something of this agenda for visitors."""
    van_agenda = Stand.objects.filter(agenda=agenda, wijziging=OuterRef("pk"), openbaar=True)
    wijziging = Wijziging.objects.filter(Exists(van_agenda), pk=nummer).first()
    if wijziging is None:
        raise ValueError(f"Deze agenda heeft geen wijziging {nummer}.")
    return wijziging


def dag_uit(tekst: str) -> date | None:
    """The day that is written as "2026-03-31", and in no other way; None for anything else."""
    with suppress(ValueError):
        dag = date.fromisoformat(tekst)
        return dag if dag.isoformat() == tekst else None
    return None


def getypte_dag(tekst: str) -> str:
    """A typed day as an address names it: "31-3-2026" as "2026-03-31"; anything else as it is."""
    dag = lees_dag(tekst)
    return dag.isoformat() if dag else tekst


def laatste_versie(versies: Sequence[Versie]) -> Versie | None:
    """The newest version that still counts: not vervallen, not closed."""
    tellen_mee = [v for v in versies if not (v.is_vervallen or v.is_gesloten)]
    return max(tellen_mee, key=lambda versie: versie.nummer, default=None)


def sinds_moment(agenda: Agenda, tekst: str) -> Moment | None:
    """The moment that a document compares with: what was asked for, or else the last version.

    None when nothing was asked for and no version counts. Raises ValueError as `moment` does, and
    for now: a document is of now itself.
    """
    versies = list(agenda.versies.zonder_inhoud().met_besluiten())
    if not tekst:
        laatste = laatste_versie(versies)
        return Moment(f"versie-{laatste.nummer}", versie=laatste) if laatste else None
    if tekst == NU:
        raise ValueError(
            "De pdf is van nu. Vergelijk met een versie, of met een datum zoals 2026-03-31."
        )
    return moment(tekst, agenda, versies)
