"""What a question finds, in groups, as a page shows it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.safestring import SafeString

from agenda.models import Agenda, Domein, Punt

from ..document.begrippen import Begrip
from . import index
from .begrippen import begrippen_bij
from .fragment import fragment, markeer
from .index import PER_SOORT, VAN_EEN_SOORT, Treffer
from .model import Zoekregel
from .soorten import SOORTEN
from .woorden import Vraag, woorden

BEGRIP = "begrip"
WOORDEN = {soort.naam: soort.woord for soort in SOORTEN.values()} | {
    BEGRIP: ("begrip", "begrippen")
}
"""What one and what several of each kind are called, in the order in which they stand."""
PER_GROEP = 5
PER_BLAD = 25


@dataclass(frozen=True)
class Resultaat:
    """One thing that was found: what it is called, where, and the piece of text that says so."""

    kop: SafeString
    adres: str
    kenmerk: str = ""
    pad: tuple[str, ...] = ()
    fragment: SafeString | str = ""


@dataclass
class Groep:
    """Those of one kind that a page shows; `aantal` is how many there are."""

    soort: str
    aantal: int
    hoogstens: int
    resultaten: list[Resultaat] = field(default_factory=list)

    @property
    def woord(self) -> str:
        return WOORDEN[self.soort][1]

    @property
    def meer(self) -> bool:
        """Whether there are more than the page shows."""
        return self.aantal > len(self.resultaten)

    def __str__(self) -> str:
        return in_getallen(self.aantal, self.hoogstens)


def in_getallen(aantal: int, hoogstens: int) -> str:
    """How many there are, as far as that was counted: "12", "200 of meer"."""
    return f"{hoogstens} of meer" if aantal >= hoogstens else str(aantal)


def kies(gelezen: dict[int, Resultaat], treffers: Iterable[Treffer]) -> list[Resultaat]:
    """What was read of these; somebody may have taken one away meanwhile."""
    return [gelezen[los.pk] for los in treffers if los.pk in gelezen]


class Uitkomst:
    """What a question finds; `soort` and `domein` narrow it, `blad` is of one kind only.

    Of each kind so many are counted: more of the one that was chosen, or if it is `ruim`.
    """

    def __init__(
        self,
        vraag: Vraag,
        soort: str = "",
        domein: Domein | None = None,
        blad: Any = 1,
        *,
        ruim: bool = False,
    ):
        self.vraag, self.soort, self.domein, self._blad = vraag, soort, domein, blad
        self._van_elk = VAN_EEN_SOORT if ruim else PER_SOORT

    @cached_property
    def soorten(self) -> list[Groep]:
        """How many there are of each kind, within the domain that was chosen."""
        geteld = Counter(los.soort for los in self._overal)
        geteld[BEGRIP] = len(self._begrippen)
        return [Groep(naam, geteld[naam], self._van_elk) for naam in self._volgorde if geteld[naam]]

    @cached_property
    def domeinen(self) -> list[tuple[Domein, str]]:
        """How many there are in each domain, of the kind that was chosen; most first."""
        geteld = Counter(los.domein for los in self._treffers if los.domein)
        namen = Domein.objects.openbaar().select_related("agenda").in_bulk(geteld)
        return [
            (namen[pk], f"{aantal} of meer" if self.is_afgekapt else str(aantal))
            for pk, aantal in geteld.most_common()
            if pk in namen
        ]

    @cached_property
    def groepen(self) -> list[Groep]:
        """The best of each kind."""
        beste = {naam: los[:PER_GROEP] for naam, los in self._per_soort.items()}
        gelezen = self._lees([los for treffers in beste.values() for los in treffers])
        eerste = {naam: kies(gelezen, treffers) for naam, treffers in beste.items()}
        if self._begrippen:
            eerste[BEGRIP] = [self._van_begrip(los) for los in self._begrippen[:PER_GROEP]]
        return [self._groep(naam, eerste[naam]) for naam in self._volgorde if naam in eerste]

    @cached_property
    def bladzijde(self) -> Page:
        """A page of the kind that was chosen."""
        alles: list[Any] = self._begrippen if self.soort == BEGRIP else self._treffers
        blad = Paginator(alles, PER_BLAD).get_page(self._blad)
        if self.soort == BEGRIP:
            blad.object_list = [self._van_begrip(los) for los in blad]
        else:
            gelezen = self._lees([*blad])
            blad.object_list = kies(gelezen, blad)
        return blad

    def alles(self) -> list[tuple[str, Resultaat]]:
        """What is found of what was chosen, as far as is counted, by kind; two queries."""
        gelezen = self._lees(self._treffers)
        per_soort = {naam: kies(gelezen, treffers) for naam, treffers in self._per_soort.items()}
        if self.soort in ("", BEGRIP):
            per_soort[BEGRIP] = [self._van_begrip(los) for los in self._begrippen]
        return [(naam, los) for naam in self._volgorde for los in per_soort.get(naam, [])]

    @property
    def is_afgekapt(self) -> bool:
        """Whether there may be more of some kind than was counted."""
        return any(len(los) >= self._hoogstens for los in self._per_soort.values())

    def __bool__(self) -> bool:
        return bool(self.soorten)

    @property
    def woord(self) -> str:
        """What those of the kind that was chosen are called."""
        return WOORDEN[self.soort][1]

    @property
    def aantal(self) -> str:
        """How many there are of that kind."""
        return in_getallen(self.bladzijde.paginator.count, self._hoogstens)

    @property
    def _in_domein(self) -> int | None:
        return self.domein.pk if self.domein else None

    @property
    def _hoogstens(self) -> int:
        return VAN_EEN_SOORT if self.soort else self._van_elk

    @cached_property
    def _volgorde(self) -> list[str]:
        """The kinds as they stand; one with a title that is the question comes first."""
        vooraan = {los.soort for los in self._overal if not los.rang}
        if any(" ".join(woorden(los.term)) == self.vraag.vorm for los in self._begrippen[:1]):
            vooraan.add(BEGRIP)
        return sorted(WOORDEN, key=lambda naam: naam not in vooraan)

    @cached_property
    def _overal(self) -> list[Treffer]:
        return index.zoek(self.vraag, [*SOORTEN], self._in_domein, self._van_elk)

    @cached_property
    def _begrippen(self) -> list[Begrip]:
        return [] if self.domein else begrippen_bij(self.vraag)

    @cached_property
    def _treffers(self) -> list[Treffer]:
        """Those of the kind that was chosen, or of all, the best of each kind first."""
        if not self.soort:
            gevonden = self._overal
        elif self.soort == BEGRIP:
            gevonden = []
        else:
            gevonden = index.zoek(self.vraag, [self.soort], self._in_domein, VAN_EEN_SOORT)
        agendas = Agenda.objects.openbaar().lopende_eerst().values_list("pk", flat=True)
        plaats = {pk: nummer for nummer, pk in enumerate(agendas)}
        return sorted(
            gevonden,
            key=lambda los: (los.rang, plaats.get(los.agenda, len(plaats)), los.kopvorm, los.pk),
        )

    @cached_property
    def _per_soort(self) -> dict[str, list[Treffer]]:
        volgorde = [*WOORDEN]
        op_soort = sorted(self._treffers, key=lambda los: volgorde.index(los.soort))
        return {naam: [*los] for naam, los in groupby(op_soort, attrgetter("soort"))}

    def _groep(self, naam: str, resultaten: list[Resultaat]) -> Groep:
        aantal = len(self._begrippen if naam == BEGRIP else self._per_soort[naam])
        return Groep(naam, aantal, self._van_elk, resultaten)

    def _lees(self, treffers: list[Treffer]) -> dict[int, Resultaat]:
        """What a page shows of these, by their key; one query."""
        rijen = Zoekregel.objects.select_related("agenda", "domein").defer("termen")
        regels = rijen.in_bulk([los.pk for los in treffers])
        return {pk: self._van_regel(regel) for pk, regel in regels.items()}

    def _van_regel(self, regel: Zoekregel) -> Resultaat:
        boven = [regel.agenda.titel] if regel.agenda else []
        boven += [regel.domein.volledige_naam] if regel.domein else []
        diepte = {"agenda": 0, "domein": 1}.get(regel.soort, 2)
        return Resultaat(
            kop=markeer(regel.kop, self.vraag),
            adres=regel.adres,
            kenmerk=regel.sleutel if issubclass(SOORTEN[regel.soort].model, Punt) else "",
            pad=tuple(boven[:diepte]),
            fragment=fragment(regel.tekst, self.vraag),
        )

    def _van_begrip(self, begrip: Begrip) -> Resultaat:
        return Resultaat(
            kop=markeer(begrip.term, self.vraag),
            adres=f"{reverse('begrippen')}#{begrip.plek}",
            fragment=fragment(begrip.uitleg, self.vraag),
        )
