"""The XML of Word: elements by their short names, and what marks a change."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from .bouwstenen import Merk

AUTEUR = "griffie"
"""Who made each change, as Word tells it."""


def element(naam: str, *kinderen: Any, **eigenschappen: object) -> Any:
    """ "<w:pStyle w:val="Caption"/>" is element("pStyle", val="Caption")."""
    los = etree.Element(qn(f"w:{naam}"))
    for eigenschap, waarde in eigenschappen.items():
        los.set(qn(f"w:{eigenschap}"), str(waarde))
    los.extend(kinderen)
    return los


class Merken:
    """Gives each change of one document a number of its own."""

    def __init__(self) -> None:
        self._nummers = count(1)

    def van(self, merk: Merk, *kinderen: Any, soort: str = "") -> Any:
        """A mark around these, or with nothing in it a mark of what it stands in."""
        wie = {"id": next(self._nummers), "author": AUTEUR, "date": wanneer(merk.moment)}
        naam = {"name": merk.naam} if soort.endswith("RangeStart") else {}
        return element(soort or merk.soort.value, *kinderen, **wie, **naam)

    def reeks(self, merk: Merk) -> tuple[Any, Any]:
        """The begin and the end of what moved as one."""
        begin = self.van(merk, soort=f"{merk.soort.value}RangeStart")
        eind = element(f"{merk.soort.value}RangeEnd", id=begin.get(qn("w:id")))
        return begin, eind


def wanneer(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
