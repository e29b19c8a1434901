"""The readers of documents, by the kind of file that they read."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from agenda.choices import Herkomst
from agenda.models import Agenda

from . import lijst, word
from .poort import Binnen
from .vondst import Gelezen


class Lezer(NamedTuple):
    """Reads the bytes of a file that was let in; may ask the agenda for its words and values."""

    lees: Callable[[bytes, Agenda], Gelezen]
    herkomst: Herkomst


LEZERS: dict[str, Lezer] = {
    "docx": Lezer(word.lees, Herkomst.WORD),
    "xlsx": Lezer(partial(lijst.lees, "xlsx"), Herkomst.EXCEL),
    "csv": Lezer(partial(lijst.lees, "csv"), Herkomst.CSV),
}
"""By the kind of file that the gate tells: "docx", "xlsx", "csv"."""


def lees(bestand: Binnen, agenda: Agenda) -> Gelezen:
    """What a file that was let in holds; its kind decides its reader."""
    return LEZERS[bestand.soort].lees(bestand.inhoud, agenda)
