"""What a form says, as content; nothing has to be saved to know that."""

from django.db.models import Model
from django.forms import BaseInlineFormSet, ModelForm

from ...beschrijving.lezen import als_json, rij
from ...beschrijving.veld import kolommen, lijsten, sleutels
from .lijsten import LijstFormSet


def getypt(form: ModelForm, formsets: list[BaseInlineFormSet], was: dict) -> dict:
    """The content that a valid form and the lists under it make of `was`.

    What has no field in the form stays as it was.
    """
    los, staat = form.instance, form.instance.BESCHRIJVING
    wordt = was | rij(los, [v for v in kolommen(staat) if v in form.fields or v not in was])
    for veld in sleutels(staat):
        if veld in form.fields:
            wordt[veld] = sorted(als_json(doel) for doel in form.cleaned_data.get(veld) or ())
    for lijst, rijen in _rijen(form, formsets).items():
        wordt[lijst] = [rij(een, kolommen(lijsten(staat)[lijst])) for een in rijen]
    return wordt


def _rijen(form, formsets) -> dict[str, list[Model]]:
    """The rows of each list that the form shows, in a field of its own or as rows under it."""
    in_velden = form.fields.keys() & lijsten(form.instance.BESCHRIJVING).keys()
    return {naam: form.fields[naam].rijen(form.cleaned_data[naam]) for naam in in_velden} | {
        formset.prefix: formset.blijvende()
        for formset in formsets
        if isinstance(formset, LijstFormSet)
    }
