"""The lists of the admin as a file for a spreadsheet, as somebody chose them there."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from agenda.admin import rechten
from agenda.admin.paginas import adres
from agenda.beschrijving.model import heeft_agenda
from agenda.models import Agenda, Agendapunt, Eigenaar, Vergadering
from werkagenda.models import Actie

from ..logboek import Wat, schrijf
from ..rekenblad import (
    APART,
    Namen,
    Tabel,
    als_csv,
    als_xlsx,
    blad_apart,
    blad_van,
    schrijf_xlsx,
)

UIT_TE_VOEREN = (Agendapunt, Actie, Eigenaar, Vergadering)


@require_safe
def uitvoer(request, *, model, vorm):
    """The rows of the list, on all its pages; what can't be chosen, the list tells."""
    model_admin: Any = admin.site.get_model_admin(model)
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    try:
        rijen = model_admin.get_changelist_instance(request).get_queryset(request)
    except IncorrectLookupParameters:
        lijst = adres(model, "changelist")
        return HttpResponseRedirect(f"{lijst}?{request.GET.urlencode()}")
    naam = slugify(model._meta.verbose_name_plural)
    schrijf(Wat.UITVOER, f"{naam}.{vorm}")
    agendas = _agendas(rijen)
    tabel = Tabel(model, Namen([model], agendas, partial(_te_noemen, request.user)))
    if vorm == "csv":
        return als_csv(naam, chain([tabel.koppen], tabel.rijen(rijen)))
    bladen = [blad_van(replace(tabel, apart=APART.get(model, "")), rijen, agendas)]
    if model in APART:
        bladen.append(blad_apart(tabel, rijen))
    return als_xlsx(naam, schrijf_xlsx(naam, *bladen))


def _agendas(rijen: Any) -> Iterable[Agenda]:
    """Those that the rows are of."""
    if not heeft_agenda(rijen.model):
        return []
    return list(Agenda.objects.filter(pk__in=rijen.order_by().values("agenda")))


def _te_noemen(gebruiker: Any, doel: Any) -> Any:
    return rechten.te_noemen(gebruiker, doel._default_manager.all())


def _adressen():
    for model in UIT_TE_VOEREN:
        naam = slugify(str(model._meta.verbose_name_plural))
        for vorm in ("xlsx", "csv"):
            view = admin.site.admin_view(partial(uitvoer, model=model, vorm=vorm))
            yield path(f"{naam}.{vorm}", view, name=f"uitvoer-{model._meta.model_name}-{vorm}")


urlpatterns = list(_adressen())
"""Under /beheer/, before the addresses of the admin itself."""
