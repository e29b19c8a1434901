"""Text that our fonts can draw."""

import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont


def tekens_in_letters(map_: Path) -> set[str]:
    """Every character that the upright fonts in a folder can draw."""
    tekens: set[str] = set()
    for pad in map_.glob("*-400-normal.woff2"):
        with TTFont(pad) as letter:
            tekens.update(map(chr, letter.getBestCmap()))
    return tekens


def leesbaar(tekst: str, tekens: set[str]) -> str:
    """`tekst` with a likeness for what can't be drawn ("CO₂" becomes "CO2"), or a question mark.

    A character without a glyph would be a box on paper and silence in a screen reader.
    """
    vreemd = set(tekst) - tekens - set("\n\r\t")
    return tekst.translate({ord(teken): _gelijkend(teken, tekens) for teken in vreemd})


def _gelijkend(teken: str, tekens: set[str]) -> str:
    if unicodedata.category(teken) == "Cf":
        return ""
    ontleed = unicodedata.normalize("NFKD", teken)
    return "".join(t for t in ontleed if t in tekens) or "?"
