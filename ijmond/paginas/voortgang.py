"""How far a domain is: how much is done, on time and put off, counted and in one sentence."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Subquery
from django.db.models.functions import Coalesce

from agenda.choices import PuntStatus
from agenda.models import Agenda
from agenda.models.querysets.punten import PuntQuerySet
from agenda.verschil import Verschuiving


class Verloop(NamedTuple):
    """Where an item stands, and whether the public saw it put off, done, and done on time.

    On time is within the last period that it is planned in, and never put off. `op_tijd` is None
    where nobody can tell: it was planned in no period, or the day it was done is not known.
    """

    status: str
    verschoven: bool
    zien_afronden: bool
    op_tijd: bool | None

    @property
    def is_afgerond(self) -> bool:
        return self.status == PuntStatus.AFGEROND


def verlopen_van(
    punten: PuntQuerySet, verschuivingen: Mapping[str, Verschuiving]
) -> dict[int | None, Counter[Verloop]]:
    """How many of these items go which way, by the key of their domain. One query."""
    verlopen: dict[int | None, Counter[Verloop]] = defaultdict(Counter)
    uitgesteld = [kenmerk for kenmerk, los in verschuivingen.items() if los.aantal]
    velden = ("domein", "status", "verschoven", "is_zien_afronden", "op_tijd")
    geteld = punten.met_verloop(uitgesteld).order_by().values_list(*velden)
    for domein, *verloop, aantal in geteld.annotate(Count("pk")):
        verlopen[domein][Verloop(*verloop)] = aantal
    return verlopen


def aantal_van(punten: PuntQuerySet) -> Coalesce:
    """How many of these items of one agenda there are, to be asked within another query."""
    geteld = punten.order_by().values("agenda").annotate(aantal=Count("pk"))
    return Coalesce(Subquery(geteld.values("aantal")), 0)


@dataclass(frozen=True)
class Voortgang:
    """How much of a domain is done, on time and put off; of actions only how many are done."""

    agenda: Agenda
    verlopen: Counter[Verloop]
    acties_per_status: Counter[str]

    @property
    def agendapunten(self) -> int:
        return self.verlopen.total()

    @property
    def acties(self) -> int:
        return self.acties_per_status.total()

    @property
    def doorgeschoven(self) -> int:
        return self._tel(lambda verloop: verloop.verschoven)

    @property
    def in_woorden(self) -> str:
        """Sentences without the last full stop: "2 van de 8 punten zijn afgerond"; "" for none."""
        woorden, delen = self.agenda.woorden, []
        afgerond = self._tel(lambda verloop: verloop.is_afgerond)
        acties_afgerond = self.acties_per_status[PuntStatus.AFGEROND]
        if self.agenda.is_afgelopen and not (self._gevolgd or afgerond or acties_afgerond):
            return ""
        if punten := self.agendapunten:
            klaar = self._deel(afgerond, punten, woorden.agendapunt, woorden.agendapunten)
            delen.append(klaar + self._op_tijd(afgerond))
        if aantal := self.doorgeschoven:
            wat = woorden.agendapunt if aantal == 1 else woorden.agendapunten
            delen.append(f"{aantal} {wat} {'is' if aantal == 1 else 'zijn'} doorgeschoven")
        if acties := self.acties:
            delen.append(self._deel(acties_afgerond, acties, woorden.actie, woorden.acties))
        return ". ".join(deel[:1].upper() + deel[1:] for deel in delen)

    def _tel(self, klopt: Callable[[Verloop], object]) -> int:
        return sum(aantal for verloop, aantal in self.verlopen.items() if klopt(verloop))

    @property
    def _gevolgd(self):
        """Whether the public saw any item put off or done: else nobody kept the agenda up."""
        return any(verloop.verschoven or verloop.zien_afronden for verloop in self.verlopen)

    def _deel(self, afgerond, totaal, enkel, meer):
        if not afgerond:
            return f"{'' if self.agenda.is_afgelopen else 'nog '}geen {enkel} is afgerond"
        zijn = "is" if afgerond == 1 else "zijn"
        waarvan = enkel if totaal == 1 else f"van de {totaal} {meer}"
        return f"{afgerond} {waarvan} {zijn} afgerond"

    def _op_tijd(self, afgerond):
        """How many of what is done was on time: ", waarvan 2 op tijd"; "" where nobody can tell."""
        if self.agenda.is_afgelopen and not self._gevolgd:
            return ""
        if op_tijd := self._tel(lambda verloop: verloop.is_afgerond and verloop.op_tijd):
            return ", en op tijd" if afgerond == 1 else f", waarvan {op_tijd} op tijd"
        te_laat = self._tel(lambda verloop: verloop.is_afgerond and verloop.op_tijd is False)
        if not afgerond or te_laat < afgerond:
            return ""
        return ", maar niet op tijd" if afgerond == 1 else ", maar geen daarvan op tijd"
