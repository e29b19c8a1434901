"""A voorstel as a document: what it changes and why, then the agenda as it would be."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.text import capfirst

from ..document import Voorgesteld
from ..momentopname import model as m
from ..momentopname.selectie import Selectie
from ..vergelijking import Regel, Vergelijking
from .agenda import agenda_document
from .bouwstenen import KOP1, KOP2, LIJST, ONDERTITEL, TITEL, Alinea, Document, alinea, gelabeld


def voorstel_document(voorgesteld: Voorgesteld, adres: str) -> Document:
    """The whole document; `adres` is where it stands online, or ""."""
    nieuw = voorgesteld.vergelijking.nieuw
    zo = alinea("Zo zou de agenda worden", KOP1)
    document = agenda_document(nieuw, Selectie(), adres)
    _, *blokken = document.blokken  # its own title goes under that of the voorstel
    titel = titel_van_voorstel(voorgesteld.titel)
    voorop = (
        alinea(titel, TITEL),
        alinea(nieuw.agenda.titel, ONDERTITEL),
        *_wat_verandert(voorgesteld),
        zo,
    )
    return replace(document, titel=titel, blokken=(*voorop, *blokken))


def titel_van_voorstel(titel: str) -> str:
    """What a document about it is called; by that `overnemen` knows it again."""
    return f"Voorstel: {titel}"


def _wat_verandert(voorgesteld: Voorgesteld) -> Iterator[Alinea]:
    vergelijking = voorgesteld.vergelijking
    yield alinea(voorgesteld.woorden)
    if voorgesteld.reden:
        yield gelabeld("Reden", voorgesteld.reden)
    yield alinea(voorgesteld.kop, KOP1)
    if not vergelijking:
        yield alinea("Dit voorstel verandert niets.")
        return
    yield alinea(f"{capfirst(vergelijking.totalen)}.")
    for groep in vergelijking.groepen:
        yield alinea(groep.naam, KOP2)
        yield from (alinea(_in_woorden(regel), LIJST[0]) for regel in groep.regels)
    yield from _kader(vergelijking)


def _kader(vergelijking: Vergelijking) -> Iterator[Alinea]:
    if vergelijking.kader:
        yield alinea("De agenda zelf", KOP2)
    for los in vergelijking.kader:
        yield alinea(f"{los.wat}: {los.woorden}", LIJST[0])


def _in_woorden(regel: Regel) -> str:
    """ "SA-01 Een brug: doorgeschoven: van 2016 naar 2017. Reden: meer tijd nodig."."""
    reden = f" Reden: {regel.reden}" if regel.reden else ""
    return f"{m.leesbaar(regel.kenmerk)} {regel.titel}: {regel.in_woorden}.{reden}"
