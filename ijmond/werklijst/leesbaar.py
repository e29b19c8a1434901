"""What makes a text hard to read, or unfit for a site; nothing here knows Django.

A sign of it, no proof: a clerk judges.
"""

import re
from collections.abc import Collection, Iterator

MEESTE_WOORDEN = 25
"""A sentence with more words is hard to read on level B1."""
WEBADRES = re.compile(r"\(?https?://\S+|\bwww\.\S+")
ZIN = re.compile(r"(?<=[.!?])\s+|\n+")
AFKORTING = re.compile(r"(?<![\w-])[A-Z][A-Z&]*[A-Z](?![\w-])")
CIJFER = re.compile(r"\d")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
TELEFOON = re.compile(r"(?<![\d+])(?:(?:\+|00)31[ -]?(?:\(0\))?|\(?0)(?:[ ()-]{0,2}\d){9}(?!\d)")
NEGEN_CIJFERS = re.compile(r"(?<!\d)\d{4}[. ]?\d{2}[. ]?\d{3}(?!\d)")


def lange_zin(tekst: str) -> str:
    """The longest sentence, where it has too many words; "" otherwise."""
    langste = max(ZIN.split(tekst), key=_woorden, default="")
    return langste.strip() if _woorden(langste) > MEESTE_WOORDEN else ""


def _woorden(zin: str) -> int:
    return len(zin.split())


def onverklaard(tekst: str, bekend: Collection[str]) -> list[str]:
    """The abbreviations that no list explains, nor the text itself between brackets."""
    kaal = _zonder_adressen(tekst)
    gevonden = dict.fromkeys(AFKORTING.findall(kaal))
    return [los for los in gevonden if los not in bekend and not _is_uitgelegd(los, kaal)]


def _is_uitgelegd(afkorting: str, tekst: str) -> bool:
    return f"({afkorting})" in tekst or f"{afkorting} (" in tekst


def persoonlijk(tekst: str) -> Iterator[str]:
    """What it seems to hold of a person: "een telefoonnummer"."""
    if "@" in tekst and MAIL.search(tekst):
        yield "een e-mailadres"
    if not CIJFER.search(tekst):
        return
    kaal = _zonder_adressen(tekst)
    if TELEFOON.search(kaal):
        yield "een telefoonnummer"
    if any(map(is_bsn, NEGEN_CIJFERS.findall(kaal))):
        yield "een burgerservicenummer"


def _zonder_adressen(tekst: str) -> str:
    """Without addresses of pages: what stands in those, nobody reads as a word or a number."""
    return WEBADRES.sub(" ", tekst)


def is_bsn(cijfers: str) -> bool:
    """Whether these nine digits pass the test of eleven: weights 9 to 2, and the last minus one."""
    los = [int(teken) for teken in cijfers if teken.isdigit()]
    som = sum(cijfer * gewicht for cijfer, gewicht in zip(los, (*range(9, 1, -1), -1), strict=True))
    return som > 0 and som % 11 == 0
