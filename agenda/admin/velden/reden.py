"""Why something changes and when it happened: what a clerk tells beside a change."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone

from ...choices import Herkomst, Precisie
from ...datums import datum_in_woorden, grenzen
from ...invoer import DagField, DagInput, jaar_klopt
from ...models import Wijziging
from ...opslag import KLEIN

REDEN = "reden"
"""The code of a ValidationError that asks for a reason."""
OVER_DE_WIJZIGING = (REDEN, KLEIN)
"""The codes that are the name of a field here too."""

LANGSTE = Wijziging._meta.get_field("reden").max_length
KEUZES = [keuze for keuze in Precisie.choices if keuze[0] != Precisie.ONBEKEND]


class MetVerantwoording(forms.Form):
    """Fields for the reason and the date, for any form that changes content."""

    reden = forms.CharField(
        label="Reden",
        required=False,
        max_length=LANGSTE,
        widget=AdminTextInputWidget,
        help_text="Waarom verandert dit? Bezoekers lezen dit.",
        error_messages={
            "max_length": "Maak de reden korter: hoogstens %(limit_value)d tekens. "
            "Nu zijn het er %(show_value)d."
        },
    )
    klein = forms.BooleanField(
        label="Kleine correctie",
        required=False,
        help_text="Alleen woorden: een tikfout, een komma. Staat wel in de geschiedenis, niet in "
        "de lijst van wijzigingen en de feed.",
    )
    gebeurd_op = DagField(
        label="Wanneer gebeurde het?",
        required=False,
        widget=DagInput({"class": "vDateField"}),
        validators=[jaar_klopt],
        help_text="Laat leeg voor vandaag. Een dag die al voorbij is, mag ook.",
    )
    gebeurd_precisie = forms.ChoiceField(
        label="Hoe precies weet u dat?", required=False, choices=KEUZES, initial=Precisie.DAG
    )
    toch_zo_vroeg = forms.BooleanField(
        label="Ja, dit gebeurde voor de agenda begon", required=False, widget=forms.HiddenInput
    )

    VELDEN: tuple[Any, ...] = (
        "reden", "klein", ("gebeurd_op", "gebeurd_precisie"), "toch_zo_vroeg",
    )  # fmt: skip
    """The fields, as a fieldset of the admin names them."""
    agenda_begint: date | None = None
    """The first day of the agenda that this is about: an earlier day is asked about."""

    def clean_gebeurd_op(self):
        datum = self.cleaned_data["gebeurd_op"]
        if datum and datum > timezone.localdate():
            raise ValidationError("Deze dag moet nog komen. Vul in wanneer het gebeurde.")
        return datum

    def clean(self):
        super().clean()
        schoon = self.cleaned_data
        datum, precisie = schoon.get("gebeurd_op"), schoon.get("gebeurd_precisie", Precisie.DAG)
        if datum and self.agenda_begint and grenzen(datum, precisie)[1] < self.agenda_begint:
            self.fields["toch_zo_vroeg"].widget = forms.CheckboxInput()
            if not schoon.get("toch_zo_vroeg"):
                self.add_error("gebeurd_op", self._zo_vroeg(datum, precisie))
        return schoon

    def _zo_vroeg(self, datum, precisie):
        begin = datum_in_woorden(self.agenda_begint, Precisie.DAG)
        return (
            f"De agenda begint op {begin}. Klopt {datum_in_woorden(datum, precisie)}? "
            f"Vink dan ‘{self.fields['toch_zo_vroeg'].label}’ aan. Bezoekers lezen deze datum."
        )


class RedenForm(MetVerantwoording):
    """A form of its own for one reason, which can't be left out unless `nodig` is False."""

    klein = None  # type: ignore[assignment]
    """What asks for a reason of its own, is not small."""

    def __init__(
        self,
        *args,
        vraag="Waarom?",
        nodig=True,
        lezers="Bezoekers lezen dit.",
        over: Iterable[Model] = (),
        **kwargs,
    ):
        """`over` is what it is the reason for: the agenda of each must have begun by then."""
        super().__init__(*args, **kwargs)
        agendas = (getattr(los, "agenda", None) for los in over)
        begin = (agenda.begin for agenda in agendas if agenda)
        self.agenda_begint = max(begin, default=None)
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
        "klein": gezegd.get("klein", False),
        "datum": gezegd.get("gebeurd_op"),
        "precisie": gezegd.get("gebeurd_precisie") or Precisie.DAG,
    }
