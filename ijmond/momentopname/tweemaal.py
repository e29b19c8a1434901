"""An agenda at two moments, with only the items of which a comparison has something to tell.

Most items of a large agenda are the same at both moments, and to read those is nearly all that a
comparison costs.
"""

from collections.abc import Iterable, Iterator, Set
from datetime import UTC, datetime
from math import inf
from typing import Any

from msgspec.structs import replace

from agenda.beschrijving.veld import genoemd
from agenda.models import Agenda, Stand, Wijziging
from agenda.models.vergaderingen import met_standen

from . import model as m
from .momenten import Moment
from .opnemen import Grens, uit_nieuwste

MEESTE = 5_000
"""Of more items than these that changed, all are read: it would make little difference."""
VAN_PUNT = {"agenda.Punt", "agenda.Agendapunt"}
"""What an item is called where a state points at it."""
TE_VERBERGEN = {"agenda.Eigenaar": "eigenaren", "agenda.Vergadering": "vergaderingen"}
"""What else may be hidden, and where a frame says so."""
Genoemd = set[tuple[str, str]]
"""What is pointed at: "agenda.Domein", and its key as text."""
Standen = dict[str, Any]
"""Standen `met_moment`, by kenmerk; that of the frame is ""."""


def neem_beide_op(
    agenda: Agenda, van: Moment, tot: Moment
) -> tuple[m.Momentopname, m.Momentopname]:
    """Both moments as `Moment.neem_op` gives them, without most items that are the same at both.

    What is there, points only at what is there. Raises ValueError as `neem_op` does, or LookupError
    where nobody did `eis` a moment. Five queries, and one for each moment that ties items of
    other agendas.
    """
    versies = {los: los.neem_op(agenda) for los in (van, tot) if los.versie}
    grenzen = {los: versies[los].moment if los in versies else los.grens for los in (van, tot)}
    eerder, later = sorted((van, tot), key=lambda los: _plaats(grenzen[los]))
    gelezen = _lees(agenda, grenzen[eerder], grenzen[later])
    if gelezen is None:
        return van.neem_op(agenda), tot.neem_op(agenda)
    standen = dict(zip((eerder, later), gelezen, strict=True))

    def opname(los: Moment) -> m.Momentopname:
        if los in versies:
            return _met_alleen(versies[los], standen[los].keys())
        return uit_nieuwste(agenda, standen[los].values(), los.grens)

    return opname(van), opname(tot)


def _met_alleen(opname: m.Momentopname, kenmerken: Set[str]) -> m.Momentopname:
    return replace(
        opname,
        agendapunten=tuple(p for p in opname.agendapunten if p.kenmerk in kenmerken),
        acties=tuple(actie for actie in opname.acties if actie.kenmerk in kenmerken),
    )


def _lees(agenda: Agenda, eerder: Grens, later: Grens) -> tuple[Standen, Standen] | None:
    """The standen at both moments, by kenmerk, of what may differ, and of what that points at.

    None where all must be read: nearly all differs, or there are no standen of then.
    """
    standen = Stand.objects.filter(agenda=agenda).met_moment()
    nu = {los.kenmerk: los for los in standen.na(eerder).nieuwste(later)}
    gewijzigd = {*nu, ""}
    toen = {los.kenmerk: los for los in standen.filter(kenmerk__in=gewijzigd).nieuwste(eerder)}
    if "" not in toen or len(gewijzigd) > MEESTE:
        return None
    nu.setdefault("", toen[""])
    gebleven, geraakt = standen.exclude(kenmerk__in=gewijzigd), []
    if anders := set(_anders_te_zien(toen, nu)):
        geraakt = [los for los in gebleven.nieuwste(later) if anders & _genoemd(los)]
    ook = {los.kenmerk: los for los in geraakt}
    erbij: Iterable[Stand] = (*toen.values(), *nu.values(), *geraakt)
    # A tie may name an action, and that the item that it carries out.
    while punten := _punten_bij(erbij) - gewijzigd - ook.keys():
        erbij = list(gebleven.filter(kenmerk__in=punten).nieuwste(later))
        ook |= {los.kenmerk: los for los in erbij}
    return toen | ook, nu | ook


def _punten_bij(standen: Iterable[Stand]) -> set[str]:
    """The items that these point at, by kenmerk."""
    return {sleutel for los in standen for naar, sleutel in _genoemd(los) if naar in VAN_PUNT}


def _plaats(grens: Grens) -> tuple[datetime, float]:
    """To put two in order: of what was saved at one moment the keys say it, now comes last."""
    if isinstance(grens, Wijziging):
        return grens.moment, grens.pk
    return grens or datetime.max.replace(tzinfo=UTC), inf


def _anders_te_zien(toen: Standen, nu: Standen) -> Iterator[tuple[str, str]]:
    """What visitors saw otherwise where an item that stayed the same points at it."""
    for naar, deel in TE_VERBERGEN.items():
        was, wordt = (standen[""].staat["register"][deel] for standen in (toen, nu))
        yield from ((naar, los) for los in was.keys() & wordt.keys() if was[los] != wordt[los])
    for kenmerk in toen.keys() & nu.keys():
        if _is_te_zien(toen[kenmerk]) != _is_te_zien(nu[kenmerk]):
            yield from ((naar, kenmerk) for naar in VAN_PUNT)


def _is_te_zien(stand: Stand) -> bool:
    return stand.openbaar and stand.inhoud is not None


def _genoemd(stand: Stand) -> Genoemd:
    """All that a stand points at, of an item or of a frame."""
    staat = stand.staat or {}
    if stand.kenmerk:
        delen = [(met_standen()[stand.soort].BESCHRIJVING, staat)]
    else:
        rijen = staat | {"agenda": [staat["agenda"]]}
        delen = [(soort, rij) for naam, soort in m.DELEN.items() for rij in rijen[naam]]
    return {(naar, str(los)) for soort, rij in delen for naar, los in genoemd(soort, rij)}
