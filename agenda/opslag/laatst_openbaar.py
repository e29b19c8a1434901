"""What visitors last saw of an item that is not on the site now, or was not just before."""

from itertools import groupby
from operator import itemgetter

from ..models import Agenda, Stand, Wijziging


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
