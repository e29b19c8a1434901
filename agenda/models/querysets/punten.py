"""Which items are public, what a page or a list shows of them, and who works on them."""

from typing import ClassVar

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable

from ...choices import EigenaarSoort, Publicatie, Soort
from .agenda import OPENBARE_AGENDA


class PuntQuerySet(QuerySet):
    """`te_noemen` is which of them a public page may name where something points at them.

    A kind of item says as `DOMEIN` how a query within one of these finds the domain of each.
    """

    DOMEIN: ClassVar[Combinable]

    def openbaar(self):
        return self.filter(publicatie=Publicatie.GEPUBLICEERD, agenda__status__in=OPENBARE_AGENDA)

    te_noemen = openbaar

    def met_verloop(self):
        """With whether and when the public saw an item done, and the end of its last period."""
        from .. import Gebeurtenis, Planning

        afgerond = Gebeurtenis.objects.filter(
            kenmerk=OuterRef("kenmerk"), soort=Soort.AFGEROND, openbaar=True
        ).order_by("-datum", "-pk")
        gepland = Planning.objects.filter(agendapunt=OuterRef("pk")).order_by("-periode__eind")
        return self.annotate(
            is_zien_afronden=Exists(afgerond),
            afgerond_op=Subquery(afgerond.values("datum")[:1]),
            gepland_tot=Subquery(gepland.values("periode__eind")[:1]),
        )

    def met_wat_erbij_hoort(self):
        """With whether anything of these is there, so that a page asks no more than it shows."""
        from .. import Agenda, OpgavePunt, SamenhangDeel, Verwijzing

        dit = OuterRef("pk")
        deel = SamenhangDeel.objects.filter(Q(punt=dit) | Q(domein=self.DOMEIN))
        return self.annotate(
            heeft_verwijzingen=Exists(Verwijzing.objects.filter(punt=dit)),
            heeft_samenhang=Exists(deel),
            heeft_uitwerkingen=Exists(Agenda.objects.openbaar().filter(uitwerking_van=dit)),
            heeft_opgaven=Exists(OpgavePunt.objects.openbaar().filter(punt=dit)),
        )

    def met_betrokkenen(self):
        """With the owners that may be named in public."""
        from .. import Betrokkenheid

        return self.prefetch_related(
            Prefetch("betrokkenen", Betrokkenheid.objects.openbaar().select_related("eigenaar"))
        )

    def van_eigenaar(self, slug):
        """Items on which an owner whose name may be shown has a part."""
        from .. import Betrokkenheid

        van = Betrokkenheid.objects.openbaar().filter(eigenaar__slug=slug, punt=OuterRef("pk"))
        return self.filter(Exists(van))


class AgendapuntQuerySet(PuntQuerySet):
    DOMEIN = OuterRef("domein")

    def in_periode(self, naam):
        """Items planned in a period of this name."""
        from .. import Planning

        return self.filter(
            Exists(Planning.objects.filter(agendapunt=OuterRef("pk"), periode__naam=naam))
        )

    def voor_lijst(self):
        """With everything that a row shows, so that no row costs a query of its own."""
        return (
            self.met_planbaar()
            .select_related("agenda", "domein")
            .prefetch_related("perioden", "agenda__perioden")
            .met_betrokkenen()
        )

    def met_planning(self):
        """With the periods that each is planned in, and what is said of that; one query."""
        from .. import Planning

        planning = Planning.objects.select_related("periode")
        return self.prefetch_related(Prefetch("planning", planning))

    def met_planbaar(self):
        """With `is_planbaar`: whether the agenda has periods, so that an item can lack one."""
        from .. import Periode

        return self.annotate(is_planbaar=Exists(Periode.objects.filter(agenda=OuterRef("agenda"))))


class BetrokkenheidQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(
            ~Q(eigenaar__soort=EigenaarSoort.PERSOON) | Q(eigenaar__naam_openbaar=True)
        )
