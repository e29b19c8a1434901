"""The lines that somebody sees, in groups, without those that rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .blik import Blik, Regel
from .register import SOORTEN, Soort
from .rust import Rust, rustende

OP_DE_PAGINA = 10
"""So many lines of a kind stand on the first page; the rest is a click away."""


@dataclass(frozen=True)
class Groep:
    """The lines of one kind."""

    soort: Soort
    regels: list[Regel]

    @property
    def eerste(self) -> list[Regel]:
        return self.regels[:OP_DE_PAGINA]

    @property
    def is_langer(self) -> bool:
        return len(self.regels) > OP_DE_PAGINA


class Werklijst:
    """What somebody sees of the work list."""

    def __init__(self, blik: Blik):
        self.blik = blik

    @cached_property
    def soorten(self) -> list[Soort]:
        """The kinds that somebody may see, with or without lines."""
        return [soort for soort in SOORTEN if soort.mag(self.blik)]

    @cached_property
    def groepen(self) -> list[Groep]:
        """The kinds of which there are lines."""
        alle = (self.groep(soort) for soort in self.soorten)
        return [groep for groep in alle if groep.regels]

    def groep(self, soort: Soort) -> Groep:
        regels = soort.regels(self.blik)
        return Groep(soort, [los for los in regels if (soort.naam, los.sleutel) not in self._rust])

    def rustend(self) -> Iterator[tuple[Soort, Regel, Rust]]:
        """The lines that would be there, had nobody put them to rest."""
        er_zijn = {naam for naam, _ in self._rust}
        for soort in self.soorten:
            for los in soort.regels(self.blik) if soort.naam in er_zijn else ():
                if rust := self._rust.get((soort.naam, los.sleutel)):
                    yield soort, los, rust

    def soort(self, naam: str) -> Soort | None:
        return next((soort for soort in self.soorten if soort.naam == naam), None)

    def zoek(self, naam: str, sleutel: str) -> tuple[Soort, Regel] | None:
        """The line of this kind about this, whether it rests or not; None for what is not there."""
        soort = self.soort(naam)
        if not (soort and soort.kan_rusten):
            return None
        return next(
            ((soort, los) for los in soort.regels(self.blik) if los.sleutel == sleutel), None
        )

    @cached_property
    def _rust(self) -> dict[tuple[str, str], Rust]:
        return rustende(self.blik.vandaag)
