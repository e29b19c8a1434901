from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.views.generic import DetailView
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from .bladen import Bladen
from .filters import AgendapuntFilter
from .models import Agenda, Agendapunt, Gebeurtenis, Samenhang
from .tables import AgendapuntTable, PuntData
from .tijdlijn import tijdlijn
from .verbanden import verbanden


class PuntDetailView(DetailView):
    """The page of one item; a kenmerk finds it, also under an older title.

    Of an item that was taken off the site only its kenmerk, when and why: 410, at any address.
    """

    def get_object(self, queryset=None):
        return get_object_or_404(self.get_queryset(), kenmerk=self.kwargs["kenmerk"])

    def get(self, request, *args, **kwargs):
        try:
            self.object = self.get_object()
        except Http404:
            if intrekking := self._intrekking():
                return _staat_er_niet_meer(request, intrekking)
            raise
        if request.path != self.object.get_absolute_url():
            return redirect(self.object, permanent=False)
        samenhang = Samenhang.objects.openbaar().van(self.object)
        context = self.get_context_data(
            object=self.object,
            kenmerk=self.object.kenmerk,
            tijdlijn=tijdlijn(self.object),
            verbanden=verbanden(samenhang, self.object),
            uitwerkingen=Agenda.objects.openbaar().filter(uitwerking_van=self.object),
        )
        return self.render_to_response(context)

    def _intrekking(self):
        soort = self.get_queryset().model._meta.model_name
        return Gebeurtenis.objects.openbaar().intrekking_van(self.kwargs["kenmerk"], soort)


def _staat_er_niet_meer(request, intrekking):
    context = {
        "intrekking": intrekking,
        "kenmerk": intrekking.kenmerk,
        # The title is in the address, so the page may not repeat that.
        "zonder_adres": True,
        "heeft_versies": intrekking.agenda.versies.openbaar().exists(),
    }
    response = render(request, "agenda/ingetrokken.html", context, status=410)
    # A cache may keep a 410 for as long as it likes, but the item can come back.
    patch_cache_control(response, no_cache=True)
    return response


class PuntListView(SingleTableMixin, FilterView):
    """A list of items that a visitor filters, sorts and pages through, all by its address."""

    table_pagination = {"paginator_class": Bladen}

    def get_table_kwargs(self):
        return {"woorden": self.filterset.woorden}

    def get_table_data(self):
        return PuntData(self.object_list)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        tabel = context["table"]
        volgorde = [(tabel.prefixed_order_by_field, kolom) for kolom in tabel.order_by]
        context["volgorde"] = volgorde
        context["zonder_filter"] = f"{self.request.path}?{urlencode(volgorde)}".rstrip("?")
        return context


class AgendapuntListView(PuntListView):
    filterset_class = AgendapuntFilter
    table_class = AgendapuntTable
    template_name = "agenda/agendapunten.html"

    def get_queryset(self):
        return Agendapunt.objects.openbaar().voor_lijst()
