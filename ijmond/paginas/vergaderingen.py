"""The meetings, and the page and the papers of each."""

from collections import defaultdict

from django.db.models.functions import JSONObject
from django.http import Http404
from django.utils.text import slugify
from django.views.generic import DetailView
from django_filters.views import FilterView

from agenda.beschrijving.samen import Vraag, als_json_rij, rij_uit, vraag_samen
from agenda.choices import Uitkomst
from agenda.lijsten import RIJEN_PER_BLAD, Bladen, VergaderingFilter
from agenda.models import Agenda, Behandeling, Planning, Vergadering, Voorstel
from agenda.verschil import verloop

from ..drukkerij import Vergaderpapier, geef, omvang_op
from ..vergelijking import komen_erbij, voorgesteld_per_punt, zoals_voorgesteld


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
        erbij = komen_erbij(voorstellen, vergadering, er_staan)
        return super().get_context_data(
            behandelingen=behandelingen,
            lijst=zoals_voorgesteld(behandelingen, erbij, "volgnummer"),
            voorstellen=voorstellen,
            omvang=omvang_op(self.request).get("", ""),
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
    return geef(request, papier, f"vergadering-{slugify(str(papier.wat))}")


def _op_de_lijst(vergadering, voorstellen):
    """What is public of its list, with the periods of each item and what is proposed for it.

    What it did not reach, with the meeting that is to do so.
    """
    openbaar = Behandeling.objects.openbaar()
    hier = openbaar.filter(vergadering=vergadering)
    behandelingen = list(hier.select_related("punt__agenda", "punt__stuksoort"))
    bij = _Erbij({los.punt_id for los in behandelingen}, _niet_bereikt(vergadering, behandelingen))
    kenmerken = {los.punt.kenmerk for los in behandelingen}
    voorgesteld = voorgesteld_per_punt(voorstellen, kenmerken)
    for behandeling in behandelingen:
        behandeling.uitwerkingen = bij.uitwerkingen[behandeling.punt_id]
        behandeling.perioden = bij.perioden[behandeling.punt_id]
        behandeling.vervolg = bij.vervolg.get(behandeling.punt_id)
        behandeling.voorgesteld = voorgesteld.get(behandeling.punt.kenmerk, ())
    return behandelingen


def _niet_bereikt(vergadering, behandelingen):
    """Where what this meeting did not reach stands after it; of one without a day nobody knows."""
    over = {b.punt_id for b in behandelingen if b.uitkomst_soort == Uitkomst.NIET_AAN_TOEGEKOMEN}
    elders = Behandeling.objects.openbaar().filter(punt__in=over)
    if (dag := vergadering.datum) is None:
        return elders.none()
    return elders.filter(vergadering__datum__gt=dag)


class _Erbij:
    """What else is told of these items, each by its key; one query."""

    def __init__(self, punten, later):
        uitgewerkt = Agenda.objects.openbaar().filter(uitwerking_van__in=punten)
        planning = Planning.objects.filter(agendapunt__in=punten)
        in_periode = JSONObject(punt="agendapunt_id", naam="periode__naam")
        bij = JSONObject(punt="punt_id", rij=als_json_rij(Vergadering, "vergadering__"))
        self.uitwerkingen, self.perioden = defaultdict(list), defaultdict(list)
        self.vervolg: dict[int, Vergadering] = {}
        agendas, perioden, vergaderingen = vraag_samen(
            Vraag(uitgewerkt, als_json_rij(Agenda), Agenda._meta.ordering),
            Vraag(planning, in_periode, Planning._meta.ordering),
            Vraag(later, bij, ("vergadering__datum",)),
        )
        for los in agendas:
            self.uitwerkingen[los["uitwerking_van_id"]].append(rij_uit(Agenda, los))
        for los in perioden:
            self.perioden[los["punt"]].append(los["naam"])
        for los in vergaderingen:
            self.vervolg.setdefault(los["punt"], rij_uit(Vergadering, los["rij"]))
