"""The content of any object in words for the griffie: field by field, internal fields too."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import models

from ...beschrijving.model import Beschreven, bij_sleutels, doel_van, kolom_van, lijst_van
from ...beschrijving.samen import lees_samen
from ...beschrijving.veld import Veld, kolommen, lijsten, velden
from ...beschrijving.wijzers import als_lijst, wijst_aan
from ...choices import Precisie
from ...datums import datum_in_woorden
from ...getallen import euro
from ...models import Agenda, Periode
from ...tijdvakken import Tijdvak
from ...verschil import Deel, Plek, Samenvoeging, Stuk, tekstverschil, verschillen
from ..velden import label

Namen = dict[type[Beschreven], dict[str, str]]
"""What rows are called, by their model and by the key that states have for them."""

LEEG = "leeg"
WEG = "weggehaald"


@dataclass(frozen=True)
class Verschil:
    """One piece that differs: both values in words, and of a long text which words changed."""

    deel: Deel
    label: str
    was: str
    wordt: str
    stukken: tuple[Stuk, ...] = ()

    @property
    def naam(self) -> str:
        """What a form calls it."""
        return self.deel.plek.naam


@dataclass(frozen=True)
class Keuze:
    """A piece that two people changed, each in another way; `naam` is what a form calls it."""

    naam: str
    ander: Verschil
    mijn: Verschil


class Woorden:
    """Says states of one model, of an `agenda`; one query for all that they point at.

    None where `namen` are given, as `namen_in` gives them.
    """

    def __init__(
        self,
        model: type[Beschreven],
        agenda: Agenda | None,
        *staten: dict | None,
        namen: Namen | None = None,
    ):
        self.model, self.agenda = model, agenda
        self.staat = model.BESCHRIJVING
        self._namen = namen_in(agenda, {model: staten}) if namen is None else namen

    def label(self, plek: Plek) -> str:
        """What the forms call it: "titel", "behandelingen: Commissie, 3 mei 2026, uitkomst"."""
        if plek.lijst not in lijsten(self.staat):
            return self._label(Plek(), plek.lijst or plek.velden[0])
        lijst = str(self._houder(plek)._meta.verbose_name_plural)
        delen = [self._naam_van_rij(plek)] if plek.nummer else []
        delen += [self._label(plek, veld) for veld in plek.velden[:1]]
        return f"{lijst}: {', '.join(delen)}" if delen else lijst

    def zeg(self, plek: Plek, waarde: dict) -> str:
        """What stands at a place, as a `Deel` has it: "2023; termijn in woorden: na de zomer"."""
        if not plek.velden:
            return self._rijen(plek, list(waarde.values()))
        _, precisie = self._datum_en_precisie(plek, waarde) or ("", "")
        eerst, *verder = [
            (veld, self._waarde(plek, veld, los, waarde.get(precisie, Precisie.DAG)))
            for veld, los in waarde.items()
            if veld != precisie
        ]
        rest = [f"{self._label(plek, veld)}: {los}" for veld, los in verder if los]
        return "; ".join([eerst[1] or LEEG, *rest])

    def stukken(self, plek: Plek, was: dict, wordt: dict) -> tuple[Stuk, ...]:
        """Which words of a text changed; nothing for what `zeg` tells whole.

        A short text is told whole where it is a few words, or became another altogether.
        """
        if len(plek.velden) != 1:
            return ()
        [veld] = plek.velden
        oud, nieuw = was[veld] or "", wordt[veld] or ""
        if self._beschreven(plek)[veld].lang:
            return tuple(tekstverschil(oud, nieuw))
        if not self._is_tekst(plek, veld) or min(len(los.split()) for los in (oud, nieuw)) <= 3:
            return ()
        gevonden = tuple(tekstverschil(oud, nieuw))
        return gevonden if any(los.soort == "gelijk" for los in gevonden) else ()

    def _is_tekst(self, plek, veld) -> bool:
        """Whether somebody typed what stands there, in words of his own."""
        kolom = kolom_van(self._houder(plek), veld)
        return isinstance(kolom, models.CharField | models.TextField) and not kolom.choices

    def verschillen(self, oud: dict, nieuw: dict) -> Iterator[Verschil]:
        """What differs, in the order of the description; a date never without how precise it is."""
        for deel in verschillen(self.staat, oud, nieuw):
            anders = self._anders(deel)
            plek = replace(deel.plek, velden=anders)
            was, wordt = deel.was, deel.mijn
            if anders:
                was, wordt = ({veld: een[veld] for veld in anders} for een in (was, wordt))
            yield self._verschil(deel, plek, was, wordt)

    def keuzes(self, samenvoeging: Samenvoeging) -> Iterator[Keuze]:
        """What collides, to choose from."""
        for deel in samenvoeging.botsingen:
            maak = partial(self._verschil, deel, deel.plek, deel.was)
            yield Keuze(deel.plek.naam, maak(deel.ander), maak(deel.mijn))

    def _verschil(self, deel: Deel, plek: Plek, was: dict, wordt: dict) -> Verschil:
        """What a piece was and becomes, in the words of (a part of) its place."""
        woorden = self.zeg(plek, was), self.zeg(plek, wordt)
        return Verschil(deel, self.label(plek), *woorden, self.stukken(plek, was, wordt))

    def _anders(self, deel) -> tuple[str, ...]:
        """The fields that differ; of a date and how precise it is both, where there is a date."""
        anders = {veld for veld in deel.plek.velden if deel.was[veld] != deel.mijn[veld]}
        paar = self._datum_en_precisie(deel.plek, deel.plek.velden)
        if anders & {*paar} and (deel.was[paar[0]] or deel.mijn[paar[0]]):
            anders |= {*paar}
        return tuple(veld for veld in deel.plek.velden if veld in anders)

    def _datum_en_precisie(self, plek, namen) -> tuple[str, ...]:
        """Of these fields the date and what says how precise it is; () without both."""
        kolommen_hier = {veld: kolom_van(self._houder(plek), veld) for veld in namen}
        datum = [v for v, kolom in kolommen_hier.items() if isinstance(kolom, models.DateField)]
        precisie = [v for v, kolom in kolommen_hier.items() if kolom.choices == Precisie.choices]
        return (*datum, *precisie) if datum and precisie else ()

    def _houder(self, plek) -> type[models.Model]:
        """The model that has the columns of a place."""
        return lijst_van(self.model, plek.lijst).related_model if plek.lijst else self.model

    def _beschreven(self, plek) -> dict[str, Veld]:
        return velden(lijsten(self.staat)[plek.lijst] if plek.lijst else self.staat)

    def _label(self, plek, veld):
        return label(self.agenda, veld, str(kolom_van(self._houder(plek), veld).verbose_name))

    def _naam_van_rij(self, plek):
        """What a row is known by, without how often that came before."""
        [sleutel] = plek.sleutels
        velden_van_sleutel = velden(self.staat)[plek.lijst].sleutel
        return self._rij(plek, dict(zip(velden_van_sleutel, sleutel, strict=False)))

    def _rijen(self, plek, rijen):
        if plek.lijst in lijsten(self.staat):
            gezegd = ", ".join(self._rij(plek, rij) for rij in self._op_tijd(plek, rijen))
        else:
            gezegd = self._waarde(Plek(), plek.lijst, rijen)
        return gezegd or (WEG if plek.nummer else LEEG)

    def _op_tijd(self, plek, rijen):
        """Rows that are each about a period, in the order of those; others as they stand."""
        for veld in kolommen(lijsten(self.staat)[plek.lijst]):
            if doel_van(self._houder(plek), veld) is Periode:
                return sorted(rijen, key=lambda rij: Tijdvak.uit(rij[veld]).plaats)
        return rijen

    def _rij(self, plek, rij):
        """One row: what comes first, and the rest between brackets; not where it stands."""
        beschreven = self._beschreven(plek)
        gezegd = [
            self._waarde(plek, veld, rij[veld])
            for veld in kolommen(lijsten(self.staat)[plek.lijst])
            if veld in rij and not beschreven[veld].plaats
        ]
        eerst, *verder = [deel for deel in gezegd if deel] or [LEEG]
        return f"{eerst} ({', '.join(verder)})" if verder else eerst

    def _waarde(self, plek, veld, waarde, precisie=Precisie.DAG):
        kolom = kolom_van(self._houder(plek), veld)
        if waarde in (None, "", []):
            return ""
        if doel := doel_van(self._houder(plek), veld):
            namen = self._namen.get(doel, {})
            return ", ".join(namen.get(str(sleutel), str(sleutel)) for sleutel in als_lijst(waarde))
        if kolom.choices:
            return str(dict(kolom.flatchoices).get(waarde, waarde))
        match kolom:
            case models.BooleanField():
                return "ja" if waarde else "nee"
            case models.DateField():
                return datum_in_woorden(date.fromisoformat(waarde), precisie)
            case models.DecimalField():
                return euro(Decimal(waarde))
        return str(waarde)


def namen_in(
    agenda: Agenda | None,
    per_model: Mapping[type[Beschreven], Iterable[dict | None]],
    nieuw: Mapping[str, str] | None = None,
) -> Namen:
    """What all that these states point at is called, in one query.

    `nieuw` are the names of rows that are only proposed, by the key that states have for them.
    """
    bekend = dict(nieuw or {})
    sleutels: dict[type[Beschreven], set[Any]] = defaultdict(set)
    for model, staten in per_model.items():
        genoemd = [staat for staat in staten if staat]
        for wijzer in wijst_aan(model):
            sleutels[wijzer.doel].update(*map(wijzer.sleutels, genoemd))
    vragen = [bij_sleutels(doel, los - bekend.keys(), agenda) for doel, los in sleutels.items()]
    return {
        rijen.model: {str(rij.sleutel): str(rij) for rij, _ in antwoord} | bekend
        for rijen, antwoord in zip(vragen, lees_samen(*vragen), strict=True)
    }
