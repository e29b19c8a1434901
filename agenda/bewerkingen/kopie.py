"""A copy of an item, to begin a similar one with."""

from ..beschrijving.lezen import inhoud
from ..beschrijving.schrijven import vul
from ..choices import Publicatie
from ..models import Punt
from ..opslag import opslaan

# What belongs to the original alone: its name tag, its place, and the meetings that it was in.
NIET_MEE = ("kenmerk", "volgorde", "behandelingen")


def kopieer(punt: Punt, **verantwoording) -> Punt:
    """Save a copy of `punt` as a concept with a kenmerk of its own, and return it."""
    gegevens = {naam: waarde for naam, waarde in inhoud(punt).items() if naam not in NIET_MEE}
    langste = Punt._meta.get_field("titel").max_length - len(" (kopie)")  # type: ignore[operator]
    gegevens["titel"] = punt.titel[:langste] + " (kopie)"
    gegevens["publicatie"] = Publicatie.CONCEPT
    nieuw = type(punt)(agenda=punt.agenda)
    schrijf, _ = vul(nieuw, gegevens)
    opslaan(nieuw, schrijf, **verantwoording)
    return nieuw
