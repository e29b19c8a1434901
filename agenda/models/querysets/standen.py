"""Which stand of each item and frame is the newest."""

from django.db.models import QuerySet


class StandQuerySet(QuerySet):
    def nieuwste(self, tot=None):
        """The newest stand of every kenmerk, and of every frame (kenmerk ""), up to `tot`.

        `tot` is an aware datetime, now by default. The primary key decides which one is newest:
        `opslaan` writes them one after the other under a lock.
        """
        from django.db.models import Max

        rijen = self.filter(moment__lte=tot) if tot else self
        return self.filter(
            pk__in=rijen.order_by()
            .values("agenda", "kenmerk")
            .annotate(pk_max=Max("pk"))
            .values("pk_max")
        )
