"""The meetings, and the page and the papers of each."""

from collections import defaultdict

from django.db.models import Prefetch
from django.http import Http404
from django.utils.text import slugify
from django.views.generic import DetailView
from django_filters.views import FilterView

from agenda.choices import Uitkomst
from agenda.lijsten import RIJEN_PER_BLAD, Bladen, VergaderingFilter
from agenda.models import Agenda, Behandeling, Planning, Vergadering, Voorstel
from agenda.verschil import verloop

from ..drukkerij import Vergaderpapier, geef
from ..vergelijking import komen_erbij, voorgesteld_per_punt


class VergaderingListView(FilterView):
    filterset_class = VergaderingFilter
    template_name = "ijmond/vergaderingen.html"
    context_object_name = "vergaderingen"
    paginate_by = RIJEN_PER_BLAD

    queryset = Vergadering.objects.openbaar().select_related("orgaan")

    def get_paginator(self, queryset, per_page, *args, **opties):
        return Bladen(queryset, per_page, *args, request=self.request, **opties)

    def get_context_data(self, **kwargs):
        return super().get_context_data(zonder_filter=self.request.path, **kwargs)


class VergaderingDetailView(DetailView):
    template_name = "ijmond/vergadering.html"
    queryset = Vergadering.objects.openbaar().select_related("orgaan")

    def get_context_data(self, **kwargs):
        vergadering = self.object
        te_zien = Vergadering.objects.openbaar().select_related("orgaan")
        vorige, volgende = te_zien.vorige_en_volgende(vergadering)
        voorstellen = list(Voorstel.objects.in_vergadering(vergadering))
        behandelingen = _op_de_lijst(vergadering, voorstellen)
        er_staan = {los.punt.kenmerk for los in behandelingen}
        return super().get_context_data(
            behandelingen=behandelingen,
            erbij=komen_erbij(voorstellen, vergadering, er_staan),
            voorstellen=voorstellen,
            verloop=verloop(vergadering),
            vorige=vorige,
            volgende=volgende,
            agendas_sinds=(
                Agenda.objects.openbaar().besproken_in(vergadering)
                if vergadering.is_geweest
                else ()
            ),
            **kwargs,
        )


def vergadering_pdf(request, pk):
    """What visitors see on the list of a meeting, whole, and before it; with neither no paper."""
    try:
        papier = Vergaderpapier.van(pk)
    except Vergadering.DoesNotExist as fout:
        raise Http404 from fout
    return geef(request, papier, f"vergadering-{slugify(str(papier.vergadering))}")


def _op_de_lijst(vergadering, voorstellen):
    """What is public of its list, with the periods of each item and what is proposed for it.

    What it did not reach, with the meeting that is to do so.
    """
    openbaar = Behandeling.objects.openbaar()
    behandelingen = list(
        openbaar.filter(vergadering=vergadering)
        .select_related("punt__agenda", "punt__stuksoort")
        .prefetch_related(Prefetch("punt__uitwerkingen", Agenda.objects.openbaar()))
    )
    over = {b.punt_id for b in behandelingen if b.uitkomst_soort == Uitkomst.NIET_AAN_TOEGEKOMEN}
    later = openbaar.filter(punt__in=over, vergadering__datum__gt=vergadering.datum) if over else ()
    gepland = _perioden({los.punt_id for los in behandelingen})
    kenmerken = {los.punt.kenmerk for los in behandelingen}
    voorgesteld = voorgesteld_per_punt(voorstellen, kenmerken)
    daarna: dict[int, Vergadering] = {}
    for los in later and later.select_related("vergadering__orgaan").order_by("vergadering__datum"):
        daarna.setdefault(los.punt_id, los.vergadering)
    for behandeling in behandelingen:
        behandeling.vervolg = daarna.get(behandeling.punt_id)
        behandeling.perioden = gepland[behandeling.punt_id]
        behandeling.voorgesteld = voorgesteld.get(behandeling.punt.kenmerk, ())
    return behandelingen


def _perioden(punten: set[int]) -> dict[int, list[str]]:
    """The names of the periods in which each of these items is planned."""
    gevonden = defaultdict(list)
    for los in Planning.objects.filter(agendapunt__in=punten).select_related("periode"):
        gevonden[los.agendapunt_id].append(los.periode.naam)
    return gevonden
