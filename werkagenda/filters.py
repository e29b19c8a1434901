from django.db.models import Exists, OuterRef, Q

from agenda.filters import PuntFilter, keuzefilter, op_naam, op_tijd
from agenda.models import Agendapunt, Domein, Periode, Planning

from .models import Actie, Overleg


def domeinen(acties):
    """Domains of which the overleg, or else the item above it, has an action."""
    overleg = Exists(acties.filter(overleg__domein=OuterRef("pk")))
    agendapunt = Exists(acties.filter(overleg=None, agendapunt__domein=OuterRef("pk")))
    return op_naam(Domein.objects.filter(overleg | agendapunt).values_list("slug", "naam"))


def overleggen(acties):
    gevraagd = Overleg.objects.filter(Exists(acties.filter(overleg=OuterRef("pk"))))
    return list(gevraagd.values_list("slug", "naam"))


def perioden(acties):
    """Periods in which an action is due, or the item planned that it carries out."""
    periode = Q(agenda=OuterRef("agenda"), termijn__range=(OuterRef("begin"), OuterRef("eind")))
    punten = Agendapunt.objects.openbaar().filter(pk__in=acties.values("agendapunt"))
    gepland = Planning.objects.filter(periode=OuterRef("pk"), agendapunt__in=punten.values("pk"))
    return op_tijd(Periode.objects.filter(Exists(acties.filter(periode)) | Exists(gepland)))


class ActieFilter(PuntFilter):
    domein = keuzefilter("Domein", "Alle domeinen", method="filter_domein")
    overleg = keuzefilter("Overleg", "Alle overleggen", field_name="overleg__slug")
    periode = keuzefilter("Speelt in", "Alle perioden", method="filter_periode")

    KEUZES = PuntFilter.KEUZES | {
        "domein": domeinen,
        "overleg": overleggen,
        "periode": perioden,
    }

    class Meta:
        model = Actie
        fields = ("tekst", "agenda", "domein", "overleg", "periode", "status", "eigenaar")

    def filter_domein(self, queryset, naam, slug):
        return queryset.in_domein(slug)

    def filter_periode(self, queryset, naam, periode):
        return queryset.in_periode(periode)
