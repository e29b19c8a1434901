"""Which stand of each item and frame is the newest."""

from django.db.models import Max, QuerySet


class StandQuerySet(QuerySet):
    def tot(self, tot):
        """Those that were there at `tot`: an aware datetime, or a wijziging and all before it."""
        from .. import Wijziging

        grens = "wijziging__lte" if isinstance(tot, Wijziging) else "wijziging__moment__lte"
        return self.filter(**{grens: tot})

    def nieuwste(self, tot=None):
        """The newest stand of every kenmerk, and of every frame (kenmerk ""), up to `tot`.

        The primary key decides which one is newest: `opslaan` writes them one after the other under
        a lock. `tot` is as in the method of that name, now by default.
        """
        rijen = self.tot(tot) if tot else self
        return self.filter(
            pk__in=rijen.order_by()
            .values("agenda", "kenmerk")
            .annotate(pk_max=Max("pk"))
            .values("pk_max")
        )
