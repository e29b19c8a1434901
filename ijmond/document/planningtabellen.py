"""The planning on paper: as many tables as it takes, none wider or higher than a page."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from math import ceil
from typing import TypeVar

from agenda.verschil import Verschuiving

from ..momentopname import model as m
from .matrix import GEEN_VERSCHUIVINGEN, Groep, Matrix, Rij, maak_matrix

PERIODEN_PER_TABEL = 6
"""As many columns as fit beside a title on paper."""
REGELS_PER_TABEL = 28
"""A table of at most so many lines fits on a page, under a heading."""
TEKENS_PER_REGEL = 45
"""About as many letters as stand on one line of the first column."""

Ding = TypeVar("Ding")


def maak_planningtabellen(
    momentopname: m.Momentopname, verschuivingen: Mapping[str, Verschuiving] = GEEN_VERSCHUIVINGEN
) -> list[list[Matrix]]:
    """The planned periods of all items: per run of periods the tables of one page each.

    A table that is torn over pages loses its heading for who listens to it. Where there are more
    runs than one, each shows only the items that are or were planned in it.
    """
    groepen = [groep for groep in momentopname.per_domein() if groep[1]]
    heel = maak_matrix(
        momentopname.perioden, groepen, lambda punt: f"#{punt.kenmerk}", verschuivingen
    )
    aantal = ceil(len(heel.perioden) / PERIODEN_PER_TABEL)
    if not (aantal and groepen):
        return []
    breedte = ceil(len(heel.perioden) / aantal)
    delen = (
        [heel]
        if aantal == 1
        else [heel.deel(van, van + breedte) for van in range(0, len(heel.perioden), breedte)]
    )
    return [list(_per_pagina(deel)) for deel in delen if deel.groepen]


def _per_pagina(matrix: Matrix) -> Iterator[Matrix]:
    """The groups, page by page; a group stays whole where it fits on one."""
    groepen = [
        replace(groep, rijen=rijen)
        for groep in matrix.groepen
        for rijen in _in_stukken(groep.rijen, _regels_van_rij, REGELS_PER_TABEL - 1)
    ]
    for stuk in _in_stukken(groepen, _regels_van_groep, REGELS_PER_TABEL):
        yield replace(matrix, groepen=stuk)


def _in_stukken(
    dingen: Iterable[Ding], hoogte: Callable[[Ding], int], ruimte: int
) -> Iterator[tuple[Ding, ...]]:
    """Runs that together are no higher than there is room; what is higher itself stands alone."""
    stuk: list[Ding] = []
    vol = 0
    for ding in dingen:
        if stuk and vol + hoogte(ding) > ruimte:
            yield tuple(stuk)
            stuk, vol = [], 0
        stuk.append(ding)
        vol += hoogte(ding)
    yield tuple(stuk)


def _regels_van_groep(groep: Groep) -> int:
    return 1 + sum(_regels_van_rij(rij) for rij in groep.rijen)


def _regels_van_rij(rij: Rij) -> int:
    """A long title, or more to say, takes lines of its own."""
    teksten = f"{rij.punt.kenmerk} {rij.punt.titel}", rij.verschoven, rij.ritme
    return sum(ceil(len(tekst) / TEKENS_PER_REGEL) for tekst in teksten)
