"""What a chapter tells once, and not at each of its items: its sources, its actions at a glance."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from agenda.choices import Rol

from ..momentopname import model as m
from .feiten import Feiten

GENOEG_VOOR_EEN_TABEL = 3
"""Fewer actions than this are seen at one glance."""
BLIJFT_HEEL = 8
"""So many rows are not worth a page of their own."""
DOET_MEE = {Rol.FINANCIER, Rol.PARTNER}
"""Who takes part, and is not asked first."""


class Bronregel(NamedTuple):
    """Where items come from; no kenmerken where that is true of the whole chapter."""

    tekst: str
    kenmerken: tuple[str, ...]


class Rij(NamedTuple):
    actie: m.Actie
    cellen: tuple[str, ...]


class Tabel(NamedTuple):
    kolommen: tuple[str, ...]
    rijen: tuple[Rij, ...]

    @property
    def is_kort(self) -> bool:
        """Whether it stays whole: a longer one may go on, under its headings, on the next page."""
        return len(self.rijen) <= BLIJFT_HEEL


def bronnen(punten: Iterable[m.Punt], feiten: Mapping[str, Feiten]) -> list[Bronregel]:
    """The sources of these items, each once, in the order of the items."""
    per_bron: dict[str, list[str]] = {}
    for punt in punten:
        per_bron.setdefault(feiten[punt.kenmerk].bron, []).append(punt.kenmerk)
    enig = len(per_bron) == 1
    return [Bronregel(b, () if enig else tuple(van)) for b, van in per_bron.items() if b]


def actietabel(acties: tuple[m.Actie, ...], feiten: Mapping[str, Feiten]) -> Tabel | None:
    """The actions of an overleg at a glance.

    What is known of none has no column; without any column, or with few actions, there is no table.
    """
    regels = [_kort(feiten[actie.kenmerk]) for actie in acties]
    kolommen = tuple(sorted({kolom for regel in regels for kolom in regel}))
    if not kolommen or len(acties) < GENOEG_VOOR_EEN_TABEL:
        return None
    rijen = (
        Rij(actie, tuple(regel.get(kolom, "") for kolom in kolommen))
        for actie, regel in zip(acties, regels, strict=True)
    )
    return Tabel(kolommen, tuple(rijen))


def _kort(bij: Feiten) -> dict[str, str]:
    """How it stands with an action, until when it is due and who does it, as far as is known."""
    bekend = {feit.label: feit.tekst for feit in bij.kern}
    kort = {los: bekend[los] for los in bekend if los.startswith("Status")}
    if termijn := bekend.get("Termijn"):
        kort["Termijn"] = termijn
    wie = (rol for rol in Rol if rol not in DOET_MEE and rol.label in bekend)
    if rol := next(wie, None):
        kort["Wie"] = f"{bekend[rol.label]} ({rol.label.lower()})"
    return kort
