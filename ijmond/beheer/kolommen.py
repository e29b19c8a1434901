"""What stands in the columns of a list that others keep: asked once, and kept."""

from base64 import b64decode, b64encode
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.text import Truncator

from agenda.models import Agenda

from ..overnemen import Binnen
from ..overnemen.lijst import Vraag, keuzes, lees_indelingen, onthoud, te_kiezen

GROOTSTE_MEE = 1_500_000
"""So many bytes of a file go along on the page that asks; a larger one is chosen there again."""
EEN_TITEL = "Kies in welke kolom de titel staat."


class KolommenForm(forms.Form):
    """A choice for each heading."""

    soort = forms.ChoiceField(label="Wat staat er op elke rij?")

    def __init__(self, data, *, vraag: Vraag, agenda: Agenda):
        super().__init__(data, prefix="kolom", initial={"soort": vraag.soort})
        self.vraag = vraag
        velden: Any = self.fields
        woorden = {"agendapunt": agenda.woord_agendapunt, "actie": agenda.woord_actie}
        velden["soort"].choices = list(woorden.items())
        for nummer, los in enumerate(vraag.kolommen):
            voorbeelden = "; ".join(Truncator(tekst).chars(60) for tekst in los.voorbeelden)
            velden[f"{nummer}"] = forms.ChoiceField(
                label=f"Kolom ‘{Truncator(los.kop).chars(60)}’",
                choices=keuzes(los),
                initial=los.veld,
                required=False,
                help_text=f"Bijvoorbeeld: {voorbeelden}" if voorbeelden else "Deze kolom is leeg.",
            )

    def clean(self):
        schoon: Any = super().clean()
        if "titel" not in self.per_kop().values():
            raise ValidationError(EEN_TITEL)
        return schoon

    def per_kop(self) -> dict[str, str]:
        """What was chosen, by heading."""
        gekozen = self.cleaned_data
        return {los.kop: gekozen.get(f"{n}", "") for n, los in enumerate(self.vraag.kolommen)}


def vraag_kolommen(request, agenda: Agenda, binnen: Binnen, *, opnieuw: bool) -> Any:
    """What the page needs that asks what the columns hold; None where that is known, or said now.

    Raises Geweigerd for a list that can't be read.
    """
    if binnen.soort == "docx":
        return None
    is_gekozen = "_kolommen" in request.POST
    indelingen = lees_indelingen(binnen.soort, binnen.inhoud, agenda)
    if not (vraag := te_kiezen(indelingen, agenda, opnieuw=opnieuw or is_gekozen)):
        return None
    form = KolommenForm(request.POST if is_gekozen else None, vraag=vraag, agenda=agenda)
    if is_gekozen and form.is_valid():
        onthoud(agenda, form.cleaned_data["soort"], form.per_kop())
        return None
    past = len(binnen.inhoud) <= GROOTSTE_MEE
    mee = b64encode(binnen.inhoud).decode() if past else ""
    return {"form": form, "naam": binnen.naam, "mee": mee}


def meegekomen(request) -> Any:
    """The files of a request; one may have gone along on the page that asked."""
    if request.FILES or not request.POST.get("mee"):
        return request.FILES
    try:
        inhoud = b64decode(request.POST["mee"], validate=True)
    except ValueError:
        return request.FILES
    return {"bestand": SimpleUploadedFile(request.POST.get("naam") or "lijst", inhoud)}
