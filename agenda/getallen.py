"""Amounts as the Dutch write them; nothing here knows Django."""

import re
from decimal import Decimal

from .alfabet import zoekvorm

BEDRAG = re.compile(
    r"(?:€|eur|euro)? ?(-?) ?([0-9.,]*[0-9])(?: ?[.,][-=]+)?"
    r" ?(mln|miljoen|mld|miljard)?\.?(?: euro)?"
)
MET_PUNTEN = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
ZONDER_PUNTEN = re.compile(r"[0-9]+([.,][0-9]+)?")
KEER = {"mln": 10**6, "miljoen": 10**6, "mld": 10**9, "miljard": 10**9}


def lees_bedrag(getypt: str) -> Decimal | None:
    """The amount that is written here: "€ 1.250,50", "15.000,=", "1,2 mln"; None for none."""
    if not (los := BEDRAG.fullmatch(zoekvorm(getypt))):
        return None
    teken, cijfers, eenheid = los.groups()
    if MET_PUNTEN.fullmatch(cijfers):
        cijfers = cijfers.replace(".", "")
    elif not ZONDER_PUNTEN.fullmatch(cijfers):
        return None
    bedrag = Decimal(teken + cijfers.replace(",", ".")) * KEER.get(eenheid, 1)
    heel = bedrag.to_integral_value()
    return heel if heel == bedrag else bedrag


def duizendtallen(getal: int) -> str:
    """A whole number with a dot at each thousand: "31.652.388"."""
    return f"{getal:,}".replace(",", ".")


def euro(bedrag: Decimal | None) -> str:
    """An amount as "€ 50.000", with cents only where there are any."""
    if bedrag is None:
        return ""
    heel, cent = f"{bedrag:,.2f}".split(".")
    return f"€\N{NO-BREAK SPACE}{heel.replace(',', '.')}" + ("" if cent == "00" else f",{cent}")


def getal(bedrag: int | None, plus: str = "") -> str:
    """A whole amount as "1.250" or "−1.250"; with `plus` before what is more than nothing."""
    if bedrag is None:
        return ""
    teken = "−" if bedrag < 0 else plus if bedrag else ""
    return teken + duizendtallen(abs(bedrag))
