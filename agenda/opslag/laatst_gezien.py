"""What visitors last saw of an item that is not on the site now, or was not just before."""

from collections.abc import Iterable, Iterator

from ..models import Agenda, Stand


def laatst_gezien(agenda: Agenda, voor: int, kenmerk: str = "") -> dict[str, Stand]:
    """The stand in which visitors last saw each item, by kenmerk; none for what they never saw.

    Of all items of the agenda, or of the one with this `kenmerk`. Counts only standen from before
    the one with the primary key `voor`. Two queries.
    """
    rijen = Stand.objects.filter(agenda=agenda, pk__lt=voor).order_by("pk")
    if kenmerk:
        rijen = rijen.filter(kenmerk__in=("", kenmerk))
    gepubliceerd, gezien, agenda_te_zien = {}, {}, False
    for samen in _per_opslag(rijen.values_list("kenmerk", "moment", "openbaar", "pk")):
        for welk, _, openbaar, pk in samen:
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


def _per_opslag(rijen: Iterable[tuple]) -> Iterator[list[tuple]]:
    """The rows that one opslag wrote: items by kenmerk, and after them the frame, if it changed."""
    samen = []
    for rij in rijen:
        if samen:
            (vorige, toen, *_), (welk, moment, *_) = samen[-1], rij
            if moment != toen or not vorige or (welk and welk <= vorige):
                yield samen
                samen = []
        samen.append(rij)
    if samen:
        yield samen
