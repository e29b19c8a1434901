"""Titles that were broken over lines, as one line again."""

import re
from collections.abc import Collection

from agenda.alfabet import zoekvorm

AFGEBROKEN = re.compile(r"(\w+)-$")
BEGIN = re.compile(r"\w+")
VOEGWOORDEN = {"en", "of", "tot", "dan"}


def op_een_regel(tekst: str, bekend: Collection[str] = ()) -> str:
    """The lines of a title as one; a hyphen at the end of one goes where it only broke a word.

    `bekend` are the words of the whole document, as they sound: "samen-", "werking" is one word
    where that stands elsewhere. "MRA-", "gemeenten" keeps its hyphen.
    """
    regel = ""
    for volgende in filter(None, (" ".join(los.split()) for los in tekst.splitlines())):
        regel = _plak(regel, volgende, bekend) if regel else volgende
    return regel


def _plak(regel: str, volgende: str, bekend: Collection[str]) -> str:
    links, rechts = AFGEBROKEN.search(regel[-60:]), BEGIN.match(volgende)
    if not links or not rechts or rechts[0] in VOEGWOORDEN:
        return f"{regel} {volgende}"
    samen = zoekvorm(links[1] + rechts[0])
    return (regel[:-1] if samen in bekend else regel) + volgende
