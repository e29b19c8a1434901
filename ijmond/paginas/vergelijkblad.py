"""A comparison in parts: what a visitor chooses of it, page by page, and counts that lead there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.text import capfirst

from agenda.choices import Soort

from ..vergelijking import Groep, Regel, Vergelijking, gegroepeerd
from .deelkeuze import Deelkeuze

PER_BLAD = 100
"""So many changes stand on a page."""
VEEL = 25
"""Of more changes than these one wants a summary, and a choice."""
AGENDA_ZELF = ("De agenda zelf", "de-agenda-zelf")
"""What stands at the end, and where."""
VRAGEN = ("domein", "soort", "page")


class Wegwijzer(NamedTuple):
    """A group of changes: on which page it begins, and how many there are of each kind."""

    naam: str
    anker: str
    blad: int
    tellingen: list[tuple[Soort, int]]


class Vergelijkblad:
    """The part of a comparison that an address asks for: `?domein=`, `?soort=` and `?page=`.

    What is asked wrongly shows all of it, with a sentence. What changed of the agenda itself is in
    no domain and of no kind: it stands at the end of the whole.
    """

    def __init__(self, geheel: Vergelijking, vraag: QueryDict):
        self.geheel, self.vraag = geheel, vraag
        self.aantal = len(geheel.regels)
        self._gekozen = gegroepeerd(self._kies()) if self.keuze.gekozen else geheel.groepen
        regels = [regel for groep in self._gekozen for regel in groep.regels]
        self.pagina = Paginator(regels, PER_BLAD).get_page(vraag.get("page"))

    @cached_property
    def keuze(self) -> Deelkeuze:
        """A domain of the agenda, a kind of change, or both."""
        woorden = self.geheel.nieuw.woorden
        hier = set(self.geheel.domein_van.values())
        opnamen = self.geheel.oud, self.geheel.nieuw
        namen = {domein.slug: domein.naam for opname in opnamen for domein in opname.domeinen}
        domeinen = [(slug, naam) for slug, naam in namen.items() if slug in hier]
        geteld = Counter(regel.soort for regel in self.geheel.regels)
        soorten = [(soort.value, f"{soort.label} ({geteld[soort]})") for soort in geteld]
        velden = {
            "domein": (capfirst(woorden.domein), "Alles", domeinen),
            "soort": ("Wat er gebeurde", "Alles", soorten),
        }
        return Deelkeuze(self.vraag, velden)

    def _kies(self) -> list[Regel]:
        """The changes that were asked for."""
        domein, soort = (self.keuze.cleaned_data[naam] for naam in ("domein", "soort"))
        return [
            regel
            for regel in self.geheel.regels
            if (not domein or (regel.punt and self.geheel.domein_van.get(regel.kenmerk) == domein))
            and (not soort or regel.soort == soort)
        ]

    @property
    def is_lang(self) -> bool:
        """Whether there is so much of it that it needs a summary, or a part was asked for."""
        return self.aantal > VEEL or bool(self.keuze.errors) or self.keuze.gekozen

    @property
    def vergelijking(self) -> Vergelijking:
        """What stands on this page; reasons that items share are told per page."""
        groepen = gegroepeerd(list(self.pagina))
        is_eind = not (self.keuze.gekozen or self.pagina.has_next())
        return replace(self.geheel, groepen=groepen, kader=self.geheel.kader if is_eind else ())

    def wegwijzers(self) -> Iterator[Wegwijzer]:
        """Each group of what was chosen, in its order."""
        eerder = 0
        for groep in self._gekozen:
            yield Wegwijzer(groep.naam, groep.anker, 1 + eerder // PER_BLAD, _geteld(groep))
            eerder += len(groep.regels)
        if self.geheel.kader and not self.keuze.gekozen:
            yield Wegwijzer(*AGENDA_ZELF, self.pagina.paginator.num_pages, [])

    @property
    def gaat_mee(self) -> list[tuple[str, str]]:
        """What else the address says, for the form that makes another one of it."""
        return [(naam, str(self.vraag[naam])) for naam in self.vraag if naam not in VRAGEN]


def _geteld(groep: Groep) -> list[tuple[Soort, int]]:
    """How many changes of each kind there are in a group, in its order."""
    return list(Counter(regel.soort for regel in groep.regels).items())
