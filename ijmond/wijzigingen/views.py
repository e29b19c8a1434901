"""What changed on the agendas: a list that a visitor filters, and a page of what went together."""

from itertools import groupby
from operator import attrgetter
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import ListView
from django_filters.views import FilterView

from agenda.lijsten import RIJEN_PER_BLAD, Bladen
from agenda.models import Gebeurtenis

from .filters import LijstFilter
from .groepen import OP_BELANG, groepen, nieuwste, tel_groepen, van_een_wijziging

GROEPEN_PER_BLAD = 10


class WijzigingBladen(Bladen):
    """The pages of what events did together; what a page shows is worked out once per state."""

    @cached_property
    def count(self):
        return self.onthoud(lambda: tel_groepen(self.rijen))

    def page(self, number):
        nummer = self.validate_number(number)
        begin = (nummer - 1) * self.per_page
        blad = self.onthoud(lambda: nieuwste(self.rijen, begin + self.per_page)[begin:], begin)
        return self._get_page(blad, nummer, self)  # type: ignore[attr-defined]


class WijzigingenView(FilterView):
    """What changed, the newest first, and a heading for each date; what went together, together."""

    queryset = Gebeurtenis.objects.openbaar()
    filterset_class = LijstFilter
    template_name = "ijmond/wijzigingen.html"
    paginate_by = GROEPEN_PER_BLAD

    def get_paginator(self, queryset, per_page, *args, **opties):
        return WijzigingBladen(queryset, per_page, *args, request=self.request, **opties)

    def get_context_data(self, **kwargs):
        alle: Any = self.object_list
        context = super().get_context_data(**kwargs)
        gevonden = groepen(context["object_list"], alle)
        return context | {
            "dagen": [
                (wanneer, list(van)) for wanneer, van in groupby(gevonden, attrgetter("wanneer"))
            ],
            "aantal": context["paginator"].count,
            "feed": reverse("wijzigingen-feed") + context["filter"].vraag,
            "zonder_filter": self.request.path,
        }


class WijzigingView(ListView):
    """All that one wijziging changed, what matters first."""

    template_name = "ijmond/wijziging.html"
    paginate_by = RIJEN_PER_BLAD

    def get_queryset(self):
        return Gebeurtenis.objects.openbaar().filter(wijziging=self.kwargs["pk"])

    def get_paginator(self, queryset, per_page, *args, **opties):
        return Bladen(queryset, per_page, *args, request=self.request, **opties)

    def get_context_data(self, **kwargs):
        alle: Any = self.object_list
        op_belang = alle.voor_lijst().order_by(OP_BELANG, "pk")
        context = super().get_context_data(object_list=op_belang, **kwargs)
        groep = van_een_wijziging(alle, context["object_list"])
        if groep is None:
            raise Http404
        return context | {"groep": groep}
