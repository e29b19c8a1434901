"""What a text and a question come down to: terms, the same on either database.

A term is a word as it sounds (see `agenda.alfabet`), or the stem of one, behind a letter that says
where it stands: "tbrug" anywhere in a text, "kbrug" in what it is called.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer import stemmer

from agenda.alfabet import zoekvorm
from agenda.tekens import schone_regel

OVERAL, IN_KOP, SOORT, DOMEIN = "t", "k", "s", "d"
LANGSTE_WOORD = 50
LANGSTE_TEKST = 100_000
LANGSTE_VRAAG = 200
MEESTE_WOORDEN = 12
"""Of a longer word, text or question the rest is not looked at."""
KORTSTE_BEGIN = 2
"""A word of fewer letters is only found whole."""

_WOORD = re.compile(r"[^\W_]+")
_stam = stemmer("dutch")


@lru_cache(maxsize=20_000)
def stam(woord: str) -> str:
    """What the forms of a word have in common: "huizen" and "huis" are both "huis"."""
    return _stam.stemWord(woord)


def woorden(tekst: str) -> list[str]:
    """The words of a text as they sound, in order: "Één nota-wonen" is "een", "nota", "wonen"."""
    return [woord[:LANGSTE_WOORD] for woord in _WOORD.findall(zoekvorm(tekst[:LANGSTE_TEKST]))]


def termen(kop: Iterable[str], tekst: Iterable[str], kenmerken: Iterable[str]) -> str:
    """The terms of a thing, in order of the alphabet; `kenmerken` are terms already."""
    in_kop, overal = ({*_met_stam(woorden(" ".join(delen)))} for delen in (kop, tekst))
    alle = {IN_KOP + woord for woord in in_kop} | {OVERAL + woord for woord in in_kop | overal}
    return " ".join(sorted(alle | {*kenmerken}))


def _met_stam(gelezen: Iterable[str]) -> Iterator[str]:
    for woord in gelezen:
        yield from (woord, stam(woord))


Woorden = tuple[str, ...]
Anders = Mapping[Woorden, list[Woorden]]
"""Other wordings, by the words that they stand for: "ggz", "geestelijke gezondheidszorg"."""


class Zoekwoord(NamedTuple):
    """A word of a question; `begin` says that what only begins so is found too."""

    woord: str
    begin: bool

    def past(self, woord: str) -> bool:
        """Whether a word of a text is what this looks for: by its begin, or by its stem."""
        if woord == self.woord or (self.begin and woord.startswith(self.woord)):
            return True
        return stam(self.woord) in (woord, stam(woord))


@dataclass(frozen=True)
class Vraag:
    """What somebody looks for: of each of `delen` one of its wordings, with all words of that.

    `getypt` is the question as it may be shown again, `vorm` the whole of it as a title has it.
    """

    getypt: str
    vorm: str
    delen: tuple[tuple[tuple[Zoekwoord, ...], ...], ...]

    def __bool__(self) -> bool:
        return bool(self.delen)

    @property
    def woorden(self) -> list[Zoekwoord]:
        """Every word that a result is found by, the other wordings too."""
        return [w for deel in self.delen for wijze in deel for w in wijze]


def lees_vraag(getypt: str, anders: Anders) -> Vraag:
    """The question in what was typed, `anders` said too where that has another wording."""
    netjes = " ".join(schone_regel(getypt[: 10 * LANGSTE_VRAAG]).split())[:LANGSTE_VRAAG].strip()
    gelezen = woorden(netjes)
    alle = [*dict.fromkeys(gelezen)][:MEESTE_WOORDEN]
    return Vraag(netjes, " ".join(gelezen), tuple(_delen(alle, anders)))


def _delen(alle: list[str], anders: Anders) -> Iterator[tuple[tuple[Zoekwoord, ...], ...]]:
    """Word by word, but what has another wording as a whole, the longest first.

    Only what was typed may be the begin of a word: "ov" as another wording is no "over".
    """
    langste = max(map(len, anders), default=1)
    while alle:
        stukken = (tuple(alle[:aantal]) for aantal in range(langste, 0, -1))
        stuk = next((stuk for stuk in stukken if stuk in anders), tuple(alle[:1]))
        getypt = tuple(Zoekwoord(los, len(los) >= KORTSTE_BEGIN) for los in stuk)
        rest = (tuple(Zoekwoord(los, False) for los in wijze) for wijze in anders.get(stuk, ()))
        yield (getypt, *rest)
        alle = alle[len(stuk) :]
