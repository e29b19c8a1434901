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
        punten = Punt.objects.openbaar().filter(kenmerk__in=kenmerken)
        eerst_gegaan = Subquery(gegaan.order_by("pk").values("wijziging__moment")[:1])
        was_weg = Exists(zelf) | Exists(met_zijn_agenda)
        gevonden = punten.values_list("kenmerk", eerst_gegaan, was_weg)
        self._weg = {kenmerk: (moment, tussendoor) for kenmerk, moment, tussendoor in gevonden}
        self.openbaar = self._weg.keys()

    def als_verteld(self, kenmerk: str, verandering: Verandering) -> Verandering:
        """The change as visitors may read it.

        If the item was public before the older moment, it did not come, but came back. If it was
        off the site between the two, no text of it has its words told: they may be why it went.
        """
        gegaan, was_weg = self._weg[kenmerk]
        if verandering.soort != Soort.TOEGEVOEGD:
            return zonder_woorden(verandering) if was_weg else verandering
        kwam_terug = gegaan and gegaan <= self._oud
        return replace(verandering, soort=Soort.GEPUBLICEERD) if kwam_terug else verandering
