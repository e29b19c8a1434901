"""What stands in the way of each regel of a voorstel, before anything is carried out."""

from collections.abc import Callable, Iterable, Iterator

from django.conf import settings

from ..bewerkingen import wie_het_laatst
from ..choices import RegelWat
from .bekijken import Beeld, Bekeken, Uitkomst
from .doodlopen import doodlopend
from .keuren import keur

Zinnen = dict[int, list[str]]
"""Sentences by the number of the regel that they are about; 0 is the voorstel as a whole."""

Toets = Callable[[Bekeken], list[str]]
"""Says in sentences why somebody may not carry out a regel; nothing where he may."""


def bezwaren(beeld: Beeld, toets: Toets, door: str) -> Zinnen:
    """By regel what stands in the way of carrying it out, in sentences that say what to do."""
    return samen(kan_nu_niet(beeld), mag_niet(beeld, toets, door))


def samen(*alle: Zinnen) -> Zinnen:
    """All that is said of each regel, in the order of their numbers and a sentence once."""
    nummers = sorted({nummer for zegt in alle for nummer in zegt})
    return {n: list(dict.fromkeys(zin for los in alle for zin in los.get(n, ()))) for n in nummers}


def kan_nu_niet(beeld: Beeld) -> Zinnen:
    """By regel why it can't be carried out, whoever would do so; one query."""
    loopt_dood = doodlopend(beeld)
    return _per_regel(
        beeld, lambda los: [*_ingehaald(los), *loopt_dood.get(los.regel.nummer, []), *keur(los)]
    )


def mag_niet(beeld: Beeld, toets: Toets, door: str) -> Zinnen:
    """By regel what is asked of who carries it out: a right, a reason, another pair of eyes."""
    return _per_regel(beeld, lambda los: _mag_niet_door(los, toets, door))


def _per_regel(beeld: Beeld, zeg: Callable[[Bekeken], Iterable[str]]) -> Zinnen:
    gezegd = {los.regel.nummer: list(zeg(los)) for los in beeld.regels if los.regel.doet_mee}
    return {nummer: zinnen for nummer, zinnen in gezegd.items() if zinnen}


def _ingehaald(los: Bekeken) -> Iterator[str]:
    if los.uitkomst == Uitkomst.VERDWENEN and los.regel.wat == RegelWat.WIJZIGEN:
        yield "Wat deze regel wijzigt, is er niet meer. Laat de regel weg."
    if los.botst:
        yield f"Een ander heeft {los.rij} intussen gewijzigd. Kies eerst wat het wordt."


def _mag_niet_door(los: Bekeken, toets: Toets, door: str) -> Iterator[str]:
    if los.doet_iets:
        yield from toets(los)
        yield from (
            f"Schrijf bij 'Reden' waarom {vraag}. Bezoekers lezen dat." for vraag in los.vragen
        )
    yield from vier_ogen(los, door)


def vier_ogen(los: Bekeken, door: str) -> Iterator[str]:
    """Why another has to publish this than `door`, who changed it last; nothing where he may.

    What a regel changes beside, was typed by who proposed it. One that only publishes, leaves the
    last change to who made that.
    """
    if not (settings.VIER_OGEN and door and los.publiceert):
        return
    if los.te_zetten.keys() - {"publicatie"}:
        if los.regel.wie == door:
            yield "U stelde dit zelf voor. Laat een ander het publiceren."
    elif los.rij and (los.door or wie_het_laatst(los.rij)) == door:
        yield f"U wijzigde {los.rij} zelf het laatst. Laat een ander het publiceren."
