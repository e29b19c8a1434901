"""What somebody fills in on the page of a voorstel: of the whole, and of each regel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.utils import timezone

from ...beschrijving.model import Beschreven
from ...invoer import DagField, DagInput, jaar_klopt
from ...models import Voorstel, Voorstelregel
from ..velden import Tekstvak
from .mag import Mag

BLIJFT, WEG, ANDER, DEZELFDE = "", "weg", "ander", "dezelfde"
VEEL = 10
"""With more other voorstellen than this they are listed once, and not at each regel."""


class VoorstelForm(forms.ModelForm):
    class Meta:
        model = Voorstel
        fields = ("titel", "reden", "toelichting")
        widgets = {
            "titel": AdminTextInputWidget,
            "reden": AdminTextInputWidget,
            "toelichting": Tekstvak({"rows": 3}),
        }
        labels = {"reden": "Reden voor alle regels"}


class PlanForm(forms.Form):
    """When a voorstel is carried out by itself; nothing for not."""

    gepland_dag = DagField(
        label="Voer uit op",
        required=False,
        widget=DagInput({"class": "vDateField"}),
        validators=[jaar_klopt],
        help_text="Laat leeg als u het zelf uitvoert. Tot die dag kan niemand het voorstel "
        "veranderen. Haal de dag hier weg als dat toch moet.",
    )
    gepland_tijd = forms.TimeField(
        label="Om",
        required=False,
        input_formats=("%H:%M", "%H.%M", "%H:%M:%S"),
        widget=forms.TimeInput({"size": 6}, format="%H:%M"),
        help_text="Bijvoorbeeld 09:00.",
        error_messages={"invalid": "Dit is geen tijd. Schrijf hem als 09:00."},
    )

    def __init__(self, *args, voorstel: Voorstel, **kwargs):
        self.voorstel = voorstel
        op = voorstel.gepland_op and timezone.localtime(voorstel.gepland_op)
        begin = {"gepland_dag": op and op.date(), "gepland_tijd": op and op.time()}
        super().__init__(*args, **kwargs | {"initial": begin})

    def clean(self):
        schoon = super().clean() or self.cleaned_data
        dag, tijd = schoon.get("gepland_dag"), schoon.get("gepland_tijd")
        if tijd and not dag and "gepland_dag" not in self.errors:
            self.add_error("gepland_dag", "Kies ook een dag, of haal de tijd weg.")
        if dag and not tijd and "gepland_tijd" not in self.errors:
            self.add_error("gepland_tijd", "Kies ook een tijd, bijvoorbeeld 09:00.")
        if self.has_changed() and self.moment and self.moment <= timezone.now():
            self.add_error("gepland_dag", "Dit moment is al voorbij. Kies een later moment.")
        return schoon

    @property
    def moment(self) -> datetime | None:
        """What was filled in, in the time of here; None for nothing."""
        dag, tijd = (self.cleaned_data.get(naam) for naam in ("gepland_dag", "gepland_tijd"))
        return timezone.make_aware(datetime.combine(dag, tijd)) if dag and tijd else None


class NaarForm(forms.Form):
    """To which voorstel go the regels that go to another, where there are many of those."""

    naar = forms.ChoiceField(
        label="Naar welk voorstel?",
        required=False,
        help_text="Voor de regels waarbij u koos voor ‘In een ander voorstel’.",
    )

    def __init__(self, *args, andere: list[Voorstel], **kwargs):
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["naar"]
        veld.choices = [("", "Kies een voorstel"), *((str(los.pk), str(los)) for los in andere)]


class RegelForm(forms.Form):
    """What becomes of one regel, and what somebody says of it; its prefix is its number: "r3"."""

    doet_mee = forms.BooleanField(label="Doet mee", required=False)
    waarom_niet = forms.CharField(
        label="Waarom niet?", required=False, max_length=250, widget=AdminTextInputWidget
    )
    reden = forms.CharField(
        label="Eigen reden",
        required=False,
        max_length=250,
        widget=AdminTextInputWidget,
        help_text="Alleen als die anders is dan die van het hele voorstel. Bezoekers lezen dit.",
    )
    waarheen = forms.ChoiceField(label="Waar hoort deze regel?", required=False)
    opmerking = forms.CharField(
        label="Uw opmerking",
        required=False,
        max_length=5000,
        widget=Tekstvak({"rows": 2}),
        help_text="Alleen collega's lezen dit.",
    )

    KIEZEN = ("doet_mee", "waarom_niet")
    BIJSTELLEN = ("reden", "waarheen")

    def __init__(
        self,
        *args,
        regel: Voorstelregel,
        mag: Mag,
        andere: list[Voorstel],
        lijkt_op: Beschreven | None = None,
        **kwargs,
    ):
        begin = {naam: getattr(regel, naam) for naam in ("doet_mee", "waarom_niet", "reden")}
        super().__init__(*args, **kwargs | {"initial": begin, "prefix": f"r{regel.nummer}"})
        self.regel, self.lijkt_op = regel, lijkt_op
        veld: Any = self.fields["waarheen"]
        veld.choices = [
            (BLIJFT, "In dit voorstel"),
            *(_elders(andere) if len(andere) <= VEEL else [(ANDER, "In een ander voorstel")]),
            (WEG, "Nergens: haal de regel weg"),
            *([(DEZELFDE, f"Bij {lijkt_op}: dat is hetzelfde")] if lijkt_op else []),
        ]
        besluit = mag.besluiten and regel.lag_voor
        weg = (
            () if mag.bijstellen else self.BIJSTELLEN if besluit else self.KIEZEN + self.BIJSTELLEN
        )
        for naam in weg:
            del self.fields[naam]
        if not mag.opmerken:
            del self.fields["opmerking"]

    def clean(self):
        schoon = super().clean() or self.cleaned_data
        if schoon.get("doet_mee"):
            schoon["waarom_niet"] = ""
        return schoon


@dataclass(frozen=True)
class Formulieren:
    """All that the page of a voorstel asks; None for what somebody may not fill in there."""

    voorstel: VoorstelForm | None
    plan: PlanForm | None
    naar: NaarForm | None
    regels: list[RegelForm]

    def __iter__(self) -> Iterator[forms.BaseForm]:
        return (form for form in (self.voorstel, self.plan, self.naar, *self.regels) if form)


def _elders(andere: list[Voorstel]) -> list[tuple[str, str]]:
    return [(str(los.pk), f"In ‘{los}’") for los in andere]
