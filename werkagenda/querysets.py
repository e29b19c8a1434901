from django.db.models import QuerySet

from agenda.querysets import OPENBARE_AGENDA, PuntQuerySet


class OverlegQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(domein__agenda__status__in=OPENBARE_AGENDA)


class ActieQuerySet(PuntQuerySet):
    def voor_lijst(self):
        """With everything that a row shows, so that no row costs a query of its own."""
        return self.select_related("agenda", "overleg__domein", "agendapunt").met_betrokkenen()
