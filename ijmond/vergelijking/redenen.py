"""What may be told today of what differs between two moments, and why it does.

Out of the events, and the standen.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Subquery

from agenda.beschrijving.veld import Hoe, Veld, rijsleutel
from agenda.beschrijving.wijzers import als_lijst
from agenda.choices import AgendaStatus, Publicatie, Soort
from agenda.models import Document, Gebeurtenis, Punt, Stand
from agenda.models.querysets.historie import GEGEVEN_REDEN, TERUGKEER, terugkeer
from agenda.verschil import (
    VERGADERING,
    AlsVerandering,
    Verandering,
    beschreven,
    verschil,
    zonder_woorden,
)

from ..momentopname import model as m
from .kader import verbonden

KOMEN = (Soort.TOEGEVOEGD, Soort.GEPUBLICEERD)


class Waarom(NamedTuple):
    """What was said with a change: `reden` and `bron_plaats` may be "", `bron` None.

    Changes of one `wijziging` have the same: its key, or None where none was carried out yet.
    """

    reden: str = ""
    bron: Document | None = None
    bron_plaats: str = ""
    wijziging: int | None = None


GELEZEN = (
    "pk", "kenmerk", "soort", "veld", "oud", "nieuw", *TERUGKEER, "moment", "gegeven_reden",
    "bron", "bron_plaats", "wijziging",
)  # fmt: skip
"""All that is read of an event: there may be thousands between two moments."""

Onderwerpen = set[tuple[Any, ...]]


class Redenen:
    """Of each change between two moments the newest reason that was given for it.

    A change has the reason of an event about the very same thing: see `onderwerpen`. What is back
    on the site is about all that differs from how it was last seen. From a moment back to an
    earlier one nothing ever happened, so there are no reasons. Two queries at most.
    """

    def __init__(self, agenda: int, oud: m.Momentopname, nieuw: m.Momentopname):
        self._gegeven: dict[str, list[tuple[Onderwerpen, Waarom]]] = defaultdict(list)
        self._weg: dict[str, Waarom] = {}
        terug = oud.moment > nieuw.moment
        gebeurd = list(
            Gebeurtenis.objects.openbaar()
            .filter(agenda=agenda, wijziging__moment__gt=min(oud.moment, nieuw.moment))
            .annotate(gegeven_reden=GEGEVEN_REDEN)
            .exclude(gegeven_reden="", wijziging__bron=None)
            .met_terugkeer()
            .annotate(
                moment=F("wijziging__moment"),
                bron=F("wijziging__bron"),
                bron_plaats=F("wijziging__bron_plaats"),
            )
            .values_list(*GELEZEN, named=True)
        )
        bronnen = Document.objects.in_bulk({los.bron for los in gebeurd if los.bron})
        # A reason goes before a source alone, and a newer one before an older one.
        for los in sorted(gebeurd, key=lambda los: (los.gegeven_reden != "", los.pk), reverse=True):
            if los.soort == Soort.INGETROKKEN:
                weg = Waarom(los.gegeven_reden, wijziging=los.wijziging)
                self._weg.setdefault(los.kenmerk, weg)
            if not terug and los.moment <= nieuw.moment:
                bron = bronnen.get(los.bron)
                waarom = Waarom(los.gegeven_reden, bron, los.bron_plaats, los.wijziging)
                anders = (onderwerpen(v) for v in verschil(*terugkeer(los)))
                self._gegeven[los.kenmerk].append((onderwerpen(los).union(*anders), waarom))

    def van(self, kenmerk: str, verandering: AlsVerandering) -> Waarom:
        """Of a change of an item that is public today."""
        gezocht = onderwerpen(verandering)
        gegeven = self._gegeven.get(kenmerk, ())
        return next((waarom for over, waarom in gegeven if over & gezocht), Waarom())

    def ingetrokken(self, kenmerk: str) -> Waarom:
        """Of an item that is not public today: why it went, be it after the last moment."""
        return self._weg.get(kenmerk, Waarom())


def onderwerpen(verandering: AlsVerandering) -> Onderwerpen:
    """What a change is about, so that two changes are of one thing when they have any in common.

    That is the field, and of what comes and goes one by one: which of them, and whether it came. Of
    a status it is where it leads: why something was held is not why it was finished later.
    """
    soort, veld = verandering.soort, verandering.veld
    if veld == VERGADERING and verandering.nieuw:
        return {(veld, soort, verandering.nieuw["vergadering"])}
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


class Zichtbaarheid:
    """Of these items, in a comparison of these two moments. One query.

    `openbaar` holds the kenmerken of those that are public today: each has a page.
    """

    def __init__(self, kenmerken: Iterable[str], oud: m.Momentopname, nieuw: m.Momentopname):
        self._oud = oud.moment
        gegaan = Gebeurtenis.objects.filter(
            kenmerk=OuterRef("kenmerk"), openbaar=True, soort=Soort.INGETROKKEN
        )
        begin, eind = sorted((oud.moment, nieuw.moment))
        verborgen = Stand.objects.filter(
            openbaar=False, wijziging__moment__gt=begin, wijziging__moment__lte=eind
        )
        zelf = verborgen.filter(kenmerk=OuterRef("kenmerk"))
        met_zijn_agenda = verborgen.filter(agenda=OuterRef("agenda"), kenmerk="")
        punten = Punt.objects.openbaar().filter(kenmerk__in=kenmerken)
        eerst_gegaan = Subquery(gegaan.order_by("pk").values("wijziging__moment")[:1])
        was_weg = Exists(zelf) | Exists(met_zijn_agenda)
        gevonden = punten.values_list("kenmerk", eerst_gegaan, was_weg)
        self._weg = {kenmerk: (moment, tussendoor) for kenmerk, moment, tussendoor in gevonden}
        self.openbaar = self.met_pagina = self._weg.keys()

    def als_verteld(self, kenmerk: str, verandering: Verandering) -> Verandering:
        """The change as visitors may read it.

        If the item was public before the older moment, it did not come, but came back. If it was
        off the site between the two, no text of it has its words told: they may be why it went.
        """
        gegaan, was_weg = self._weg[kenmerk]
        if verandering.soort != Soort.TOEGEVOEGD:
            return zonder_woorden(verandering) if was_weg else verandering
        kwam_terug = gegaan and gegaan <= self._oud
        return replace(verandering, soort=Soort.GEPUBLICEERD) if kwam_terug else verandering


class AllesZichtbaar:
    """Of items that the reader may all see, in a comparison of now with what is proposed."""

    def __init__(self, nu: m.Momentopname, voorgesteld: m.Momentopname):
        punten = nu.punten.keys() | voorgesteld.punten.keys()
        self.openbaar = punten | verbonden(nu) | verbonden(voorgesteld)
        openbaar = nu.agenda.status != AgendaStatus.CONCEPT
        self.met_pagina = {
            kenmerk
            for kenmerk, punt in nu.punten.items()
            if openbaar and punt.publicatie == Publicatie.GEPUBLICEERD
        }

    def als_verteld(self, kenmerk: str, verandering: Verandering) -> Verandering:
        return verandering


class VanKenmerk:
    """The reason of a change by its item, and no other: of what is proposed."""

    def __init__(self, per_kenmerk: Mapping[str, str]):
        self._per_kenmerk = per_kenmerk

    def van(self, kenmerk: str, verandering: AlsVerandering | None = None) -> Waarom:
        return Waarom(self._per_kenmerk.get(kenmerk, ""))

    def ingetrokken(self, kenmerk: str) -> Waarom:
        return self.van(kenmerk)
