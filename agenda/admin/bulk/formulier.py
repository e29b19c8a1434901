"""What becomes of every chosen item; a field that is left alone changes nothing."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from ...beschrijving.model import Beschreven, kolom_van
from ...beschrijving.veld import Inhoud
from ...choices import Publicatie, Rol
from ...models import Agenda, Betrokkenheid, Eigenaar
from ..velden import Zoekveld

BLIJFT = ("", "Blijft zo")
GEEN = "-"
ERBIJ, VERVANG, WEG = "erbij", "vervang", "weg"


def sleutelkeuzes(rijen: Iterable[Any], mag_leeg: bool = False) -> list[tuple[str, str]]:
    """The choices of a field that gives the key of a row; with one for none where that may be."""
    leeg = [(GEEN, "Geen")] if mag_leeg else []
    return [BLIJFT, *leeg, *((str(los.sleutel), str(los)) for los in rijen)]


class WijzigForm(forms.Form):
    """Of any kind of item; `wordt` makes of a state what was asked."""

    status = forms.ChoiceField(label="Status", required=False)
    stuksoort = forms.ChoiceField(label="Soort stuk", required=False)
    eigenaar_doe = forms.ChoiceField(
        label="Wie eraan werken",
        required=False,
        choices=[
            BLIJFT,
            (ERBIJ, "Voeg iemand toe"),
            (VERVANG, "Vervang iemand door een ander"),
            (WEG, "Haal iemand weg"),
        ],
    )
    eigenaar = forms.ModelChoiceField(Eigenaar.objects.all(), label="Wie?", required=False)
    rol = forms.ChoiceField(
        label="In welke rol?",
        required=False,
        choices=[("", "---------"), *Rol.choices],
        help_text="Nodig als u iemand toevoegt. Bij vervangen en weghalen betekent leeg: elke rol.",
    )
    nieuwe_eigenaar = forms.ModelChoiceField(
        Eigenaar.objects.all(), label="Door wie vervangt u die?", required=False
    )
    publicatie = forms.ChoiceField(
        label="Op de site",
        required=False,
        choices=[
            BLIJFT,
            (Publicatie.GEPUBLICEERD, "Publiceer"),
            (Publicatie.INGETROKKEN, "Trek in"),
        ],
    )

    KOLOMMEN: ClassVar[tuple[str, ...]] = ("status", "stuksoort")
    """The fields whose value is what the column of that name becomes."""
    VAKKEN: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("", ("status", "stuksoort", "publicatie")),
        ("Eigenaren", ("eigenaar_doe", "eigenaar", "rol", "nieuwe_eigenaar")),
    )
    """The fields under their headings, as the page shows them."""

    def __init__(self, data, *, agenda: Agenda, model: type[Beschreven], admin_site):
        super().__init__(data, prefix="wijzig")
        velden: dict[str, Any] = self.fields
        status = kolom_van(model, "status")
        velden["status"].choices = [BLIJFT, *status.flatchoices]
        velden["stuksoort"].choices = sleutelkeuzes(agenda.stuksoorten.all(), mag_leeg=True)
        if len(velden["stuksoort"].choices) == 2:
            del velden["stuksoort"]
        for naam in ("eigenaar", "nieuwe_eigenaar"):
            velden[naam].widget = Zoekveld(Betrokkenheid._meta.get_field("eigenaar"), admin_site)
            velden[naam].widget.choices = velden[naam].choices

    def vakken(self):
        """The headings, each with the fields that there are under it."""
        for kop, namen in self.VAKKEN:
            if velden := [self[naam] for naam in namen if naam in self.fields]:
                yield kop, velden

    def clean(self):
        schoon: Any = super().clean()
        self._kijk_eigenaren_na(schoon)
        if not (self.errors or any(schoon.values())):
            raise ValidationError("Kies wat er verandert.")
        return schoon

    def _kijk_eigenaren_na(self, schoon):
        doe = schoon.get("eigenaar_doe")
        namen = {None: (), "": (), ERBIJ: ("eigenaar", "rol"), WEG: ("eigenaar",)}
        nodig = namen.get(doe, ("eigenaar", "nieuwe_eigenaar"))
        self.eis(nodig, "Vul dit ook in.")
        if not doe and any(schoon.get(n) for n in ("eigenaar", "rol", "nieuwe_eigenaar")):
            self.add_error("eigenaar_doe", "Kies wat u met deze eigenaar doet.")

    def eis(self, namen: Iterable[str], zin: str) -> None:
        """Say of each of these fields that it is needed, where it is empty."""
        for naam in namen:
            if naam not in self.errors and not self.cleaned_data.get(naam):
                self.add_error(naam, zin)

    def wordt(self, staat: Inhoud) -> Inhoud:
        """What a state becomes by what was asked."""
        schoon, nieuw = self.cleaned_data, dict(staat)
        for naam in self.KOLOMMEN:
            if waarde := schoon.get(naam):
                nieuw[naam] = None if waarde == GEEN else waarde
        if schoon["eigenaar_doe"]:
            nieuw["betrokkenen"] = self._betrokkenen(staat["betrokkenen"])
        # What visitors never saw can't be withdrawn.
        if publicatie := schoon["publicatie"]:
            was_te_zien = staat["publicatie"] == Publicatie.GEPUBLICEERD
            if publicatie == Publicatie.GEPUBLICEERD or was_te_zien:
                nieuw["publicatie"] = publicatie
        return nieuw

    def _betrokkenen(self, rijen: list[Inhoud]) -> list[Inhoud]:
        doe, wie, rol = (self.cleaned_data[n] for n in ("eigenaar_doe", "eigenaar", "rol"))
        if doe == ERBIJ:
            return _elk_een_keer([*rijen, {"eigenaar": wie.sleutel, "rol": rol}])
        gevraagd = [
            los for los in rijen if los["eigenaar"] == wie.sleutel and rol in ("", los["rol"])
        ]
        if doe == WEG:
            return [los for los in rijen if los not in gevraagd]
        ander = {"eigenaar": self.cleaned_data["nieuwe_eigenaar"].sleutel}
        return _elk_een_keer(los | ander if los in gevraagd else los for los in rijen)


def _elk_een_keer(rijen: Iterable[Inhoud]) -> list[Inhoud]:
    gevonden: list[Inhoud] = []
    for los in rijen:
        if los not in gevonden:
            gevonden.append(los)
    return gevonden
