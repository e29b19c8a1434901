"""What a file may hold: the described fields of each model, and what a file says shorter."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_type_hints

from django.db.models import Model
from msgspec import NODEFAULT, UnsetType
from msgspec.structs import fields

from agenda.beschrijving import punten
from agenda.beschrijving.model import Beschreven, heeft_agenda, lijst_van
from agenda.beschrijving.veld import Rij, Staat, Veld, lijsten, velden

from .rijen import MEERVOUD, SLEUTELS

NAMEN = {"periode": "naam", "vergadering": "sleutel"}
"""The tables of which a row has a name within the file, and the field that holds it."""


class Bron(Rij, frozen=True, kw_only=True):
    document: Annotated[str, Veld(naar="agenda.Document")]
    plaats: str = ""


class Gepland(Rij, frozen=True, kw_only=True):
    """A period by its name; a file writes only that where there is no more to say."""

    periode: Annotated[str, Veld(naar="agenda.Periode")]
    toelichting: str = ""


class Behandeling(punten.Behandeling, frozen=True, kw_only=True):
    """With the meeting by the name that the file has for it."""

    vergadering: Annotated[str, Veld(naar="agenda.Vergadering")]  # type: ignore[assignment]


class Daarna(Behandeling, frozen=True, kw_only=True):
    """What a source tells of later."""

    kenmerk: str
    bron: Bron


class Versie(Staat, frozen=True, kw_only=True):
    titel: str
    datum: date | None = None
    precisie: str
    toelichting: str = ""


IN_EEN_BESTAND: dict[type[Rij], type[Rij]] = {
    punten.Planning: Gepland,
    punten.Behandeling: Behandeling,
}
"""Rows that point at something by another name than their state does."""


@dataclass(frozen=True)
class Vorm:
    """The fields of one table of a file, by name: a type, or the form of what stands in it.

    `naar` says which model the key in a field is of. No two rows have the same in all fields of one
    of the `sleutels`. `veel` says whether there may be several: [[punt]] rather than [agenda].
    """

    velden: dict[str, Any]
    verplicht: frozenset[str] = frozenset()
    naar: dict[str, str] = field(default_factory=dict)
    sleutels: tuple[tuple[str, ...], ...] = ()
    veel: bool = True


@cache
def vormen() -> dict[str, Vorm]:
    """What each table of a file looks like, by its name."""
    per_model = {model._meta.model_name or "": _van_model(model) for model in SLEUTELS}
    return per_model | {"versie": _vorm(Versie, veel=False), "daarna": _vorm(Daarna)}


def van_een_agenda() -> set[str]:
    """The tables that a file can only hold along with its agenda."""
    return {"versie", "daarna"} | {m._meta.model_name or "" for m in SLEUTELS if heeft_agenda(m)}


def _van_model(model: type[Beschreven]) -> Vorm:
    naam = model._meta.model_name or ""
    vorm = _vorm(model.BESCHRIJVING, model, veel=naam != "agenda")
    sleutels: tuple[tuple[str, ...], ...] = (SLEUTELS[model],)
    if naam in NAMEN:
        vorm.velden.setdefault(NAMEN[naam], str)
        sleutels += ((NAMEN[naam],),)
    return replace(vorm, verplicht=vorm.verplicht | {SLEUTELS[model][0]}, sleutels=sleutels)


def _vorm(soort: type[Staat], model: type[Model] | None = None, *, veel: bool = True) -> Vorm:
    hints = get_type_hints(soort)
    types = {naam: _zonder_unset(hints[naam]) for naam in velden(soort)}
    for naam, rij in lijsten(soort).items():
        houder = lijst_van(model, naam).related_model if model else None
        types[naam] = _vorm(IN_EEN_BESTAND.get(rij, rij), houder)
    for naam in types if model else ():
        kolom: Any = model and model._meta.get_field(naam)
        if keuzes := getattr(kolom, "choices", None):
            types[naam] = Literal[tuple(code for code, _ in keuzes) + ("",) * kolom.blank]
    if "bron" in types:
        types["bron"] = _vorm(Bron, veel=False)
        types.pop("bron_plaats", None)
    if "datum_precisie" in types:
        types["precisie"] = types.pop("datum_precisie")
    if "woord_domein" in types:
        types = {naam: hint for naam, hint in types.items() if not naam.startswith("woord_")}
        types["woorden"] = Vorm(dict.fromkeys(MEERVOUD, tuple[str, str]), veel=False)
    verplicht = frozenset(_verplicht(soort, model)) & types.keys()
    naar = {naam: veld.naar for naam, veld in velden(soort).items() if veld.naar}
    return Vorm(types, verplicht, naar, veel=veel)


def _verplicht(soort: type[Staat], model: type[Model] | None) -> Iterator[str]:
    """The fields that a file cannot leave out: neither the column nor the shape has a default."""
    for veld in fields(soort):
        kolom: Any = model and model._meta.get_field(veld.name)
        if kolom is None:
            mag_weg = veld.default is not NODEFAULT
        else:
            mag_weg = not kolom.concrete or kolom.blank or kolom.null or kolom.has_default()
        if not mag_weg:
            yield veld.name


def _zonder_unset(hint: Any) -> Any:
    """The type of a field, without the mark that older standen lack it."""
    over = [deel for deel in get_args(hint) if deel is not UnsetType]
    return over[0] if len(over) < len(get_args(hint)) and len(over) == 1 else hint
