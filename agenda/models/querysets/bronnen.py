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

        dit = OuterRef("pk")
        gebeurd = Gebeurtenis.objects.van_openbare_punten().filter(wijziging__bron=dit)
        openbaar = Q(Exists(gebeurd))
        for model in (Punt, Mijlpaal, Opgave, OpgavePunt, Samenhang, Begrotingsregel):
            openbaar |= Q(Exists(model.objects.openbaar().filter(bron=dit)))
        return self.filter(openbaar)
