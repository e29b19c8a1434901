"""Text that our fonts can draw, and what stands on paper where they can't."""

import unicodedata
from collections.abc import Set
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

MAP = Path(__file__).resolve().parents[2] / "static" / "gebouwd" / "pdf"
LETTERS = (
    ("atkinson-hyperlegible-next-latin-400-normal.woff2",),
    ("atkinson-hyperlegible-next-latin-ext-400-normal.woff2",),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
)
"""The fonts of the PDF; of a pair, only what both of them can draw counts."""
KOPPELTEKEN = {ord("\N{HYPHEN}"): "-", ord("\N{NON-BREAKING HYPHEN}"): "-"}
"""Drawn as the hyphen of every keyboard, so that who searches the PDF for a word finds it."""
ZELFDE = ("<compat>", "<font>", "<narrow>", "<noBreak>", "<wide>")
"""The kinds of likeness that mean the same: "ﬁ" is "fi", but "⁴" is not "4"."""


@cache
def tekens_in_letters() -> frozenset[str]:
    """Every character that the fonts of the PDF can draw, upright and bold."""
    return frozenset().union(
        *(frozenset.intersection(*(_tekens(MAP / naam) for naam in namen)) for namen in LETTERS)
    )


def leesbaar(tekst: str, tekens: Set[str]) -> str:
    """`tekst` with what can't be drawn in another form: see `vervangen`.

    A character without a glyph would be a box on paper and silence in a screen reader.
    """
    anders = {ord(teken): naar for teken, naar in vervangen(tekst, tekens).items()}
    return tekst.translate(anders | KOPPELTEKEN)


def vervangen(tekst: str, tekens: Set[str]) -> dict[str, str]:
    """What stands for each character of `tekst` that can't be drawn.

    That is the same in other characters ("ﬁ" is "fi"), nothing for what is not seen anyway, or its
    number: "[U+6F22]".
    """
    vreemd = set(tekst) - tekens - set("\n\r\t")
    return {teken: _anders(teken, tekens) for teken in sorted(vreemd)}


def niet_te_drukken(tekst: str, tekens: Set[str]) -> dict[str, str]:
    """The characters of `tekst` of which paper shows only the number, each with that number."""
    return {van: naar for van, naar in vervangen(tekst, tekens).items() if naar.startswith("[")}


def _anders(teken: str, tekens: Set[str]) -> str:
    if unicodedata.category(teken) == "Cf" or "\ufe00" <= teken <= "\ufe0f":
        return ""
    if unicodedata.decomposition(teken).startswith(ZELFDE):
        gelijk = unicodedata.normalize("NFKC", teken)
        if set(gelijk) <= tekens:
            return gelijk
    return f"[U+{ord(teken):04X}]"


def _tekens(pad: Path) -> frozenset[str]:
    with TTFont(pad, lazy=True) as letter:
        return frozenset(map(chr, letter.getBestCmap()))
