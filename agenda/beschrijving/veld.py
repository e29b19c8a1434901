"""How a field is described: once, beside its name and type, in the state that holds it.

A state (`Staat`) is one row as plain data, under the names that its stand has in JSON:

    class Agendapunt(Punt):
        beoogd_resultaat: Annotated[str, Veld("beoogd resultaat", hoe=WAARDE, lang=True)]

Reading, saving, comparing, merging, wiping and printing all ask this description; what a column
already knows, such as its choices, is asked of the column. Nothing here knows Django.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Protocol, get_args, get_origin, get_type_hints

import msgspec

Inhoud = dict[str, Any]
"""A state, or a row of a list of it, as JSON: {"titel": "Een brug", "planning": [...]}."""


class Hoe(StrEnum):
    """In which way a change of a field is told; in this order, of one item."""

    NIET = "niet"
    PUBLICATIE = "publicatie"
    PLANNING = "planning"
    STATUS = "status"
    PER_RIJ = "per_rij"
    WAARDE = "waarde"
    KOPPELING = "koppeling"


class Lezer(Protocol):
    """What gives values their words: names of today, or those that a document holds."""

    def naam(self, naar: str, sleutel: object) -> str:
        """The name of what a key stands for, "" where it may not be named."""

    def keuze(self, veld: str, waarde: str) -> str:
        """The words of a choice, as a sentence has them: "ter kennisname"."""


@dataclass(frozen=True)
class Veld:
    """What must be known of a field beside its type.

    `label` is what a reader calls it. `hoe` says in which way a change of it is told, `soort` what
    an event of that is called, and `onder` its heading where that is not the label. `met` names the
    fields that say one thing together with it. `naar` is what its key, or its list of keys, stands
    for: "agenda.Domein". `lang` is a text that is compared word by word; `intern` what the public
    never sees. Of a list, `sleutel` names the fields that a row is known by, and `gedeeld` says
    that its rows belong to another row as well. `plaats` only says where a row stands among the
    others. `toen` is what an event adds to a row: what that points at, as it was when it was told.
    `zeg` puts values into words where a general rule can't, and `verzet` says whether a change
    moves it in time, so that visitors want to know why.
    """

    label: str = ""
    hoe: Hoe = Hoe.NIET
    soort: str = ""
    met: tuple[str, ...] = ()
    naar: str = ""
    lang: bool = False
    intern: bool = False
    sleutel: tuple[str, ...] = ()
    gedeeld: bool = False
    plaats: bool = False
    toen: "type[Rij] | None" = None
    zeg: Callable[[Any, Lezer], str] | None = None
    verzet: Callable[[Any, Any], bool] | None = None
    onder: str = ""


class Staat(msgspec.Struct, frozen=True, kw_only=True):
    """One row as plain data."""


class Rij(Staat, frozen=True, kw_only=True):
    """A row of a list that hangs on another state."""


@cache
def velden(staat: type[Staat]) -> dict[str, Veld]:
    """The description of each field, in the order in which the state names them."""
    hints = get_type_hints(staat, include_extras=True)
    return {naam: _veld(hints[naam]) for naam in staat.__struct_fields__}


@cache
def kolommen(staat: type[Staat]) -> tuple[str, ...]:
    """The fields that are a column or a foreign key of the row itself."""
    return tuple(naam for naam in velden(staat) if naam not in _reeksen(staat))


@cache
def sleutels(staat: type[Staat]) -> tuple[str, ...]:
    """The many-to-many fields: lists of keys."""
    return tuple(naam for naam, soort in _reeksen(staat).items() if not issubclass(soort, Rij))


@cache
def lijsten(staat: type[Staat]) -> dict[str, type[Rij]]:
    """The lists of rows that hang on it, and what a row of each is."""
    return {naam: soort for naam, soort in _reeksen(staat).items() if issubclass(soort, Rij)}


@cache
def standaard(staat: type[Staat]) -> Inhoud:
    """What a state from before a field existed has there: the JSON of its default, if any."""
    leeg = (msgspec.NODEFAULT, msgspec.UNSET)
    met = {veld.name: veld.default for veld in msgspec.structs.fields(staat)}
    return msgspec.json.decode(
        msgspec.json.encode({naam: w for naam, w in met.items() if w not in leeg})
    )


@cache
def intern(staat: type[Staat]) -> frozenset[str]:
    """The fields that the public never sees."""
    return frozenset(naam for naam, veld in velden(staat).items() if veld.intern)


@cache
def groepen(staat: type[Staat]) -> dict[str, tuple[str, ...]]:
    """The fields by the first of those that say one thing together: "termijn", "termijn_tekst"."""
    beschreven = velden(staat)
    bij = {ander for veld in beschreven.values() for ander in veld.met}
    op_volgorde = (*kolommen(staat), *sleutels(staat), *lijsten(staat))
    return {naam: (naam, *beschreven[naam].met) for naam in op_volgorde if naam not in bij}


def als_json(staat: Staat) -> Inhoud:
    """A state in the JSON values that its stand has."""
    return msgspec.json.decode(msgspec.json.encode(staat))


def rijsleutel(lijst: Veld, rij: Inhoud) -> tuple[Any, ...]:
    """What one row of a list, as JSON, is known by."""
    return tuple(rij.get(naam) for naam in lijst.sleutel)


def genoemd(soort: type[Staat], staat: Inhoud) -> Iterator[tuple[str, object]]:
    """What a state, as JSON, points at: the model by name ("agenda.Domein") and the key."""
    for naam, veld in velden(soort).items():
        waarde = staat.get(naam)
        if rijen := lijsten(soort).get(naam):
            for rij in waarde or ():
                yield from genoemd(rijen, rij)
        elif veld.naar and waarde:
            for sleutel in waarde if isinstance(waarde, list) else [waarde]:
                yield veld.naar, sleutel


def _veld(hint: Any) -> Veld:
    return next((los for los in get_args(hint) if isinstance(los, Veld)), Veld())


def _reeksen(staat: type[Staat]) -> dict[str, type]:
    """The fields that hold more than one thing, and the type of one."""
    hints = get_type_hints(staat).items()
    return {naam: get_args(hint)[0] for naam, hint in hints if get_origin(hint) is tuple}
