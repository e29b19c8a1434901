"""Choosing among portfolios, and among opgaven."""

import django_filters
from django.db.models import Q

from ..models import Eigenaar, Opgave, Portefeuille
from .dagfilter import datumfilter
from .filters import Filter, keuzefilter
from .onthouden import onthoud


class PortefeuilleFilter(Filter):
    """Who looked after what, chosen by day, organisation and words."""

    op = datumfilter(
        "Op welke dag", "filter_op", help_text="U ziet wie de taak toen had, zover dat bekend is."
    )
    organisatie = keuzefilter(
        "Bestuur van", "Alle organisaties", field_name="ambt__organisatie__slug"
    )
    tekst = django_filters.CharFilter(
        label="Zoek een taak, naam, functie of partij", method="filter_tekst", max_length=100
    )

    class Meta:
        model = Portefeuille
        fields = ("op", "organisatie", "tekst")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["organisatie"].extra["choices"] = onthoud(
            self.request,
            "organisaties met portefeuilles",
            lambda: list(
                Eigenaar.objects.filter(
                    pk__in=Portefeuille.objects.openbaar().values("ambt__organisatie")
                ).values_list("slug", "naam")
            ),
        )

    def filter_op(self, queryset, naam, dag):
        return queryset.tijdens(dag, dag)

    def filter_tekst(self, queryset, naam, tekst):
        return queryset.filter(
            Q(omschrijving__icontains=tekst)
            | Q(ambt__persoon__naam__icontains=tekst)
            | Q(ambt__functie__icontains=tekst)
            | Q(ambt__partij__icontains=tekst)
            | Q(organisatie__in=Eigenaar.objects.openbaar().filter(naam__icontains=tekst))
        )


class OpgaveFilter(Filter):
    regio = keuzefilter("Regio", "Alle regio's")

    class Meta:
        model = Opgave
        fields = ("regio",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        regios = onthoud(
            self.request,
            "regio's met opgaven",
            lambda: list(
                Opgave.objects.openbaar()
                .order_by("regio")
                .values_list("regio", flat=True)
                .distinct()
            ),
        )
        self.filters["regio"].extra["choices"] = [(regio, regio) for regio in regios]

    @property
    def is_zinvol(self) -> bool:
        """Whether there is anything to choose, or something was asked that is not there."""
        return len(self.filters["regio"].extra["choices"]) > 1 or bool(self.gekozen)
