"""The matrix of items and periods: when is what planned."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from agenda.models import Agendapunt
from agenda.verschil import NOOIT_VERSCHOVEN, Verschuiving, naam_van_periode
from agenda.weergave import ritme_in_woorden

from ..momentopname import model as m

GEEN_VERSCHUIVINGEN: Mapping[str, Verschuiving] = MappingProxyType({})


@dataclass(frozen=True)
class Cel:
    """One item in one period; `toelichting` tells more of the planning, if anything.

    `eerder` says that it was planned in this period once, and is not any more.
    """

    periode: object
    gepland: bool
    toelichting: str
    eerder: bool = False


@dataclass(frozen=True)
class Rij:
    """An item, the address that its title leads to, and its periods.

    `verschoven` tells how often it was put off; "" when it never was, or when that is not asked.
    `ritme` tells how often it comes up, and what else is known of when.
    """

    punt: Agendapunt | m.Agendapunt
    adres: str
    cellen: tuple[Cel, ...]
    verschoven: str = ""
    ritme: str = ""

    @property
    def in_plaats_van_cellen(self) -> str:
        """What stands where nothing is or was planned; "" where something is."""
        return "" if self.is_gevuld else self.ritme or "niet ingepland"

    @property
    def is_gevuld(self) -> bool:
        return any(cel.gepland or cel.eerder for cel in self.cellen)


@dataclass(frozen=True)
class Groep:
    domein: object
    rijen: tuple[Rij, ...]


@dataclass(frozen=True)
class Matrix:
    perioden: tuple
    groepen: tuple[Groep, ...]

    @property
    def toont_eerder(self) -> bool:
        """Whether it has a period in which something was planned before."""
        return any(cel.eerder for rij in self.rijen for cel in rij.cellen)

    @property
    def rijen(self) -> list[Rij]:
        """The rows of all groups."""
        return [rij for groep in self.groepen for rij in groep.rijen]

    def deel(self, begin: int, eind: int) -> "Matrix":
        """The periods from `begin` up to `eind`, with what is or was planned in one of those."""
        groepen = []
        for groep in self.groepen:
            rijen = (replace(rij, cellen=rij.cellen[begin:eind]) for rij in groep.rijen)
            groepen.append(replace(groep, rijen=tuple(rij for rij in rijen if rij.is_gevuld)))
        gevuld = tuple(groep for groep in groepen if groep.rijen)
        return Matrix(self.perioden[begin:eind], gevuld)


def maak_matrix(
    perioden: Iterable,
    groepen: Iterable[tuple[object, Iterable]],
    adres: Callable[[Any], str],
    verschuivingen: Mapping[str, Verschuiving] = GEEN_VERSCHUIVINGEN,
) -> Matrix:
    """Lay out items against periods, from database rows and from a `Momentopname` alike.

    `groepen` gives each domain with its items. An item has a `planning`: things with a `periode`,
    which is a period or the day on which one begins, and a `toelichting`. `adres` gives the
    address that an item leads to. `verschuivingen` tells, by kenmerk, which items moved.
    """
    perioden = tuple(sorted(perioden, key=lambda periode: periode.begin))
    naam = naam_van_periode(perioden)

    def rij(punt):
        planning = punt.planning if isinstance(punt.planning, tuple) else punt.planning.all()
        gepland = {_begin(g.periode): g.toelichting for g in planning}
        verschuiving = verschuivingen.get(punt.kenmerk, NOOIT_VERSCHOVEN)
        cellen = tuple(
            Cel(
                p,
                p.begin in gepland,
                gepland.get(p.begin, ""),
                p.begin not in gepland and p.begin.isoformat() in verschuiving.ooit,
            )
            for p in perioden
        )
        dagen = [begin.isoformat() for begin in gepland]
        ritme = ritme_in_woorden(punt.ritme, punt.ritme_toelichting)
        return Rij(punt, adres(punt), cellen, verschuiving.in_woorden(dagen, naam), ritme)

    return Matrix(
        perioden,
        tuple(Groep(domein, tuple(rij(punt) for punt in punten)) for domein, punten in groepen),
    )


def _begin(periode) -> date:
    return periode if isinstance(periode, date) else periode.begin
