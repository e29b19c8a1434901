"""A title or a name that is there already is pointed out, and the clerk decides."""

from typing import Any

from django import forms
from django.utils.html import format_html

from ...bewerkingen import lijkt_op
from ..paginas import adres


class VraagtBijGelijkenis(forms.ModelForm):
    """Asks before it saves what looks like another row; `LIJKT` says what it is, and where."""

    LIJKT = ("punt", "titel")

    toch_opslaan = forms.BooleanField(
        label="Toch opslaan: dit is iets anders", required=False, widget=forms.HiddenInput
    )

    def clean(self):
        schoon: Any = super().clean()
        _, kolom = self.LIJKT
        naam = schoon.get(kolom) if kolom in self.changed_data else None
        andere = self.vergelijkbaar().exclude(pk=self.instance.pk)
        if naam and (ander := lijkt_op(naam, andere, kolom)):
            self.fields["toch_opslaan"].widget = forms.CheckboxInput()
            if not schoon.get("toch_opslaan"):
                self.add_error(kolom, self._lijkt_op(ander))
        return schoon

    def vergelijkbaar(self):
        """The rows that this one should not look like."""
        return type(self.instance)._default_manager.all()

    def _lijkt_op(self, ander):
        wat, kolom = self.LIJKT
        return format_html(
            "Er is al een {} met een {} die hierop lijkt: "
            '<a href="{}" target="_blank">{} (opent in een nieuw tabblad)</a>. '
            "Is dit iets anders? Vink dan ‘Toch opslaan’ aan en sla nog eens op.",
            wat,
            kolom,
            adres(ander, "change", ander.pk),
            ander,
        )
