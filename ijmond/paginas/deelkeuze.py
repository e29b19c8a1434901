"""What part of a page a visitor chooses to see, out of lists."""

from collections.abc import Mapping, Sequence

from django import forms
from django.http import QueryDict

from agenda.lijsten import BESTAAT_NIET

Keuzes = Sequence[tuple[str, str]]


class Deelkeuze(forms.Form):
    """What an address asks for, of each of `velden`: its label, what all is called, its choices.

    What leaves nothing to choose is no question, but may still be asked.
    """

    def __init__(self, vraag: QueryDict, velden: Mapping[str, tuple[str, str, Keuzes]]):
        super().__init__(vraag)
        for naam, (label, alles, keuzes) in velden.items():
            self.fields[naam] = forms.ChoiceField(
                label=label,
                required=False,
                choices=[("", alles), *keuzes],
                widget=forms.Select if len(keuzes) > 1 else forms.HiddenInput,
                error_messages={"invalid_choice": BESTAAT_NIET},
            )

    @property
    def gekozen(self) -> bool:
        """Whether something was asked for that can be."""
        return self.is_valid() and any(self.cleaned_data.values())
