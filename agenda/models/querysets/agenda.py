"""Which agendas are public, and what belongs to one."""

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from ... import models
from ...choices import AgendaStatus

OPENBARE_AGENDA = (AgendaStatus.LOPEND, AgendaStatus.AFGESLOTEN)


def lopend_eerst(pad=""):
    """What to sort by first: the agenda at the end of this path runs, is a concept, is closed."""
    status = f"{pad}status"
    rang = {AgendaStatus.LOPEND: 0, AgendaStatus.CONCEPT: 1}
    return Case(*(When(**{status: waarde}, then=n) for waarde, n in rang.items()), default=2).asc()


class AgendaQuerySet(QuerySet):
    def lopende_eerst(self):
        return self.order_by(lopend_eerst(), *(self.model._meta.ordering or ()))

    def openbaar(self):
        return self.filter(status__in=OPENBARE_AGENDA)

    def met_onderdelen(self):
        """With whether each has themes, public ties and a budget: these have pages of their own."""
        dit = OuterRef("pk")
        return self.annotate(
            heeft_themas=Exists(models.Thema.objects.filter(agenda=dit)),
            heeft_samenhang=Exists(models.Samenhang.objects.openbaar().filter(agenda=dit)),
            heeft_begroting=Exists(models.Begrotingsregel.objects.filter(agenda=dit)),
        )

    def met_vorige_vergadering(self):
        """With `vergaderd_op`: the day of the last public meeting of its orgaan, or about an item.

        None as well where the agenda was not on the site at the end of that day.
        """
        behandeld = models.Behandeling.objects.openbaar().filter(
            vergadering=OuterRef("pk"), punt__agenda=OuterRef(OuterRef("pk"))
        )
        laatste = (
            models.Vergadering.objects.openbaar()
            .geweest()
            .filter(Q(orgaan=OuterRef("orgaan")) | Exists(behandeld))
        )
        dag = Subquery(laatste.order_by("-datum").values("datum")[:1])
        stond_erop = stond_op_de_site("pk", wijziging__moment__date__lte=OuterRef("laatst"))
        te_zien = Case(When(stond_erop, then=F("laatst")))
        return self.annotate(laatst=dag).annotate(vergaderd_op=te_zien)

    def besproken_in(self, vergadering):
        """Those that a meeting was about, and that were on the site at the end of that day."""
        behandeld = models.Behandeling.objects.openbaar().filter(
            vergadering=vergadering, punt__agenda=OuterRef("pk")
        )
        return self.filter(
            Q(orgaan=vergadering.orgaan_id) | Exists(behandeld),
            stond_op_de_site("pk", wijziging__moment__date__lte=vergadering.datum),
        )


def stond_op_de_site(agenda, **toen):
    """Whether the public saw the agenda that this column of the outer query holds, up to then."""
    kaders = models.Stand.objects.filter(agenda=OuterRef(agenda), kenmerk="", **toen)
    return Subquery(kaders.order_by("-pk").values("openbaar")[:1])


class VanAgendaQuerySet(QuerySet):
    """Of what belongs to one agenda and is public as soon as that agenda is."""

    def openbaar(self):
        return self.filter(agenda__status__in=OPENBARE_AGENDA)


class PeriodeQuerySet(VanAgendaQuerySet):
    def tijdens(self, tijdvak):
        """Those that share a day with this span."""
        return self.filter(begin__lte=tijdvak.eind, eind__gte=tijdvak.begin)
