"""What differs between two moments of an agenda, as its newer document with tracked changes."""

from dataclasses import replace

from django.utils.text import capfirst

from agenda.verschil import opsomming

from ..momentopname import model as m
from ..momentopname.selectie import Selectie
from ..vergelijking import Beide, Vergelijking
from .agenda import agenda_document
from .bijhouden import Aanleiding, houd_bij
from .bouwstenen import BRON, Document, alinea

WEGGELATEN = "Dit staat er niet in, omdat de tekst van toen niet meer op de site te lezen is: {}."


def vergelijk_document(beide: Beide, aanleiding: Aanleiding, adres: str) -> Document:
    """Both moments in one; what may not be read any more is named by its kenmerk only."""
    was, wordt = (
        _met_weggelaten(agenda_document(opname, Selectie(), adres), beide.weggelaten)
        for opname in (beide.oud, beide.nieuw)
    )
    return houd_bij(was, wordt, aanleiding)


def redenen(vergelijking: Vergelijking) -> dict[str, str]:
    """By kenmerk what changed of an item for a reason, and that reason; each on a line."""
    return {
        kenmerk: "\n".join(f"{capfirst(los.in_woorden)}. Reden: {los.reden}" for los in met_reden)
        for kenmerk, regels in vergelijking.per_punt().items()
        if (met_reden := [los for los in regels if los.reden])
    }


def _met_weggelaten(document: Document, kenmerken: tuple[str, ...]) -> Document:
    if not kenmerken:
        return document
    genoemd = opsomming(map(m.leesbaar, kenmerken))
    zin = alinea(WEGGELATEN.format(genoemd), BRON, "weggelaten")
    *blokken, colofon = document.blokken
    return replace(document, blokken=(*blokken, zin, colofon))
