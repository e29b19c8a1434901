"""What a region is up against and its chances, and which items work on each."""

from itertools import groupby

from django.views.generic import DetailView
from django_filters.views import FilterView

from agenda.lijsten import OpgaveFilter
from agenda.models import Opgave, OpgavePunt


class OpgaveListView(FilterView):
    filterset_class = OpgaveFilter
    template_name = "ijmond/opgaven.html"
    context_object_name = "opgaven"
    paginate_by = 100

    def get_queryset(self):
        return Opgave.objects.openbaar().per_document()


class OpgaveDetailView(DetailView):
    template_name = "ijmond/opgave.html"
    context_object_name = "opgave"

    def get_queryset(self):
        return Opgave.objects.openbaar().select_related("bron")

    def get_context_data(self, **kwargs):
        rijen = list(OpgavePunt.objects.openbaar().filter(opgave=self.object).voor_lijst())
        per_soort = groupby(rijen, lambda rij: (rij.punt.agenda_id, rij.punt.soort))
        return super().get_context_data(
            rijen=rijen, groepen=[list(groep) for _, groep in per_soort], **kwargs
        )
