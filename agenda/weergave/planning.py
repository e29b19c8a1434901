"""Which periods have a column, and what a planning leaves open."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from ..choices import Eenheid, PuntStatus

NOG_TE_DOEN = {PuntStatus.GEPLAND, PuntStatus.LOOPT}
P = TypeVar("P", bound=Any)


def kolommen_van(perioden: Iterable[P], eenheid: str = "") -> list[P]:
    """The periods that have a column in a matrix, in order of time; no two share a day.

    Those of this unit, or else of the one that most of them are; where there is none of that, the
    longest that there is. Takes periods from the database and from a momentopname.
    """
    lang_eerst = sorted(perioden, key=lambda p: (p.begin - p.eind, p.begin))
    soorten = Counter(periode.eenheid for periode in lang_eerst)
    if soorten and not eenheid:
        [(eenheid, _)] = soorten.most_common(1)
    gekozen: list[P] = []
    for periode in sorted(lang_eerst, key=lambda p: p.eenheid != eenheid):
        if not any(periode.dagen.raakt(ander.dagen) for ander in gekozen):
            gekozen.append(periode)
    return sorted(gekozen, key=lambda p: p.begin)


def laat_open(perioden: Iterable[Any], eenheid: str = "") -> dict[str, str]:
    """By tijdvak of each period that spans columns of a matrix, what it leaves open: "kwartaal"."""
    alle = list(perioden)
    kolommen = kolommen_van(alle, eenheid)
    return {p.tijdvak: wat for p in alle for k in kolommen if (wat := niet_bekend(p, k))}


def niet_bekend(periode: Any, kolom: Any) -> str:
    """What a planning in this period leaves open of when: "kwartaal", if it holds that column."""
    if periode.tijdvak == kolom.tijdvak or not periode.dagen.omvat(kolom.dagen):
        return ""
    return Eenheid(kolom.eenheid).label.lower()


def is_te_laat(status: str, perioden: Iterable[Any], vandaag: date) -> bool:
    """Whether something that runs still, or has to begin, was planned in periods that are all past.

    What is on hold waits, and of what is onbekend nobody can tell. Ask it of a running agenda only.
    """
    einden = [periode.eind for periode in perioden]
    return status in NOG_TE_DOEN and bool(einden) and max(einden) < vandaag
