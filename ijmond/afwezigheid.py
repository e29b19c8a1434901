"""What was off the site for a while, and what that does to what a comparison may tell of it."""

from dataclasses import replace

from django.db.models import Q

from agenda.choices import Soort
from agenda.models import Gebeurtenis
from agenda.verschil import Verandering, zonder_woorden

from . import momentopname as m


class Afwezigheid:
    """What was off the site between two moments, or at the one that lacks it. One query."""

    def __init__(self, agenda: int, oud: m.Momentopname, nieuw: m.Momentopname):
        begin, self._eind = sorted((oud.moment, nieuw.moment))
        self._zonder = oud.moment  # what comes is lacking there
        alleen_dat = Q(soort=Soort.TEKST_GEWIJZIGD, oud__isnull=True, nieuw__isnull=True)
        self._weg, self._anders = {}, set()
        for kenmerk, soort, veld, moment in (
            Gebeurtenis.objects.openbaar()
            .filter(Q(soort=Soort.INGETROKKEN) | alleen_dat, agenda=agenda)
            .order_by("pk")
            .values_list("kenmerk", "soort", "veld", "vastgelegd_op")
        ):
            if soort == Soort.INGETROKKEN:
                self._weg.setdefault(kenmerk, moment)
            elif begin < moment <= self._eind:
                self._anders.add((kenmerk, veld))

    def in_acht(self, kenmerk: str, verandering: Verandering) -> Verandering:
        """The change as the events tell it: back on the site, or without the words of a text."""
        if verandering.soort == Soort.TOEGEVOEGD and kenmerk in self._weg:
            if self._weg[kenmerk] <= self._zonder:
                return replace(verandering, soort=Soort.GEPUBLICEERD)
        elif (kenmerk, verandering.veld) in self._anders:
            return zonder_woorden(verandering)
        return verandering
