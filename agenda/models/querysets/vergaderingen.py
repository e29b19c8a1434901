"""Which meetings are public, and which treatments of items in them."""

from django.db.models import QuerySet
from django.utils import timezone

from ...choices import Precisie, Publicatie, VergaderingStatus
from .agenda import OPENBARE_AGENDA


class BehandelingQuerySet(QuerySet):
    def openbaar(self):
        """Treatments of which both the meeting and the item are public."""
        return self.filter(
            vergadering__publicatie=Publicatie.GEPUBLICEERD,
            punt__publicatie=Publicatie.GEPUBLICEERD,
            punt__agenda__status__in=OPENBARE_AGENDA,
        )


class VergaderingQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(publicatie=Publicatie.GEPUBLICEERD)

    te_noemen = openbaar

    def geweest(self):
        """Those that took place on a day that is known, and past."""
        return self.filter(datum_precisie=Precisie.DAG, datum__lt=timezone.localdate()).exclude(
            status=VergaderingStatus.GEANNULEERD
        )
