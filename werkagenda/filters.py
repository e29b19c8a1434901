from agenda.filters import PuntFilter, domeinen, keuzefilter, perioden

from .models import Actie, Overleg


def overleggen():
    return list(Overleg.objects.openbaar().values_list("slug", "naam"))


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
