"""The index of a document: on which pages somebody is found, each once.

It comes last, after `BEGIN`, where a new page begins, and names what to look up:
`<span data-bladen="SA-01 WA-03 "></span>`. What stands there is laid out twice, all else once,
unless that would leave the page before it nearly empty.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from weasyprint import Document, Page
from weasyprint.formatting_structure.boxes import LineBox

BEGIN = "<!-- register -->"
BLADEN = "<!-- bladen -->"
"""Where the cover ends, which tells what stands above every page."""
PLEK = re.compile(r'<span data-bladen="([^"]*)"></span>')
APART = 'class="achterin"'
AANSLUITEND = 'class="aansluitend"'
"""What comes last, without a new page."""
BIJNA_LEEG = 1 / 3
"""Of a page less is filled than this."""
LEEG = '<div style="break-after: page; height: 1px"></div>'


def zet_met_register(html: str, zet: Callable[[str], Document]) -> Document:
    """Lay out a document by `zet`, with its index filled in, if it has one."""
    inhoud, streep, register = html.partition(BEGIN)
    if not streep:
        return zet(html)
    document = zet(inhoud + PLEK.sub(_geschat, register))
    blad_van = _bladen(document)
    gevuld = PLEK.sub(lambda plek: _nummers(plek[1].split(), blad_van), register)
    # The index alone, after as many pages as the document has before it: so it knows its numbers.
    ervoor = min(nummer for anker, nummer in blad_van.items() if f'id="{anker}"' in register) - 1
    if _gevuld(document.pages[ervoor - 1]) < BIJNA_LEEG:
        # What is looked up stands before it, and so stays where it is.
        return zet(inhoud + gevuld.replace(APART, AANSLUITEND, 1))
    omslag = inhoud.partition(BLADEN)[0]
    achterin = zet(omslag + LEEG * (ervoor - 1) + gevuld)
    if len(achterin.pages) == len(document.pages):
        return document.copy([*document.pages[:ervoor], *achterin.pages[ervoor:]])
    return zet(inhoud + gevuld)  # rarely: it takes another number of pages than was thought


def _gevuld(blad: Page) -> float:
    """How much of the height of a page its text takes, from 0 to 1."""
    kader = blad._page_box
    regels = [box for box in kader.children[0].descendants() if isinstance(box, LineBox)]
    onderkant = max((box.position_y + box.height for box in regels), default=kader.margin_top)
    return (onderkant - kader.margin_top) / kader.height


def _bladen(document: Document) -> dict[str, int]:
    """The number of the page on which each place in a document begins."""
    begint: dict[str, int] = {}
    for nummer, blad in enumerate(document.pages, start=1):
        for anker in blad.anchors:
            begint.setdefault(anker, nummer)
    return begint


def _geschat(plek: re.Match[str]) -> str:
    """About as much as there will be: a page for each two places."""
    return ", ".join(["88"] * (len(plek[1].split()) // 2 + 1))


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
