"""The source documents, and what comes from each."""

from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from agenda.models import Ambt, Document, Punt


class DocumentListView(ListView):
    template_name = "ijmond/documenten.html"
    context_object_name = "documenten"
    paginate_by = 50

    def get_queryset(self):
        return Document.objects.openbaar().order_by(*(Document._meta.ordering or ()), "pk")


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
