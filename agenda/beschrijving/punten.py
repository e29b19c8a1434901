"""The state of an agendapunt, and of what every kind of item has."""

from datetime import date, time
from decimal import Decimal
from typing import Annotated

from msgspec import UNSET, UnsetType

from ..datums import Wanneer, van_naar_in_woorden, wanneer_in_woorden
from ..getallen import bedrag_in_woorden
from ..tijdvakken import Tijdvak
from .veld import Hoe, Inhoud, Lezer, Rij, Staat, Veld

TEKST = "tekst_gewijzigd"


def _betrokkene(rij: Inhoud, lezer: Lezer) -> str:
    """ "Gemeente Velsen (trekker)"; "" where the name may not be said."""
    naam = lezer.naam("agenda.Eigenaar", rij["eigenaar"])
    return f"{naam} ({lezer.keuze('rol', rij['rol'])})" if naam else ""


def _per_periode(teksten: dict[str, str], lezer: Lezer) -> str:
    """The words beside each period, a line each."""
    return "\n".join(
        f"{lezer.naam('agenda.Periode', periode)}: {tekst}"
        for periode, tekst in sorted(teksten.items(), key=lambda paar: Tijdvak.uit(paar[0]))
    )


def naam_van_vergadering(orgaan: str, wanneer: Wanneer) -> str:
    """A meeting by its body and its date, if that is known: "IJmondcommissie, 22 maart 2016"."""
    return ", ".join(deel for deel in (orgaan, wanneer_in_woorden(*wanneer)) if deel)


def wanneer(rij: Inhoud) -> Wanneer:
    """When a meeting is, that a state or an event tells of."""
    dag, laatste = (rij[v] and date.fromisoformat(rij[v]) for v in ("datum", "eind_datum"))
    return dag, rij["datum_precisie"], laatste


def verzet_in_woorden(oud: Inhoud, nieuw: Inhoud) -> str:
    """ "van 1 naar 15 maart 2027"; on the same day "1 maart 2027, van 19.30 naar 20.00 uur"."""
    if wanneer(oud) != wanneer(nieuw):
        return van_naar_in_woorden(wanneer(oud), wanneer(nieuw))
    was, wordt = (los["begin"][:5].replace(":", ".") for los in (oud, nieuw))
    return f"{wanneer_in_woorden(*wanneer(nieuw))}, van {was} naar {wordt} uur"


def orgaan_van(rij: Inhoud, lezer: Lezer) -> str:
    """Whose meeting an event tells of; "" where that meeting may not be named."""
    mag = lezer.naam("agenda.Vergadering", rij["vergadering"])
    return mag and lezer.naam("agenda.Orgaan", rij["orgaan"])


def _behandeling(rij: Inhoud, lezer: Lezer) -> str:
    """ "Commissie, 3 mei 2026, ter kennisname: akkoord"; "" where the meeting may not be named.

    The date is the one that was told, where an event keeps that.
    """
    vergadering = lezer.naam("agenda.Vergadering", rij["vergadering"])
    if vergadering and "orgaan" in rij:
        vergadering = naam_van_vergadering(orgaan_van(rij, lezer), wanneer(rij))
    if not vergadering:
        return ""
    delen = (vergadering, lezer.keuze("doel", rij["doel"]))
    zin = ", ".join(deel for deel in delen if deel)
    soort = lezer.keuze("uitkomst_soort", rij.get("uitkomst_soort", ""))
    uitkomst = ". ".join(deel for deel in (soort, rij["uitkomst"]) if deel)
    return f"{zin}: {uitkomst}" if uitkomst else zin


class Betrokkene(Rij, frozen=True, kw_only=True):
    eigenaar: Annotated[str, Veld("wie", naar="agenda.Eigenaar")]
    rol: Annotated[str, Veld("rol")]


def _bedrag(rij: Inhoud, lezer: Lezer) -> str:
    soort = lezer.keuze("soort", rij["soort"])
    hoeveel = rij["bedrag"] and Decimal(rij["bedrag"])
    return bedrag_in_woorden(hoeveel, rij["zekerheid"], soort, rij["jaar"], rij["waarvoor"])


class Bedrag(Rij, frozen=True, kw_only=True):
    """An amount in euro; None is "p.m."."""

    bedrag: Annotated[Decimal | None, Veld("bedrag")] = None
    zekerheid: Annotated[str, Veld("hoe zeker")] = "precies"
    waarvoor: Annotated[str, Veld("waarvoor")] = ""
    soort: Annotated[str, Veld("wat voor bedrag")] = ""
    jaar: Annotated[int | None, Veld("in welk jaar")] = None


