from urllib.parse import urlencode

from django.shortcuts import get_object_or_404, redirect
from django.views.generic import DetailView
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from .bladen import Bladen
from .filters import AgendapuntFilter
from .models import Agenda, Agendapunt, Samenhang
from .tables import AgendapuntTable, PuntData
from .tijdlijn import tijdlijn
from .verbanden import verbanden


class PuntDetailView(DetailView):
    """The page of one item; a kenmerk finds it, also under an older title."""

    def get_object(self, queryset=None):
        return get_object_or_404(self.get_queryset(), kenmerk=self.kwargs["kenmerk"])

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
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
