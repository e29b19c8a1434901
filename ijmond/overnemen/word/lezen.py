"""The parts of a .docx, and what of them is read."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from agenda.models import Agenda

from ...worddocument import AUTEUR
from ..poort import KAPOT, Geweigerd
from ..vondst import Gelezen
from .blokken import Alinea, Bouwer
from .duiden import Duider
from .gedrukt import Gedrukt
from .nummering import Nummering
from .stijlen import Stijlen
from .stukken import Lezer, W

BIJGEHOUDEN = (
    "In dit document staan bijgehouden wijzigingen. Het is gelezen alsof ze alle zijn geaccepteerd."
)
PLAATJES = "Plaatjes in dit document: {}. Die zijn niet overgenomen."
MEESTE_RIJEN = 5000
TE_VEEL = "Dit document heeft meer dan 5.000 rijen in tabellen en lijsten. Splits het."
STUK = (AttributeError, KeyError, OpcError, TypeError, ValueError, etree.XMLSyntaxError)
"""What is said of a document that lacks a part, or has another in its place."""
NOTEN = {"footnotes": "footnote", "endnotes": "endnote"}
RANDEN = {"header": "koptekst", "footer": "voettekst"}


def lees(inhoud: bytes, agenda: Agenda) -> Gelezen:
    """What a Word document tells of; raises Geweigerd where it is no such document after all."""
    try:
        word = docx.Document(BytesIO(inhoud))
        deel: Any = word.part
        titel = word.core_properties.title
        romp = list(deel.element.body)
        delen = dict(_delen(deel))
    except STUK as fout:
        raise Geweigerd(KAPOT) from fout
    if sum(1 for _ in deel.element.body.iter(W + "tr", W + "numPr")) > MEESTE_RIJEN:
        raise Geweigerd(TE_VEEL)
    lezer = Lezer(_adressen(deel), _noten(delen))
    stijlen = Stijlen(delen.get("styles"))
    bouwer = Bouwer(lezer, stijlen, Nummering(delen.get("numbering")))
    duider = Duider(agenda, Gedrukt(agenda, titel) if stijlen.is_van_ons else None)
    duider.lees(bouwer.blokken(romp))
    for wat, tekst in _ernaast(delen, van_ons=stijlen.is_van_ons):
        duider.samen.onbegrepen(tekst, wat)
    return duider.samen.klaar(*_meldingen(lezer))


def _meldingen(lezer: Lezer) -> Iterator[str]:
    if lezer.gewijzigd:
        yield BIJGEHOUDEN
    if lezer.plaatjes:
        yield PLAATJES.format(lezer.plaatjes)


def _delen(hoofddeel: Any) -> Iterator[tuple[str, Any]]:
    """The other parts that are read, as XML, by what they are: "styles", "footnotes", "header1"."""
    ontleder = etree.XMLParser(resolve_entities=False, no_network=True)
    for nummer, relatie in enumerate(hoofddeel.rels.values()):
        soort = relatie.reltype.rpartition("/")[2]
        if relatie.is_external or soort not in {"styles", "numbering", "comments", *NOTEN, *RANDEN}:
            continue
        wortel = etree.fromstring(relatie.target_part.blob, ontleder)
        yield (f"{soort} {nummer}" if soort in RANDEN else soort), wortel


def _adressen(deel: Any) -> dict[str, str]:
    return {
        naam: los.target_ref
        for naam, los in deel.rels.items()
        if los.is_external and los.reltype.endswith("/hyperlink")
    }


def _noten(delen: dict[str, Any]) -> dict[tuple[str, str], str]:
    """The text of each note that somebody typed."""
    kaal = Lezer({}, {})
    return {
        (soort, los.get(W + "id")): _tekst(los, kaal)
        for naam, soort in NOTEN.items()
        for los in delen.get(naam, ())
        if los.get(W + "type", "normal") == "normal"
    }


def _tekst(houder: Any, lezer: Lezer) -> str:
    alineas = (Alinea(tuple(lezer.loop(p).stukken)).tekst for p in houder.iter(W + "p"))
    return " ".join(" ".join(filter(None, alineas)).split())


def _ernaast(delen: dict[str, Any], *, van_ons: bool) -> Iterator[tuple[str, str]]:
    """What stands beside the text: remarks, and what is above and below each page; once.

    The remarks that the portal made are in no column that somebody takes over.
    """
    kaal = Lezer({}, {})
    for nummer, los in enumerate(delen.get("comments", ()), start=1):
        is_van_ons = van_ons and los.get(W + "author") == AUTEUR
        if not is_van_ons and (tekst := _tekst(los, kaal)):
            yield f"opmerking {nummer}", tekst
    gezien = set()
    for naam, wortel in delen.items():
        wat, tekst = RANDEN.get(naam.split()[0]), _tekst(wortel, kaal) if " " in naam else ""
        if wat and tekst not in gezien and any(map(str.isalpha, tekst)):
            gezien.add(tekst)
            yield wat, tekst
