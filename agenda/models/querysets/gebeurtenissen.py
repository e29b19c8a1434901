"""What a visitor may read of what happened."""

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

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
        return gegaan.select_related("agenda", "wijziging").order_by("pk").last()

    def voor_lijst(self):
        """With everything that a list says of each: why, which document tells so, and its agenda.

        Of what is back on the site `te_vergelijken_met` is the key of the wijziging to compare
        with: the one in which visitors last saw it. None where the agenda was not on the site then.
        """
        from .. import Stand

        kaders = Stand.objects.filter(
            agenda=OuterRef("agenda"),
            kenmerk="",
            wijziging__lte=OuterRef("laatst_openbaar__wijziging"),
        )
        stond_erop = Subquery(kaders.order_by("-pk").values("openbaar")[:1])
        return self.select_related("wijziging__bron").annotate(
            agenda_slug=F("agenda__slug"),
            te_vergelijken_met=Case(When(stond_erop, then=F("laatst_openbaar__wijziging"))),
        )

    def met_terugkeer(self):
        """With `toen` and `terug`: what is back on the site, as last seen and as it came back.

        Both are the content of a stand; None for any other event.
        """
        is_terug = Q(laatst_openbaar__isnull=False)
        return self.annotate(
            toen=F("laatst_openbaar__inhoud"), terug=Case(When(is_terug, then=F("stand__inhoud")))
        )

    def van_de_planning(self):
        """What moved an item, into periods or out of them, or may have while it was away."""
        return self.filter(Q(veld="planning") | Q(laatst_openbaar__isnull=False)).met_terugkeer()
