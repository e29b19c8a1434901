from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from agenda.choices import Precisie
from agenda.datums import grenzen
from agenda.models import Agendapunt, Periode
from agenda.models.querysets.agenda import OPENBARE_AGENDA
from agenda.models.querysets.punten import PuntQuerySet


class OverlegQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(domein__agenda__status__in=OPENBARE_AGENDA)


class ActieQuerySet(PuntQuerySet):
    DOMEIN = Coalesce(OuterRef("overleg__domein"), OuterRef("agendapunt__domein"))

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

    def in_periode(self, naam, perioden=None):
        """Actions due in a period of this name, or that carry out an item planned in it.

        An action is due in a period when any of the days that its termijn may mean lies in it.
        Looks up the periods right away, unless `perioden` holds those of this name.
        """
        gepland = Agendapunt.objects.openbaar().in_periode(naam).filter(pk=OuterRef("agendapunt"))
        speelt = Q(Exists(gepland))
        if perioden is None:
            perioden = Periode.objects.openbaar().filter(naam=naam)
        for periode in perioden:
            for precisie in Precisie:
                # The days that share their year (or month, ...) with some day of the period.
                dagen = grenzen(periode.begin, precisie)[0], grenzen(periode.eind, precisie)[1]
                speelt |= Q(
                    agenda=periode.agenda_id, termijn_precisie=precisie, termijn__range=dagen
                )
        return self.filter(speelt)
