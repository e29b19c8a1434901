"""Why something differs between two moments, and the document that tells so: out of the events."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from agenda.beschrijving.veld import Hoe, Veld, rijsleutel
from agenda.beschrijving.wijzers import als_lijst
from agenda.choices import Soort
from agenda.models import Document, Gebeurtenis
from agenda.verschil import AlsVerandering, beschreven, verschil

from ..momentopname import model as m

KOMEN = (Soort.TOEGEVOEGD, Soort.GEPUBLICEERD)


@dataclass(frozen=True)
class Waarom:
    """What was said with a change: `reden` and `bron_plaats` may be "", `bron` None."""

    reden: str = ""
    bron: Document | None = None
    bron_plaats: str = ""


GELEZEN = (
    "pk", "kenmerk", "soort", "veld", "oud", "nieuw", "toen", "terug", "moment", "reden", "bron",
    "bron_plaats",
)  # fmt: skip
"""All that is read of an event: there may be thousands between two moments."""

Onderwerpen = set[tuple[Any, ...]]


class Redenen:
    """Of each change between two moments the newest reason that was given for it.

    A comparison tells only what changed in the end, the events all that happened on the way. A
    change has the reason of an event about the very same thing: see `onderwerpen`. What is back on
    the site is about all that differs from how it was last seen. From a moment back to an earlier
    one there are no reasons, because nothing ever happened in that direction. One query, and one
    for the documents where any tells of it.
    """

    def __init__(self, agenda: int, oud: m.Momentopname, nieuw: m.Momentopname):
        self._gegeven: dict[str, list[tuple[Onderwerpen, Waarom]]] = defaultdict(list)
        self._weg: dict[str, str] = {}
        terug = oud.moment > nieuw.moment
        gebeurd = list(
            Gebeurtenis.objects.openbaar()
            .filter(agenda=agenda, wijziging__moment__gt=min(oud.moment, nieuw.moment))
            .exclude(wijziging__reden="", wijziging__bron=None)
            .met_terugkeer()
            .annotate(
                moment=F("wijziging__moment"),
                reden=F("wijziging__reden"),
                bron=F("wijziging__bron"),
                bron_plaats=F("wijziging__bron_plaats"),
            )
            .values_list(*GELEZEN, named=True)
        )
        bronnen = Document.objects.in_bulk({los.bron for los in gebeurd if los.bron})
        # A reason goes before a source alone, and a newer one before an older one.
        for los in sorted(gebeurd, key=lambda los: (los.reden != "", los.pk), reverse=True):
            if los.soort == Soort.INGETROKKEN:
                self._weg.setdefault(los.kenmerk, los.reden)
            if not terug and los.moment <= nieuw.moment:
                waarom = Waarom(los.reden, bronnen.get(los.bron), los.bron_plaats)
                anders = (onderwerpen(v) for v in verschil(los.toen, los.terug))
                self._gegeven[los.kenmerk].append((onderwerpen(los).union(*anders), waarom))

    def van(self, kenmerk: str, verandering: AlsVerandering) -> Waarom:
        """Of a change of an item that is public today."""
        gezocht = onderwerpen(verandering)
        gegeven = self._gegeven.get(kenmerk, ())
        return next((waarom for over, waarom in gegeven if over & gezocht), Waarom())

    def ingetrokken(self, kenmerk: str) -> Waarom:
        """Of an item that is not public today: why it went, be it after the last moment."""
        return Waarom(self._weg.get(kenmerk, ""))


def onderwerpen(verandering: AlsVerandering) -> Onderwerpen:
    """What a change is about, so that two changes are of one thing when they have any in common.

    That is the field, and of what comes and goes one by one: which of them, and whether it came. Of
    a status it is where it leads: why something was held is not why it was finished later.
    """
    soort, veld = verandering.soort, verandering.veld
    if soort in KOMEN or soort == Soort.INGETROKKEN:
        return {(soort in KOMEN,)}
    beschrijving = beschreven().get(veld, Veld())
    if beschrijving.hoe == Hoe.STATUS:
        return {(veld, verandering.nieuw)}
    komt_en_gaat = beschrijving.sleutel or beschrijving.hoe == Hoe.KOPPELING
    if not komt_en_gaat or beschrijving.hoe == Hoe.PLANNING:
        return {(veld,)}
    was, wordt = als_lijst(verandering.oud), als_lijst(verandering.nieuw)
    wegen = [("weg", los) for los in was if los not in wordt]
    wegen += [("erbij", los) for los in wordt if los not in was]
    # A part of a list may be a key itself, or a row.
    return {
        (veld, weg, rijsleutel(beschrijving, los) if isinstance(los, dict) else los)
        for weg, los in wegen
    }
