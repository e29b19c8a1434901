"""The index of a document: on which pages somebody is found, each once.

A document leaves room for it, and names what to look up:
`<span data-bladen="SA-01 WA-03 "></span>`.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from weasyprint import Document

PLEK = re.compile(r'<span data-bladen="([^"]*)"></span>')


def bladen(document: Document) -> dict[str, int]:
    """The number of the page that each place in a document is on."""
    genummerd = enumerate(document.pages, start=1)
    return {anker: nummer for nummer, blad in genummerd for anker in blad.anchors}


def met_register(html: str, tel: Callable[[str], Mapping[str, int]]) -> str:
    """The document with its index filled in; `tel` gives the pages of what it is given.

    What an index holds must not move what it refers to, so it comes last.
    """
    if not PLEK.search(html):
        return html
    blad_van = tel(html)
    return PLEK.sub(lambda plek: _nummers(plek[1].split(), blad_van), html)


def _nummers(ankers: Iterable[str], blad_van: Mapping[str, int]) -> str:
    """As "12, 16–18": each page once, and more than two in a row from the first to the last."""
    eerste_op: dict[int, str] = {}
    for anker in ankers:
        if anker in blad_van:
            eerste_op.setdefault(blad_van[anker], anker)
    reeksen: list[list[int]] = []
    for blad in sorted(eerste_op):
        if reeksen and reeksen[-1][-1] == blad - 1:
            reeksen[-1].append(blad)
        else:
            reeksen.append([blad])
    return ", ".join(_reeks(reeks, eerste_op) for reeks in reeksen)


def _reeks(reeks: list[int], eerste_op: Mapping[int, str]) -> str:
    def link(blad: int) -> str:
        return f'<a href="#{eerste_op[blad]}">{blad}</a>'

    tussen = "–" if len(reeks) > 2 else ", "
    return tussen.join(map(link, reeks[:1] + reeks[1:][-1:]))
