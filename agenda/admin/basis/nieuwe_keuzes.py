"""A field that also offers rows which a voorstel only proposes, so that they can be named."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

from ...beschrijving.model import Beschreven, heeft_agenda
from ...models import Voorstelregel
from ...voorstellen import heet


class _MetVoorgesteld(ModelChoiceIterator):
    field: Any

    def __iter__(self):
        yield from super().__iter__()
        for sleutel, rij in self.field.voorgesteld.items():
            yield sleutel, f"{heet(type(rij), vars(rij))} (nieuw in dit voorstel)"


class KeuzeMetVoorgesteld(forms.ModelChoiceField):
    """`voorgesteld` are rows in memory by the key that a voorstel gives them: "nieuw:3"."""

    iterator = _MetVoorgesteld
    voorgesteld: Mapping[str, Beschreven] = {}

    def to_python(self, value):
        return self.voorgesteld.get(str(value)) or super().to_python(value)


def in_het_geheugen(regel: Voorstelregel, doel: type[Beschreven]) -> Beschreven:
    """The row that a regel would add, as far as another needs it to point at; nobody saves it."""
    naam = {los: regel.verandering.get(los, "") for los in (doel.NAAM, "titel")}
    rij: Any = doel(**{los: w for los, w in naam.items() if hasattr(doel, los)})
    setattr(rij, doel.SLEUTEL, regel.sleutel)
    if heeft_agenda(doel):
        rij.agenda = regel.voorstel.agenda
    return rij
