"""What a text is found by and sorted by, the same in any database and in a document.

What a reader does not hear makes no difference: case, accents, the form of a quotation mark, a
space or a hyphen. Nothing here knows Django.
"""

import re
from unicodedata import category, normalize

ZELFDE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("øØ", "o"),
        **dict.fromkeys("łŁ", "l"),
        **dict.fromkeys("đĐð", "d"),
        **dict.fromkeys("æÆ", "ae"),
        **dict.fromkeys("œŒ", "oe"),
        "ı": "i",
    }
)
"""What Unicode itself takes for another sign, and a reader does not."""
ONHOORBAAR = {"Mn", "Me", "Cf"}
"""The kinds of signs that only sit on a letter, or are not seen at all: a soft hyphen."""
MEESTE_WOORDEN = 30
"""Of longer questions the rest is not asked: no database takes any number of conditions."""


def zoekvorm(tekst: str) -> str:
    """The text as it is searched: "één  ‘Loket’" is "een 'loket'"."""
    ontleed = normalize("NFKD", tekst.translate(ZELFDE)).casefold()
    hoorbaar = (t for t in normalize("NFKD", ontleed) if category(t) not in ONHOORBAAR)
    return " ".join("".join(hoorbaar).split())


def zoekwoorden(getypt: str) -> list[str]:
    """The words of a question, each once; the punctuation around a word does not count."""
    woorden = (woord.strip(".,;:!?\"'()") or woord for woord in zoekvorm(getypt).split())
    return list(dict.fromkeys(woorden))[:MEESTE_WOORDEN]


def op_alfabet(tekst: str) -> str:
    """What a text is sorted by, sign for sign: "WA-9" before "WA-10", "aanpak", "Één", "Zorg".

    Texts that sound the same go by their own signs, so that two of them never change places.
    """
    woorden = re.sub(r"[\W_]+", " ", zoekvorm(tekst)).strip()
    return re.sub(r"[0-9]+", _met_lengte, woorden) + f"  {tekst}"


def _met_lengte(getal: re.Match[str]) -> str:
    """A number behind the number of its digits, so that a longer one comes later."""
    cijfers = getal[0].lstrip("0")
    return f"{min(len(cijfers), 99):02}{cijfers}"
