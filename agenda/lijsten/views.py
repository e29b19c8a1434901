from urllib.parse import urlencode

from django.db.models import F
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.generic import DetailView
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from ..models import Agenda, Agendapunt, Gebeurtenis, OpgavePunt, Portefeuille, Samenhang
from ..verschil import tijdlijn
from ..weergave import haal_ambten_van_toen, verbanden_van_punt
from .bladeren import TabelBladen
from .filters import AgendapuntFilter, PortefeuilleFilter, PuntFilter
from .tables import AgendapuntTable, LijstData, PortefeuilleTable


class PuntDetailView(DetailView):
    """The page of one item; a kenmerk finds it, also under an older title.

    What was taken off the site answers 410, with only its kenmerk and when and why that was done.
    """

    slug_field = slug_url_kwarg = "kenmerk"

    def get(self, request, *args, **kwargs):
        try:
            self.object = self.get_object()
        except Http404:
            soort = self.get_queryset().model._meta.model_name
            weg = Gebeurtenis.objects.openbaar().intrekking_van(kwargs["kenmerk"], soort)
            if weg:
                return _staat_er_niet_meer(request, weg)
            raise
        if request.path != self.object.get_absolute_url():
            return redirect(self.object, permanent=False)
        haal_ambten_van_toen(self.object.genoemden, self.object.agenda)
        context = self.get_context_data(
            object=self.object,
            kenmerk=self.object.kenmerk,
            tijdlijn=tijdlijn(self.object),
            **self._wat_erbij_hoort(self.object),
        )
        return self.render_to_response(context)

    def _wat_erbij_hoort(self, punt):
        """The ties of an item, the agendas that work it out, and the opgaven that it serves."""
        samenhang = Samenhang.objects.openbaar().van(punt)
        uitwerkingen = Agenda.objects.openbaar().filter(uitwerking_van=punt)
        opgaven = OpgavePunt.objects.openbaar().filter(punt=punt)
        opgaven = opgaven.select_related("opgave", "bron").order_by("opgave", "pk")
        return {
            "verbanden": verbanden_van_punt(samenhang, punt) if punt.heeft_samenhang else (),
            "uitwerkingen": uitwerkingen if punt.heeft_uitwerkingen else (),
            "werkt_aan": opgaven if punt.heeft_opgaven else (),
        }


def _staat_er_niet_meer(request, intrekking):
    context = {
        "intrekking": intrekking,
        "kenmerk": intrekking.kenmerk,
        # The title is in the address, so the page may not repeat that.
        "zonder_adres": True,
        "heeft_versies": intrekking.agenda.versies.openbaar().exists(),
    }
    response = render(request, "agenda/ingetrokken.html", context, status=410)
    # A cache may keep a 410 for as long as it likes, but the item can come back.
    patch_cache_control(response, no_cache=True)
    return response


class LijstView(SingleTableMixin, FilterView):
    """A list that a visitor filters, sorts and pages through, all by its address."""

    table_pagination = {"paginator_class": TabelBladen}

    def get_table_data(self):
        return LijstData(self.object_list)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        tabel = context["table"]
        volgorde = [(tabel.prefixed_order_by_field, kolom) for kolom in tabel.order_by]
        context["volgorde"] = volgorde
        context["zonder_filter"] = f"{self.request.path}?{urlencode(volgorde)}".rstrip("?")
        return context


class PuntListView(LijstView):
    """A list of items, in the words of the agenda that was chosen."""

    filterset: PuntFilter

    def get_table_kwargs(self):
        agenda = self.filterset.gekozen_agenda
        leeg = [] if self.filterset.kent_stuksoorten else ["stuksoort"]
        if agenda and not self.filterset.kent_domeinen:
            leeg.append("domein")
        return {"agenda": agenda, "exclude": leeg}


class AgendapuntListView(PuntListView):
    filterset_class = AgendapuntFilter
    table_class = AgendapuntTable
    template_name = "agenda/agendapunten.html"

    def get_queryset(self):
        return Agendapunt.objects.openbaar().voor_lijst()


class PortefeuilleListView(LijstView):
    filterset_class = PortefeuilleFilter
    table_class = PortefeuilleTable
    template_name = "agenda/portefeuilles.html"

    def get_queryset(self):
        portefeuilles = Portefeuille.objects.openbaar().voor_lijst()
        return portefeuilles.order_by(
            "ambt__organisatie__op_naam",
            F("ambt__van").desc(nulls_last=True),
            F("ambt__volgorde").asc(nulls_first=True),
            "ambt__persoon__op_naam",
            "ambt_id",
            "volgorde",
            "pk",
        )
