from django.db.models import Exists, OuterRef

from agenda.datums import grenzen
from agenda.lijsten import PuntFilter, keuzefilter, met_domeinen, op_tijd
from agenda.models import Agendapunt, Periode, Planning

from .models import Actie, Overleg


def domeinen(acties):
    """Agendas, and domains of which the overleg, or else the item above it, has an action."""
    overleg = Exists(acties.filter(overleg__domein=OuterRef("domeinen")))
    agendapunt = Exists(acties.filter(overleg=None, agendapunt__domein=OuterRef("domeinen")))
    return met_domeinen(acties, overleg | agendapunt)


def overleggen(acties):
    gevraagd = Overleg.objects.filter(Exists(acties.filter(overleg=OuterRef("pk"))))
    return {"overleg": list(gevraagd.values_list("agenda__slug", "slug", "naam"))}


def perioden(acties):
    """Periods in which an action is due, or the item planned that it carries out."""
    hierin = Exists(acties.filter(pk=OuterRef("pk")))
    werkt_uit = Exists(Actie.objects.filter(hierin, agendapunt=OuterRef("agendapunt")))
    openbaar = Exists(Agendapunt.objects.openbaar().filter(pk=OuterRef("agendapunt")))
    gepland = Planning.objects.filter(werkt_uit, openbaar, periode=OuterRef("pk"))
    termijnen = acties.filter(termijn__isnull=False).distinct()
    dagen = {
        (agenda, *grenzen(termijn, precisie))
        for agenda, termijn, precisie in termijnen.values_list(
            "agenda", "termijn", "termijn_precisie"
        )
    }
    alle = Periode.objects.openbaar().select_related("agenda").annotate(gepland=Exists(gepland))

    def speelt(periode):
        return periode.gepland or any(
            agenda == periode.agenda_id and begin <= periode.eind and eind >= periode.begin
            for agenda, begin, eind in dagen
        )

    return {"periode": op_tijd((periode, speelt(periode)) for periode in alle)}


class ActieFilter(PuntFilter):
    domein = keuzefilter("Domein", "", method="filter_domein")
    overleg = keuzefilter("Overleg", "Alle overleggen", field_name="overleg__slug")
    periode = keuzefilter("Speelt in", "", method="filter_periode")

    BRONNEN = (domeinen, overleggen, perioden)

    class Meta:
        model = Actie
        fields = (
            "tekst", "regio", "agenda", "domein", "overleg", "periode", "stuksoort", "status",
            "eigenaar",
        )  # fmt: skip

    def _keuzes(self, gevonden):
        overleggen = [
            (slug, naam)
            for van, slug, naam in gevonden["overleg"]
            if self.gekozen_slug in ("", van)
        ]
        return super()._keuzes(gevonden) | {"overleg": overleggen}

    def filter_domein(self, queryset, naam, slug):
        return queryset.in_domein(slug)

    def filter_periode(self, queryset, naam, periode):
        return queryset.speelt_in(self.perioden_in(periode))
