"""What came of reading a file."""

from dataclasses import dataclass
from enum import StrEnum


class LaadFout(Exception):
    """A file that can't be read, with a Dutch sentence that names the place in it."""


class Uitkomst(StrEnum):
    TOEGEVOEGD = "toegevoegd"
    VERSCHILT = "verschilt"
    VERWIJDERD = "verwijderd"


@dataclass(frozen=True)
class Melding:
    """What came of one thing in a file: "verschilt: domein haven, naam: hier staat ..."."""

    uitkomst: Uitkomst
    zin: str

    def __str__(self) -> str:
        return f"{self.uitkomst}: {self.zin}"


def verwijderd(wat: str) -> Melding:
    """That an item of the file was deleted here: it does not come back."""
    return Melding(Uitkomst.VERWIJDERD, f"{wat} staat nog wel in het bestand")
