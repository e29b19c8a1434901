"""What was changed together, told as one: how much it was, why, and which voorstel decided it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from agenda.choices import GROEPEN, REDEN_NODIG, Soort
from agenda.models import Document, Gebeurtenis, Punt, Vergadering, Voorstel, Wijziging
from agenda.verschil import Regel, opsomming

RANG = {soort: n for n, leden in enumerate(GROEPEN.values()) for soort in leden}
"""What a reader wants to know first, comes first: what is done, dropped, moved."""
VAN_BELANG = RANG[Soort.TOEGEVOEGD]
"""All that comes before what is new: of that there may be very much at once."""


class Onderdeel(NamedTuple):
    """One item or meeting, and what happened to it; `onderwerp` is None once it is hidden."""

    kenmerk: str
    onderwerp: Punt | Vergadering | None
    regels: tuple[Regel, ...]

    @property
    def naam(self) -> str:
        return str(self.onderwerp or self.kenmerk)

    @property
    def rang(self) -> int:
        return min(RANG[Soort(regel.gebeurtenis.soort)] for regel in self.regels)

    @property
    def is_van_belang(self) -> bool:
        """Whether it is done, dropped or moved, or anything else that asks for a reason."""
        soorten = {Soort(regel.gebeurtenis.soort) for regel in self.regels}
        return self.rang < VAN_BELANG or not soorten.isdisjoint(REDEN_NODIG)


@dataclass(frozen=True)
class Samen:
    """What a visitor reads of one wijziging in one place, at least one regel.

    `voorstel` is the one that it carried out, where visitors may read that.
    """

    regels: tuple[Regel, ...]
    voorstel: Voorstel | None = None

    @property
    def wijziging(self) -> Wijziging:
        return self.regels[0].gebeurtenis.wijziging

    @cached_property
    def onderdelen(self) -> list[Onderdeel]:
        """Each item and meeting once, what matters first, then as they were written down."""
        per_ding: dict[tuple[str, int | None], list[Regel]] = {}
        for regel in sorted(self.regels, key=lambda regel: regel.gebeurtenis.pk):
            ding = regel.gebeurtenis.kenmerk, regel.gebeurtenis.vergadering_id
            per_ding.setdefault(ding, []).append(regel)
        onderdelen = (
            Onderdeel(kenmerk, regels[0].onderwerp, tuple(regels))
            for (kenmerk, _), regels in per_ding.items()
        )
        return sorted(onderdelen, key=lambda los: los.rang)

    @property
    def is_een_geheel(self) -> bool:
        """Whether there is more to say than of one item."""
        return self.voorstel is not None or len(self.onderdelen) > 1

    @cached_property
    def reden(self) -> str:
        """What is told once: the reason of all, or else that of whatever has none of its own."""
        redenen = {regel.gebeurtenis.gegeven_reden for regel in self.regels}
        if len(redenen) == 1:
            return redenen.pop()
        return self.wijziging.reden if self.wijziging.reden in redenen else ""

    @cached_property
    def bron(self) -> Document | None:
        """Only where each may name it: of what was withdrawn no source is told."""
        return self.wijziging.bron if all(regel.bron for regel in self.regels) else None

    @property
    def later_vastgelegd(self) -> bool:
        return all(regel.later_vastgelegd for regel in self.regels)

    @property
    def aantal(self) -> str:
        """How much it is of: "8 punten", or "1 punt en 1 vergadering"."""
        punten = sum(bool(los.kenmerk) for los in self.onderdelen)
        vergaderingen = len(self.onderdelen) - punten
        return opsomming(
            f"{hoeveel} {een if hoeveel == 1 else meer}"
            for hoeveel, een, meer in (
                (punten, "punt", "punten"),
                (vergaderingen, "vergadering", "vergaderingen"),
            )
            if hoeveel
        )

    @property
    def gedaan(self) -> str:
        """ "toegevoegd" of what came, "gewijzigd" of all else."""
        nieuw = all(regel.gebeurtenis.soort == Soort.TOEGEVOEGD for regel in self.regels)
        return "toegevoegd" if nieuw else "gewijzigd"


def uitgevoerd(gebeurtenissen: Iterable[Gebeurtenis]) -> dict[int, Voorstel]:
    """The voorstellen that led to these, as far as visitors may read them; one query.

    By the key of the wijziging that carried it out.
    """
    wijzigingen = {los.wijziging_id for los in gebeurtenissen}
    voorstellen = Voorstel.objects.te_lezen().filter(wijziging__in=wijzigingen)
    return {los.wijziging_id: los for los in voorstellen.select_related("agenda")}
