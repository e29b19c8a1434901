"""Rows under a form that are content of their own: nobody overwrites what they did not see."""

from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.forms.models import model_to_dict

from ...beschrijving.lezen import inhoud, rij
from ...beschrijving.veld import kolommen, sleutels
from ...models import Punt, Stand
from .gezien import rijen, vers
from .veldwoorden import Woorden, namen_van, verschilt


def wie_was_het(object) -> str:
    """Who changed this last, by name; "Iemand anders" where that is not known."""
    if isinstance(object, Punt):
        standen = Stand.objects.filter(kenmerk=object.kenmerk)
        wie = standen.values_list("wijziging__wie", flat=True).last() or ""
    else:
        regels = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(object), object_id=str(object.pk)
        )
        laatste = regels.select_related("user").order_by("-pk").first()
        wie = laatste.user.get_username() if laatste else ""
    return namen_van([wie])[wie] or "Iemand anders"


class InhoudFormSet(BaseInlineFormSet):
    """`gezien` is what the rows were when the form was shown: see `gezien.rijen`.

    A row that somebody else changed since keeps that when nothing was typed in it, and has an error
    when something was. `gemeld` is what those rows are now: who saves again, has seen it.
    """

    model: type[Any]

    def __init__(self, *args, gezien=None, **kwargs):
        self.gezien = gezien or {}
        self.gemeld = {}
        super().__init__(*args, **kwargs)

    def get_unique_error_message(self, unique_check):
        """The sentence of the model, which tells more than the names of the fields."""
        for regel in self.model._meta.total_unique_constraints:
            if set(regel.fields) == set(unique_check):
                return regel.violation_error_message
        return super().get_unique_error_message(unique_check)

    def clean(self):
        super().clean()
        bekend = [los for los in self.initial_forms if str(los.instance.pk) in self.gezien]
        # Not as the forms have them: what was typed is in those.
        sleutels = [los.instance.pk for los in bekend]
        nu = rijen(self.model, self.model._base_manager.filter(pk__in=sleutels)) if bekend else {}
        fouten = []
        for los in bekend:
            sleutel = str(los.instance.pk)
            if nu[sleutel] != self.gezien[sleutel]:
                fouten += self._ga_na(los, self.gezien[sleutel], nu[sleutel])
        if fouten:
            raise ValidationError(fouten)

    def _ga_na(self, los, was, nu):
        """Look at one row that changed; gives what is wrong when it was to go."""
        object = vers(los.instance)
        was = Stand.objects.get(pk=was).inhoud if isinstance(was, int) else was
        staat = inhoud(object)
        getypt = _getypt(los)
        aangeraakt = {veld for veld, waarde in getypt.items() if waarde != was.get(veld)}
        weg = self.can_delete and self._should_delete_form(los)  # type: ignore[attr-defined]
        los.overslaan = not aangeraakt and not weg
        if los.overslaan:
            return []
        self.gemeld[str(object.pk)] = nu
        agenda = getattr(object, "agenda", None)
        woorden = Woorden(self.model, agenda, was, staat)
        wat = "; ".join(
            f"{v.label}: {v.was} → {v.wordt}"
            for v in woorden.verschillen({veld: was.get(veld) for veld in staat}, staat)
        )
        wie = wie_was_het(object)
        if weg:
            # The errors of a row that goes are not looked at.
            return [
                f"{wie} heeft ‘{object}’ intussen gewijzigd ({wat}). "
                "Wilt u het toch weghalen? Sla dan nog eens op."
            ]
        los.add_error(
            None,
            f"{wie} heeft dit intussen gewijzigd ({wat}). "
            "Wilt u bewaren wat hier nu staat? Sla dan nog eens op.",
        )
        self._neem_over(los, object, verschilt(was, staat), aangeraakt)
        return []

    def _neem_over(self, los, object, gewijzigd, aangeraakt):
        """Show what the other made of the fields in which nothing was typed."""
        nieuw = model_to_dict(object, fields=[v for v in gewijzigd if v in los.fields])
        los.data = los.data.copy()
        for veld, waarde in nieuw.items():
            if veld in aangeraakt:
                continue
            waarde = los.fields[veld].prepare_value(waarde)
            waarden = waarde if isinstance(waarde, list) else [waarde]
            los.data.setlist(los.add_prefix(veld), ["" if w is None else str(w) for w in waarden])


def _getypt(los):
    """What the fields of a row say, as content."""
    staat = los._meta.model.BESCHRIJVING
    velden = tuple(veld for veld in kolommen(staat) if veld in los.fields)
    getypt = rij(los.instance, velden)
    for veld in sleutels(staat):
        if veld in los.fields:
            doelen = los.cleaned_data.get(veld) or ()
            getypt[veld] = sorted(doel.sleutel for doel in doelen)
    return getypt
