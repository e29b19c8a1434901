"""Which items are public today, and what a comparison may tell of one that was away for a while."""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Exists, OuterRef, Subquery

from agenda.choices import Soort
from agenda.models import Gebeurtenis, Punt, Stand
from agenda.verschil import Verandering, zonder_woorden

from ..momentopname import model as m


class Zichtbaarheid:
    """Of these items, in a comparison of these two moments. One query.

    `openbaar` holds the kenmerken of those that are public today.
    """

    def __init__(self, kenmerken: Iterable[str], oud: m.Momentopname, nieuw: m.Momentopname):
        self._oud = oud.moment
        gegaan = Gebeurtenis.objects.filter(
            kenmerk=OuterRef("kenmerk"), openbaar=True, soort=Soort.INGETROKKEN
        )
        begin, eind = sorted((oud.moment, nieuw.moment))
        verborgen = Stand.objects.filter(
            openbaar=False, wijziging__moment__gt=begin, wijziging__moment__lte=eind
        )
        zelf = verborgen.filter(kenmerk=OuterRef("kenmerk"))
        met_zijn_agenda = verborgen.filter(agenda=OuterRef("agenda"), kenmerk="")
        self._gegaan, self._was_weg = {}, set()
        for kenmerk, moment, was_weg in (
            Punt.objects.openbaar()
            .filter(kenmerk__in=kenmerken)
            .values_list(
                "kenmerk",
                Subquery(gegaan.order_by("pk").values("wijziging__moment")[:1]),
                Exists(zelf) | Exists(met_zijn_agenda),
            )
        ):
            self._gegaan[kenmerk] = moment
            if was_weg:
                self._was_weg.add(kenmerk)
        self.openbaar = self._gegaan.keys()

    def als_verteld(self, kenmerk: str, verandering: Verandering) -> Verandering:
        """The change as visitors may read it.

        If the item was public before the older moment, it did not come, but came back. If it was
        off the site between the two, no text of it has its words told: they may be why it went.
        """
        if verandering.soort == Soort.TOEGEVOEGD:
            gegaan = self._gegaan[kenmerk]
            if gegaan and gegaan <= self._oud:
                return replace(verandering, soort=Soort.GEPUBLICEERD)
        elif kenmerk in self._was_weg:
            return zonder_woorden(verandering)
        return verandering
