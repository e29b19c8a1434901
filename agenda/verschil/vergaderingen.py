"""What became of a meeting: moved, cancelled; and what of it was told at each item on it.

A meeting is here as an event keeps it: `GenoemdeVergadering` of `agenda/beschrijving`, as JSON.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from ..beschrijving.punten import GenoemdeVergadering, verzet_in_woorden, wanneer
from ..beschrijving.veld import Hoe, Inhoud, Veld
from ..choices import Soort, VergaderingStatus
from ..datums import Wanneer, grenzen, wanneer_in_woorden
from ..models import Stand, Vergadering, Wijziging
from .punten import VERGADERING, Verandering, beschreven

GENOEMD = tuple(naam for naam in GenoemdeVergadering.__struct_fields__ if naam != VERGADERING)
"""What is kept of a meeting beside its key."""


def lot(toen: Inhoud, nu: Inhoud) -> Iterator[Verandering]:
    """What visitors want to know of a meeting that they were told of before."""
    soort = _anders_wanneer(toen, nu)
    was_af, is_af = (los["status"] == VergaderingStatus.GEANNULEERD for los in (toen, nu))
    if was_af != is_af:
        yield Verandering(Soort.GEANNULEERD if is_af else Soort.TOCH_DOOR, VERGADERING, toen, nu)
    if soort and not is_af:
        yield Verandering(soort, VERGADERING, toen, nu)


def _anders_wanneer(toen: Inhoud, nu: Inhoud) -> Soort | None:
    was, wordt = wanneer(toen), wanneer(nu)
    if was == wordt:
        uren = {toen.get("begin"), nu.get("begin")} - {None}
        return Soort.VERZET if len(uren) > 1 else None
    preciezer = was[0] is None or _valt_binnen(wordt, was)
    return Soort.DATUM_BEKEND if preciezer else Soort.VERZET


def _valt_binnen(datum: Wanneer, ruimer: Wanneer) -> bool:
    """Whether a date only says more precisely what was known: 15 March, after "March"."""
    if datum[0] is None or ruimer[0] is None or datum[1] == ruimer[1]:
        return False
    begin, eind = grenzen(datum[0], datum[1])
    eerste, laatste = grenzen(ruimer[0], ruimer[1])
    return eerste <= begin and eind <= laatste


def komt_nog(vergadering: Inhoud, dag: date) -> bool:
    """Whether a meeting was still to be held on this day."""
    datum, precisie, laatste = wanneer(vergadering)
    if vergadering["status"] == VergaderingStatus.GEHOUDEN:
        return False
    if datum is None:
        return vergadering["status"] == VergaderingStatus.GEPLAND
    return (laatste or grenzen(datum, precisie)[1]) >= dag


def zoals_toen(
    verandering: Verandering, vind: Callable[[int], Inhoud | None], dag: date
) -> Verandering:
    """The change of what an item has in a meeting, as it is told on a day: with what that was then.

    `vind` gives a meeting by its key. One that is still to come is an agenda that the item is on.
    Any other change stays as it is.
    """
    if beschreven().get(verandering.veld, Veld()).hoe != Hoe.PER_RIJ:
        return verandering
    rij = verandering.nieuw or verandering.oud
    if not (vergadering := vind(rij["vergadering"])):
        return verandering
    oud, nieuw = (los and los | vergadering for los in (verandering.oud, verandering.nieuw))
    soort = Soort.GEAGENDEERD if komt_nog(vergadering, dag) else verandering.soort
    return replace(verandering, soort=soort, oud=oud, nieuw=nieuw)


@dataclass(frozen=True)
class Verzetting:
    """One thing that became of a meeting: what, in words, why, and in which save.

    `toen` is the meeting as visitors knew it before, as an event keeps it.
    """

    soort: Soort
    toen: Inhoud
    woorden: str
    reden: str
    wijziging: Wijziging


def verloop(vergadering: Vergadering) -> list[Verzetting]:
    """What visitors were told of a meeting that they see, the oldest first. One query."""
    standen = Stand.objects.filter(
        soort=Vergadering.SOORT, kenmerk=str(vergadering.pk), openbaar=True, inhoud__isnull=False
    ).select_related("wijziging")
    return [
        Verzetting(los.soort, los.oud, _op_de_pagina(los), stand.gegeven_reden, stand.wijziging)
        for toen, stand in pairwise(standen.met_reden().order_by("pk"))
        for los in lot(toen.staat or {}, stand.staat or {})
    ]


def _op_de_pagina(los: Verandering) -> str:
    """What is said where it is clear which meeting it is about: "van 1 naar 15 maart 2027"."""
    if los.soort == Soort.VERZET:
        return verzet_in_woorden(los.oud, los.nieuw)
    return wanneer_in_woorden(*wanneer(los.nieuw))
