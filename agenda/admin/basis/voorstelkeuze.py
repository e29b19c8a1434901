"""In which voorstel something is kept: one that is being prepared, or a new one."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils import timezone

from ...choices import Herkomst, Precisie, Publicatie, VoorstelStatus
from ...datums import datum_in_woorden
from ...models import Agenda, Voorstel
from ...voorstellen import nieuw_voorstel
from .. import rechten

NIEUW = "nieuw-"
"""What comes before the key of an agenda in the choice of a new voorstel."""

TITEL_VAN_WAT_ER_IS = (
    "U typte een titel, maar koos een voorstel dat er al is. Kies een nieuw voorstel, of haal de "
    "titel weg."
)


class VoorstelKeuze(forms.Form):
    """Asks in which voorstel; of which agenda that is, is asked along where that is not known."""

    voorstel = forms.ChoiceField(
        label="In welk voorstel?",
        error_messages={
            "required": "Kies in welk voorstel dit komt.",
            "invalid_choice": "Dit voorstel is er niet meer, of is niet meer in voorbereiding.",
        },
    )
    titel = forms.CharField(
        label="Titel van een nieuw voorstel",
        required=False,
        max_length=Voorstel._meta.get_field("titel").max_length,
        widget=AdminTextInputWidget,
    )
    publiceer = forms.BooleanField(
        label="Publiceer dit als het voorstel wordt uitgevoerd", required=False
    )

    def __init__(
        self,
        data,
        gebruiker,
        herkomst: Herkomst,
        *,
        agenda: Agenda | None = None,
        rij: Any = None,
    ):
        """`rij` is what is kept: of what visitors see already, publishing is not offered."""
        super().__init__(data, prefix="voorstel")
        self.gebruiker, self.herkomst = gebruiker, herkomst
        self.anders = f"Voorstel van {datum_in_woorden(timezone.localdate(), Precisie.DAG)}"
        self.fields["titel"].help_text = f"Zonder titel heet het ‘{self.anders}’."
        self.fields["voorstel"].choices = self._keuzes(agenda)  # type: ignore[attr-defined]
        if getattr(rij, "publicatie", Publicatie.GEPUBLICEERD) == Publicatie.GEPUBLICEERD:
            del self.fields["publiceer"]

    def _keuzes(self, agenda):
        """The one that somebody worked on last comes first, and is chosen."""
        te_zien = rechten.te_zien(self.gebruiker, Agenda.objects.lopende_eerst())
        alle = [agenda] if agenda else list(te_zien)
        lopen = Voorstel.objects.filter(status=VoorstelStatus.IN_VOORBEREIDING, agenda__in=alle)
        van_mij = self.gebruiker.get_username()
        self.er_zijn = {
            str(los.pk): los
            for los in sorted(lopen.select_related("agenda"), key=lambda los: los.wie != van_mij)
        }
        eigen = [los for los in self.er_zijn.values() if los.wie == van_mij]
        self.agendas = {f"{NIEUW}{los.pk}": los for los in alle}
        nieuw = [
            (sleutel, "Een nieuw voorstel" if agenda else f"Een nieuw voorstel bij {los}")
            for sleutel, los in self.agendas.items()
        ]
        bestaand = [
            (sleutel, str(los) if agenda else f"{los} ({los.agenda})")
            for sleutel, los in self.er_zijn.items()
        ]
        return [*bestaand, *nieuw] if eigen else [*nieuw, *bestaand]

    def clean_titel(self):
        """Who types one wants a new voorstel, whatever was chosen beforehand."""
        titel = self.cleaned_data["titel"]
        if titel and self.cleaned_data.get("voorstel") in self.er_zijn:
            raise ValidationError(TITEL_VAN_WAT_ER_IS)
        return titel

    def gekozen(self) -> Voorstel:
        """The voorstel that was chosen, made where it is new; raises ValidationError."""
        if not self.is_valid():
            raise ValidationError([zin for zinnen in self.errors.values() for zin in zinnen])
        keuze = self.cleaned_data["voorstel"]
        if keuze in self.er_zijn:
            return self.er_zijn[keuze]
        titel = self.cleaned_data["titel"] or self.anders
        wie = self.gebruiker.get_username()
        return nieuw_voorstel(self.agendas[keuze], titel, door=wie, herkomst=self.herkomst)
