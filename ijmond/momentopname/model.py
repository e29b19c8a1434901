"""The whole agenda at one moment, as plain data.

A `Momentopname` holds only what the public may see, in the very states that the standen have: keys
where something is pointed at, and a register with the names of that. It feeds the page "de hele
agenda", the PDF, every comparison and every export. Nothing here knows Django or the database: see
`opnemen.py` for how one is made from the standen, and `canoniek.py` for its JSON.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from agenda.alfabet import op_alfabet
from agenda.beschrijving.kader import (
    Agenda,
    Begrotingsregel,
    Deelname,
    Domein,
    Mijlpaal,
    Periode,
    Samenhang,
    SamenhangDeel,
    Stuksoort,
    Thema,
)
from agenda.beschrijving.punten import Agendapunt, naam_van_vergadering
from agenda.beschrijving.veld import Staat
from agenda.beschrijving.woorden import Woorden
from agenda.datums import datum_in_woorden
from werkagenda.staten import Actie, Overleg

FORMAAT = 5
"""The number of the form that this is; `eerder.py` reads the earlier ones."""

Punt = Agendapunt | Actie

W = TypeVar("W", Agendapunt, Overleg)


ZONDER_DOMEIN = "zonder-domein"
"""The place in a document of what stands in no domain."""
OVERIG = "Overig"
"""The heading of that, on an agenda that has domains."""

NIEUW = "nieuw"
"""What readers see in the place of a kenmerk that is still to be given: "nieuw:3"."""


def leesbaar(kenmerk: str) -> str:
    """A kenmerk as a reader sees it."""
    return NIEUW if kenmerk.startswith(f"{NIEUW}:") else kenmerk


def nieuw_achteraan(kenmerk: str) -> tuple[bool, str]:
    """What kenmerken are sorted by."""
    return leesbaar(kenmerk) == NIEUW, op_alfabet(kenmerk)


DELEN: dict[str, type[Staat]] = {
    "agenda": Agenda,
    "deelnames": Deelname,
    "domeinen": Domein,
    "themas": Thema,
    "stuksoorten": Stuksoort,
    "perioden": Periode,
    "mijlpalen": Mijlpaal,
    "begroting": Begrotingsregel,
    "samenhang": Samenhang,
    "overleggen": Overleg,
}
"""The parts of a momentopname beside its items, and which kind of state each is."""


class Naam(msgspec.Struct, frozen=True):
    naam: str


class Titel(msgspec.Struct, frozen=True):
    titel: str


class GenoemdeVergadering(msgspec.Struct, frozen=True):
    """A meeting as an item names it; `orgaan` is a key of the register."""

    orgaan: str
    datum: date | None
    datum_precisie: str
    status: str
    eind_datum: date | None = None


class Elders(msgspec.Struct, frozen=True):
    """An item of another agenda, and the title of that agenda."""

    titel: str
    agenda: str


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """The names, then, of all that items and parts of the agenda point at, by the key of each."""

    eigenaren: dict[str, Naam]
    documenten: dict[str, Titel]
    organen: dict[str, Naam]
    vergaderingen: dict[str, GenoemdeVergadering]
    elders: dict[str, Elders] = {}


@dataclass(frozen=True)
class Houder(Generic[W]):
    """An item, or an overleg, with the actions that stand under it."""

    wat: W
    acties: tuple[Actie, ...]


class Hoofdstuk(NamedTuple):
    """A domain, or None, with all that a document tells under it; `kop` is its heading.

    `acties` stand under no overleg and no item that is public.
    """

    domein: Domein | None
    kop: str
    agendapunten: tuple[Houder[Agendapunt], ...]
    overleggen: tuple[Houder[Overleg], ...]
    acties: tuple[Actie, ...]

    @property
    def anker(self) -> str:
        """The name of its place in a document: the slug of the domain."""
        return self.domein.slug if self.domein else ZONDER_DOMEIN

    def punten(self) -> Iterator[Punt]:
        """Every item and action, in the order in which a document has them."""
        for houder in self.agendapunten:
            yield houder.wat
            yield from houder.acties
        for overleg in self.overleggen:
            yield from overleg.acties
        yield from self.acties


class Momentopname(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One agenda as the public could read it at `moment` (aware, the last change that it holds).

    `afgelopen` says whether the agenda was over when this was taken: then it is told in the past
    tense. `domein_van` has the domain of each action whose item is not public.
    """

    formaat: int = FORMAAT
    moment: datetime
    afgelopen: bool
    agenda: Agenda
    deelnames: tuple[Deelname, ...]
    domeinen: tuple[Domein, ...]
    themas: tuple[Thema, ...]
    perioden: tuple[Periode, ...]
    mijlpalen: tuple[Mijlpaal, ...]
    overleggen: tuple[Overleg, ...]
    register: Register
    agendapunten: tuple[Agendapunt, ...]
    acties: tuple[Actie, ...]
    begroting: tuple[Begrotingsregel, ...] = ()
    samenhang: tuple[Samenhang, ...] = ()
    domein_van: dict[str, str] = {}
    stuksoorten: tuple[Stuksoort, ...] = ()

    @cached_property
    def punten(self) -> dict[str, Punt]:
        """Every item and action by its kenmerk, in the order in which a document has them."""
        return {p.kenmerk: p for hoofdstuk in self.hoofdstukken for p in hoofdstuk.punten()}

    @cached_property
    def hoofdstukken(self) -> tuple[Hoofdstuk, ...]:
        """The agenda as a document tells it: domain by domain."""
        onder: dict[tuple[str, str | None], list[Actie]] = defaultdict(list)
        aanwezig = {punt.kenmerk for punt in self.agendapunten}
        for actie in self.acties:
            if actie.overleg:
                onder["overleg", actie.overleg].append(actie)
            elif actie.agendapunt in aanwezig:
                onder["agendapunt", actie.agendapunt].append(actie)
            else:
                onder["domein", self.domein_van.get(actie.kenmerk)].append(actie)
        punten = [Houder(p, tuple(onder["agendapunt", p.kenmerk])) for p in self.agendapunten]
        overleggen = [Houder(o, tuple(onder["overleg", o.slug])) for o in self.overleggen]

        def hoofdstuk(domein: Domein | None, kop: str) -> Hoofdstuk:
            slug = domein.slug if domein else None
            return Hoofdstuk(
                domein,
                kop,
                tuple(houder for houder in punten if houder.wat.domein == slug),
                tuple(houder for houder in overleggen if houder.wat.domein == slug),
                tuple(onder["domein", slug]),
            )

        staat = "stond" if self.afgelopen else "staat"
        los = hoofdstuk(None, OVERIG if self.domeinen else f"Wat er op de agenda {staat}")
        per_domein = [hoofdstuk(domein, domein.volledige_naam) for domein in self.domeinen]
        return (*per_domein, *([los] if los.agendapunten or los.overleggen or los.acties else []))

    def per_domein(self) -> list[tuple[Domein | None, list[Agendapunt]]]:
        """Each domain with its items, and last those in none."""
        return [(h.domein, [houder.wat for houder in h.agendapunten]) for h in self.hoofdstukken]

    @cached_property
    def woorden(self) -> Woorden:
        """What the agenda calls its own parts."""
        return Woorden.van(self.agenda)

    @property
    def stand_in_woorden(self) -> str:
        """Of when this agenda tells, where it is not kept up: "2015"; or ""."""
        return datum_in_woorden(self.agenda.stand_op, self.agenda.stand_op_precisie)

    @property
    def orgaan(self) -> str:
        """The name of the body that speaks about the agenda, or ""."""
        return self.register.organen[self.agenda.orgaan].naam if self.agenda.orgaan else ""

    @cached_property
    def deelnemers(self) -> tuple[str, ...]:
        """The names of who takes part; who left and came back is named once."""
        return self.namen(dict.fromkeys(deelname.eigenaar for deelname in self.deelnames))

    def naam_van(self, eigenaar: str) -> str:
        """The name of the owner with this slug."""
        return self.register.eigenaren[eigenaar].naam

    def namen(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """The names of these owners, by the alphabet."""
        return tuple(sorted(map(self.naam_van, slugs), key=op_alfabet))

    def titel_van_bron(self, slug: str | None) -> str:
        """The title of a document, "" for none."""
        return self.register.documenten[slug].titel if slug else ""

    def genoemd(self, sleutel: int) -> dict[str, Any]:
        """A meeting as an event keeps it; nothing where this moment does not name it."""
        if los := self.register.vergaderingen.get(str(sleutel)):
            return {"vergadering": sleutel} | msgspec.to_builtins(los)
        return {}

    def stuksoort_van(self, punt: Punt) -> str:
        """What the kind of paper is called that is expected of an item, "" for none."""
        return next((s.naam for s in self.stuksoorten if s.slug == punt.stuksoort), "")

    def naam_van_vergadering(self, sleutel: int) -> str:
        """A meeting by its body and date: "IJmondcommissie, 22 maart 2016"."""
        genoemd = self.register.vergaderingen[str(sleutel)]
        orgaan = self.register.organen[genoemd.orgaan].naam
        wanneer = (genoemd.datum, genoemd.datum_precisie, genoemd.eind_datum)
        return naam_van_vergadering(orgaan, wanneer)

    def naam_van_deel(self, deel: SamenhangDeel) -> str:
        """What is tied: the name of a domain, or the title of an item."""
        if deel.domein:
            return next(d.naam for d in self.domeinen if d.slug == deel.domein)
        kenmerk = deel.punt or ""
        if kenmerk in self.punten:
            return self.punten[kenmerk].titel
        return self.register.elders[kenmerk].titel
