"""The matrix of items and periods: when is what planned."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Cel:
    """One item in one period; `toelichting` tells more of the planning, if anything."""

    periode: object
    gepland: bool
    toelichting: str


@dataclass(frozen=True)
class Rij:
    """An item, the address that its title leads to, and its periods."""

    punt: object
    adres: str
    cellen: tuple[Cel, ...]


@dataclass(frozen=True)
class Groep:
    domein: object
    rijen: tuple[Rij, ...]


@dataclass(frozen=True)
class Matrix:
    perioden: tuple
    groepen: tuple[Groep, ...]


def maak_matrix(
    perioden: Iterable,
    groepen: Iterable[tuple[object, Iterable]],
    adres: Callable[[object], str],
) -> Matrix:
    """Lay out items against periods, from database rows and from a `Momentopname` alike.

    `groepen` gives each domain with its items. An item has a `planning`: things with a `periode`,
    which is a period or the day on which one begins, and a `toelichting`. `adres` gives the
    address that an item leads to.
    """
    perioden = tuple(perioden)
    return Matrix(
        perioden,
        tuple(
            Groep(domein, tuple(Rij(punt, adres(punt), _cellen(punt, perioden)) for punt in punten))
            for domein, punten in groepen
        ),
    )


def _cellen(punt, perioden):
    planning = punt.planning if isinstance(punt.planning, tuple) else punt.planning.all()
    gepland = {_begin(g.periode): g.toelichting for g in planning}
    return tuple(Cel(p, p.begin in gepland, gepland.get(p.begin, "")) for p in perioden)


def _begin(periode) -> date:
    return periode if isinstance(periode, date) else periode.begin
