from collections import defaultdict

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from agenda.choices import Precisie
from agenda.datums import grenzen
from agenda.models import Agendapunt
from agenda.models.querysets.agenda import OPENBARE_AGENDA
from agenda.models.querysets.punten import PuntQuerySet

from . import models


class OverlegQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(agenda__status__in=OPENBARE_AGENDA)

    def werken_aan(self, punt):
        """Those that an agendapunt is tied to, by itself or by a public action."""
        acties = models.Actie.objects.openbaar().filter(overleg=OuterRef("pk"), agendapunt=punt)
        erbij = models.Overleg.agendapunten.through.objects.filter(overleg=OuterRef("pk"))
        return self.filter(Exists(erbij.filter(agendapunt=punt)) | Exists(acties))


class ActieQuerySet(PuntQuerySet):
    DOMEIN = Coalesce(OuterRef("overleg__domein"), OuterRef("agendapunt__domein"))

    def voor_lijst(self):
        """With everything that a row shows, so that no row costs a query of its own."""
        return self.select_related(
            "agenda", "stuksoort", "overleg__agenda", "overleg__domein", "agendapunt__domein"
        ).met_betrokkenen()

    def in_domein(self, slug):
        """Actions of an overleg in this domain, or under an item of it."""
        return self.filter(
            Q(overleg__domein__slug=slug) | Q(overleg=None, agendapunt__domein__slug=slug)
        )

    def speelt_in(self, perioden):
        """Actions due in one of these periods of their agenda, or of an item planned in any.

        An action is due in a period when any of the days that its termijn may mean lies in it.
        """
        gepland = Agendapunt.objects.openbaar().gepland_in(perioden)
        speelt = Q(Exists(gepland.filter(pk=OuterRef("agendapunt"))))
        agendas = defaultdict(set)
        for periode in perioden:
            agendas[periode.begin, periode.eind].add(periode.agenda_id)
        for (begin, eind), van in agendas.items():
            for precisie in Precisie:
                # The days that share their year (or month, ...) with some day of the period.
                dagen = grenzen(begin, precisie)[0], grenzen(eind, precisie)[1]
                speelt |= Q(agenda__in=van, termijn_precisie=precisie, termijn__range=dagen)
        return self.filter(speelt)
