"""What a reader found in a document: rows of the agenda as the document tells of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from agenda.beschrijving.veld import Inhoud
from agenda.tijdvakken import Tijdvak


@dataclass(frozen=True)
class Vondst:
    """One row that a document tells of; nothing of what the portal knows.

    `soort` is the name of a described model ("agendapunt", "actie", "overleg", "domein",
    "periode", ...); "" for what was not understood, of which there are only `tekst`, `plaats` and
    `waarom` (a sentence). `titel` is what the row is called, `kenmerk` what it is known by where
    the document prints that. `velden` has only what the document says, under the names of the stand
    and in the shape of its JSON; but what points at another row ("domein", "eigenaar") may hold its
    name as well as its key. Of a list it has the rows that are said, each with the fields that are
    said; in `heel` stand the lists of which these are all there should be. `plaats` is where it
    stood ("tabel 2, rij 3", "rij 12"), `plaatsen` where one field stood, if that is more precise:
    {"status": "B12"}. `is_van_ons` says that its kenmerk came from the portal, so it is no new row.
    """

    soort: str = ""
    titel: str = ""
    velden: Inhoud = field(default_factory=dict)
    kenmerk: str = ""
    plaats: str = ""
    tekst: str = ""
    waarom: str = ""
    heel: frozenset[str] = frozenset()
    plaatsen: Mapping[str, str] = field(default_factory=dict)
    is_van_ons: bool = False


@dataclass(frozen=True)
class Gelezen:
    """A whole document: what was found, in its order, and what must be said of all of it."""

    vondsten: tuple[Vondst, ...]
    meldingen: tuple[str, ...] = ()


def periode(tijdvak: Tijdvak, plaats: str = "", tekst: str = "") -> Vondst:
    """A period that a document names, such as the year of a column."""
    begin, eind = (dag.isoformat() for dag in tijdvak)
    velden: Inhoud = {"begin": begin, "eind": eind, "eenheid": tijdvak.eenheid or "jaar"}
    return Vondst(
        soort="periode",
        titel=tijdvak.in_woorden if tijdvak.eenheid else str(tijdvak),
        velden=velden,
        kenmerk=str(tijdvak),
        plaats=plaats,
        tekst=tekst,
    )
