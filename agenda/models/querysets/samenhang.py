"""Which ties are public: those of which everything that they tie is."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from ...choices import Publicatie
from .agenda import OPENBARE_AGENDA


class SamenhangQuerySet(QuerySet):
    def openbaar(self):
        """Ties of a public agenda of which everything that they tie is public.

        One hidden item hides the whole tie: its text speaks of that item too.
        """
        from .. import SamenhangDeel

        delen = SamenhangDeel.objects.filter(samenhang=OuterRef("pk"))
        # By joins: this stands deep in the query of who has a page, and SQLite parses no deeper.
        verborgen = delen.filter(
            ~Q(punt__publicatie=Publicatie.GEPUBLICEERD)
            | ~Q(punt__agenda__status__in=OPENBARE_AGENDA),
            punt__isnull=False,
        )
        return self.filter(Exists(delen), ~Exists(verborgen), agenda__status__in=OPENBARE_AGENDA)

    def van(self, punt):
        """Ties that this item or its domain is part of, whichever agenda tells them."""
        return self.filter(Q(delen__punt=punt) | Q(delen__domein=punt.domein))

    def van_domein(self, domein):
        """Ties that this domain itself is part of."""
        return self.filter(delen__domein=domein)

    def met_delen(self):
        """With what they tie, so that no tie costs a query of its own. One query more."""
        from .. import SamenhangDeel

        delen = SamenhangDeel.objects.select_related("punt__agenda", "domein__agenda")
        return self.select_related("agenda", "bron").prefetch_related(Prefetch("delen", delen))
