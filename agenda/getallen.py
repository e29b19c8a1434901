"""Amounts as the Dutch write them; nothing here knows Django."""

import re
from decimal import Decimal

from .alfabet import zoekvorm

BEDRAG = re.compile(
    r"(-?) ?(?:€|eur|euro)? ?(-?) ?([0-9.,]*[0-9])(?: ?[.,][-=]+)?"
    r" ?(mln|miljoen|mld|miljard)?\.?(?: euro)?"
)
MET_PUNTEN = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
ZONDER_PUNTEN = re.compile(r"[0-9]+([.,][0-9]+)?")
KEER = {"mln": 10**6, "miljoen": 10**6, "mld": 10**9, "miljard": 10**9}


def lees_bedrag(getypt: str) -> Decimal | None:
    """The amount that is written here: "€ 1.250,50", "- € 864", "1,2 mln"; None for none."""
    if not (los := BEDRAG.fullmatch(zoekvorm(getypt))):
        return None
    voor, achter, cijfers, eenheid = los.groups()
    if MET_PUNTEN.fullmatch(cijfers):
        cijfers = cijfers.replace(".", "")
    elif not ZONDER_PUNTEN.fullmatch(cijfers):
        return None
    bedrag = Decimal((voor or achter) + cijfers.replace(",", ".")) * KEER.get(eenheid, 1)
    heel = bedrag.to_integral_value()
    return heel if heel == bedrag else bedrag


def duizendtallen(getal: int) -> str:
    """A whole number with a dot at each thousand: "31.652.388"."""
    return f"{getal:,}".replace(",", ".")


def in_kb(bytes_: int) -> str:
    """How big a file is, as a link says it: "410 kB", in tens of those."""
    return f"{max(1, round(bytes_ / 10_000))}0 kB"


def euro(bedrag: Decimal | None) -> str:
    """An amount as "€ 50.000" or "− € 864", with cents only where there are any."""
    if bedrag is None:
        return ""
    min_teken = "−\N{NO-BREAK SPACE}" if bedrag < 0 else ""
    heel, cent = f"{abs(bedrag):,.2f}".split(".")
    getal = heel.replace(",", ".") + ("" if cent == "00" else f",{cent}")
    return f"{min_teken}€\N{NO-BREAK SPACE}{getal}"


def bedrag_in_woorden(
    bedrag: Decimal | None, zekerheid: str, soort: str, jaar: int | None, waarvoor: str
) -> str:
    """An amount with all that is said of it: "circa € 50.000, maximum (onderzoek, 2016)"; "p.m.".

    `soort` is said as a sentence has it: "voorlopige reservering".
    """
    hoeveel = "p.m." if bedrag is None else euro(bedrag)
    if zekerheid == "circa":
        hoeveel = f"circa {hoeveel}"
    woorden = f"{hoeveel}, {soort}" if soort else hoeveel
    over = ", ".join(filter(None, (waarvoor, str(jaar) if jaar else "")))
    return f"{woorden} ({over})" if over else woorden


def getal(bedrag: int | None, plus: str = "") -> str:
    """A whole amount as "1.250" or "−1.250"; with `plus` before what is more than nothing."""
    if bedrag is None:
        return ""
    teken = "−" if bedrag < 0 else plus if bedrag else ""
    return teken + duizendtallen(abs(bedrag))
