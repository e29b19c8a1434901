"""What a chapter tells once, and not at each of its items: its sources, its actions at a glance."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.utils.text import capfirst

from agenda.choices import Rol
from werkagenda import woorden
from werkagenda.choices import OverlegSoort

from ..momentopname import model as m
from .feiten import Feiten

GENOEG_VOOR_EEN_TABEL = 3
"""Fewer actions than this are seen at one glance."""
GENOEG_KOLOMMEN = 2
"""With one column a table has more headings than cells."""
SAMEN = 4
"""So many rows stay together on a page."""
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
    def blokken(self) -> list[tuple[Rij, ...]]:
        """The rows in runs that stay whole, so that no page has more headings than cells."""
        aantal = max(1, len(self.rijen) // SAMEN)
        grenzen = [nummer * SAMEN for nummer in range(aantal)]
        einden = [*grenzen[1:], len(self.rijen)]
        return [self.rijen[van:tot] for van, tot in zip(grenzen, einden, strict=True)]


def naam_van_overleg(overleg: m.Overleg) -> str:
    """An overleg with its kind: "Pfh-overleg Wonen"."""
    soort = OverlegSoort(overleg.soort).label
    return woorden.naam_van_overleg(overleg.naam, overleg.afkorting, soort)


def kop_van_acties(deel: m.Hoofdstuk, acties: str) -> str:
    """The heading of the actions under no overleg: "Andere acties" beside others, or "Acties"."""
    return f"Andere {acties}" if deel.domein or deel.overleggen else capfirst(acties)


def bronnen(punten: Iterable[m.Punt], feiten: Mapping[str, Feiten]) -> list[Bronregel]:
    """The sources of these items, each once, in the order of the items."""
    per_bron: dict[str, list[str]] = {}
    for punt in punten:
        per_bron.setdefault(feiten[punt.kenmerk].bron, []).append(punt.kenmerk)
    enig = len(per_bron) == 1
    return [Bronregel(b, () if enig else tuple(van)) for b, van in per_bron.items() if b]


def actietabel(acties: tuple[m.Actie, ...], feiten: Mapping[str, Feiten]) -> Tabel | None:
    """The actions of an overleg at a glance.

    What is known of none has no column; with few columns or actions there is no table.
    """
    regels = [_kort(feiten[actie.kenmerk]) for actie in acties]
    kolommen = tuple(sorted({kolom for regel in regels for kolom in regel}))
    if len(kolommen) < GENOEG_KOLOMMEN or len(acties) < GENOEG_VOOR_EEN_TABEL:
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
