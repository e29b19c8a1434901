"""Texts that are hard to read, or seem to hold what is somebody's own.

All texts are read once for as long as nothing is saved: judging them takes longer than a page may.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from django.core.cache import cache as bewaard

from agenda.models import Stand, Vergadering

from ..document.begrippen import BEGRIPPEN
from .blik import Blik, Regel
from .bronnen import Plek, teksten
from .leesbaar import lange_zin, onverklaard, persoonlijk
from .vergaderingen import te_zien

LANG, AFKORTING, PERSOONLIJK = "lange-zin", "afkorting", "persoonlijk"
BEKEND = frozenset({"BV", "EU", "NL", "NV", "PDF", "PM"})
"""Abbreviations that a reader knows."""
BEGIN = 80
"""So many characters of a sentence tell which one it is."""


class Bevonden(NamedTuple):
    """What was found in one text."""

    wat: str
    plek: Plek
    zegt: str


def regels(blik: Blik, wat: str) -> Iterator[Regel]:
    """What was found of one kind."""
    # Of every agenda: what may not be there is no less so when an agenda has ended.
    altijd = wat == PERSOONLIJK
    for los in blik.eenmaal("teksten", bevindingen):
        plek = los.plek
        if los.wat == wat and _gaat_over(blik, plek, altijd=altijd):
            zegt = f"{plek.veld}: {los.zegt}"
            yield Regel(plek.sleutel, plek.naam, plek.adres, zegt, blik.naam_van(plek.agenda))


def _gaat_over(blik: Blik, plek: Plek, *, altijd: bool) -> bool:
    """Whether somebody keeps this text, and it is of something that runs, or `altijd`."""
    if not blik.mag(plek.recht) or not (altijd or plek.telt_tot >= blik.vandaag):
        return False
    if plek.agenda is not None:
        return plek.agenda in (blik.agendas if altijd else blik.lopend)
    return not blik.is_gebonden or plek.vergadering in blik.eenmaal("eigen", lambda: _eigen(blik))


def _eigen(blik: Blik) -> set[int]:
    """The meetings of who works on some agendas only."""
    return set(te_zien(blik, Vergadering.objects.all()).values_list("pk", flat=True))


def bevindingen() -> list[Bevonden]:
    """What was found in all texts, as they are since the last stand."""
    laatste = Stand.objects.values_list("pk", flat=True).order_by("pk").last()
    sleutel = f"werklijst-teksten-{laatste}"
    if (gevonden := bewaard.get(sleutel)) is None:
        bewaard.set(sleutel, gevonden := [*_lees()])
    return gevonden


def _lees() -> Iterator[Bevonden]:
    alle = [*teksten()]
    # Nor do the letters of a kenmerk want a word: the key of an item begins with those.
    letters = {plek.sleutel.partition("-")[0] for plek, _ in alle}
    bekend = BEKEND | _uitgelegd() | letters
    for plek, tekst in alle:
        for wat, zegt in _oordeel(plek, tekst, bekend):
            yield Bevonden(wat, plek, zegt)


def _oordeel(plek: Plek, tekst: str, bekend: frozenset[str]) -> Iterator[tuple[str, str]]:
    if gevonden := [*persoonlijk(tekst)]:
        yield PERSOONLIJK, f"hier lijkt {' en '.join(gevonden)} te staan."
    if not plek.is_openbaar:
        return
    if zin := lange_zin(tekst):
        begin = zin if len(zin) <= BEGIN else f"{zin[:BEGIN].rsplit(' ', 1)[0]} …"
        yield LANG, f"een zin van {len(zin.split())} woorden: ‘{begin}’"
    if afkortingen := onverklaard(tekst, bekend):
        yield AFKORTING, f"{', '.join(afkortingen)}."


@cache
def _uitgelegd() -> frozenset[str]:
    return frozenset(begrip.term for begrip in BEGRIPPEN)
