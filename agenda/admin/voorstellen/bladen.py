"""Which regels of a voorstel a page shows: those of one outcome, by kind and domain, in pages."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.text import capfirst

from ...choices import RegelWat
from ...models import Agenda
from ...voorstellen import Beeld, Bekeken
from .vertellen import KOPPEN, domein_van

PER_BLAD = 50
WEINIG = 8
"""So many regels or fewer stand unfolded, with nothing to choose."""
FOUT, DOET_NIET_MEE = "fout", "niet-mee"


@dataclass(frozen=True)
class Ingang:
    """A way to some of the regels: what they are, how many, and their address."""

    naam: str
    aantal: int
    vraag: str
    gekozen: bool = False


@dataclass(frozen=True)
class Groep:
    """Regels about one kind of row, in the domain with this key; "" of none."""

    soort: str
    domein: str
    regels: list[Bekeken]

    @property
    def nummers(self) -> list[int]:
        return [los.regel.nummer for los in self.regels]

    @property
    def plek(self) -> str:
        """Where the first of them stands."""
        return f"regel-{self.nummers[0]}"


class Bladen:
    """The regels of a voorstel, as an address asks for them; what it can't ask for, is left.

    `domeinen` are the names of domains by their key, once those are known.
    """

    def __init__(self, beeld: Beeld, fout: Collection[int], vraag: Any):
        self.beeld, self._fout = beeld, fout
        self._per_keus = self._verdeel()
        toon = vraag.get("toon", "")
        self.toon = toon if toon in self._per_keus else ""
        self.is_open = "open" in vraag
        self.domeinen: Mapping[str, str] = {}
        gekozen = self._per_keus[self.toon] if self.toon else list(beeld.regels)
        self.groepen = list(self._groepeer(gekozen))
        op_volgorde = [los for groep in self.groepen for los in groep.regels]
        bladen = {str(los.regel.nummer): n // PER_BLAD + 1 for n, los in enumerate(op_volgorde)}
        p = bladen.get(vraag.get("regel", ""), vraag.get("p"))
        self.blad: Page = Paginator(op_volgorde, PER_BLAD).get_page(p)

    @property
    def is_lang(self) -> bool:
        return len(self.beeld.regels) > WEINIG or bool(self.toon)

    @property
    def regels(self) -> list[Bekeken]:
        """Those of this page."""
        return list(self.blad)

    @cached_property
    def keuzes(self) -> list[Ingang]:
        """What one can choose to see, with all of it first."""
        alles = Ingang("Alles", len(self.beeld.regels), "?", not self.toon)
        return [
            alles,
            *(
                Ingang(_naam(toon), len(regels), self._vraag(toon=toon), toon == self.toon)
                for toon, regels in self._per_keus.items()
            ),
        ]

    @cached_property
    def sprongen(self) -> list[Ingang]:
        """The way to the first regel of each group."""
        return [
            Ingang(
                self.naam(groep),
                len(groep.regels),
                f"{self._vraag(toon=self.toon, regel=groep.nummers[0])}#{groep.plek}",
            )
            for groep in self.groepen
        ]

    @property
    def vraag(self) -> str:
        """What leads here again, but for the page, which is added to it."""
        vraag = self._vraag(toon=self.toon, open=self.is_open and "1")
        return vraag if vraag == "?" else f"{vraag}&"

    @property
    def open(self) -> str:
        return self._vraag(toon=self.toon, p=self.blad.number, open="1")

    @property
    def dicht(self) -> str:
        return self._vraag(toon=self.toon, p=self.blad.number)

    def naam(self, groep: Groep) -> str:
        """What a group is called, by what its domain is called."""
        domein = self.domeinen.get(groep.domein, groep.domein)
        return f"{groep.soort}: {domein}" if domein else groep.soort

    def elders(self, nummer: int) -> str:
        """The page on which a regel stands that this one does not show."""
        return f"{self._vraag(toon=FOUT, regel=nummer)}#regel-{nummer}"

    def _verdeel(self) -> dict[str, list[Bekeken]]:
        """The regels by what one can choose to see; not what none is."""
        regels = self.beeld.regels
        doen_mee = [los for los in regels if los.regel.doet_mee]
        verdeeld = {
            FOUT: [los for los in regels if los.regel.nummer in self._fout],
            **{uit.value: [los for los in doen_mee if los.uitkomst == uit] for uit in KOPPEN},
            DOET_NIET_MEE: [los for los in regels if not los.regel.doet_mee],
        }
        return {toon: er_zijn for toon, er_zijn in verdeeld.items() if er_zijn}

    def _vraag(self, **delen: Any) -> str:
        return f"?{urlencode({naam: w for naam, w in delen.items() if w})}"

    def _groepeer(self, regels: list[Bekeken]) -> Iterator[Groep]:
        """In the order in which the voorstel names a kind, and within it the domains."""
        per_soort: dict[str, dict[str, list[Bekeken]]] = {}
        for los in regels:
            domeinen = per_soort.setdefault(los.regel.soort, {})
            domeinen.setdefault(domein_van(los), []).append(los)
        for domeinen in per_soort.values():
            for domein, eigen in domeinen.items():
                soort = _soort(self.beeld.voorstel.agenda, eigen[0])
                yield Groep(soort, domein, eigen)


def _naam(toon: str) -> str:
    return {FOUT: "Staat iets in de weg", DOET_NIET_MEE: "Doet niet mee"}.get(toon) or next(
        kop for uit, (kop, _, _) in KOPPEN.items() if uit.value == toon
    )


def _soort(agenda: Agenda, los: Bekeken) -> str:
    """What a kind of row is called, where the agenda has a word for it by that."""
    if los.regel.wat == RegelWat.NIET_BEGREPEN:
        return "Niet begrepen"
    meer = str(los.model._meta.verbose_name_plural)
    return capfirst(getattr(agenda, f"woord_{meer}", "") or meer)
