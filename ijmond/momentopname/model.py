"""The whole agenda at one moment, as plain data.

A `Momentopname` holds only what the public may see. It feeds the page "de hele agenda", the PDF
and every export, and it knows nothing of the database: see `opnemen.py` for how one is made
from the standen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Datum:
    """A date that is known to a certain precision; `datum` is the first day of what is known."""

    datum: date | None = None
    precisie: str = "onbekend"


@dataclass(frozen=True, slots=True)
class Woorden:
    """What this agenda calls its own parts, singular and plural."""

    domein: str
    domeinen: str
    thema: str
    themas: str
    agendapunt: str
    agendapunten: str
    periode: str
    perioden: str
    orgaan: str
    organen: str
    actie: str = "actie"
    acties: str = "acties"


@dataclass(frozen=True, slots=True)
class Periode:
    naam: str
    eenheid: str
    begin: date
    eind: date


@dataclass(frozen=True, slots=True)
class Thema:
    slug: str
    naam: str
    kernvraag: str
    beschrijving: str
    domeinen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mijlpaal:
    datum: Datum
    titel: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Bron:
    """The document that something was taken from, and the place in it."""

    document: str
    titel: str
    plaats: str


@dataclass(frozen=True, slots=True)
class Betrokkene:
    slug: str
    naam: str
    rol: str


@dataclass(frozen=True, slots=True)
class Gepland:
    """One period in which an item is planned; `periode` is the day on which that period begins."""

    periode: date
    toelichting: str


@dataclass(frozen=True, slots=True)
class Verwijzing:
    titel: str
    url: str
    datum: date | None


@dataclass(frozen=True, slots=True)
class Behandeling:
    vergadering: int
    orgaan: str
    datum: Datum
    status: str
    """Of the meeting: whether it was held, or cancelled."""
    doel: str
    uitkomst: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Actie:
    kenmerk: str
    titel: str
    toelichting: str
    status: str
    agendapunt: str
    termijn: Datum
    termijn_tekst: str
    bedrag: Decimal | None
    bedrag_soort: str
    bedrag_jaar: int | None
    bron: Bron | None
    betrokkenen: tuple[Betrokkene, ...]
    verwijzingen: tuple[Verwijzing, ...]
    behandelingen: tuple[Behandeling, ...]


@dataclass(frozen=True, slots=True)
class Agendapunt:
    kenmerk: str
    titel: str
    toelichting: str
    status: str
    ritme: str
    ritme_toelichting: str
    aanleiding: str
    beoogd_resultaat: str
    themas: tuple[str, ...]
    planning: tuple[Gepland, ...]
    bron: Bron | None
    betrokkenen: tuple[Betrokkene, ...]
    verwijzingen: tuple[Verwijzing, ...]
    behandelingen: tuple[Behandeling, ...]
    acties: tuple[Actie, ...]
    """The actions that stand under this item because their agenda has no overleggen."""


@dataclass(frozen=True, slots=True)
class Overleg:
    slug: str
    naam: str
    afkorting: str
    soort: str
    deelnemers: tuple[str, ...]
    acties: tuple[Actie, ...]


@dataclass(frozen=True, slots=True)
class Domein:
    slug: str
    letter: str
    naam: str
    naam_werkagenda: str
    beschrijving: str
    agendapunten: tuple[Agendapunt, ...]
    overleggen: tuple[Overleg, ...]
    acties: tuple[Actie, ...]
    """The actions without an overleg that stand under an item which is not public."""

    def punten(self) -> Iterator[Agendapunt | Actie]:
        """Every item and action, in the order in which a document has them."""
        for punt in self.agendapunten:
            yield punt
            yield from punt.acties
        for overleg in self.overleggen:
            yield from overleg.acties
        yield from self.acties


@dataclass(frozen=True, slots=True)
class Begrotingsregel:
    """An amount in whole euros; a total is as the source has it."""

    post: str
    jaar: int
    raming: str
    bedrag: int
    is_totaal: bool


@dataclass(frozen=True, slots=True)
class SamenhangDeel:
    """What is tied: an item by its kenmerk, or a domain by its slug; the other one is "".

    `agenda` is the title of the agenda that an item is from, where that is another one.
    """

    zijde: str
    kenmerk: str
    domein: str
    naam: str
    agenda: str


@dataclass(frozen=True, slots=True)
class Samenhang:
    soort: str
    nummer: int
    titel: str
    toelichting: str
    delen: tuple[SamenhangDeel, ...]
    bron: Bron | None


@dataclass(frozen=True, slots=True)
class Momentopname:
    """One agenda as the public could read it at `moment` (aware, the last change that it holds).

    `afgelopen` says whether the agenda was over when this was taken: then it is told in the past
    tense.
    """

    moment: datetime
    slug: str
    titel: str
    ondertitel: str
    regio: str
    inleiding: str
    begin: date
    eind: date
    stand_op: Datum
    status: str
    afgelopen: bool
    orgaan: str
    woorden: Woorden
    deelnemers: tuple[str, ...]
    perioden: tuple[Periode, ...]
    themas: tuple[Thema, ...]
    mijlpalen: tuple[Mijlpaal, ...]
    domeinen: tuple[Domein, ...]
    begroting: tuple[Begrotingsregel, ...] = ()
    samenhang: tuple[Samenhang, ...] = ()
