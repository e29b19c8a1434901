"""Which column of a sheet is which field, by its heading or as somebody chose."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from agenda.alfabet import zoekvorm
from agenda.beschrijving.model import Beschreven
from agenda.beschrijving.veld import Inhoud
from agenda.models import Agenda, Agendapunt, Eigenaar, Punt, Vergadering
from werkagenda.models import Actie

from ...rekenblad import (
    ADRES,
    AGENDA,
    TE_LANG,
    GeenWaarde,
    Kolom,
    Rij,
    Vel,
    als_tekst,
    kolommen_van,
    lees_cel,
    naamveld,
)
from ..bestand import vorm
from ..kolommen import kolom_van
from ..vondst import Vondst
from ..wanneer import tijdvak

SOORTEN: tuple[type[Beschreven], ...] = (Agendapunt, Actie, Eigenaar, Vergadering)
"""What a list of the portal can be of."""
EERSTE_RIJEN = 20
"""Within so many rows stands the heading; above it may be a title."""
SOORT = "soort"
"""What stands above the kind of each row, in a list of more than one."""
TELT_NIET = {zoekvorm(ADRES), SOORT}
"""What a list of the portal tells besides, and nobody takes over."""
ACTIES = {"actie", "acties", "actiepunt", "actiepunten", "toezegging", "motie"}
"""What stands above the titles of a list of actions."""


@dataclass(frozen=True)
class Indeling:
    """A sheet as it is read: of what kind its rows are, and what each column holds.

    `kop` is the row with the headings. `velden` has for a column, by its number, what it holds, ""
    where it is left out. Of a list of the portal that is a field of the state; of one of others
    what `overnemen/kolommen.py` calls it, or a period ("2027").
    """

    vel: Vel
    model: type[Beschreven]
    kop: Rij
    velden: Mapping[int, str]
    is_van_ons: bool = True

    @property
    def rijen(self) -> list[Rij]:
        return [rij for rij in self.vel.rijen if rij.nummer > self.kop.nummer]

    @property
    def noemt(self) -> bool:
        """Whether a column says what a row is called, or which row it is."""
        model = self.model
        noemt = {naamveld(model), model.SLEUTEL, *model.NAAM_MET}
        return not noemt.isdisjoint(self.velden.values())


@dataclass(frozen=True)
class Gekozen:
    """What somebody chose before, by heading: what its column holds, of what kind its rows are."""

    velden: Mapping[str, str] = field(default_factory=dict)
    soorten: Mapping[str, str] = field(default_factory=dict)


def onbekend(indelingen: Sequence[Indeling]) -> list[str]:
    """The headings, each once, of columns that mean nothing for any of the rows below them."""
    bekend = {(id(los.kop), nummer) for los in indelingen for nummer in los.velden}
    alle = ((id(los.kop), n, kop) for los in indelingen for n, kop in koppen(los.kop).items())
    return list(dict.fromkeys(kop for rij, n, kop in alle if (rij, n) not in bekend))


def koppen(rij: Rij) -> dict[int, str]:
    """The headings in a row, by the number of their column."""
    teksten = ((n, " ".join(als_tekst(cel).split())) for n, cel in enumerate(rij.cellen))
    return {n: tekst for n, tekst in teksten if tekst}


def lees_vak(rij: Rij, nummer: int, vorm: Any, velden: Inhoud, veld: str) -> Iterator[Vondst]:
    """Put what a cell says under the name of its field; gives one that says nothing."""
    cel = rij.cel(nummer)
    try:
        if cel != TE_LANG:
            velden[veld] = lees_cel(vorm, cel)
    except GeenWaarde as fout:
        yield Vondst(plaats=rij.plaats(nummer), tekst=als_tekst(cel), waarom=f"{fout}.")


def per_soort(vel: Vel) -> list[Vel]:
    """A list of ours that says of each row what kind it is, as a sheet for each of those."""
    kop, *rijen = vel.rijen
    if zoekvorm(als_tekst(kop.cellen[0])) != SOORT:
        return [vel]
    per: dict[str, list[Rij]] = defaultdict(list)
    for rij in rijen:
        per[zoekvorm(als_tekst(rij.cellen[0]))].append(rij)
    if not per.keys() <= {naam for model in SOORTEN for naam in _namen(model)}:
        return [vel]
    return [Vel(soort, (kop, *los)) for soort, los in per.items()]


def deel_in(vel: Vel, agenda: Agenda, gekozen: Gekozen) -> Indeling:
    """What the headings say: of a list that came from the portal, or else of one of others."""
    modellen = [m for m in SOORTEN if zoekvorm(vel.naam) in _namen(m)] or SOORTEN
    van_ons = _meeste(
        Indeling(vel, model, rij, _van_ons(rij, model))
        for rij in vel.rijen[:EERSTE_RIJEN]
        for model in modellen
    )
    is_lijst_van_ons = van_ons.model.SLEUTEL in van_ons.velden.values()
    if van_ons.noemt and (is_lijst_van_ons or not issubclass(van_ons.model, Punt)):
        return van_ons
    return _meeste(_van_anderen(vel, rij, agenda, gekozen) for rij in vel.rijen[:EERSTE_RIJEN])


def veld_van(model: type[Beschreven], veld: str) -> Kolom:
    return next(kolom for kolom in kolommen_van(model) if kolom.veld == veld)


def _meeste(indelingen: Iterable[Indeling]) -> Indeling:
    """The one that knows most of its columns."""
    return max(indelingen, key=lambda los: len([naam for naam in los.velden.values() if naam]))


def _namen(model: type[Beschreven]) -> tuple[str, str]:
    return str(model._meta.verbose_name), str(model._meta.verbose_name_plural)


def _van_ons(kop: Rij, model: type[Beschreven]) -> dict[int, str]:
    """The fields whose heading stands in this row, each once."""
    per_kop = {naam: kolom.veld for kolom in kolommen_van(model) for naam in kolom.heet}
    per_kop |= dict.fromkeys(TELT_NIET - per_kop.keys(), "") | {zoekvorm(AGENDA): AGENDA}
    return _elk_een_keer((n, per_kop.get(zoekvorm(los))) for n, los in koppen(kop).items())


def _van_anderen(vel: Vel, kop: Rij, agenda: Agenda, gekozen: Gekozen) -> Indeling:
    gevonden = [(n, gekozen.velden.get(vorm(t), _raad(t, agenda))) for n, t in koppen(kop).items()]
    velden = {nummer: veld for nummer, veld in gevonden if veld is not None}
    titel = next((vorm(koppen(kop)[n]) for n, veld in velden.items() if veld == "titel"), "")
    soort = gekozen.soorten.get(titel)
    is_actie = soort == "actie" if soort else titel in {*ACTIES, vorm(agenda.woord_actie)}
    return Indeling(vel, Actie if is_actie else Agendapunt, kop, velden, is_van_ons=False)


def _raad(kop: str, agenda: Agenda) -> str | None:
    """What stands under such a heading, as most people mean it."""
    periode = tijdvak(kop)
    return str(periode) if periode else kolom_van(kop, agenda) or None


def _elk_een_keer(gevonden: Iterable[tuple[int, str | None]]) -> dict[int, str]:
    velden: dict[int, str] = {}
    for nummer, veld in gevonden:
        if veld is not None and (veld == "" or veld not in velden.values()):
            velden[nummer] = veld
    return velden
