"""What somebody typed in a form about something that is gone by now, so that no word is lost."""

import re
from collections.abc import Iterator

from django.contrib.admin import ModelAdmin
from django.forms import BaseInlineFormSet
from django.http import QueryDict
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from ...models import Punt
from ..paginas import toon
from ..velden import PlanningField, is_sleutel

RIJ = re.compile(r"(\w+)-([0-9]{1,4})-(\w+)")


def weg_view(model_admin: ModelAdmin, request) -> TemplateResponse:
    """The page that says so, with what was typed as plain text, field by field."""
    formsets = [los.get_formset(request) for los in model_admin.get_inline_instances(request)]
    rijen = {formset.get_default_prefix(): formset for formset in formsets}
    getypt = request.POST.lists()
    context = {
        "title": "Een ander verwijderde dit",
        "getypt": [*_in_labels(model_admin.model, model_admin.form.base_fields, rijen, getypt)],
        "is_punt": issubclass(model_admin.model, Punt),
    }
    return toon(model_admin, request, "weg", context)


def rij_in_woorden(formset: type[BaseInlineFormSet], nummer: int, getypt: QueryDict) -> str:
    """What one row under a form held when it was sent: "Actie 1 (titel: Meten; ...)"."""
    prefix = formset.get_default_prefix()
    van_de_rij = (los for los in getypt.lists() if los[0].startswith(f"{prefix}-{nummer}-"))
    velden = _in_labels(formset.model, {}, {prefix: formset}, van_de_rij)
    rij = _rij(formset, nummer)
    gezegd = (f"{label.removeprefix(f'{rij}, ')}: {woorden}" for label, woorden in velden)
    return f"{rij} ({'; '.join(gezegd)})"


def _in_labels(model, eigen, rijen, getypt) -> Iterator[tuple[str, str]]:
    """Each field that holds something, of the model or `eigen` to its form, and its value."""
    for naam, waarden in getypt:
        gevuld = [waarde for waarde in waarden if waarde.strip()]
        if gevuld and (label := _van_formulier(eigen, naam) or _van_model(model, rijen, naam)):
            kolom, woorden = label
            yield woorden, ", ".join(_in_woorden(kolom, waarde) for waarde in gevuld)


def _van_formulier(eigen, naam):
    """What to call a field of the form itself, or one of the inputs of such a field."""
    for veldnaam, veld in eigen.items():
        if naam == veldnaam and not veld.widget.is_hidden:
            return None, veld.label
        if isinstance(veld, PlanningField) and (label := veld.label_van_invoer(veldnaam, naam)):
            return None, label
    return None


def _van_model(model, rijen, naam):
    """The field of the model, if it is one, and what to call it; None for what nobody typed."""
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
    kolommen = (*model._meta.fields, *model._meta.many_to_many)
    return next((k for k in kolommen if k.name == naam and not k.primary_key), None)


def _in_woorden(kolom, waarde):
    if kolom is not None and kolom.is_relation and is_sleutel(waarde):
        doel = kolom.related_model._base_manager.filter(pk=waarde).first()
        return str(doel or "is er niet meer")
    if kolom is not None and kolom.choices:
        return str(dict(kolom.flatchoices).get(waarde, waarde))
    return "ja" if waarde == "on" else waarde
