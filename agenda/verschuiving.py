"""How often an item was put off, and from when to when: what its public events tell of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .choices import Soort
from .models import Agenda, Agendapunt, Gebeurtenis
from .woorden import opsomming


@dataclass(frozen=True)
class Verschuiving:
    """What became of the planning of one item; periods are first days, as ISO.

    `eerst` is the earliest period that it left when it was put off for the first time, "" when it
    never was. `ooit` are the periods in which it was planned before some change of its planning.
    """

    aantal: int
    eerst: str
    ooit: frozenset[str] = frozenset()

    def in_woorden(self, gepland: Iterable[str], naam: Callable[[str], str]) -> str:
        """ "2x doorgeschoven (van 2016 naar 2018)"; "" when it was never put off.

        `gepland` is where it is planned now. What stayed where it was, before the period that it
        left, is no part of the way that it went.
        """
        if not self.aantal:
            return ""
        gepland, van = sorted(gepland), naam(self.eerst)
        if naar := opsomming(naam(periode) for periode in gepland if periode > self.eerst):
            weg = f"van {van} naar {naar}"
        else:
            weg = f"nu weer in {van}" if self.eerst in gepland else f"eerst gepland in {van}"
        return f"{self.aantal}x doorgeschoven ({weg})"


def verschuivingen(agenda: Agenda) -> dict[str, Verschuiving]:
    """Of every item of an agenda whose planning changed in public, by kenmerk. One query."""
    per_punt = defaultdict(list)
    for kenmerk, soort, oud, nieuw in (
        Gebeurtenis.objects.openbaar()
        .van_de_planning()
        .filter(agenda=agenda)
        .order_by("pk")
        .values_list("kenmerk", "soort", "oud", "nieuw")
    ):
        per_punt[kenmerk].append((soort, oud, nieuw))
    return {kenmerk: _verschuiving(reeks) for kenmerk, reeks in per_punt.items()}


def verschuiving_uit(gebeurtenissen: Iterable[Gebeurtenis]) -> Verschuiving:
    """What these events of one item, in any order, tell of its planning."""
    van_de_planning = (
        los
        for los in gebeurtenissen
        if los.veld == "planning" and los.soort != Soort.TEKST_GEWIJZIGD
    )
    op_volgorde = sorted(van_de_planning, key=lambda los: los.pk)
    return _verschuiving((los.soort, los.oud, los.nieuw) for los in op_volgorde)


def verschuiving_van(punt: Agendapunt) -> Verschuiving:
    """Of an item that `met_verschuiving` fetched; which periods it ever stood in is not known."""
    if not getattr(punt, "keren_doorgeschoven", 0):
        return Verschuiving(0, "")
    return Verschuiving(punt.keren_doorgeschoven, _verlaten(punt.eerst_gepland, punt.toen_gepland))


def naam_van_periode(perioden: Iterable) -> Callable[[str], str]:
    """What these periods are called; one that is gone, by the year in which it began."""
    namen = {periode.begin.isoformat(): periode.naam for periode in perioden}
    return lambda begin: namen.get(begin, begin[:4])


def _verschuiving(reeks):
    aantal, eerst, ooit = 0, "", set()
    for soort, oud, nieuw in reeks:
        ooit |= set(oud)
        if soort == Soort.DOORGESCHOVEN:
            aantal += 1
            eerst = eerst or _verlaten(oud, nieuw)
    return Verschuiving(aantal, eerst, frozenset(ooit))


def _verlaten(oud, nieuw):
    return min(set(oud) - set(nieuw))
