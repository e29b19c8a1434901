from django.shortcuts import get_object_or_404, redirect
from django.views.generic import DetailView
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from .filters import AgendapuntFilter
from .models import Agendapunt
from .tables import AgendapuntTable


class PuntDetailView(DetailView):
    """The page of one item; a kenmerk finds it, also under an older title."""

    def get_object(self, queryset=None):
        return get_object_or_404(self.get_queryset(), kenmerk=self.kwargs["kenmerk"])

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        if request.path != self.object.get_absolute_url():
            return redirect(self.object, permanent=False)
        context = self.get_context_data(object=self.object, kenmerk=self.object.kenmerk)
        return self.render_to_response(context)


class AgendapuntListView(SingleTableMixin, FilterView):
    filterset_class = AgendapuntFilter
    table_class = AgendapuntTable
    table_pagination = {"per_page": 25}
    template_name = "agenda/agendapunten.html"

    def get_queryset(self):
        return Agendapunt.objects.openbaar().voor_lijst()
