"""The content of any object in words for the griffie: field by field, internal fields too."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

from ...beschrijving.model import Beschreven, heeft_agenda, kolom_van, lijst_van
from ...beschrijving.veld import kolommen, lijsten
from ...beschrijving.wijzers import als_lijst, wijst_aan
from ...choices import Precisie
from ...datums import datum_in_woorden
from ...getallen import euro
from ...models import Agenda
from ...verschil.tekst import Stuk, tekstverschil
from ..velden.labels import label

LEEG = "leeg"
LADEN = "laden"
"""The user name of what loads the documents of the region."""


@dataclass(frozen=True)
class Verschil:
    """One field that differs: its name, both values in words, of a long text the words."""

    veld: str
    label: str
    was: str
    wordt: str
    stukken: tuple[Stuk, ...] = ()


def verschilt(oud: dict, nieuw: dict) -> list[str]:
    """The fields that differ between two states; one that a state does not know says nothing."""
    return [veld for veld in nieuw if veld in oud and oud[veld] != nieuw[veld]]


def namen_van(gebruikers: Iterable[str]) -> dict[str, str]:
    """The full name of each user name, or the user name itself."""
    namen = {naam: naam for naam in gebruikers}
    for los in get_user_model().objects.filter(username__in=namen):
        namen[los.get_username()] = los.get_full_name() or los.get_username()
    return namen


def door_wie(gebruikers: Iterable[str]) -> dict[str, str]:
    """What comes after "door" for each user name."""
    return namen_van(gebruikers) | {LADEN: "het inlezen van het document"}


class Woorden:
    """Says values of states of one model; one query for each kind of thing that they point at.

    `agenda` is the one in which keys are looked up that only an agenda knows.
    """

    def __init__(self, model: type[Beschreven], agenda: Agenda | None, *staten: dict | None):
        self.model = model
        self.agenda = agenda
        self.lijsten = lijsten(model.BESCHRIJVING)
        sleutels: dict[type[Beschreven], set[Any]] = defaultdict(set)
        for wijzer in wijst_aan(model):
            for staat in staten:
                if staat:
                    sleutels[wijzer.doel] |= wijzer.sleutels(staat)
        self._namen = {
            doel: dict(_zoek_namen(doel, gevraagd, agenda))
            for doel, gevraagd in sleutels.items()
            if gevraagd
        }

    def label(self, veld: str) -> str:
        """What the forms call a field."""
        if veld in self.lijsten:
            return str(lijst_van(self.model, veld).related_model._meta.verbose_name_plural)
        return label(self.agenda, veld, str(kolom_van(self.model, veld).verbose_name))

    def is_lang(self, veld: str) -> bool:
        return isinstance(self.model._meta.get_field(veld), models.TextField)

    def zeg(self, veld: str, waarde) -> str:
        """One value in words; LEEG where there is nothing."""
        if veld in self.lijsten:
            rijen, velden = (
                self.model._meta.get_field(veld).related_model,
                kolommen(self.lijsten[veld]),
            )
            return ", ".join(self._rij(rijen, velden, w) for w in waarde or ()) or LEEG
        return self._waarde(self.model._meta.get_field(veld), waarde) or LEEG

    def samen(self, waarden: dict) -> str:
        """The values of fields that belong together."""
        if len(waarden) == 1:
            [(veld, waarde)] = waarden.items()
            return self.zeg(veld, waarde)
        gezegd = (f"{self.label(v)}: {self.zeg(v, w)}" for v, w in waarden.items())
        return "; ".join(gezegd)

    def verschillen(self, oud: dict, nieuw: dict) -> Iterator[Verschil]:
        """What differs, in the order in which the model names its fields."""
        for veld in verschilt(oud, nieuw):
            was, wordt = oud[veld], nieuw[veld]
            stukken = tekstverschil(was or "", wordt or "") if self.is_lang(veld) else ()
            woorden = self.zeg(veld, was), self.zeg(veld, wordt)
            yield Verschil(veld, self.label(veld), *woorden, tuple(stukken))

    def _rij(self, model, velden, rij):
        """One row: what comes first, and the rest between brackets."""
        gezegd = [
            self._waarde(model._meta.get_field(veld), rij[veld])
            for veld in velden
            if veld in rij and veld not in ("volgnummer", "volgorde")
        ]
        eerst, *verder = [deel for deel in gezegd if deel] or [LEEG]
        return f"{eerst} ({', '.join(verder)})" if verder else eerst

    def _waarde(self, kolom, waarde):
        if waarde in (None, "", []):
            return ""
        if kolom.is_relation:
            namen = self._namen.get(kolom.related_model, {})
            return ", ".join(namen.get(str(sleutel), str(sleutel)) for sleutel in als_lijst(waarde))
        if kolom.choices:
            return str(dict(kolom.flatchoices).get(waarde, waarde))
        match kolom:
            case models.BooleanField():
                return "ja" if waarde else "nee"
            case models.DateField():
                return datum_in_woorden(date.fromisoformat(waarde), Precisie.DAG)
            case models.DecimalField():
                return euro(Decimal(waarde))
        return str(waarde)


def _zoek_namen(doel, sleutels, agenda):
    zoek = {f"{doel.SLEUTEL}__in": sleutels}
    relaties = [veld.name for veld in doel._meta.fields if veld.name == "orgaan"]
    if doel.SLEUTEL != "kenmerk" and heeft_agenda(doel):
        zoek["agenda"] = agenda
    for rij in doel._default_manager.filter(**zoek).select_related(*relaties):
        yield str(rij.sleutel), str(rij)
