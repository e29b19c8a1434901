"""The whole agenda, on one page and as PDF; or what is wrong with what was asked for."""

from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.generic import DetailView

from agenda.models import Agenda
from agenda.verschil import verschuivingen

from ..document import op_een_pagina
from ..drukkerij import Papier, geef
from ..melding import meld
from ..momentopname.opnemen import neem_op
from ..momentopname.selectie import Selectie


class GeheelView(DetailView):
    """The whole agenda on one page, out of the standen like the PDF."""

    queryset = Agenda.objects.openbaar().select_related("bijwerking")
    template_name = "ijmond/geheel.html"

    def get_context_data(self, **kwargs):
        agenda = self.object
        vandaag = None if agenda.is_afgelopen else localdate()
        nu = op_een_pagina(neem_op(agenda), verschuivingen(agenda=agenda), vandaag)
        return super().get_context_data(**nu, **kwargs)


def levende_agenda(request, slug):
    """The PDF of the whole agenda, or of the selection that the address asks for.

    It opens with what changed since the last version, or since the moment that `?sinds=` names.
    What is not printed yet is promised.
    """
    agenda = get_object_or_404(GeheelView.queryset, slug=slug)
    try:
        selectie = Selectie.uit(request.GET, agenda)
        papier = Papier.van(agenda, selectie, request.GET.get("sinds", ""))
    except ValueError as fout:
        return meld(request, "Deze selectie kan niet", str(fout), status=400)
    try:
        return geef(request, papier, selectie.bestandsnaam(slug))
    except ValueError as fout:
        return meld(request, "Deze vergelijking kan niet", str(fout), status=400)
