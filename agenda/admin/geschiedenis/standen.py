"""The standen of one item, for who may see them."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from ...choices import Publicatie
from ...models import Stand


def standen_van(request, punt_admin: Any, kenmerk: str) -> tuple[QuerySet, ModelAdmin]:
    """All there are, and the admin of its kind; raises PermissionDenied or Http404."""
    standen = Stand.objects.filter(kenmerk=kenmerk).select_related("agenda", "wijziging")
    laatste = standen.last()
    soort = laatste and punt_admin.soort_admin(laatste.soort)
    if not soort:
        raise Http404
    if not soort.has_view_permission(request):
        raise PermissionDenied
    return standen, soort


def laatst_bewaard(standen: QuerySet) -> Stand | None:
    """What an item was before it was deleted; that also says whether visitors will see it again."""
    return standen.filter(inhoud__isnull=False).last()


def was_gepubliceerd(stand: Stand | None) -> bool:
    return stand is not None and (stand.inhoud or {}).get("publicatie") == Publicatie.GEPUBLICEERD
