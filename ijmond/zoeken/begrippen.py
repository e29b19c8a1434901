"""The words that the portal explains: found like all else, and other wordings of a question.

They are no content but part of the build, so they stand in no database.
"""

from collections import defaultdict
from functools import cache

from ..document.begrippen import BEGRIPPEN, Begrip
from .woorden import Anders, Vraag, Woorden, woorden


def begrippen_bij(vraag: Vraag) -> list[Begrip]:
    """The terms that a question finds: first the one that it asks for, then those called so."""
    gevonden = []
    for begrip, vorm, kop, alles in _gelezen():
        if vorm == vraag.vorm:
            gevonden.append((0, begrip))
        elif _heeft(vraag, kop):
            gevonden.append((1, begrip))
        elif _heeft(vraag, alles):
            gevonden.append((2, begrip))
    return [begrip for _, begrip in sorted(gevonden, key=lambda paar: paar[0])]


@cache
def andere_woorden() -> Anders:
    """The other wordings of each term, by its words: ("ez",) is also ("economische", "zaken")."""
    anders: dict[Woorden, list[Woorden]] = defaultdict(list)
    for begrip in BEGRIPPEN:
        vormen = [tuple(woorden(vorm)) for vorm in (begrip.term, *begrip.ook)]
        for vorm in vormen:
            anders[vorm] += [ander for ander in vormen if ander != vorm]
    return {vorm: andere for vorm, andere in anders.items() if andere}


@cache
def _gelezen() -> list[tuple[Begrip, str, list[str], list[str]]]:
    gelezen = []
    for begrip in BEGRIPPEN:
        kop = woorden(" ".join((begrip.term, *begrip.ook)))
        gelezen.append((begrip, " ".join(woorden(begrip.term)), kop, kop + woorden(begrip.uitleg)))
    return gelezen


def _heeft(vraag: Vraag, tekst: list[str]) -> bool:
    return all(
        any(all(any(map(los.past, tekst)) for los in wijze) for wijze in deel)
        for deel in vraag.delen
    )
