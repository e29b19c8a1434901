"""Which versions are public, and what was decided about them."""

from django.db.models import Exists, OuterRef, QuerySet

from ...choices import VersieBesluitSoort
from .agenda import OPENBARE_AGENDA


class VersieQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(agenda__status__in=OPENBARE_AGENDA)

    def zonder_inhoud(self):
        """For lists: without the document and the PDF, which are large."""
        return self.defer("inhoud", "pdf")

    def met_besluiten(self):
        """Each with `is_vervallen` and `is_gesloten`: whether somebody decided that about it."""
        from .. import VersieBesluit

        over_deze = VersieBesluit.objects.filter(versie=OuterRef("pk"))
        return self.annotate(
            is_vervallen=Exists(over_deze.filter(soort=VersieBesluitSoort.VERVALLEN)),
            is_gesloten=Exists(over_deze.filter(soort=VersieBesluitSoort.GESLOTEN)),
        )
