"""Spans of days, as the text that a period is known by; nothing here knows Django.

A whole year, half-year, quarter or month is "2026", "2026-H1", "2026-Q2" or "2026-01"; any other
span is its first and its last day: "2026-01-01/2026-02-15".
"""

import re
from collections.abc import Iterable
from datetime import date
from itertools import permutations
from typing import NamedTuple, Self

from .datums import MAANDEN, datum_in_woorden, grenzen

VORMEN = {"jaar": "", "halfjaar": "-H{}", "kwartaal": "-Q{}", "maand": "-{:02}"}
"""What stands behind the year, per unit."""
LETTERS = {"H": "halfjaar", "Q": "kwartaal", "": "maand"}


class Tijdvak(NamedTuple):
    """The days from `begin` up to and including `eind`; in order of begin, and then of eind."""

    begin: date
    eind: date

    @classmethod
    def uit(cls, sleutel: str) -> Self:
        """What `str` wrote; raises ValueError for any other text."""
        begin, streep, eind = sleutel.partition("/")
        if streep:
            return cls(date.fromisoformat(begin), date.fromisoformat(eind))
        if not (delen := re.fullmatch(r"([0-9]{4})(?:-([HQ]?)([0-9]{1,2}))?", sleutel)):
            raise ValueError(f"{sleutel!r} is geen tijdvak.")
        jaar, letter, nummer = delen.groups()
        if nummer is None:
            return cls(*grenzen(date(int(jaar), 1, 1), "jaar"))
        eenheid = LETTERS[letter]
        maand = (int(nummer) - 1) * MAANDEN[eenheid] + 1
        return cls(*grenzen(date(int(jaar), maand, 1), eenheid))

    def __str__(self) -> str:
        if not (eenheid := self.eenheid):
            return f"{self.begin.isoformat()}/{self.eind.isoformat()}"
        nummer = (self.begin.month - 1) // MAANDEN[eenheid] + 1
        return f"{self.begin.year:04}{VORMEN[eenheid].format(nummer)}"

    @property
    def eenheid(self) -> str:
        """The unit that it is one whole of; "" for none."""
        return next((e for e in VORMEN if grenzen(self.begin, e) == tuple(self)), "")

    @property
    def plaats(self) -> tuple[date, int]:
        """Where it stands in a planning: by its begin, and the longer one first."""
        return self.begin, -self.eind.toordinal()

    @property
    def in_woorden(self) -> str:
        """ "2e kwartaal 2026", "1 januari 2026 tot en met 15 februari 2026"."""
        if eenheid := self.eenheid:
            return datum_in_woorden(self.begin, eenheid)
        begin, eind = (datum_in_woorden(dag, "dag") for dag in self)
        return f"{begin} tot en met {eind}"

    def raakt(self, ander: "Tijdvak") -> bool:
        """Whether they have a day in common."""
        return self.begin <= ander.eind and ander.begin <= self.eind

    def omvat(self, ander: "Tijdvak") -> bool:
        """Whether every day of the other is a day of this one; of an equal span too."""
        return self.begin <= ander.begin and ander.eind <= self.eind


def eerste_in_elkaar(tijdvakken: Iterable[Tijdvak]) -> tuple[Tijdvak, Tijdvak] | None:
    """Of spans that differ, one and another that lies inside it; None where no two do."""
    for een, ander in permutations(tijdvakken, 2):
        if een.omvat(ander):
            return een, ander
    return None


def op_tijd(sleutels: Iterable[str]) -> list[str]:
    """The keys of spans, in order of time."""
    return sorted(sleutels, key=Tijdvak.uit)
