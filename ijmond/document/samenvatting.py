"""What changed, on one page: of each group what comes first, and where the rest of it is told."""

from collections.abc import Iterator
from itertools import zip_longest
from math import ceil
from typing import NamedTuple

from django.utils.text import slugify

from ..vergelijking import Groep, Regel, Vergelijking

REGELS_OP_EEN_BLAD = 40
"""So many lines fit under the heading and the totals."""
KOP = 2
"""The lines that the heading of a group takes."""
TEKENS_PER_REGEL = 85
"""About as many letters as stand on a line."""


class Deel(NamedTuple):
    """A group of changes, and those of it that the page tells."""

    groep: Groep
    verteld: tuple[Regel, ...]

    @property
    def anker(self) -> str:
        """Where all of it is told."""
        return anker(self.groep)

    @property
    def overig(self) -> int:
        return len(self.groep.regels) - len(self.verteld)


def anker(groep: Groep) -> str:
    return f"wijzigingen-{slugify(groep.naam)}"


def vat_samen(vergelijking: Vergelijking) -> list[Deel]:
    """Each group with as many of its changes as the page has room for.

    Empty when all that changed fits on a page: then nothing needs to be summed up.
    """
    if _regels_van_alles(vergelijking) <= REGELS_OP_EEN_BLAD:
        return []
    # Each group has its heading, and a line that says how many more there are.
    ruimte = REGELS_OP_EEN_BLAD - (KOP + 1) * len(vergelijking.groepen)
    verteld: dict[str, list[Regel]] = {groep.naam: [] for groep in vergelijking.groepen}
    for groep, regel in _om_en_om(vergelijking.groepen):
        if (over := ruimte - _hoogte(regel)) >= 0:
            verteld[groep.naam].append(regel)
            ruimte = over
    return [Deel(groep, tuple(verteld[groep.naam])) for groep in vergelijking.groepen]


def _om_en_om(groepen: tuple[Groep, ...]) -> Iterator[tuple[Groep, Regel]]:
    """The first change of each group, then the second; last what is only described otherwise."""
    *eerst, laatst = groepen
    for rij in zip_longest(*(groep.regels for groep in eerst)):
        yield from ((groep, regel) for groep, regel in zip(eerst, rij, strict=True) if regel)
    yield from ((laatst, regel) for regel in laatst.regels)


def _regels_van_alles(vergelijking: Vergelijking) -> int:
    koppen = len(vergelijking.groepen) + bool(vergelijking.kader) + bool(vergelijking.gedeeld)
    gedeeld = (f"{los.reden} {' ' * 8 * len(van)}" for los, van in vergelijking.gedeeld.items())
    teksten = [*gedeeld, *(f"{los.wat} {los.woorden}" for los in vergelijking.kader)]
    hoogten = [*map(_hoogte, vergelijking.regels), *map(_regels, teksten)]
    return KOP * koppen + sum(hoogten)


def _hoogte(regel: Regel) -> int:
    """The lines that a change takes: what, and why on a line of its own."""
    return sum(map(_regels, _teksten(regel)))


def _teksten(regel: Regel) -> Iterator[str]:
    yield f"{regel.soort.label} {regel.kenmerk} {regel.titel} {regel.woorden}"
    if regel.reden:
        yield f"Reden: {regel.reden}"


def _regels(tekst: str) -> int:
    return ceil(len(tekst) / TEKENS_PER_REGEL)
