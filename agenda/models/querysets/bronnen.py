"""Which documents are public: those that something public comes from."""

from django.db.models import Exists, OuterRef, Q, QuerySet


class DocumentQuerySet(QuerySet):
    def openbaar(self):
        """Documents that something public comes from: an item, a milestone, what happened, ..."""
        from .. import (
            Begrotingsregel,
            Gebeurtenis,
            Mijlpaal,
            Opgave,
            OpgavePunt,
            Punt,
            Samenhang,
        )

        bronnen = (
            Punt.objects.openbaar(),
            Mijlpaal.objects.openbaar(),
            Gebeurtenis.objects.van_openbare_punten(),
            Opgave.objects.openbaar(),
            OpgavePunt.objects.openbaar(),
            Samenhang.objects.openbaar(),
            Begrotingsregel.objects.openbaar(),
        )
        openbaar = Q()
        for rijen in bronnen:
            openbaar |= Q(Exists(rijen.filter(bron=OuterRef("pk"))))
        return self.filter(openbaar)
