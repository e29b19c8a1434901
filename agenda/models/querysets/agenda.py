"""Which agendas are public, and what belongs to one."""

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from ...choices import AgendaStatus

OPENBARE_AGENDA = (AgendaStatus.LOPEND, AgendaStatus.AFGESLOTEN)


class AgendaQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(status__in=OPENBARE_AGENDA)

    def met_onderdelen(self):
        """With whether each has themes, public ties and a budget: these have pages of their own."""
        from .. import Begrotingsregel, Samenhang, Thema

        return self.annotate(
            heeft_themas=Exists(Thema.objects.filter(agenda=OuterRef("pk"))),
            heeft_samenhang=Exists(Samenhang.objects.openbaar().filter(agenda=OuterRef("pk"))),
            heeft_begroting=Exists(Begrotingsregel.objects.filter(agenda=OuterRef("pk"))),
        )

    def met_vorige_vergadering(self):
        """With `vergaderd_op`: the day of the last public meeting of its orgaan, or about an item.

        None as well where the agenda was not on the site at the end of that day: nothing can be
        compared with it then.
        """
        from .. import Behandeling, Vergadering

        behandeld = Behandeling.objects.openbaar().filter(
            vergadering=OuterRef("pk"), punt__agenda=OuterRef(OuterRef("pk"))
        )
        laatste = (
            Vergadering.objects.openbaar()
            .geweest()
            .filter(Q(orgaan=OuterRef("orgaan")) | Exists(behandeld))
        )
        dag = Subquery(laatste.order_by("-datum").values("datum")[:1])
        te_zien = Case(When(_stond_op_de_site(OuterRef("laatst")), then=F("laatst")))
        return self.annotate(laatst=dag).annotate(vergaderd_op=te_zien)

    def besproken_in(self, vergadering):
        """Those that a meeting was about, and that were on the site at the end of that day."""
        from .. import Behandeling

        behandeld = Behandeling.objects.openbaar().filter(
            vergadering=vergadering, punt__agenda=OuterRef("pk")
        )
        return self.filter(
            Q(orgaan=vergadering.orgaan_id) | Exists(behandeld),
            _stond_op_de_site(vergadering.datum),
        )


def _stond_op_de_site(dag):
    """Whether the public saw the agenda at the end of this day."""
    from .. import Stand

    kaders = Stand.objects.filter(
        agenda=OuterRef("pk"), kenmerk="", wijziging__moment__date__lte=dag
    )
    return Subquery(kaders.order_by("-pk").values("openbaar")[:1])


class VanAgendaQuerySet(QuerySet):
    """Of what belongs to one agenda and is public as soon as that agenda is."""

    def openbaar(self):
        return self.filter(agenda__status__in=OPENBARE_AGENDA)
