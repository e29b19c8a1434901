"""The home page: the agenda in front, and all agendas by region."""

from django.utils import timezone
from django.views.generic import TemplateView

from agenda.choices import EigenaarSoort
from agenda.models import Agenda, Document, Eigenaar

from .overzicht import per_regio, plannen, tel_per_domein


class HomeView(TemplateView):
    template_name = "ijmond/home.html"

    def get_context_data(self, **kwargs):
        agendas = list(Agenda.objects.openbaar())
        voorop = next((a for a in agendas if a.is_home), agendas[0] if agendas else None)
        context = super().get_context_data(
            agenda=voorop, regios=per_regio(agendas), meer_agendas=len(agendas) > 1, **kwargs
        )
        if voorop:
            tellingen, vandaag = tel_per_domein(voorop), timezone.localdate()
            context |= {
                "tellingen": tellingen,
                "heeft_acties": any(telling.voortgang.acties for telling in tellingen),
                "gemeenten": _gemeenten(voorop),
                "plannen": plannen(voorop, vandaag),
                "vandaag": vandaag,
                "documenten": Document.objects.openbaar().filter(punten__agenda=voorop).distinct(),
            }
        return context


def _gemeenten(agenda):
    """The names of the gemeenten that take part in an agenda."""
    gemeenten = Eigenaar.objects.filter(deelnames__agenda=agenda, soort=EigenaarSoort.GEMEENTE)
    namen = gemeenten.order_by("naam").values_list("naam", flat=True).distinct()
    return [naam.removeprefix("Gemeente ") for naam in namen]
