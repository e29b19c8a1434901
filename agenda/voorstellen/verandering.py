"""What leads from one state to another, as JSON that holds no more than what changes.

    {"titel": "Een brug", "planning": {"weg": [["2026", 0]],
                                       "zet": [[["2027", 0], {"periode": "2027", ...}]]}}

Of a row of a list it names the key, how often that key came before, and the fields that change; of
a row that was not there, all of them. So what others do to the rest of a row or a list stays.
"""

from typing import Any

from ..beschrijving.veld import Inhoud, Staat, Veld, kolommen, lijsten, sleutels, velden
from ..verschil import rijen_op_sleutel


def verandering(staat: type[Staat], was: Inhoud, wordt: Inhoud) -> Inhoud:
    """What must change in `was` to make it `wordt`; a field that `wordt` lacks stays."""
    anders = {
        naam: wordt[naam]
        for naam in kolommen(staat)
        if naam in wordt and (naam not in was or was[naam] != wordt[naam])
    }
    for naam in (*sleutels(staat), *lijsten(staat)):
        if naam in wordt and was.get(naam, []) != wordt[naam]:
            oud = rijen_op_sleutel(staat, naam, {naam: was.get(naam, [])})
            if los := _van_lijst(oud, rijen_op_sleutel(staat, naam, wordt)):
                anders[naam] = los
    return anders


def pas_toe(staat: type[Staat], was: Inhoud, anders: Inhoud) -> Inhoud:
    """The state that a `verandering` makes of `was`; of a row that is gone by now, nothing."""
    wordt = was | {naam: anders[naam] for naam in kolommen(staat) if naam in anders}
    for naam in (*sleutels(staat), *lijsten(staat)):
        if naam in anders:
            rijen = rijen_op_sleutel(staat, naam, {naam: was.get(naam, [])})
            for sleutel in anders[naam]["weg"]:
                rijen.pop(tuple(sleutel), None)
            for sleutel, rij in anders[naam]["zet"]:
                _zet(rijen, tuple(sleutel), rij, velden(staat)[naam])
            waarden = list(rijen.values())
            wordt[naam] = waarden if naam in lijsten(staat) else sorted(waarden)
    return wordt


def _van_lijst(oud: dict[Any, Any], nieuw: dict[Any, Any]) -> Inhoud:
    """The rows, or keys of a many-to-many field, that are set and that are taken away."""
    zet = [
        [list(sleutel), _anders(oud.get(sleutel), rij)]
        for sleutel, rij in nieuw.items()
        if oud.get(sleutel) != rij
    ]
    weg = [list(sleutel) for sleutel in oud if sleutel not in nieuw]
    return {"weg": weg, "zet": zet} if weg or zet else {}


def _anders(oud: Any, rij: Any) -> Any:
    """Of a row that was there only the fields that differ."""
    if not isinstance(oud, dict):
        return rij
    return {veld: w for veld, w in rij.items() if veld not in oud or oud[veld] != w}


def _zet(rijen: dict[Any, Any], sleutel: tuple[Any, ...], rij: Any, lijst: Veld) -> None:
    """Set a row, or a key of a many-to-many field; of a row that is gone a part makes no row."""
    if isinstance(rij, dict) and sleutel in rijen:
        rijen[sleutel] = rijen[sleutel] | rij
    elif not lijst.sleutel or rij.keys() >= {*lijst.sleutel}:  # a part never has its key
        rijen[sleutel] = rij
