"""Which items are public today, and what a comparison may tell of one that was away for a while."""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Exists, OuterRef, Subquery

from agenda.choices import Soort
from agenda.models import Gebeurtenis, Punt
from agenda.verschil.punten import Verandering, zonder_woorden

from ..momentopname import model as m


class Zichtbaarheid:
    """Of these items, in a comparison of these two moments. One query.

    `openbaar` holds the kenmerken of those that are public today.
    """

    def __init__(self, kenmerken: Iterable[str], oud: m.Momentopname, nieuw: m.Momentopname):
        self._oud = oud.moment
        van = Gebeurtenis.objects.filter(kenmerk=OuterRef("kenmerk"), openbaar=True)
        weg = van.filter(soort=Soort.INGETROKKEN).order_by("pk").values("vastgelegd_op")
        begin, eind = sorted((oud.moment, nieuw.moment))
        zwijgt = van.filter(
            soort=Soort.TEKST_GEWIJZIGD,
            oud__isnull=True,
            nieuw__isnull=True,
            vastgelegd_op__gt=begin,
            vastgelegd_op__lte=eind,
        )
        self._weg, self._zwijgt = {}, set()
        for kenmerk, moment, zonder in (
            Punt.objects.openbaar()
            .filter(kenmerk__in=kenmerken)
            .values_list("kenmerk", Subquery(weg[:1]), Exists(zwijgt))
        ):
            self._weg[kenmerk] = moment
            if zonder:
                self._zwijgt.add(kenmerk)
        self.openbaar = self._weg.keys()

    def als_verteld(self, kenmerk: str, verandering: Verandering) -> Verandering:
        """The change as the events of this item tell it.

        What visitors knew before the moment that lacks it did not come, but came back. And where an
        event says of a text only that it changed, no text of the item has its words told.
        """
        if verandering.soort == Soort.TOEGEVOEGD:
            weg = self._weg[kenmerk]
            if weg and weg <= self._oud:
                return replace(verandering, soort=Soort.GEPUBLICEERD)
        elif kenmerk in self._zwijgt:
            return zonder_woorden(verandering)
        return verandering
