"""Which tasks and chances of a region are public, and which items serve them."""

from django.db.models import F, QuerySet

from ...choices import Publicatie
from .agenda import OPENBARE_AGENDA


class OpgaveQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(publicatie=Publicatie.GEPUBLICEERD)

    def per_document(self):
        """By region, then by document, and of each first the tasks and then the chances."""
        return self.select_related("bron").order_by(
            "regio",
            F("bron__jaar").desc(nulls_last=True),
            F("bron__titel").asc(nulls_last=True),
            "bron",
            "-soort",
            F("nummer").asc(nulls_last=True),
            "titel",
            "pk",
        )


class OpgavePuntQuerySet(QuerySet):
    def openbaar(self):
        """Links of which both the task and the item are public."""
        return self.filter(
            opgave__publicatie=Publicatie.GEPUBLICEERD,
            punt__publicatie=Publicatie.GEPUBLICEERD,
            punt__agenda__status__in=OPENBARE_AGENDA,
        )

    def voor_lijst(self):
        """With the item and the document of each: first what the councils speak about."""
        return self.select_related("punt__agenda", "bron").order_by(
            "punt__agenda__volgorde",
            "punt__agenda",
            "-punt__soort",
            "punt__volgorde",
            "punt__kenmerk",
        )
