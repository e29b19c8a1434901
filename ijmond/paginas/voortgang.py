"""How far a domain is: how much is done, on time and put off, counted and in one sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from agenda.beschrijving.woorden import Woorden
from agenda.choices import PuntStatus
from agenda.models import Agenda
from agenda.verschil import NOOIT_VERSCHOVEN, Verschuiving


class Verloop(NamedTuple):
    """Where an item stands, and whether the public saw it put off, done, and done on time.

    On time is within the last period that it is planned in, and never put off. `op_tijd` is None
    where nobody can tell: it was planned in no period, or the day it was done is not known.
    """

    status: str
    verschoven: bool
    zien_afronden: bool
    op_tijd: bool | None

    @classmethod
    def van(cls, punt, verschuivingen: Mapping[str, Verschuiving]) -> "Verloop":
        """The course of an item, or of a row of values, that `met_verloop` fetched."""
        verschoven = verschuivingen.get(punt.kenmerk, NOOIT_VERSCHOVEN).aantal > 0
        op, tot = punt.afgerond_op, punt.gepland_tot
        op_tijd = None if op is None or tot is None else op <= tot
        op_tijd = False if verschoven else op_tijd
        return cls(punt.status, verschoven, punt.is_zien_afronden, op_tijd)


@dataclass(frozen=True)
class Voortgang:
    """How much of a domain is done, on time, and put off.

    Actions have no planning: of them only is told how many are done. `gevolgd` says whether the
    public saw any item put off or done: of an ended agenda that nobody kept up, no such thing is
    known.
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
        """Count items that `met_verloop` fetched, and actions."""
        return cls.uit(
            agenda,
            Counter(Verloop.van(punt, verschuivingen) for punt in agendapunten),
            Counter(actie.status for actie in acties),
        )

    @classmethod
    def uit(cls, agenda: Agenda, agendapunten: Counter, acties: Counter) -> "Voortgang":
        """Add up counts of items by their `Verloop`, and of actions by status."""

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
            gevolgd=tel(lambda v: v.verschoven or v.zien_afronden) > 0,
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
        """One sentence without its full stop: "3 van de 8 punten zijn afgerond"; "" if unknown."""
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
        """How many of what is done was on time: "waarvan 2 op tijd"; "" where nobody can tell."""
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
