"""What differs between two moments of one agenda, as a reader thinks of it.

Both moments are `Momentopname`n, from the standen or from a version. Items are matched by kenmerk,
so one that was renamed or moved is one change. The changes are those of `agenda/verschil`, the
same that the save path writes down as events. `kader.py` tells what changed of the agenda itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from django.utils.text import slugify
from django.utils.timezone import localdate

from agenda.beschrijving.openbaar import openbaar_deel
from agenda.beschrijving.veld import Inhoud, als_json
from agenda.choices import GROEPEN, Soort
from agenda.models import Punt
from agenda.verschil import (
    Stuk,
    Verandering,
    in_woorden,
    lot,
    opsomming,
    stukken,
    verschil,
    zoals_toen,
)

from ..momentopname import model as m
from ..momentopname.namen import NamenUit
from .kader import Kaderregel, Kaderverschil, verbonden
from .redenen import AllesZichtbaar, Redenen, VanKenmerk, Waarom, Zichtbaarheid

SAMEN = {
    "Termijn of bedrag": "met een andere termijn of een ander bedrag",
    "Besproken": "op de agenda van een vergadering",
    "Komende vergaderingen": "op de agenda van een vergadering",
    "Anders beschreven": "anders beschreven",
}
"""Groups of which the totals say no more than this."""


@dataclass(frozen=True)
class Regel:
    """One change of one item; `punt` is None where only the kenmerk may be told.

    What is only proposed has no page yet. `stukken` shows the words of a long text that changed,
    when that is what changed; `klein` is a small correction, where `met_kleine` looked for those.
    """

    kenmerk: str
    punt: m.Punt | None
    verandering: Verandering
    woorden: str
    waarom: Waarom
    stukken: tuple[Stuk, ...] = ()
    heeft_pagina: bool = True
    klein: bool = False

    @property
    def soort(self) -> Soort:
        return self.verandering.soort

    @property
    def in_woorden(self) -> str:
        """As "doorgeschoven: van 2016 naar 2017"."""
        wat = self.soort.label.lower()
        return f"{wat}: {self.woorden}" if self.woorden else wat

    @property
    def reden(self) -> str:
        return self.waarom.reden

    @property
    def titel(self) -> str:
        return self.punt.titel if self.punt else ""


class Groep(NamedTuple):
    naam: str
    regels: tuple[Regel, ...]

    @property
    def anker(self) -> str:
        """Its place on a page."""
        return slugify(self.naam)


def gegroepeerd(regels: list[Regel]) -> tuple[Groep, ...]:
    """The changes in the groups and the order in which a reader thinks of them."""
    groepen = (
        Groep(naam, tuple(r for soort in soorten for r in regels if r.soort == soort))
        for naam, soorten in GROEPEN.items()
    )
    return tuple(groep for groep in groepen if groep.regels)


@dataclass(frozen=True)
class Vergelijking:
    """What changed from `oud` to `nieuw`, grouped; empty when nothing did.

    `kader` is what changed of the agenda itself.
    """

    oud: m.Momentopname
    nieuw: m.Momentopname
    groepen: tuple[Groep, ...]
    kader: tuple[Kaderregel, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groepen or self.kader)

    @property
    def regels(self) -> list[Regel]:
        """The changes of all groups."""
        return [regel for groep in self.groepen for regel in groep.regels]

    @cached_property
    def domein_van(self) -> dict[str, str]:
        """The slug of the domain of each item that is in one: at the newer of the two moments."""
        return {
            punt.kenmerk: deel.domein.slug
            for opname in sorted((self.oud, self.nieuw), key=lambda opname: opname.moment)
            for deel in opname.hoofdstukken
            if deel.domein
            for punt in deel.punten()
        }

    @cached_property
    def gedeeld(self) -> dict[Waarom, list[Regel]]:
        """Each reason for which one wijziging changed more items, and one change of each of those.

        It is told once, and not at those changes.
        """
        per_reden: dict[Waarom, dict[str, Regel]] = {}
        for regel in self.regels:
            if regel.reden and regel.waarom.wijziging:
                per_reden.setdefault(regel.waarom, {}).setdefault(regel.kenmerk, regel)
        return {
            waarom: sorted(van.values(), key=lambda regel: m.nieuw_achteraan(regel.kenmerk))
            for waarom, van in per_reden.items()
            if len(van) > 1
        }

    def zonder_reden(self, reden: str) -> "Vergelijking":
        """Without this reason, for who has told it of the whole."""
        regels = [
            replace(regel, waarom=regel.waarom._replace(reden=""))
            if regel.reden == reden
            else regel
            for regel in self.regels
        ]
        return replace(self, groepen=gegroepeerd(regels))

    def per_punt(self) -> dict[str, list[Regel]]:
        """The changes by the kenmerk of the item that they are of."""
        gevonden: dict[str, list[Regel]] = {}
        for regel in self.regels:
            gevonden.setdefault(regel.kenmerk, []).append(regel)
        return gevonden

    def van(self, kenmerken: set[str]) -> "Vergelijking":
        """Only the changes of these items."""
        regels = [regel for regel in self.regels if regel.kenmerk in kenmerken]
        return Vergelijking(self.oud, self.nieuw, gegroepeerd(regels))

    def zonder_kleine(self) -> "Vergelijking":
        """Without the small corrections."""
        groepen = gegroepeerd([regel for regel in self.regels if not regel.klein])
        return replace(self, groepen=groepen)

    @property
    def kleine(self) -> str:
        """How many small corrections there are: "3 kleine correcties"; "" for none."""
        aantal = sum(regel.klein for regel in self.regels)
        return f"{aantal} kleine correctie{'s' * (aantal > 1)}" if aantal else ""

    @property
    def totalen(self) -> str:
        """How many items what happened to: "2 punten afgerond en 1 punt anders beschreven"."""
        punten: dict[str, set[str]] = {}
        for groep in self.groepen:
            for regel in groep.regels:
                wat = SAMEN.get(groep.naam) or regel.soort.label.lower()
                punten.setdefault(wat, set()).add(regel.kenmerk)
        totalen = [
            f"{len(kenmerken)} {'punt' if len(kenmerken) == 1 else 'punten'} {wat}"
            for wat, kenmerken in punten.items()
        ]
        if aantal := len(self.kader):
            totalen.append(f"{aantal} verandering{'en' * (aantal > 1)} aan de agenda zelf")
        return opsomming(totalen)


def vergelijk(agenda: int, oud: m.Momentopname, nieuw: m.Momentopname) -> Vergelijking:
    """Compare two moments of the agenda with this primary key; seven queries at most.

    What is not public today shows only as "ingetrokken", by its kenmerk, where one moment has it
    and the other has not. Of a text that changed while the item was off the site only that it
    changed is told: the words from before, which a moment still holds, may be why it went.
    """
    genoemd = oud.punten.keys() | nieuw.punten.keys() | verbonden(oud) | verbonden(nieuw)
    zicht = Zichtbaarheid(genoemd, oud, nieuw)
    deel = _inhoud(oud, nieuw)
    kader = Kaderverschil(oud, nieuw, zicht.openbaar)
    return _vergelijk(agenda, oud, nieuw, deel, zicht, Redenen(agenda, oud, nieuw), kader)


def vergelijk_voorstel(
    agenda: int, nu: m.Momentopname, voorgesteld: m.Momentopname, redenen: VanKenmerk
) -> Vergelijking:
    """What a voorstel changes; both hold only what its reader may see. No query.

    What is proposed to come has no page yet.
    """
    deel = [{k: als_json(punt) for k, punt in los.punten.items()} for los in (nu, voorgesteld)]
    zicht = AllesZichtbaar(nu, voorgesteld)
    kader = Kaderverschil(nu, voorgesteld, zicht.openbaar, alle_namen=True)
    return _vergelijk(agenda, nu, voorgesteld, deel, zicht, redenen, kader)


def _vergelijk(
    agenda: int,
    oud: m.Momentopname,
    nieuw: m.Momentopname,
    deel: list[dict[str, Inhoud]],
    zicht: Zichtbaarheid | AllesZichtbaar,
    redenen: Redenen | VanKenmerk,
    kader: Kaderverschil,
) -> Vergelijking:
    """`deel` is what may be told of the items of each moment, in JSON by their kenmerk."""
    was, wordt = deel
    namen = NamenUit(oud, nieuw)

    def regels(kenmerk: str) -> Iterator[Regel]:
        voor, na = was.get(kenmerk), wordt.get(kenmerk)
        if kenmerk not in zicht.openbaar:
            if not (voor and na):
                weg = Verandering(Soort.INGETROKKEN, "", None, None)
                yield Regel(kenmerk, None, weg, "", redenen.ingetrokken(kenmerk))
            return
        punt = nieuw.punten.get(kenmerk) or oud.punten[kenmerk]
        for los in _anders(voor, na, oud, nieuw):
            v = zicht.als_verteld(kenmerk, los)
            woorden, waarom = in_woorden(v, agenda, namen), redenen.van(kenmerk, v)
            heeft_pagina = kenmerk in zicht.met_pagina
            stuk = stukken(v, agenda, namen)
            yield Regel(kenmerk, punt, v, woorden, waarom, stuk, heeft_pagina)

    kenmerken = sorted(was.keys() | wordt.keys(), key=m.nieuw_achteraan)
    groepen = gegroepeerd([regel for kenmerk in kenmerken for regel in regels(kenmerk)])
    return Vergelijking(oud, nieuw, groepen, tuple(kader.regels()))


def _anders(
    voor: Inhoud | None, na: Inhoud | None, oud: m.Momentopname, nieuw: m.Momentopname
) -> Iterator[Verandering]:
    """What differs of one item, and of the meetings that have it on their agenda at both moments.

    What came up in a meeting, or will, is told as of the newer moment.
    """
    dag = localdate(max(oud.moment, nieuw.moment))
    for los in verschil(voor, na):
        yield zoals_toen(los, lambda sleutel: nieuw.genoemd(sleutel) or oud.genoemd(sleutel), dag)
    was, wordt = (
        {rij["vergadering"] for rij in (staat or {}).get("behandelingen", ())}
        for staat in (voor, na)
    )
    for sleutel in sorted(was & wordt):
        yield from lot(oud.genoemd(sleutel), nieuw.genoemd(sleutel))


def _inhoud(oud: m.Momentopname, nieuw: m.Momentopname) -> list[dict[str, Inhoud]]:
    """Of each moment the items that can differ, by kenmerk, in JSON, with what may be told today.

    One that is the same can only be told of because of a meeting that has it on its list.
    """
    model_van = {model.BESCHRIJVING: model for model in Punt.soorten().values()}
    anders = [
        {k: punt for k, punt in deze.items() if punt.behandelingen or punt != ander.get(k)}
        for deze, ander in ((oud.punten, nieuw.punten), (nieuw.punten, oud.punten))
    ]
    punten = [punt for per_kenmerk in anders for punt in per_kenmerk.values()]
    delen = iter(openbaar_deel(*((model_van[type(punt)], als_json(punt)) for punt in punten)))
    return [{kenmerk: next(delen) for kenmerk in per_kenmerk} for per_kenmerk in anders]
