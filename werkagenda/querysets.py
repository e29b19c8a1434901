from django.db.models import Exists, OuterRef, Q, QuerySet

from agenda.models import Agendapunt, Periode
from agenda.querysets import OPENBARE_AGENDA, PuntQuerySet


class OverlegQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(domein__agenda__status__in=OPENBARE_AGENDA)


class ActieQuerySet(PuntQuerySet):
    def voor_lijst(self):
        """With everything that a row shows, so that no row costs a query of its own."""
        return self.select_related(
            "agenda", "overleg__domein__agenda", "agendapunt__domein"
        ).met_betrokkenen()

    def in_domein(self, slug):
        """Actions of an overleg in this domain, or under an item of it."""
        return self.filter(
            Q(overleg__domein__slug=slug) | Q(overleg=None, agendapunt__domein__slug=slug)
        )

    def in_periode(self, naam):
        """Actions due in a period of this name, or that carry out an item planned in it."""
        periode = Periode.objects.filter(agenda=OuterRef("agenda"), naam=naam)
        termijn = periode.filter(begin__lte=OuterRef("termijn"), eind__gte=OuterRef("termijn"))
        gepland = Agendapunt.objects.openbaar().in_periode(naam).filter(pk=OuterRef("agendapunt"))
        return self.filter(Exists(termijn) | Exists(gepland))