class Verwijzing(Rij, frozen=True, kw_only=True):
    titel: Annotated[str, Veld("titel")]
    url: str = ""
    datum: date | None = None


class GenoemdeVergadering(Rij, frozen=True, kw_only=True):
    """A meeting as it was when something of it was told."""

    vergadering: Annotated[int, Veld(naar="agenda.Vergadering")]
    orgaan: Annotated[str, Veld(naar="agenda.Orgaan")]
    datum: date | None
    datum_precisie: str
    eind_datum: date | None
    begin: time | None = None
    status: str


class Behandeling(Rij, frozen=True, kw_only=True):
    """An item in a meeting, as that item knows it; the place on its agenda is the meeting's."""

    vergadering: Annotated[int, Veld("vergadering", naar="agenda.Vergadering")]
    volgnummer: Annotated[str, Veld(plaats=True)] = ""
    doel: Annotated[str, Veld("doel")] = ""
    uitkomst_soort: Annotated[str, Veld("uitkomst")] = ""
    uitkomst: Annotated[str, Veld("uitkomst in woorden")] = ""
    toelichting: Annotated[str, Veld("toelichting", lang=True)] = ""


class Punt(Staat, frozen=True, kw_only=True):
    """What every kind of item has."""

    kenmerk: str
    titel: Annotated[str, Veld("titel", Hoe.WAARDE, TEKST, zeg=lambda titel, lezer: f"‘{titel}’")]
    nummer_elders: Annotated[str, Veld("nummer elders", Hoe.WAARDE, TEKST)] = ""
    zoekwoorden: Annotated[str, Veld("ook te vinden op")] = ""
    stuksoort: Annotated[
        str | None, Veld("soort stuk", Hoe.WAARDE, TEKST, naar="agenda.Stuksoort")
    ] = None
    toelichting: Annotated[str, Veld("toelichting", Hoe.WAARDE, TEKST, lang=True)]
    status: Annotated[str, Veld("status", Hoe.STATUS, TEKST)]
    publicatie: Annotated[str, Veld("publicatie", Hoe.PUBLICATIE)]
    volgorde: int
    bron: Annotated[
        str | None, Veld("bron", Hoe.WAARDE, TEKST, met=("bron_plaats",), naar="agenda.Document")
    ]
    bron_plaats: str
    interne_notitie: Annotated[str | UnsetType, Veld("interne notitie", intern=True, lang=True)] = (
        UNSET
    )
    betrokkenen: Annotated[
        tuple[Betrokkene, ...],
        Veld(
            "betrokkenen",
            Hoe.WAARDE,
            "eigenaar_gewijzigd",
            sleutel=("eigenaar", "rol"),
            zeg=_betrokkene,
        ),
    ]
    bedragen: Annotated[
        tuple[Bedrag, ...],
        Veld(
            "bedragen",
            Hoe.WAARDE,
            "termijn_of_bedrag",
            sleutel=("waarvoor", "soort", "jaar"),
            zeg=_bedrag,
        ),
    ] = ()
    verwijzingen: Annotated[
        tuple[Verwijzing, ...],
        Veld("links", Hoe.KOPPELING, sleutel=("url", "titel"), zeg=lambda rij, lezer: rij["titel"]),
    ]
    behandelingen: Annotated[
        tuple[Behandeling, ...],
        Veld(
            "vergaderingen",
            Hoe.PER_RIJ,
            "behandeld",
            sleutel=("vergadering",),
            gedeeld=True,
            toen=GenoemdeVergadering,
            zeg=_behandeling,
        ),
    ]


class Planning(Rij, frozen=True, kw_only=True):
    """A period in which an item is planned, known by its span."""

    periode: Annotated[str, Veld("periode", naar="agenda.Periode")]
    toelichting: Annotated[str, Veld("toelichting bij de planning", lang=True, zeg=_per_periode)]


class Agendapunt(Punt, frozen=True, kw_only=True):
    domein: Annotated[
        str | None, Veld("domein", Hoe.WAARDE, "naar_ander_domein", naar="agenda.Domein")
    ] = None
    ritme: Annotated[str, Veld("ritme", Hoe.WAARDE, TEKST, met=("ritme_toelichting",))]
    ritme_toelichting: str
    aanleiding: Annotated[str, Veld("aanleiding", Hoe.WAARDE, TEKST, lang=True)]
    beoogd_resultaat: Annotated[str, Veld("beoogd resultaat", Hoe.WAARDE, TEKST, lang=True)]
    themas: Annotated[tuple[str, ...], Veld("thema's", Hoe.KOPPELING, naar="agenda.Thema")]
    planning: Annotated[
        tuple[Planning, ...],
        Veld("planning", Hoe.PLANNING, naar="agenda.Periode", sleutel=("periode",)),
    ]
