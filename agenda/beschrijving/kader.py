"""The states of an agenda itself and of its parts: what its items hang in."""

from datetime import date
from typing import Annotated

from msgspec import UNSET, UnsetType

from ..tijdvakken import Tijdvak
from .veld import Hoe, Rij, Staat, Veld


def _woord(label: str) -> Veld:
    """What the agenda calls one of its parts; a change is told under one heading for all."""
    return Veld(label, Hoe.WAARDE, onder="Hoe de delen heten")


class Agenda(Staat, frozen=True, kw_only=True):
    titel: Annotated[str, Veld("titel", Hoe.WAARDE)]
    slug: Annotated[str, Veld("adres", Hoe.WAARDE)]
    ondertitel: Annotated[str, Veld("ondertitel", Hoe.WAARDE)]
    regio: Annotated[str, Veld("regio", Hoe.WAARDE)]
    inleiding: Annotated[str, Veld("inleiding", Hoe.WAARDE, lang=True)]
    begin: Annotated[date, Veld("eerste dag", Hoe.WAARDE)]
    eind: Annotated[date, Veld("laatste dag", Hoe.WAARDE)]
    stand_op: Annotated[date | None, Veld("stand van", Hoe.WAARDE, met=("stand_op_precisie",))]
    stand_op_precisie: str
    status: Annotated[str, Veld("status", Hoe.WAARDE)]
    kolom_eenheid: Annotated[str, Veld("kolommen van de planning", Hoe.WAARDE)] = ""
    hoogstens_per_periode: Annotated[
        int | UnsetType | None, Veld("hoogstens per periode", intern=True)
    ] = UNSET
    maanden_zonder_nieuws: Annotated[
        int | UnsetType | None, Veld("maanden zonder nieuws", intern=True)
    ] = UNSET
    is_home: bool = False
    volgorde: int = 0
    orgaan: Annotated[str | None, Veld("besproken in", Hoe.WAARDE, naar="agenda.Orgaan")]
    uitwerking_van: Annotated[str | UnsetType | None, Veld(naar="agenda.Punt")] = UNSET
    voorvoegsel_agendapunt: str
    voorvoegsel_actie: str
    woord_domein: Annotated[str, _woord("domein")]
    woord_domeinen: Annotated[str, _woord("domeinen")]
    woord_thema: Annotated[str, _woord("thema")]
    woord_themas: Annotated[str, _woord("thema's")]
    woord_agendapunt: Annotated[str, _woord("agendapunt")]
    woord_agendapunten: Annotated[str, _woord("agendapunten")]
    woord_actie: Annotated[str, _woord("actie")] = "actie"
    woord_acties: Annotated[str, _woord("acties")] = "acties"
    woord_periode: Annotated[str, _woord("periode")]
    woord_perioden: Annotated[str, _woord("perioden")]
    woord_orgaan: Annotated[str, _woord("orgaan")]
    woord_organen: Annotated[str, _woord("organen")]


class Deelname(Staat, frozen=True, kw_only=True):
    eigenaar: Annotated[str, Veld("deelnemers", Hoe.KOPPELING, naar="agenda.Eigenaar")]
    van: date | None
    tot: date | None


class Domein(Staat, frozen=True, kw_only=True):
    letter: Annotated[str, Veld("letter", Hoe.WAARDE)]
    naam: Annotated[str, Veld("naam", Hoe.WAARDE)]
    naam_werkagenda: Annotated[str, Veld("ruimere naam", Hoe.WAARDE)]
    slug: str
    beschrijving: Annotated[str, Veld("tekst", Hoe.WAARDE, lang=True)]
    volgorde: int = 0

    @property
    def volledige_naam(self) -> str:
        """The widest name that the domain has."""
        return self.naam_werkagenda or self.naam


class Thema(Staat, frozen=True, kw_only=True):
    naam: Annotated[str, Veld("naam", Hoe.WAARDE)]
    slug: str
    kernvraag: Annotated[str, Veld("kernvraag", Hoe.WAARDE)]
    beschrijving: Annotated[str, Veld("tekst", Hoe.WAARDE, lang=True)]
    volgorde: int = 0
    domeinen: Annotated[tuple[str, ...], Veld("hoort bij", Hoe.KOPPELING, naar="agenda.Domein")]


class Stuksoort(Staat, frozen=True, kw_only=True):
    naam: Annotated[str, Veld("naam", Hoe.WAARDE)]
    slug: str
    volgorde: int = 0


class Periode(Staat, frozen=True, kw_only=True):
    naam: Annotated[str, Veld("naam", Hoe.WAARDE)]
    eenheid: Annotated[str, Veld("duur", Hoe.WAARDE)]
    begin: date
    eind: date

    @property
    def dagen(self) -> Tijdvak:
        """From its first day to its last."""
        return Tijdvak(self.begin, self.eind)

    @property
    def tijdvak(self) -> str:
        """What it is known by."""
        return str(self.dagen)


class Mijlpaal(Staat, frozen=True, kw_only=True):
    datum: Annotated[date | None, Veld("datum", Hoe.WAARDE, met=("datum_precisie",))]
    datum_precisie: str
    titel: str
    toelichting: Annotated[str, Veld("toelichting", Hoe.WAARDE, lang=True)]
    bron: Annotated[str | None, Veld(met=("bron_plaats",), naar="agenda.Document")]
    bron_plaats: str


class Begrotingsregel(Staat, frozen=True, kw_only=True):
    """An amount in whole euros; a total is as the source has it."""

    post: str
    jaar: int
    raming: str
    bedrag: Annotated[int, Veld("bedrag", Hoe.WAARDE)]
    is_totaal: Annotated[bool, Veld("is een totaal", Hoe.WAARDE)]
    volgorde: int = 0
    bron: Annotated[str | None, Veld(met=("bron_plaats",), naar="agenda.Document")] = None
    bron_plaats: str = ""


class SamenhangDeel(Rij, frozen=True, kw_only=True):
    """What is tied: an item by its kenmerk, or a domain by its slug."""

    zijde: str
    punt: Annotated[str | None, Veld(naar="agenda.Punt")] = None
    domein: Annotated[str | None, Veld(naar="agenda.Domein")] = None


class Samenhang(Staat, frozen=True, kw_only=True):
    soort: str
    nummer: int
    titel: Annotated[str, Veld("titel", Hoe.WAARDE)]
    toelichting: Annotated[str, Veld("toelichting", Hoe.WAARDE, lang=True)]
    bron: Annotated[
        str | None, Veld("bron", Hoe.WAARDE, met=("bron_plaats",), naar="agenda.Document")
    ]
    bron_plaats: str
    delen: Annotated[
        tuple[SamenhangDeel, ...], Veld("verbindt", Hoe.KOPPELING, sleutel=("punt", "domein"))
    ]
