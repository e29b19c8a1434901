"""Pages of the admin beside those of Django: their address, who may see them, how they look."""

from typing import Any

from django.contrib.admin import ModelAdmin, site
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse


def adres(wat: Model | type[Model], pagina: str, *args) -> str:
    """The address of a page about a row or a model: `adres(punt, "change", punt.pk)`."""
    return reverse(f"admin:{wat._meta.app_label}_{wat._meta.model_name}_{pagina}", args=args)


def te_wijzigen(model_admin: ModelAdmin, request, pk: int) -> Any:
    """The row that somebody wants to change; raises Http404 or PermissionDenied."""
    if not (los := model_admin.get_object(request, str(pk))):
        raise Http404
    if not model_admin.has_change_permission(request, los):
        raise PermissionDenied
    return los


def toon(model_admin: ModelAdmin, request, sjabloon: str, context: dict) -> TemplateResponse:
    """A page of `templates/admin/agenda/` about a model."""
    return toon_los(request, f"agenda/{sjabloon}", {"opts": model_admin.opts} | context)


def toon_los(request, sjabloon: str, context: dict) -> TemplateResponse:
    """A page of `templates/admin/`, with what every page of the admin has."""
    alle = site.each_context(request) | context
    return TemplateResponse(request, f"admin/{sjabloon}.html", alle)
