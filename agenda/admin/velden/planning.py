"""Planning an item, by a box and a few words for each periode; and which perioden there are."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from ...choices import EENHEDEN
from ...models import Periode, Planning
from ...tekens import schone_regel
from ...tijdvakken import eerste_in_elkaar
from ...weergave import laat_open

LANGSTE: int = Planning._meta.get_field("toelichting").max_length  # type: ignore[assignment]


def niet_allebei(aangevinkt: Iterable[Periode]) -> Iterator[str]:
    """A sentence where what is ticked lies inside something else that is."""
    gepland = {periode.dagen: periode for periode in aangevinkt}
    if paar := eerste_in_elkaar(gepland):
        om, erin = (gepland[dagen] for dagen in paar)
        yield f"Vink {om} of {erin} aan, niet allebei: {erin} valt in {om}."


class EenhedenField(forms.MultipleChoiceField):
    """Of which units an agenda gets its perioden."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, label="Maak", **kwargs):
        super().__init__(
            label=label,
            choices=[*EENHEDEN.items()],
            help_text="U mag er meer aanvinken. Met jaren en kwartalen plant u een punt in een "
            "kwartaal, of in een jaar zolang het kwartaal nog niet bekend is.",
            **kwargs,
        )


class PlanningWidget(forms.Widget):
    """A row per periode. Its value is a dict: the key of a periode to (ticked, toelichting)."""

    template_name = "admin/agenda/planning.html"
    use_fieldset = True
    perioden: Sequence[Periode] = ()
    woord_perioden = ""
    onbekend: Mapping[str, str] = {}
    """What periods leave open, as `laat_open` says."""

    def id_for_label(self, id_):
        return ""

    def get_context(self, name, value, attrs):
        rijen = []
        for periode in self.perioden:
            gepland, toelichting = (value or {}).get(periode.pk, (False, ""))
            rij = {"periode": periode, "gepland": gepland, "toelichting": toelichting}
            rij["onbekend"] = self.onbekend.get(periode.tijdvak, "")
            rij["diepte"] = sum(los.dagen.omvat(periode.dagen) for los in self.perioden) - 1
            rijen.append(rij | {"naam": f"{name}-{periode.pk}"})
        eigen = {"rijen": rijen, "langste": LANGSTE, "woord_perioden": self.woord_perioden}
        return super().get_context(name, value, attrs) | eigen

    def _render(self, template_name, context, renderer=None):
        # The template stands beside those of the admin, where a renderer of forms does not look.
        return render_to_string(template_name, context)

    def value_from_datadict(self, data, files, name):
        return {
            periode.pk: (
                f"{name}-{periode.pk}" in data,
                schone_regel(data.get(f"{name}-{periode.pk}-toelichting", "")).strip(),
            )
            for periode in self.perioden
        }

    def value_omitted_from_data(self, data, files, name):
        return False  # a form without any tick sends nothing either


class PlanningField(forms.Field):
    widget = PlanningWidget

    def set_agenda(self, agenda, perioden):
        self.widget.perioden = perioden
        self.widget.onbekend = laat_open(perioden, agenda.kolom_eenheid)
        self.widget.woord_perioden = agenda.woord_perioden

    def clean(self, value):
        """Gives the toelichting of each periode that is ticked."""
        fouten = []
        for periode in self.widget.perioden:
            gepland, toelichting = value[periode.pk]
            if toelichting and not gepland:
                fouten.append(
                    f"Bij {periode} staat een toelichting, maar {periode} is niet aangevinkt. "
                    f"Vink {periode} aan, of maak de toelichting leeg."
                )
            if len(toelichting) > LANGSTE:
                fouten.append(f"De toelichting bij {periode} is langer dan {LANGSTE} tekens.")
        fouten += niet_allebei(p for p in self.widget.perioden if value[p.pk][0])
        if fouten:
            raise ValidationError(fouten)
        return {pk: toelichting for pk, (gepland, toelichting) in value.items() if gepland}

    def label_van_invoer(self, naam: str, invoer: str) -> str:
        """What one of the boxes of this field, of any agenda, is called; "" for what is none."""
        if not (los := re.fullmatch(rf"{naam}-([0-9]{{1,18}})(-toelichting)?", invoer)):
            return ""
        periode = Periode.objects.filter(pk=los[1]).first() or "een periode die weg is"
        return f"Gepland in {periode}{', toelichting' if los[2] else ''}"

    def rijen(self, gepland: dict[int, str]) -> list[Planning]:
        """The rows, not saved, that a value as `clean` gives it stands for."""
        return [
            Planning(periode=periode, toelichting=gepland[periode.pk])
            for periode in self.widget.perioden
            if periode.pk in gepland
        ]

    def has_changed(self, initial, data):
        nu = {pk: toelichting for pk, (gepland, toelichting) in (data or {}).items() if gepland}
        ervoor = {pk: toelichting for pk, (gepland, toelichting) in (initial or {}).items()}
        return nu != ervoor
