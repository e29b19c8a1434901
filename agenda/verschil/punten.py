"""What differs between two states of one item, in the words of the trade.

The save path and every comparison use this, so that both tell the same. A state is the JSON of
`agenda/beschrijving`, or None where there is no item.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ..beschrijving.punten import GenoemdeVergadering, orgaan_van
from ..beschrijving.veld import Hoe, Inhoud, Veld, lijsten, standaard, velden
from ..beschrijving.wijzers import als_lijst
from ..choices import REDEN_NODIG, Publicatie, PuntStatus, Soort
from ..models import Gebeurtenis, Punt
from ..tijdvakken import op_tijd
from .planning import verschuiving

TOELICHTING = "planning_toelichting"
"""The field of a change of the words beside a planning, which itself stayed as it was."""

VERGADERING = "vergadering"
"""The field of an event at an item of which a meeting was moved, or is not held."""

VAN_PUBLICATIE: dict[str, Soort] = {
    Publicatie.CONCEPT: Soort.TOEGEVOEGD,
    Publicatie.GEPUBLICEERD: Soort.INGETROKKEN,
    Publicatie.INGETROKKEN: Soort.GEPUBLICEERD,
}
"""What it is called when visitors see an item from now on, or no more, by how it was."""

STOPT = {PuntStatus.AFGEROND, PuntStatus.AANGEHOUDEN, PuntStatus.VERVALLEN}
"""The statuses that end the work on an item, be it for a while."""


@dataclass(frozen=True, slots=True)
class Verandering:
    """One change: what kind, in which field, from which JSON value to which."""

    soort: Soort
    veld: str = ""
    oud: Any = None
    nieuw: Any = None


AlsVerandering = Verandering | Gebeurtenis


@cache
def beschreven() -> dict[str, Veld]:
    """The fields of every kind of item, in the order of telling; a name means the same in each."""
    alle: dict[str, Veld] = {}
    for model in Punt.soorten().values():
        alle |= velden(model.BESCHRIJVING)
    # Of a planning the words beside a period are told apart from the periods themselves.
    alle[TOELICHTING] = rij_van("planning")["toelichting"]
    alle[VERGADERING] = Veld("vergadering", sleutel=("vergadering",), zeg=orgaan_van)
    volgorde = list(Hoe)
    return dict(sorted(alle.items(), key=lambda paar: volgorde.index(paar[1].hoe)))


@cache
def rij_van(lijst: str) -> dict[str, Veld]:
    """The fields of a row of this list, of whichever kind of item has it; as an event has them."""
    if lijst == VERGADERING:
        return velden(GenoemdeVergadering)
    for model in Punt.soorten().values():
        if lijst in (van_soort := lijsten(model.BESCHRIJVING)):
            toen = velden(model.BESCHRIJVING)[lijst].toen
            return (velden(toen) if toen else {}) | velden(van_soort[lijst])
    return {}


def _aangevuld(staat: Inhoud, ander: Inhoud) -> Inhoud:
    """A state with the defaults of fields that the other has, and that are newer than this one."""
    alle = (standaard(model.BESCHRIJVING) for model in Punt.soorten().values())
    return {naam: w for een in alle for naam, w in een.items() if naam in ander} | staat


def verschil(oud: Inhoud | None, nieuw: Inhoud | None) -> list[Verandering]:
    """The changes that lead from one state to the other; the other way they name the same fields.

    Fields that say nothing to a reader, such as the place in the list, make no difference.
    """
    if oud is None:
        return [] if nieuw is None else [Verandering(Soort.TOEGEVOEGD)]
    if nieuw is None:
        return [Verandering(Soort.INGETROKKEN)]
    oud, nieuw = _aangevuld(oud, nieuw), _aangevuld(nieuw, oud)
    return [
        verandering
        for naam, veld in beschreven().items()
        if naam in oud and naam in nieuw and veld.hoe in VERTELLERS
        for verandering in VERTELLERS[veld.hoe](naam, veld, oud, nieuw)
    ]


def waarom(kenmerk: str, verandering: AlsVerandering) -> str:
    """What a visitor wants to know the reason of, as "waarom" goes on; "" where none is needed."""
    if verandering.soort in REDEN_NODIG:
        return f"{kenmerk} {Soort(verandering.soort).label.lower()} is"
    veld = beschreven().get(verandering.veld, Veld())
    if veld.verzet and veld.verzet(verandering.oud, verandering.nieuw):
        return f"de {veld.label} van {kenmerk} verandert"
    return ""


def zonder_woorden(verandering: Verandering) -> Verandering:
    """The change of a text without its words; any other change as it is."""
    veld = beschreven().get(verandering.veld)
    is_status = veld is not None and veld.hoe == Hoe.STATUS
    if verandering.soort == Soort.TEKST_GEWIJZIGD and not is_status:
        return replace(verandering, oud=None, nieuw=None)
    return verandering


def _publicatie(naam: str, veld: Veld, oud: Inhoud, nieuw: Inhoud) -> Iterator[Verandering]:
    was, wordt = oud[naam], nieuw[naam]
    if was != wordt and Publicatie.GEPUBLICEERD in (was, wordt):
        yield Verandering(VAN_PUBLICATIE[was], naam, was, wordt)


def _planning(naam: str, veld: Veld, oud: Inhoud, nieuw: Inhoud) -> Iterator[Verandering]:
    """Where it is planned as one change, and the words beside what stayed as another."""
    [sleutel] = veld.sleutel
    was, wordt = (
        {rij[sleutel]: rij["toelichting"] for rij in staat.get(naam, ())} for staat in (oud, nieuw)
    )
    if soort := verschuiving(list(was), list(wordt)):
        yield Verandering(soort, naam, op_tijd(was), op_tijd(wordt))
    gebleven = was.keys() & wordt.keys()
    was, wordt = ({p: woorden[p] for p in op_tijd(gebleven)} for woorden in (was, wordt))
    if was != wordt:
        yield Verandering(Soort.TEKST_GEWIJZIGD, TOELICHTING, was, wordt)


def _status(naam: str, veld: Veld, oud: Inhoud, nieuw: Inhoud) -> Iterator[Verandering]:
    was, wordt = oud[naam], nieuw[naam]
    # Back to gepland, or from or to onbekend: what is written changed, not what is done.
    soort = Soort(veld.soort)
    if wordt in STOPT:
        soort = Soort(wordt)
    elif was in STOPT:
        soort = Soort.HEROPEND
    elif wordt == PuntStatus.LOOPT:
        soort = Soort.GESTART
    if was != wordt:
        yield Verandering(soort, naam, was, wordt)


def _per_rij(naam: str, veld: Veld, oud: Inhoud, nieuw: Inhoud) -> Iterator[Verandering]:
    """One change per row of a list; of a row only what says something to a reader counts."""
    [sleutel] = veld.sleutel
    telt = [deel for deel, los in rij_van(naam).items() if los.label]
    was, wordt = (
        {rij[sleutel]: {deel: rij.get(deel, "") for deel in telt} for rij in staat.get(naam, ())}
        for staat in (oud, nieuw)
    )
    for welke in sorted(was.keys() | wordt.keys()):
        voor, na = was.get(welke), wordt.get(welke)
        if voor != na:
            yield Verandering(Soort(veld.soort), naam, voor, na)


def _waarde(naam: str, veld: Veld, oud: Inhoud, nieuw: Inhoud) -> Iterator[Verandering]:
    was, wordt = ([staat.get(deel) for deel in (naam, *veld.met)] for staat in (oud, nieuw))
    if was != wordt:
        voor, na = (was, wordt) if veld.met else (was[0], wordt[0])
        yield Verandering(Soort(veld.soort), naam, voor, na)


def _koppeling(naam: str, veld: Veld, oud: Inhoud, nieuw: Inhoud) -> Iterator[Verandering]:
    was, wordt = (als_lijst(staat.get(naam)) for staat in (oud, nieuw))
    if weg := [los for los in was if los not in wordt]:
        yield Verandering(Soort.ONTKOPPELD, naam, oud=weg)
    if erbij := [los for los in wordt if los not in was]:
        yield Verandering(Soort.GEKOPPELD, naam, nieuw=erbij)


VERTELLERS: dict[Hoe, Callable[[str, Veld, Inhoud, Inhoud], Iterator[Verandering]]] = {
    Hoe.PUBLICATIE: _publicatie,
    Hoe.PLANNING: _planning,
    Hoe.STATUS: _status,
    Hoe.PER_RIJ: _per_rij,
    Hoe.WAARDE: _waarde,
    Hoe.KOPPELING: _koppeling,
}
