"""What visitors saw of an item: before a save and after it, and when they last saw it."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from ..beschrijving.openbaar import openbaar_deel
from ..models import Agenda, Punt, Stand, Wijziging
from ..verschil import Verandering, verschil


@dataclass(frozen=True)
class Overgang:
    """The content of an item before and after a save, and what visitors saw of both.

    None where the item was not there, or where visitors saw nothing: of a concept for example, or
    of an item on an agenda that is not on the site.
    """

    was: dict | None
    wordt: dict | None
    publiek_was: dict | None
    publiek_wordt: dict | None

    @classmethod
    def naar(cls, stand: Stand, vorige: Stand | None, net_openbaar: Collection[int]) -> "Overgang":
        """From the stand before it to this one; `net_openbaar` are agendas that just came on.

        An item that becomes visible because its agenda did counts as new to visitors.
        """
        te_zien = stand.agenda.is_openbaar
        was_te_zien = te_zien and stand.agenda_id not in net_openbaar
        was = vorige.inhoud if vorige else None
        soort = Punt.soorten()[stand.soort]
        publiek = openbaar_deel(
            (soort, was if was_te_zien and vorige and vorige.openbaar else None),
            (soort, stand.inhoud if te_zien and stand.openbaar else None),
        )
        return cls(was, stand.inhoud, *publiek)


def voor_bezoekers(toen: Stand, nu: Stand) -> list[Verandering]:
    """What differs for visitors between two standen of one item."""
    soort = Punt.soorten()[nu.soort]
    was, wordt = openbaar_deel((soort, toen.inhoud), (soort, nu.inhoud))
    return verschil(was, wordt)


def laatst_openbaar(agenda: Agenda, voor: Wijziging, kenmerk: str = "") -> dict[str, Stand]:
    """The stand in which visitors last saw each item, by kenmerk; none for what they never saw.

    Of all items of the agenda, or of the one with this `kenmerk`. Counts only what was written
    before the wijziging `voor`; what one wijziging wrote, visitors saw at once. Two queries.
    """
    rijen = Stand.objects.filter(agenda=agenda, wijziging__lt=voor)
    if kenmerk:
        rijen = rijen.filter(kenmerk__in=("", kenmerk))
    reeks = rijen.order_by("wijziging_id").values_list("wijziging_id", "kenmerk", "openbaar", "pk")
    gepubliceerd: dict[str, int] = {}
    gezien: dict[str, int] = {}
    agenda_te_zien = False
    for _, samen in groupby(reeks, itemgetter(0)):
        for _, welk, openbaar, pk in samen:
            if not welk:
                agenda_te_zien = openbaar
            elif openbaar:
                gepubliceerd[welk] = pk
            else:
                gepubliceerd.pop(welk, None)
        if agenda_te_zien:
            gezien |= gepubliceerd
    standen = Stand.objects.in_bulk(gezien.values())
    return {welk: standen[pk] for welk, pk in gezien.items()}
