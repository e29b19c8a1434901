"""The matrix of items and periods: when is what planned, on a screen and on paper."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil
from types import MappingProxyType
from typing import Any, NamedTuple

from agenda.models import Agendapunt
from agenda.verschil import NOOIT_VERSCHOVEN, Verschuiving, naam_van_periode
from agenda.weergave import ritme_in_woorden

from ..momentopname import model as m

GEEN_VERSCHUIVINGEN: Mapping[str, Verschuiving] = MappingProxyType({})
PERIODEN_PER_TABEL = 6
"""As many columns as fit beside a title on paper."""
REGELS_PER_TABEL = 28
"""A table of at most so many lines fits on a page, under a heading."""
TEKENS_PER_REGEL = 45
"""About as many letters as stand on one line of the first column."""


class Cel(NamedTuple):
    """One item in one period; `toelichting` tells more of the planning, if anything.

    `eerder` says that it was planned in this period once, and is not any more.
    """

    periode: object
    gepland: bool
    toelichting: str
    eerder: bool


@dataclass(frozen=True)
class Rij:
    """An item, the address that its title leads to, and its periods.

    `verschoven` tells how often it was put off; "" when it never was, or when that is not asked.
    `ritme` tells how often it comes up, and what else is known of when.
    """

    punt: Agendapunt | m.Agendapunt
    adres: str
    cellen: tuple[Cel, ...]
    verschoven: str
    ritme: str

    @property
    def in_plaats_van_cellen(self) -> str:
        """What stands where nothing is or was planned; "" where something is."""
        return "" if self.is_gevuld else self.ritme or "niet ingepland"

    @property
    def is_gevuld(self) -> bool:
        return any(cel.gepland or cel.eerder for cel in self.cellen)

    @property
    def regels(self) -> int:
        """The lines that it takes on paper: a long title, or more to say, takes its own."""
        teksten = f"{self.punt.kenmerk} {self.punt.titel}", self.verschoven, self.ritme
        return sum(ceil(len(tekst) / TEKENS_PER_REGEL) for tekst in teksten)


@dataclass(frozen=True)
class Groep:
    domein: object
    rijen: tuple[Rij, ...]

    @property
    def regels(self) -> int:
        return 1 + sum(rij.regels for rij in self.rijen)


@dataclass(frozen=True)
class Matrix:
    perioden: tuple
    groepen: tuple[Groep, ...]

    @property
    def toont_eerder(self) -> bool:
        """Whether it has a period in which something was planned before."""
        rijen = (rij for groep in self.groepen for rij in groep.rijen)
        return any(cel.eerder for rij in rijen for cel in rij.cellen)

    def deel(self, begin: int, eind: int) -> "Matrix":
        """The periods from `begin` up to `eind`, with what is or was planned in one of those."""
        groepen = []
        for groep in self.groepen:
            rijen = (replace(rij, cellen=rij.cellen[begin:eind]) for rij in groep.rijen)
            groepen.append(replace(groep, rijen=tuple(rij for rij in rijen if rij.is_gevuld)))
        return Matrix(self.perioden[begin:eind], tuple(g for g in groepen if g.rijen))

    def per_pagina(self) -> Iterator["Matrix"]:
        """The groups, page by page; a group stays whole where it fits on one."""
        groepen = [
            replace(groep, rijen=rijen)
            for groep in self.groepen
            for rijen in _in_stukken(groep.rijen, REGELS_PER_TABEL - 1)
        ]
        for stuk in _in_stukken(groepen, REGELS_PER_TABEL):
            yield replace(self, groepen=stuk)


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
        gepland = {getattr(g.periode, "begin", g.periode): g.toelichting for g in planning}
        verschuiving = verschuivingen.get(punt.kenmerk, NOOIT_VERSCHOVEN)
        eerder = verschuiving.ooit - {begin.isoformat() for begin in gepland}
        cellen = tuple(
            Cel(p, p.begin in gepland, gepland.get(p.begin, ""), p.begin.isoformat() in eerder)
            for p in perioden
        )
        verschoven = verschuiving.in_woorden((begin.isoformat() for begin in gepland), naam)
        ritme = ritme_in_woorden(punt.ritme, punt.ritme_toelichting)
        return Rij(punt, adres(punt), cellen, verschoven, ritme)

    return Matrix(
        perioden,
        tuple(Groep(domein, tuple(rij(punt) for punt in punten)) for domein, punten in groepen),
    )


def maak_planningtabellen(
    momentopname: m.Momentopname, verschuivingen: Mapping[str, Verschuiving] = GEEN_VERSCHUIVINGEN
) -> list[list[Matrix]]:
    """The planned periods of all items: per run of periods the tables of one page each.

    A table that is torn over pages loses its heading for who listens to it. Where there are more
    runs than one, each shows only the items that are or were planned in it.
    """
    groepen = [groep for groep in momentopname.per_domein() if groep[1]]
    if not (groepen and momentopname.perioden):
        return []
    heel = maak_matrix(
        momentopname.perioden, groepen, lambda punt: f"#{punt.kenmerk}", verschuivingen
    )
    totaal = len(heel.perioden)
    breedte = ceil(totaal / ceil(totaal / PERIODEN_PER_TABEL))
    if breedte == totaal:
        delen = [heel]
    else:
        delen = [heel.deel(van, van + breedte) for van in range(0, totaal, breedte)]
    return [list(deel.per_pagina()) for deel in delen if deel.groepen]


def _in_stukken(dingen: Iterable[Any], ruimte: int) -> Iterator[tuple[Any, ...]]:
    """Runs that together are no higher than there is room; what is higher itself stands alone."""
    stuk: list[Any] = []
    for ding in dingen:
        if stuk and sum(los.regels for los in (*stuk, ding)) > ruimte:
            yield tuple(stuk)
            stuk = []
        stuk.append(ding)
    yield tuple(stuk)
