"""Long texts and facts as paragraphs: bold, links and lists; all else is as it was typed."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from lxml import html

from agenda.weergave.opmaak import markdown

from ..document import Feit
from .bouwstenen import CEL, CELLIJST, GEWOON, LIJST, Alinea, Stuk, gelabeld, samengevoegd

KAN_OPMAAK = re.compile(r"\*\*|\]\(|https?://", re.IGNORECASE)
ITEM = re.compile(r"(?P<diep>(?:  )?)- (?P<tekst>(?![€$±]?\s*\d)\S.*)")
"""An item as the portal writes it; a dash before a number may be a sign, and stays."""


def lange_tekst(tekst: str, *, in_cel: bool = False) -> list[Alinea]:
    """The paragraphs of a long text; in a cell also the empty lines between these.

    A line that ends, ends there; what begins with another sign than a dash keeps that.
    """
    gewoon, lijst = (CEL, CELLIJST) if in_cel else (GEWOON, LIJST)
    alineas: list[Alinea] = []
    for soort, regels in groupby(tekst.split("\n") if tekst else (), key=_soort):
        if soort == "item":
            alineas += [_item(regel, lijst) for regel in regels]
        elif soort == "tekst":
            alineas.append(Alinea(samengevoegd(_regels(regels)), gewoon))
        elif in_cel:
            alineas += [Alinea((), gewoon) for _ in regels]
    return alineas


def van_feit(feit: Feit, stijl: str = GEWOON) -> Iterator[Alinea]:
    """A fact on a line of its own, and the longer text under it."""
    if feit.tekst or not feit.toelichting:
        yield gelabeld(feit.label, feit.tekst, stijl, feit.url)
        yield from lange_tekst(feit.toelichting, in_cel=stijl == CEL)
    else:
        yield from met_label(feit.label, feit.toelichting, in_cel=stijl == CEL)


def met_label(label: str, tekst: str, *, in_cel: bool = False) -> list[Alinea]:
    """A long text that begins with what it is; nothing for no text."""
    if not tekst.strip():
        return []
    eerste, *rest = lange_tekst(tekst, in_cel=in_cel)
    kop = Stuk(f"{label}: ", vet=True)
    if eerste.stijl not in (GEWOON, CEL):
        return [Alinea((kop,), CEL if in_cel else GEWOON), eerste, *rest]
    return [Alinea(samengevoegd((kop, *eerste.stukken)), eerste.stijl), *rest]


def _soort(regel: str) -> str:
    if not regel.strip():
        return ""
    return "item" if ITEM.fullmatch(regel) else "tekst"


def _item(regel: str, lijst: tuple[str, ...]) -> Alinea:
    los = ITEM.fullmatch(regel)
    assert los  # noqa: S101 (it was told apart by this)
    return Alinea(samengevoegd(_stukken(los["tekst"])), lijst[len(los["diep"]) // 2])


def _regels(regels: Iterable[str]) -> Iterator[Stuk]:
    for nummer, regel in enumerate(regels):
        if nummer:
            yield Stuk("\n")
        yield from _stukken(regel)


def _stukken(regel: str) -> Iterator[Stuk]:
    """One line, by the same rules as a page shows it."""
    if not KAN_OPMAAK.search(regel):
        yield Stuk(regel)
        return
    yield Stuk(regel[: len(regel) - len(regel.lstrip())])
    for los in html.fragments_fromstring(str(markdown(regel))):
        yield from _in(los, "", vet=False)


def _in(houder: Any, link: str, *, vet: bool) -> Iterator[Stuk]:
    """What stands in an element of HTML."""
    vet = vet or houder.tag == "strong"
    adres = _adres(houder) if houder.tag == "a" else link
    if houder.text:
        yield Stuk(houder.text, vet, adres)
    for kind in houder:
        yield from _in(kind, adres, vet=vet)
        if kind.tail:
            yield Stuk(kind.tail, vet, adres)


def _adres(link: Any) -> str:
    """Where it leads; "" for what was typed as "www.velsen.nl", which would not read so again."""
    adres, tekst = str(link.get("href")), link.text_content()
    return "" if adres != tekst and adres.endswith(tekst) else adres
