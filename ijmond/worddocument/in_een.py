"""Two texts in one: what came and what went is marked, what stayed is not."""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from difflib import SequenceMatcher
from typing import TypeVar

from .bouwstenen import Alinea, Merk, Rij, Soort, Stuk, samengevoegd

T = TypeVar("T")
WOORD = re.compile(r"\s*\S+|\s+")


def naast_elkaar(
    oud: Sequence[T],
    nieuw: Sequence[T],
    welk: Callable[[T], Hashable],
    kan_een_zijn: Callable[[T, T], bool] = lambda was, wordt: True,
) -> Iterator[tuple[T | None, T | None]]:
    """Each of both sides, beside the same of the other; None beside what is on one side only.

    `welk` says what something is known by. What is unknown at the same place on both sides is one
    where it can be.
    """
    was, wordt = ([welk(los) for los in kant] for kant in (oud, nieuw))
    for wat, a, b, c, d in SequenceMatcher(None, was, wordt, autojunk=False).get_opcodes():
        links, rechts = list(oud[a:b]), list(nieuw[c:d])
        while links and rechts and (wat == "equal" or kan_een_zijn(links[0], rechts[0])):
            yield links.pop(0), rechts.pop(0)
        yield from ((los, None) for los in links)
        yield from ((None, los) for los in rechts)


def alineas_in_een(
    oud: Sequence[Alinea], nieuw: Sequence[Alinea], moment: datetime
) -> tuple[Alinea, ...]:
    """The paragraphs of a cell, or one paragraph beside another; each side has one at least."""
    if tuple(oud) == tuple(nieuw):
        return tuple(nieuw)
    weg, erbij = Merk(Soort.WEG, moment), Merk(Soort.ERBIJ, moment)
    samen: list[Alinea] = []
    for was, wordt in naast_elkaar(oud, nieuw, lambda los: (los.stijl, los.tekst)):
        if was and wordt:
            samen.append(_een(was, wordt, moment))
        elif wordt:
            samen.append(merk_alinea(wordt, erbij))
        elif was:
            samen.append(merk_alinea(was, weg))
    return _met_einde(samen, moment)


def _een(was: Alinea, wordt: Alinea, moment: datetime) -> Alinea:
    stukken = stukken_in_een(was.stukken, wordt.stukken, moment)
    vroeger = was.stijl if was.stijl != wordt.stijl else ""
    return replace(wordt, stukken=stukken, was=vroeger, anders_op=moment)


def _met_einde(samen: list[Alinea], moment: datetime) -> tuple[Alinea, ...]:
    """The last end of a cell is always there: what came or went behind it, did so before it."""
    *_, laatste = samen
    if not (merk := laatste.merk):
        return tuple(samen)
    plek = max(nummer for nummer, los in enumerate(samen) if not los.merk)
    blijft = samen[plek]
    samen[plek] = replace(blijft, merk=merk)
    eerder = blijft.was or blijft.stijl
    if merk.soort is Soort.ERBIJ:
        stijl, was = laatste.stijl, eerder
    else:
        stijl, was = blijft.stijl, laatste.stijl
    samen[-1] = replace(
        laatste, merk=None, stijl=stijl, was=was if was != stijl else "", anders_op=moment
    )
    return tuple(samen)


def stukken_in_een(
    oud: Sequence[Stuk], nieuw: Sequence[Stuk], moment: datetime
) -> tuple[Stuk, ...]:
    """The runs of both, word by word."""
    was, wordt = _woorden(oud), _woorden(nieuw)
    samen: list[Stuk] = []
    for wat, a, b, c, d in SequenceMatcher(None, was, wordt, autojunk=False).get_opcodes():
        if wat == "equal":
            samen += wordt[c:d]
        else:
            samen += [replace(los, merk=Merk(Soort.WEG, moment)) for los in was[a:b]]
            samen += [replace(los, merk=Merk(Soort.ERBIJ, moment)) for los in wordt[c:d]]
    return samengevoegd(samen)


def _woorden(stukken: Sequence[Stuk]) -> list[Stuk]:
    return [replace(los, tekst=woord) for los in stukken for woord in WOORD.findall(los.tekst)]


def merk_alinea(alinea: Alinea, merk: Merk) -> Alinea:
    """A whole paragraph that came or went, its end too."""
    los = replace(merk, naam="")
    return replace(
        alinea, stukken=tuple(replace(stuk, merk=los) for stuk in alinea.stukken), merk=los
    )


def merk_rij(rij: Rij, merk: Merk) -> Rij:
    cellen = tuple(tuple(merk_alinea(los, merk) for los in cel) for cel in rij.cellen)
    return replace(rij, cellen=cellen, merk=merk)


def cellen_in_een(was: Rij, wordt: Rij, moment: datetime) -> Rij:
    """A row of which the words of its cells differ."""
    cellen = (
        alineas_in_een(oud, nieuw, moment)
        for oud, nieuw in zip(was.cellen, wordt.cellen, strict=True)
    )
    return replace(wordt, cellen=tuple(cellen))
