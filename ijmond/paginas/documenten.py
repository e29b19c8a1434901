"""The source documents, and the opgaven and other things that come from them."""

from itertools import groupby

from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, ListView
from django_filters.views import FilterView

from agenda.lijsten import OpgaveFilter
from agenda.models import Ambt, Document, Opgave, OpgavePunt, Punt


class DocumentListView(ListView):
    queryset = Document.objects.openbaar()
    template_name = "ijmond/documenten.html"
    context_object_name = "documenten"
    paginate_by = 50


class DocumentDetailView(ListView):
    """One source document, with a page of the items that come from it."""

    template_name = "ijmond/document.html"
    context_object_name = "punten"
    paginate_by = 50

    def get_queryset(self):
        self.document = get_object_or_404(Document.objects.openbaar(), slug=self.kwargs["slug"])
        return Punt.objects.openbaar().filter(bron=self.document).select_related("agenda")

    def get_context_data(self, **kwargs):
        document = self.document
        ambten = Ambt.objects.openbaar().filter(bron=document).nieuwste_eerst()
        return super().get_context_data(
            document=document,
            mijlpalen=document.mijlpalen.openbaar().select_related("agenda"),
            deelnemers=document.deelnemers.te_noemen(),
            aanbevelingen=document.aanbevelingen.all(),
            opgaven=document.opgaven.openbaar().per_document(),
            ambten=ambten.select_related("persoon", "organisatie", "bron"),
            **kwargs,
        )


class OpgaveListView(FilterView):
    """What regions are up against and their chances."""

    queryset = Opgave.objects.openbaar().per_document()
    filterset_class = OpgaveFilter
    template_name = "ijmond/opgaven.html"
    context_object_name = "opgaven"
    paginate_by = 100


class OpgaveDetailView(DetailView):
    """One opgave, and which items work on it."""

    queryset = Opgave.objects.openbaar().select_related("bron")
    template_name = "ijmond/opgave.html"

    def get_context_data(self, **kwargs):
        rijen = list(OpgavePunt.objects.openbaar().filter(opgave=self.object).voor_lijst())
        per_soort = groupby(rijen, lambda rij: (rij.punt.agenda_id, rij.punt.soort))
        return super().get_context_data(
            rijen=rijen, groepen=[list(groep) for _, groep in per_soort], **kwargs
        )
