"""Which column of a sheet is which field, by its heading or as somebody chose."""

from collections.abc import Mapping
from dataclasses import dataclass

from agenda.alfabet import zoekvorm
from agenda.beschrijving.model import Beschreven
from agenda.models import Agendapunt, Eigenaar, Vergadering
from werkagenda.models import Actie

from ...rekenblad import ADRES, AGENDA, Kolom, Rij, Vel, als_tekst, kolommen_van
from ..bestand import naamveld

SOORTEN: tuple[type[Beschreven], ...] = (Agendapunt, Actie, Eigenaar, Vergadering)
"""What a list can be of."""
EERSTE_RIJEN = 20
"""Within so many rows stands the heading; above it may be a title."""
TELT_NIET = {zoekvorm(ADRES), "soort"}
"""What a list of the portal tells besides, and nobody takes over."""


@dataclass(frozen=True)
class Indeling:
    """A sheet as it is read: of what kind its rows are, and the field that each column holds.

    `kop` is the row with the headings. `velden` has for a column, by its number, the name of a
    field, or "" where it is left out.
    """

    vel: Vel
    model: type[Beschreven]
    kop: Rij
    velden: Mapping[int, str]

    @property
    def rijen(self) -> list[Rij]:
        return [rij for rij in self.vel.rijen if rij.nummer > self.kop.nummer]

    @property
    def is_van_ons(self) -> bool:
        """Whether it came from the portal: then an empty cell says that there is nothing."""
        return self.model.SLEUTEL in self.velden.values()

    @property
    def noemt(self) -> bool:
        """Whether a column says what a row is called, or which row it is."""
        model = self.model
        noemt = {naamveld(model), model.SLEUTEL, *model.NAAM_MET}
        return not noemt.isdisjoint(self.velden.values())

    @property
    def onbekend(self) -> list[str]:
        """The headings that no field has."""
        return [kop for n, kop in koppen(self.kop).items() if n not in self.velden]


def koppen(rij: Rij) -> dict[int, str]:
    """The headings in a row, by the number of their column."""
    teksten = ((n, " ".join(als_tekst(cel).split())) for n, cel in enumerate(rij.cellen))
    return {n: tekst for n, tekst in teksten if tekst}


def deel_in(vel: Vel, soort: type[Beschreven] | None = None) -> Indeling:
    """What the headings say; of a kind that the name of the sheet or most headings tell."""
    mogelijk = [soort] if soort else _op_naam(vel) or SOORTEN
    gevonden = [
        Indeling(vel, model, rij, herken(rij, model))
        for rij in vel.rijen[:EERSTE_RIJEN]
        for model in mogelijk
    ]
    return max(gevonden, key=lambda los: len([naam for naam in los.velden.values() if naam]))


def herken(kop: Rij, model: type[Beschreven]) -> dict[int, str]:
    """The fields whose heading stands in this row, each once."""
    per_kop = {naam: kolom.veld for kolom in kolommen_van(model) for naam in kolom.heet}
    per_kop |= dict.fromkeys(TELT_NIET - per_kop.keys(), "") | {zoekvorm(AGENDA): AGENDA}
    gevonden: dict[int, str] = {}
    for nummer, tekst in koppen(kop).items():
        veld = per_kop.get(zoekvorm(tekst))
        if veld is not None and (veld == "" or veld not in gevonden.values()):
            gevonden[nummer] = veld
    return gevonden


def kolom_van(model: type[Beschreven], veld: str) -> Kolom:
    return next(kolom for kolom in kolommen_van(model) if kolom.veld == veld)


def _op_naam(vel: Vel) -> list[type[Beschreven]]:
    naam = zoekvorm(vel.naam)
    return [m for m in SOORTEN if naam in (m._meta.verbose_name, m._meta.verbose_name_plural)]
