"""What a visitor chooses to see of the matrix of an agenda: a domain, a status, or both."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst

from agenda.lijsten import BESTAAT_NIET, uit_statussen
from agenda.models import Agenda, Agendapunt, Domein


def _keuzeveld(label: str, leeg: str, keuzes: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    """A choice of a list; what leaves nothing to choose is no question, but may still be asked."""
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[("", leeg), *keuzes],
        widget=forms.Select if len(keuzes) > 1 else forms.HiddenInput,
        error_messages={"invalid_choice": BESTAAT_NIET},
    )


class Matrixkeuze(forms.Form):
    """Of these public items those that a visitor asks for; all of them where he asks wrongly."""

    def __init__(
        self,
        vraag: QueryDict,
        agenda: Agenda,
        domeinen: Sequence[Domein],
        punten: Sequence[Agendapunt],
    ):
        super().__init__(vraag)
        self.punten, self.woorden = punten, agenda.woorden
        self._domein = {domein.slug: domein.pk for domein in domeinen}
        namen = [(domein.slug, domein.naam) for domein in domeinen]
        statussen = uit_statussen({punt.status for punt in punten}, vraag.get("status", ""))
        self.fields["domein"] = _keuzeveld(
            capfirst(self.woorden.domein), f"Alle {self.woorden.domeinen}", namen
        )
        self.fields["status"] = _keuzeveld("Status", "Elke status", statussen)

    @property
    def gekozen(self) -> bool:
        """Whether something was asked for that can be."""
        return self.is_valid() and any(self.cleaned_data.values())

    def toon(self) -> list[Agendapunt]:
        """The items that were asked for, in their order."""
        if not self.gekozen:
            return list(self.punten)
        domein, status = self.cleaned_data["domein"], self.cleaned_data["status"]
        return [
            punt
            for punt in self.punten
            if (not domein or punt.domein_id == self._domein[domein])
            and (not status or punt.status == status)
        ]
