"""Two tables beside each other, of which one may have a column that the other has not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from .bouwstenen import CEL, Blok, Kolom, Merk, Soort, Tabel, alinea
from .in_een import naast_elkaar

LEEG = (alinea("", CEL),)


def met_zelfde_kolommen(
    was: Blok | None, wordt: Blok | None, moment: datetime
) -> tuple[Blok | None, Blok | None]:
    """Both with the columns of both; one that came or went at this `moment` is marked as such."""
    if not (isinstance(was, Tabel) and isinstance(wordt, Tabel)):
        return was, wordt
    paren = [*naast_elkaar(was.kolommen, wordt.kolommen, lambda los: los.sleutel, lambda *_: False)]
    samen = tuple(_een(*paar, moment) for paar in paren)
    oud, nieuw = zip(*paren, strict=True)
    return _met(was, samen, oud), _met(wordt, samen, nieuw)


def _een(was: Kolom | None, wordt: Kolom | None, moment: datetime) -> Kolom:
    if wordt:
        return wordt if was else replace(wordt, merk=Merk(Soort.ERBIJ, moment))
    assert was  # noqa: S101 (one of two there is)
    return replace(was, merk=Merk(Soort.WEG, moment))


def _met(tabel: Tabel, kolommen: tuple[Kolom, ...], hier: Sequence[Kolom | None]) -> Tabel:
    """The table with these columns; what stands under one that is not `hier`, is empty."""
    rijen = []
    for rij in tabel.rijen:
        cellen = iter(rij.cellen)
        rijen.append(replace(rij, cellen=tuple(next(cellen) if los else LEEG for los in hier)))
    return replace(tabel, kolommen=kolommen, rijen=tuple(rijen))
