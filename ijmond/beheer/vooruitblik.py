"""What a visitor will see of an item, or would have seen, shown to who may see it in the admin."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from agenda.admin.rechten import mag_in
from agenda.beschrijving.formaat import FORMAAT
from agenda.choices import Publicatie
from agenda.lijsten import PuntDetailView
from agenda.models import Agendapunt, Behandeling, Punt, Stand
from werkagenda.models import Actie
from werkagenda.views import ActieDetailView

from ..document import feiten_per_punt
from ..momentopname.opnemen import uit_standen
from ..paginas import AgendapuntDetailView


class AlsVooruitblik(PuntDetailView):
    """The public page of an item that need not be public itself; all around it is."""

    model: type[Any]
    template_name = "ijmond/vooruitblik.html"
    sjabloon: str | None
    """The template of the public page."""

    def get_queryset(self):
        return self.model.objects.voor_lijst()

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        context = self.get_context_data(object=self.object, kenmerk=self.object.kenmerk)
        return self.render_to_response(context)

    def get_context_data(self, **kwargs):
        behandelingen = Behandeling.objects.filter(
            punt=self.object, vergadering__publicatie=Publicatie.GEPUBLICEERD
        )
        return super().get_context_data(**kwargs) | {
            "behandelingen": behandelingen.select_related("vergadering__orgaan"),
            "sjabloon": self.sjabloon,
            "opts": self.model._meta,
            "nu_openbaar": self.object.is_openbaar,
        }


class AgendapuntVooruitblik(AlsVooruitblik, AgendapuntDetailView):
    model = Agendapunt
    sjabloon = AgendapuntDetailView.template_name


class ActieVooruitblik(AlsVooruitblik, ActieDetailView):
    model = Actie
    sjabloon = ActieDetailView.template_name


VIEWS: dict[type[Punt], Any] = {
    Agendapunt: AgendapuntVooruitblik.as_view(),
    Actie: ActieVooruitblik.as_view(),
}


@require_safe
def vooruitblik(request, kenmerk):
    """The page of an item as it is now, also while it is a concept."""
    punt = get_object_or_404(Punt.objects.select_related("agenda"), kenmerk=kenmerk)
    model = Punt.soorten()[punt.soort]
    _eis_inzage(request, model, punt.agenda)
    return VIEWS[model](request, kenmerk=kenmerk).render()


@require_safe
def eerdere_stand(request, kenmerk, pk):
    """The page of an item as it was, with the names that things had then."""
    standen = Stand.objects.select_related("agenda", "wijziging").filter(inhoud__isnull=False)
    stand = get_object_or_404(standen, kenmerk=kenmerk, pk=pk)
    _eis_inzage(request, Punt.soorten()[stand.soort], stand.agenda)
    momentopname = _neem_op(stand)
    punt = momentopname.punten[kenmerk]
    [domein] = (h.domein for h in momentopname.hoofdstukken if punt in h.punten())
    context = {
        "agenda": stand.agenda,
        "momentopname": momentopname,
        "domein": domein,
        "punt": punt,
        "bij": feiten_per_punt(momentopname, momentopname)[kenmerk],
        "stand": stand,
        "moment": localtime(stand.wijziging.moment),
        "publicatie": Publicatie(punt.publicatie).label.lower(),
    }
    return render(request, "ijmond/vooruitblik_stand.html", context)


def _neem_op(stand):
    """The agenda at the moment of this stand, with only this item, and the one that it is under."""
    kaders = Stand.objects.filter(agenda=stand.agenda, kenmerk="")
    kader = kaders.filter(wijziging__lte=stand.wijziging_id).last() or kaders.first()
    if kader is None or (toen := kader.staat) is None:
        raise Http404
    # It may have been a concept; the clerk sees it as a visitor would have.
    zelf = Stand(
        kenmerk=stand.kenmerk,
        soort=stand.soort,
        inhoud=stand.staat,
        formaat=FORMAAT,
        openbaar=True,
    )
    standen = [zelf]
    if boven := stand.inhoud.get("agendapunt"):
        eerdere = Stand.objects.filter(kenmerk=boven, inhoud__isnull=False)
        boven_toen = eerdere.filter(wijziging__lte=stand.wijziging_id)
        if houder := boven_toen.last() or eerdere.first():
            standen.append(houder)
    return uit_standen(toen | {"samenhang": []}, standen, stand.wijziging.moment)


def _eis_inzage(request, model, agenda):
    mag = admin.site.get_model_admin(model).has_view_permission(request)
    if not (mag and mag_in(request.user, agenda)):
        raise PermissionDenied


urlpatterns = [
    path("<kenmerk:kenmerk>/", admin.site.admin_view(vooruitblik), name="vooruitblik"),
    path(
        "<kenmerk:kenmerk>/<int:pk>/",
        admin.site.admin_view(eerdere_stand),
        name="vooruitblik-stand",
    ),
]
"""Under /beheer/, before the addresses of the admin itself."""
