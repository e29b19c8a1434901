"""A piece of a text around the words that were looked for, with those marked."""

import re
from itertools import pairwise

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from agenda.links import LINK

from .woorden import Vraag, woorden

VOOR, NA = 80, 180
"""Characters before and after the first word that was found."""

_WOORD = re.compile(r"[^\W_]+")


def markeer(tekst: str, vraag: Vraag) -> SafeString:
    """The text with each word that the question finds in a <mark>."""
    plekken = [los.span() for los in _WOORD.finditer(tekst) if _gezocht(los[0], vraag)]
    grenzen = [0, *(grens for plek in plekken for grens in plek), len(tekst)]
    delen = (
        (format_html("<mark>{}</mark>", stuk) if nummer % 2 else conditional_escape(stuk),)
        for nummer, stuk in enumerate(tekst[a:b] for a, b in pairwise(grenzen))
    )
    return format_html_join("", "{}", delen)


def fragment(tekst: str, vraag: Vraag) -> SafeString:
    """The part of a long text where the question first finds a word, marked; or how it begins."""
    kaal = _kaal(tekst)
    eerste = next((m.start() for m in _WOORD.finditer(kaal) if _gezocht(m[0], vraag)), 0)
    begin = kaal.rfind(" ", 0, eerste - VOOR) + 1 if eerste > VOOR else 0
    eind = kaal.rfind(" ", eerste, eerste + NA) if eerste + NA < len(kaal) else len(kaal)
    eind = eind if eind > eerste else min(eerste + NA, len(kaal))
    voor, na = "… " if begin else "", " …" if eind < len(kaal) else ""
    return format_html("{}{}{}", voor, markeer(kaal[begin:eind], vraag), na)


def _kaal(tekst: str) -> str:
    """A text without its markup, on one line."""
    zonder = LINK.sub(r"\g<woorden>", tekst).replace("**", "")
    return " ".join(zonder.split())


def _gezocht(getypt: str, vraag: Vraag) -> bool:
    return any(los.past(woord) for woord in woorden(getypt) for los in vraag.woorden)
