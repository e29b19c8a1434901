"""How often an item was put off, and from when to when: what its public events tell of it.

The planning is looked at per day on which it changed: what was put back on the same day never
happened, and what moved while it was off the site moved on the day on which it came back.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils import timezone

from ..choices import Soort
from ..models import Agendapunt, Gebeurtenis, Periode
from ..models.querysets.historie import TERUGKEER, terugkeer
from ..tijdvakken import Tijdvak, op_tijd
from .planning import verschuiving, weg_en_erbij
from .woorden import opsomming


@dataclass(frozen=True)
class Verschuiving:
    """What became of the planning of one item; periods are known by their spans.

    `aantal` is on how many days it was put off, be it put back on a later day; `eerst` the earliest
    period that it left the first time ("" for never); `ooit` all in which it was planned before.
    """

    aantal: int
    eerst: str
    ooit: frozenset[str] = frozenset()

    def in_woorden(self, gepland: Iterable[str], naam: Callable[[str], str]) -> str:
        """ "2x doorgeschoven (van 2016 naar 2018)" of what is in `gepland` now; "" when never."""
        if not self.aantal:
            return ""
        eerst, van = Tijdvak.uit(self.eerst), naam(self.eerst)
        nu = [(Tijdvak.uit(periode), naam(periode)) for periode in op_tijd(gepland)]
        if naar := opsomming(wanneer for dagen, wanneer in nu if dagen.begin > eerst.eind):
            weg = f"van {van} naar {naar}"
        elif weer := opsomming(w for d, w in nu if d.omvat(eerst) or eerst.omvat(d)):
            weg = f"nu weer in {weer}"
        else:
            weg = f"eerst gepland in {van}"
        return f"{self.aantal}x doorgeschoven ({weg})"


NOOIT_VERSCHOVEN = Verschuiving(0, "")


def verschuivingen(**welke: Any) -> dict[str, Verschuiving]:
    """Of items whose planning changed in public, by kenmerk; `welke` filters events. One query.

    Only for items that are public today: of the others it tells what visitors saw then.
    """
    per_punt = defaultdict(list)
    gebeurd = Gebeurtenis.objects.filter(openbaar=True, **welke).van_de_planning().order_by("pk")
    kolommen = ("kenmerk", "wijziging__moment", "oud", "nieuw", *TERUGKEER)
    for los in gebeurd.values_list(*kolommen, named=True):
        per_punt[los.kenmerk].append(_stap(los.wijziging__moment, los))
    return {kenmerk: _verschuiving(reeks) for kenmerk, reeks in per_punt.items()}


def verschuiving_uit(gebeurtenissen: Iterable[Gebeurtenis]) -> Verschuiving:
    """What these events of one item, in any order and `met_terugkeer`, tell of its planning."""
    van_de_planning = (
        los for los in gebeurtenissen if los.veld == "planning" or los.laatst_openbaar_id
    )
    return _verschuiving(
        _stap(los.wijziging.moment, los) for los in sorted(van_de_planning, key=lambda los: los.pk)
    )


def naam_van_periode(perioden: Iterable[Periode]) -> Callable[[str], str]:
    """What these periods are called; one that is gone, by its days."""
    namen = {periode.tijdvak: periode.naam for periode in perioden}
    return lambda tijdvak: namen.get(tijdvak) or Tijdvak.uit(tijdvak).in_woorden


def verschoven(punt: Agendapunt, verschuivingen: dict[str, Verschuiving]) -> str:
    """ "2x doorgeschoven (van 2016 naar 2018)", of an item that `voor_lijst` fetched; else ""."""
    verschuiving = verschuivingen.get(punt.kenmerk, NOOIT_VERSCHOVEN)
    if not verschuiving.aantal:
        return ""
    gepland = [periode.tijdvak for periode in punt.gepland_in]
    return verschuiving.in_woorden(gepland, naam_van_periode(punt.agenda.perioden.all()))


def _stap(moment: datetime, los: Any) -> tuple[datetime, Any, Any]:
    """When a planning changed, from which periods to which; an action has no planning."""
    toen, terug = terugkeer(los)
    if toen is None or terug is None:
        return moment, los.oud, los.nieuw
    was, wordt = (
        op_tijd(gepland["periode"] for gepland in staat.get("planning", ()))
        for staat in (toen, terug)
    )
    return moment, was, wordt


def _verschuiving(reeks: Iterable[tuple[datetime, Any, Any]]) -> Verschuiving:
    aantal, eerst, ooit = 0, "", set()
    for _, op_een_dag in groupby(reeks, lambda los: timezone.localdate(los[0])):
        stappen = list(op_een_dag)
        (_, oud, _), (_, _, nieuw) = stappen[0], stappen[-1]
        if soort := verschuiving(oud, nieuw):
            ooit |= set(oud)
        if soort == Soort.DOORGESCHOVEN:
            aantal += 1
            eerst = eerst or str(min(weg_en_erbij(oud, nieuw)[0]))
    return Verschuiving(aantal, eerst, frozenset(ooit))
