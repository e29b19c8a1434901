"""What changed on the agendas: a list that a visitor filters."""

from itertools import groupby

from django.urls import reverse
from django_filters.views import FilterView

from agenda.lijsten import RIJEN_PER_BLAD, Bladen
from agenda.models import Gebeurtenis
from agenda.verschil import regels

from .filters import WijzigingFilter
from .samen import neem_samen, uitgevoerd


class WijzigingenView(FilterView):
    """What changed, the newest first, and a heading for each date; what went together, together."""

    queryset = Gebeurtenis.objects.openbaar().voor_lijst()
    filterset_class = WijzigingFilter
    template_name = "ijmond/wijzigingen.html"
    paginate_by = RIJEN_PER_BLAD

    def get_paginator(self, queryset, per_page, *args, **opties):
        return Bladen(queryset, per_page, *args, request=self.request, **opties)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        voorstellen = uitgevoerd(context["object_list"])
        dagen = groupby(
            regels(context["object_list"]),
            lambda regel: (regel.gebeurtenis.datum, regel.gebeurtenis.datum_precisie),
        )
        return context | {
            "dagen": [
                (datum, precisie, list(neem_samen(van, voorstellen)))
                for (datum, precisie), van in dagen
            ],
            "aantal": context["paginator"].count,
            "feed": reverse("wijzigingen-feed") + context["filter"].vraag,
            "zonder_filter": self.request.path,
        }
