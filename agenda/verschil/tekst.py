"""Which words of a text changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Stuk:
    """A run of words; `soort` is "gelijk", "weg" or "erbij"."""

    soort: str
    tekst: str


def tekstverschil(oud: str, nieuw: str) -> Iterator[Stuk]:
    """Both texts in one, run by run, the spaces with the word before them.

    The runs that are not "erbij" are the old text, those that are not "weg" the new one.
    """
    was, wordt = (re.findall(r"\s*\S+\s*?(?=\s|$)|\s+", tekst) for tekst in (oud, nieuw))
    vergelijking = SequenceMatcher(None, was, wordt, autojunk=False)
    for wat, a, b, c, d in vergelijking.get_opcodes():
        if wat == "equal":
            yield Stuk("gelijk", "".join(was[a:b]))
            continue
        if a < b:
            yield Stuk("weg", "".join(was[a:b]))
        if c < d:
            yield Stuk("erbij", "".join(wordt[c:d]))
