"""The states of what any agenda may use: who, meetings, documents, tasks."""

from datetime import date, time
from typing import Annotated

from .veld import Hoe, Rij, Staat, Veld


class Eigenaar(Staat, frozen=True, kw_only=True):
    naam: str
    slug: str
    soort: str
    naam_openbaar: bool
    tooi_uri: str
    website: str


class Portefeuille(Rij, frozen=True, kw_only=True):
    omschrijving: str
    organisatie: Annotated[str | None, Veld(naar="agenda.Eigenaar")]
    volgorde: Annotated[int, Veld(plaats=True)]


class Ambt(Staat, frozen=True, kw_only=True):
    persoon: Annotated[str, Veld(naar="agenda.Eigenaar")]
    organisatie: Annotated[str, Veld(naar="agenda.Eigenaar")]
    functie: str
    partij: str
    volgorde: int | None
    van: Annotated[date | None, Veld(met=("van_precisie",))]
    van_precisie: str
    tot: Annotated[date | None, Veld(met=("tot_precisie",))]
    tot_precisie: str
    bron: Annotated[str | None, Veld(met=("bron_plaats",), naar="agenda.Document")]
    bron_plaats: str
    portefeuilles: Annotated[
        tuple[Portefeuille, ...], Veld(sleutel=("omschrijving", "organisatie"))
    ]


class Orgaan(Staat, frozen=True, kw_only=True):
    naam: str
    slug: str
    omschrijving: Annotated[str, Veld(lang=True)]
    inspreken: Annotated[str, Veld(lang=True)] = ""
    inspreken_dagen: int | None = None


class BehandeldPunt(Rij, frozen=True, kw_only=True):
    """An item in a meeting, as that meeting knows it."""

    punt: Annotated[str, Veld(naar="agenda.Punt")]
    volgnummer: Annotated[str, Veld(plaats=True)] = ""
    doel: str = ""
    uitkomst_soort: str = ""
    uitkomst: Annotated[str, Veld(lang=True)] = ""
    toelichting: Annotated[str, Veld(lang=True)] = ""


class Vergadering(Staat, frozen=True, kw_only=True):
    orgaan: Annotated[str, Veld(naar="agenda.Orgaan")]
    datum: Annotated[date | None, Veld(met=("datum_precisie",))]
    datum_precisie: str
    eind_datum: date | None = None
    begin: time | None
    eind: time | None
    locatie: str
    status: str
    publicatie: Annotated[str, Veld(hoe=Hoe.PUBLICATIE)]
    toelichting: Annotated[str, Veld(lang=True)]
    behandelingen: Annotated[tuple[BehandeldPunt, ...], Veld(sleutel=("punt",), gedeeld=True)]


class Aanbeveling(Rij, frozen=True, kw_only=True):
    onderwerp: str
    aanbeveling: Annotated[str, Veld(lang=True)]
    toelichting: Annotated[str, Veld(lang=True)]
    volgorde: Annotated[int, Veld(plaats=True)]


class Document(Staat, frozen=True, kw_only=True):
    titel: str
    slug: str
    jaar: int | None
    opsteller: str
    samenvatting: Annotated[str, Veld(lang=True)]
    link: str
    deelnemers: Annotated[tuple[str, ...], Veld(naar="agenda.Eigenaar")]
    aanbevelingen: Annotated[tuple[Aanbeveling, ...], Veld(sleutel=("onderwerp",))]


class OpgavePunt(Rij, frozen=True, kw_only=True):
    punt: Annotated[str, Veld(naar="agenda.Punt")]
    bron: Annotated[str, Veld(naar="agenda.Document")]
    bron_plaats: str
    toelichting: str


class Opgave(Staat, frozen=True, kw_only=True):
    titel: str
    slug: str
    soort: str
    nummer: int | None
    regio: str
    toelichting: Annotated[str, Veld(lang=True)]
    publicatie: str
    bron: Annotated[str | None, Veld(met=("bron_plaats",), naar="agenda.Document")]
    bron_plaats: str
    punten: Annotated[tuple[OpgavePunt, ...], Veld(sleutel=("punt",))]
