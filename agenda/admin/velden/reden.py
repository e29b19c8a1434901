"""Why something changes and when it happened: what a clerk tells beside a change."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from ...choices import Herkomst, Precisie
from ...models import Wijziging

REDEN = "reden"
"""The code of a ValidationError that asks for a reason."""

LANGSTE = Wijziging._meta.get_field("reden").max_length
KEUZES = [keuze for keuze in Precisie.choices if keuze[0] != Precisie.ONBEKEND]


class MetVerantwoording(forms.Form):
    """Fields for the reason and the date, for any form that changes content."""

    reden = forms.CharField(
        label="Reden",
        required=False,
        max_length=LANGSTE,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Waarom verandert dit? Bezoekers lezen dit.",
        error_messages={
            "max_length": "Maak de reden korter: hoogstens %(limit_value)d tekens. "
            "Nu zijn het er %(show_value)d."
        },
    )
    gebeurd_op = forms.DateField(
        label="Wanneer gebeurde het?",
        required=False,
        widget=forms.DateInput({"type": "date", "class": "vDateField"}, "%Y-%m-%d"),
        help_text="Laat leeg voor vandaag. Een dag die al voorbij is, mag ook.",
    )
    gebeurd_precisie = forms.ChoiceField(
        label="Hoe precies weet u dat?", required=False, choices=KEUZES, initial=Precisie.DAG
    )

    VELDEN: tuple[Any, ...] = ("reden", ("gebeurd_op", "gebeurd_precisie"))
    """The fields, as a fieldset of the admin names them."""

    def clean_gebeurd_op(self):
        datum = self.cleaned_data["gebeurd_op"]
        if datum and datum > timezone.localdate():
            raise ValidationError("Deze dag moet nog komen. Vul in wanneer het gebeurde.")
        return datum


class RedenForm(MetVerantwoording):
    """A form of its own for one reason, which can't be left out unless `nodig` is False."""

    def __init__(self, *args, vraag="Waarom?", nodig=True, lezers="Bezoekers lezen dit.", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reden"].label = vraag
        self.fields["reden"].required = nodig
        self.fields["reden"].help_text = f"Eén zin. {lezers}"


def door(request, herkomst: Herkomst = Herkomst.FORMULIER) -> dict:
    """Who changes something and by which way, for `opslag`."""
    return {"door": request.user.get_username(), "herkomst": herkomst}


def verantwoording(request, form: forms.BaseForm, herkomst: Herkomst = Herkomst.FORMULIER) -> dict:
    """Who, why and when, for `opslag`, from a valid form that may have the fields for it."""
    gezegd = form.cleaned_data
    return door(request, herkomst) | {
        "reden": gezegd.get("reden", ""),
        "datum": gezegd.get("gebeurd_op"),
        "precisie": gezegd.get("gebeurd_precisie") or Precisie.DAG,
    }
