"""What a document would do, as data and as lines to read."""

from collections.abc import Iterator
from typing import Any

from agenda.beschrijving.model import Beschreven
from agenda.voorstellen import soort_van

from .bestand import namen
from .wat import Bevinding, Vergelijking, Wat

GEEN_WIJZIGINGEN = "Geen wijzigingen: alles in dit document staat al in het portaal."


def als_data(vergelijking: Vergelijking) -> dict[str, Any]:
    """All of it, in the shape that `manage.py neem_over --json` prints."""
    return {
        "agenda": vergelijking.agenda.slug,
        "meldingen": list(vergelijking.meldingen),
        "regels": [_regel(los) for los in vergelijking.bevindingen],
        "niet_in_document": [_rij(los) for los in vergelijking.ontbreekt],
    }


def als_regels(vergelijking: Vergelijking) -> Iterator[str]:
    """The same as lines; what stays the same is only counted."""
    yield from vergelijking.meldingen
    for los in vergelijking.bevindingen:
        if los.wat != Wat.GELIJK:
            yield f"{los.wat}: {_in_woorden(los)}"
    for heet in vergelijking.ontbreekt_heet:
        yield f"niet in het document: {heet}"
    yield samenvatting(vergelijking) if vergelijking.doet_iets else GEEN_WIJZIGINGEN


def samenvatting(vergelijking: Vergelijking) -> str:
    """ "97 nieuw, 2 gewijzigd, 0 gelijk, 3 niet begrepen."."""
    return ", ".join(f"{vergelijking.aantal(wat)} {wat}" for wat in Wat) + "."


def _in_woorden(los: Bevinding) -> str:
    vondst = los.vondst
    if los.wat == Wat.NIET_BEGREPEN:
        tekst = " ".join(vondst.tekst.split())
        return f"{vondst.plaats}: {vondst.waarom} {tekst}".replace(":  ", ": ")
    heet = f"{vondst.soort} {los.kenmerk} ‘{vondst.titel}’ ({vondst.plaats})".replace("  ", " ")
    anders = f": {', '.join(los.gezegd)}" if los.wat == Wat.GEWIJZIGD else ""
    lijkt = f"; lijkt op {los.lijkt_op}" if los.lijkt_op else ""
    return f"{heet}{anders}{lijkt}"


def _regel(los: Bevinding) -> dict[str, Any]:
    vondst = los.vondst
    return {
        "wat": los.wat.value,
        "soort": vondst.soort,
        "kenmerk": los.kenmerk or None,
        "titel": vondst.titel,
        "velden": los.gezegd,
        "plaats": vondst.plaats,
        "tekst": vondst.tekst,
        "waarom": vondst.waarom,
        "lijkt_op": _rij(los.lijkt_op) if los.lijkt_op else None,
    }


def _rij(rij: Beschreven) -> dict[str, str]:
    return {
        "soort": soort_van(type(rij)),
        "kenmerk": str(rij.sleutel),
        "titel": namen(rij)[0],
    }
