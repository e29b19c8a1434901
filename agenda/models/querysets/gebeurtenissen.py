"""What a visitor may read of what happened."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from ...choices import Soort
from .agenda import OPENBARE_AGENDA


class GebeurtenisQuerySet(QuerySet):
    def openbaar(self):
        """What a visitor may read of today: all of an item that is public, of another only that
        it was taken off the site."""
        from .. import Punt

        nu_openbaar = Exists(Punt.objects.openbaar().filter(kenmerk=OuterRef("kenmerk")))
        return self.filter(
            nu_openbaar | Q(soort=Soort.INGETROKKEN),
            openbaar=True,
            agenda__status__in=OPENBARE_AGENDA,
        )

    def van_openbare_punten(self):
        """Of which a visitor may read everything, the source too."""
        from .. import Punt

        return self.filter(
            Exists(Punt.objects.openbaar().filter(kenmerk=OuterRef("kenmerk"))), openbaar=True
        )

    def intrekking_van(self, kenmerk, soort):
        """How an item of this soort last went off the site; None when it never did."""
        from .. import Stand

        standen = Stand.objects.filter(kenmerk=OuterRef("kenmerk"), soort=soort)
        gegaan = self.filter(Exists(standen), kenmerk=kenmerk, soort=Soort.INGETROKKEN)
        return gegaan.select_related("agenda").order_by("pk").last()

    def van_de_planning(self):
        """What moved an item, into periods or out of them."""
        return self.filter(veld="planning")
