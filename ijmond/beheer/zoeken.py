"""One question over everything in the admin that somebody may see, concepts too.

It asks each list what that finds by itself, so that a list and this page never differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst

from agenda.admin.paginas import adres, toon_los
from agenda.beschrijving.model import heeft_agenda
from agenda.choices import Publicatie

from .menu import INHOUD

PER_SOORT = 8
LANGSTE_VRAAG = 200


@dataclass(frozen=True)
class Gevonden:
    """What one list finds: the first rows, and where the list shows all of them."""

    kop: str
    rijen: list["Treffer"]
    meer: str


class Treffer(NamedTuple):
    naam: str
    adres: str
    erbij: str


def zoek(request) -> TemplateResponse:
    """The page; the lists come in the order of the menu."""
    vraag = request.GET.get("q", "").replace("\0", "").strip()[:LANGSTE_VRAAG]
    lijsten = [admin.site.get_model_admin(apps.get_model(label)) for label in INHOUD]
    te_zien = [los for los in lijsten if los.search_fields and los.has_view_permission(request)]
    if not te_zien:
        raise PermissionDenied
    context = {
        "title": "Zoeken in het beheer",
        "vraag": vraag,
        "gevonden": [*_gevonden(request, te_zien, vraag)] if vraag else [],
    }
    return toon_los(request, "werklijst/zoeken", context)


def _gevonden(request, lijsten: list[Any], vraag: str) -> Iterator[Gevonden]:
    for lijst in lijsten:
        eerste = [_treffer(lijst, rij) for rij in _rijen(request, lijst, vraag)]
        if eerste:
            naar = reverse(f"admin:{lijst.opts.app_label}_{lijst.opts.model_name}_changelist")
            meer = f"{naar}?{urlencode({'q': vraag})}" if len(eerste) > PER_SOORT else ""
            kop = capfirst(str(lijst.opts.verbose_name_plural))
            yield Gevonden(kop, eerste[:PER_SOORT], meer)


def _rijen(request, lijst: Any, vraag: str) -> QuerySet:
    """One more than the page shows, so that it knows of the rest."""
    rijen, dubbel = lijst.get_search_results(request, lijst.get_queryset(request), vraag)
    erbij = {*(lijst.list_select_related or ()), *(["agenda"] * heeft_agenda(lijst.model))}
    if erbij:
        rijen = rijen.select_related(*erbij)
    if volgorde := lijst.get_ordering(request):
        rijen = rijen.order_by(*volgorde)
    return (rijen.distinct() if dubbel else rijen)[: PER_SOORT + 1]


def _treffer(lijst: Any, rij: Any) -> Treffer:
    """What it is, of which agenda, and whether visitors do not see it."""
    publicatie = getattr(rij, "publicatie", Publicatie.GEPUBLICEERD)
    verborgen = publicatie != Publicatie.GEPUBLICEERD
    erbij = [str(rij.agenda)] if heeft_agenda(type(rij)) else []
    erbij += [Publicatie(publicatie).label.lower()] if verborgen else []
    naam = getattr(lijst, "zoeknaam", str)(rij)
    return Treffer(naam, adres(rij, "change", rij.pk), ", ".join(erbij))


urlpatterns = [path("", admin.site.admin_view(zoek), name="beheer-zoeken")]
"""Under /beheer/zoeken/, before the addresses of the admin itself."""
