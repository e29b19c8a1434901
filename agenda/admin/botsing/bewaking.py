"""What is known of one form while one request is answered, and what that form says."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, prefetch_related_objects
from django.forms import BaseInlineFormSet, ModelForm

from ...beschrijving.lezen import als_json, rij
from ...beschrijving.model import Beschreven
from ...beschrijving.samen import inhoud_ineens
from ...beschrijving.veld import kolommen, lijsten, sleutels
from ..velden import lees, teken
from .lijsten import LijstFormSet
from .staat import van


@dataclass
class Bewaking:
    """Stands at a request that shows or saves a form, as `request.bewaking`.

    `los` is what the form is about, with what that holds now and held when the form was shown;
    `rijen` are the states of the content under it then, by model and primary key, and `gelezen` is
    that content itself, read once for the form too; `samen` is saved in place of what was typed;
    `fouten` came out while saving: a field or None, and a sentence.
    """

    los: Beschreven | None = None
    nu: dict = field(default_factory=dict)
    was: dict = field(default_factory=dict)
    rijen: dict[str, dict[str, object]] = field(default_factory=dict)
    gelezen: dict[str, list[Any]] = field(default_factory=dict)
    samen: dict | None = None
    fouten: list[tuple[str | None, str]] = field(default_factory=list)

    def zie(self, los: Beschreven) -> None:
        """Note what there is now; what its lists of keys name stays read, for the fields."""
        prefetch_related_objects([los], *sleutels(los.BESCHRIJVING))
        self.los, self.nu = los, inhoud_ineens(los)

    def wat_verandert(self, wordt: dict) -> dict:
        """Of what it becomes, the columns, and those lists that are another than they are now."""
        vast = kolommen(self.los.BESCHRIJVING) if self.los else wordt
        return {naam: w for naam, w in wordt.items() if naam in vast or w != self.nu.get(naam)}

    def onderteken(self) -> str:
        """What a form was made from, as it goes along with that form."""
        gezien = {"van": van(self.los), "inhoud": self.was, "rijen": self.rijen}  # type: ignore[arg-type]
        return teken("gezien", gezien)

    def neem_over(self, ondertekend: str) -> bool:
        """Note what a form was made from; False when it is not one about this, as it is by now."""
        gezien = lees("gezien", ondertekend)
        is_dit = gezien and gezien["van"] == van(self.los)  # type: ignore[arg-type]
        if not is_dit or gezien["inhoud"].keys() != self.nu.keys():
            return False
        self.was, self.rijen = gezien["inhoud"], gezien["rijen"]
        return True


def bewaking_van(request) -> Bewaking:
    """What stands at a request; nothing is known of a form that nobody else can save over."""
    return getattr(request, "bewaking", None) or Bewaking()


def getypt(form: ModelForm, formsets: list[BaseInlineFormSet], was: dict) -> dict:
    """The content that a valid form and its lists make of `was`; what has no field stays so."""
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
