"""What somebody typed in a form about something that is gone by now, so that no word is lost."""

import re
from collections.abc import Iterator

from django.contrib.admin import ModelAdmin
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field
from django.forms import BaseInlineFormSet
from django.http import QueryDict
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from ...models import Periode, Punt
from ..velden.reden import MetAanleiding
from ..velden.sleutels import is_sleutel

RIJ = re.compile(r"(\w+)-([0-9]{1,4})-(\w+)")
PLANNING = re.compile(r"planning-([0-9]{1,18})(-toelichting)?")


def weg_view(model_admin: ModelAdmin, request) -> TemplateResponse:
    """The page that says so, with what was typed as plain text, field by field."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Een ander verwijderde dit",
        "opts": model_admin.opts,
        "getypt": list(_velden(model_admin, request, request.POST)),
        "is_punt": issubclass(model_admin.model, Punt),
    }
    return TemplateResponse(request, "admin/agenda/weg.html", context)


def rij_in_woorden(formset: type[BaseInlineFormSet], nummer: int, getypt: QueryDict) -> str:
    """What one row under a form held when it was sent: "Actie 1 (titel: Meten; ...)"."""
    voor = f"{formset.get_default_prefix()}-{nummer}-"
    van_de_rij = QueryDict(mutable=True)
    for naam in getypt:
        if naam.startswith(voor):
            van_de_rij.setlist(naam, getypt.getlist(naam))
    velden = _in_labels(formset.model, {formset.get_default_prefix(): formset}, van_de_rij)
    rij = _rij(formset, nummer)
    gezegd = (f"{label.removeprefix(f'{rij}, ')}: {woorden}" for label, woorden in velden)
    return f"{rij} ({'; '.join(gezegd)})"


def _velden(model_admin, request, getypt) -> Iterator[tuple[str, str]]:
    """Each field that holds something; see `_in_labels`."""
    formsets = [los.get_formset(request) for los in model_admin.get_inline_instances(request)]
    rijen = {formset.get_default_prefix(): formset for formset in formsets}
    return _in_labels(model_admin.model, rijen, getypt)


def _in_labels(model, rijen, getypt) -> Iterator[tuple[str, str]]:
    """What the form calls each field that holds something, and its value in words."""
    for naam, waarden in getypt.lists():
        gevuld = [waarde for waarde in waarden if waarde.strip()]
        if gevuld and (label := _label(model, rijen, naam)):
            kolom, woorden = label
            yield woorden, ", ".join(_in_woorden(kolom, waarde) for waarde in gevuld)


def _label(model, rijen, naam):
    """The field of the model, if it is one, and what to call it; None for what nobody typed."""
    if los := PLANNING.fullmatch(naam):
        periode = Periode.objects.filter(pk=los[1]).first() or "een periode die weg is"
        return None, f"Gepland in {periode}{', toelichting' if los[2] else ''}"
    if naam in MetAanleiding.base_fields:
        return None, MetAanleiding.base_fields[naam].label
    rij = RIJ.fullmatch(naam)
    if not rij:
        kolom = _kolom(model, naam)
        return kolom and (kolom, capfirst(kolom.verbose_name))
    formset = rijen.get(rij[1])
    kolom = formset and rij[3] != formset.fk.name and _kolom(formset.model, rij[3])
    if not kolom:
        return None
    return kolom, f"{_rij(formset, int(rij[2]))}, {kolom.verbose_name}"


def _rij(formset, nummer):
    return f"{capfirst(formset.model._meta.verbose_name)} {nummer + 1}"


def _kolom(model, naam):
    try:
        kolom = model._meta.get_field(naam)
    except FieldDoesNotExist:
        return None
    return kolom if isinstance(kolom, Field) and not kolom.primary_key else None


def _in_woorden(kolom, waarde):
    if kolom is not None and kolom.is_relation and is_sleutel(waarde):
        doel = kolom.related_model._base_manager.filter(pk=waarde).first()
        return str(doel or "is er niet meer")
    if kolom is not None and kolom.choices:
        return str(dict(kolom.flatchoices).get(waarde, waarde))
    return "ja" if waarde == "on" else waarde
