"""The columns of a spreadsheet of one model: each field that its state describes, in that order."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.text import capfirst

from agenda.alfabet import zoekvorm
from agenda.beschrijving.model import Beschreven, doel_van, kolom_van, lijst_van
from agenda.beschrijving.veld import Rij, intern, lijsten, sleutels, velden

from .cellen import Deel, Lijst, Sleutels

OP_DE_SITE = frozenset({"publicatie", "naam_openbaar"})
"""Whether it is on the site: that says nothing of what is."""
MEERVOUD = "Eén per regel."
NIEUW = "Leeg voor wat nieuw is. Verander dit niet: het zegt over welke rij het gaat."


@dataclass(frozen=True)
class Kolom:
    """One field of a state: its heading, what to know of it, and how its cell is written."""

    veld: str
    kop: str
    uitleg: str
    vorm: Deel | Sleutels | Lijst

    @property
    def delen(self) -> dict[str, Deel]:
        """Each part of a cell, by its heading: of one value itself, of a row in it each field."""
        match self.vorm:
            case Deel():
                return {self.kop: self.vorm}
            case Lijst():
                return {f"{self.kop}: {deel.label}": deel for deel in self.vorm.delen}
        return {}

    @property
    def heet(self) -> set[str]:
        """By which headings it is known, as they are searched."""
        namen = {self.veld, self.veld.replace("_", " "), self.kop}
        return {zoekvorm(naam) for naam in namen}


@cache
def kolommen_van(model: type[Beschreven], *, openbaar: bool = False) -> tuple[Kolom, ...]:
    """The key first; with `openbaar` only what visitors see."""
    staat = model.BESCHRIJVING
    weg = intern(staat) | OP_DE_SITE if openbaar else frozenset()
    namen = [naam for naam in _op_volgorde(model) if naam not in weg and naam != model.SLEUTEL]
    eerste = [] if model.SLEUTEL == "pk" and openbaar else [_sleutel(model)]
    return (*eerste, *(_kolom(model, naam) for naam in namen))


def naamveld(model: type[Beschreven]) -> str:
    """The field that holds what such a row is called: "titel", "naam"."""
    return "titel" if "titel" in velden(model.BESCHRIJVING) else model.NAAM


def _op_volgorde(model: type[Beschreven]) -> list[str]:
    """The name first, then what only this kind has, then what all kinds have."""
    staat, naam = model.BESCHRIJVING, naamveld(model)
    eigen = [veld for veld in velden(staat) if veld in staat.__annotations__]
    eerst = [naam] if naam in velden(staat) else []
    return list(dict.fromkeys([*eerst, *eigen, *velden(staat)]))


def _sleutel(model: type[Beschreven]) -> Kolom:
    kolom = model._meta.pk if model.SLEUTEL == "pk" else kolom_van(model, model.SLEUTEL)
    assert kolom is not None  # noqa: S101 # every model has one
    kop = "Nummer" if model.SLEUTEL == "pk" else capfirst(str(kolom.verbose_name))
    return Kolom(model.SLEUTEL, kop, NIEUW, Deel(model.SLEUTEL, kolom, label=kop.lower()))


def _kolom(model: type[Beschreven], naam: str) -> Kolom:
    staat = model.BESCHRIJVING
    label = velden(staat)[naam].label
    if rij := lijsten(staat).get(naam):
        vorm = Lijst(_delen(lijst_van(model, naam).related_model, rij))
        kop = capfirst(label or naam)
        return Kolom(naam, kop, f"{MEERVOUD} Schrijf: {vorm.uitleg}", vorm)
    kolom = kolom_van(model, naam)
    kop = capfirst(label or str(kolom.verbose_name))
    uitleg = str(kolom.help_text)
    if naam in sleutels(staat):
        doel = doel_van(model, naam)
        assert doel is not None  # noqa: S101 # a list of keys always points at something
        return Kolom(naam, kop, f"{MEERVOUD} {uitleg}".strip(), Sleutels(doel))
    return Kolom(naam, kop, uitleg, Deel(naam, kolom, doel_van(model, naam), kop.lower()))


def _delen(houder: Any, rij: type[Rij]) -> tuple[Deel, ...]:
    beschreven = velden(rij)
    kolommen = {naam: kolom_van(houder, naam) for naam in beschreven}
    return tuple(
        Deel(naam, kolom, doel_van(houder, naam), beschreven[naam].label or str(kolom.verbose_name))
        for naam, kolom in kolommen.items()
    )
