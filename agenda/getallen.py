"""Amounts as the Dutch write them."""

from decimal import Decimal


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
