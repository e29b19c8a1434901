"""Words that a resident need not know, and what they mean here: one list for page and PDF."""

import re
from pathlib import Path

import msgspec
from django.utils.text import slugify


class Begrip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word and what it means.

    `zie` names other terms of this list; `ook` are other words for it, by which it is found too.
    What the portal itself goes by (`eigen_woord`) is not
    explained in a document that happens to use it: "planning", "status".
    """

    term: str
    uitleg: str
    zie: tuple[str, ...] = ()
    ook: tuple[str, ...] = ()
    eigen_woord: bool = False
    anker: str = ""
    """The place on the page, where it does not follow from the term."""

    @property
    def plek(self) -> str:
        return self.anker or slugify(self.term)


BEGRIPPEN = msgspec.toml.decode(
    Path(__file__).with_suffix(".toml").read_bytes(), type=dict[str, tuple[Begrip, ...]]
)["begrip"]


def gebruikte_begrippen(tekst: str) -> list[Begrip]:
    """Those terms that occur in `tekst`, in the order of the alphabet.

    A term in capitals counts only in capitals, so that "top" is no TOP; a plural may follow it.
    """
    kandidaten = (begrip for begrip in BEGRIPPEN if not begrip.eigen_woord)
    return [begrip for begrip in kandidaten if _patroon(begrip.term).search(tekst)]


def _patroon(term):
    vlaggen = 0 if term.isupper() else re.IGNORECASE
    return re.compile(rf"(?<![\w&]){re.escape(term)}(?:['’]?(?:s|e?n))?(?![\w&])", vlaggen)
