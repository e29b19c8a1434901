"""The meetings, and the page of each."""

from django.db.models import Prefetch
from django.views.generic import DetailView, ListView

from agenda.models import Agenda, Behandeling, Vergadering


class VergaderingListView(ListView):
    template_name = "ijmond/vergaderingen.html"
    context_object_name = "vergaderingen"
    paginate_by = 25

    def get_queryset(self):
        return Vergadering.objects.openbaar().select_related("orgaan")


class VergaderingDetailView(DetailView):
    template_name = "ijmond/vergadering.html"
    context_object_name = "vergadering"

    def get_queryset(self):
        return Vergadering.objects.openbaar().select_related("orgaan")

    def get_context_data(self, **kwargs):
        vergadering = self.object
        behandelingen = Behandeling.objects.openbaar().filter(vergadering=vergadering)
        return super().get_context_data(
            behandelingen=behandelingen.select_related("punt__agenda").prefetch_related(
                Prefetch("punt__uitwerkingen", Agenda.objects.openbaar())
            ),
            agendas_sinds=(
                Agenda.objects.openbaar().besproken_in(vergadering)
                if vergadering.is_geweest
                else ()
            ),
            **kwargs,
        )
