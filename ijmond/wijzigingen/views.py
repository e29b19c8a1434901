"""What changed on the agendas: a list that a visitor filters."""

from itertools import groupby

from django.core.exceptions import EmptyResultSet
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import cached_property
from django_filters.views import FilterView

from agenda.lijsten.onthouden import onthoud
from agenda.models import Gebeurtenis
from agenda.verschil.tijdlijn import regels

from .filters import WijzigingFilter

PER_BLAD = 25


class Bladen(Paginator):
    """Pages of changes; how many there are is counted once for each state of the content."""

    request = None

    @cached_property
    def count(self) -> int:
        try:
            vraag = self.object_list.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:
            return 0
        return onthoud(self.request, vraag, self.object_list.count)


class WijzigingenView(FilterView):
    """What changed, the newest first, and a heading for each date."""

    filterset_class = WijzigingFilter
    template_name = "ijmond/wijzigingen.html"
    paginate_by = PER_BLAD

    def get_queryset(self):
        return Gebeurtenis.objects.openbaar().voor_lijst()

    def get_paginator(self, queryset, per_page, **opties):
        bladen = Bladen(queryset, per_page, **opties)
        bladen.request = self.request
        return bladen

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        dagen = groupby(
            regels(context["object_list"]),
            lambda regel: (regel.gebeurtenis.datum, regel.gebeurtenis.datum_precisie),
        )
        return context | {
            "dagen": [(datum, precisie, list(los)) for (datum, precisie), los in dagen],
            "aantal": context["paginator"].count,
            "feed": reverse("wijzigingen-feed") + context["filter"].vraag,
            "zonder_filter": self.request.path,
        }
