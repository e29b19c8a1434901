"""What a paragraph is by its style: a heading, a part of a list, a line of the contents."""

import re
from typing import Any

from .stukken import W, getal, waarde

KOP = re.compile(r"(?:heading|kop|überschrift) ?(\d)")
ONZE_TABEL = "agendatabel"
"""What the style of tables is called in documents of ours, and in no others."""
INHOUD = re.compile(r"(?:toc|inhopg|inhoudsopgave) ?\d")


class Stijlen:
    """The styles of one document; `deel` is the root of the part that defines them, or None."""

    def __init__(self, deel: Any):
        alle = () if deel is None else deel.iter(W + "style")
        self._stijlen = {los.get(W + "styleId"): los for los in alle}

    @property
    def is_van_ons(self) -> bool:
        """Whether the portal made the document."""
        return any(waarde(los, "name").lower() == ONZE_TABEL for los in self._stijlen.values())

    def kop(self, eigen: Any) -> int:
        """The level of a heading, from 1; 0 for other text."""
        niveau = self._zoek(eigen, "outlineLvl")
        if niveau is not None and (diep := getal(niveau.get(W + "val"), 9)) < 9:
            return diep + 1
        naam = KOP.match(self._naam(eigen))
        return int(naam[1]) if naam else 0

    def is_inhoudsopgave(self, eigen: Any) -> bool:
        return bool(INHOUD.match(self._naam(eigen)))

    def lijst(self, eigen: Any) -> tuple[str, int]:
        """The list that a paragraph is in ("" for none), and how deep."""
        los = self._zoek(eigen, "numPr")
        if los is None:
            return "", 0
        van_stijl = self._zoek(eigen, "numPr", ook_zelf=False)
        nummer = waarde(los, "numId") or waarde(van_stijl, "numId")  # its own level, their list
        return ("" if nummer == "0" else nummer), getal(waarde(los, "ilvl"))

    def _naam(self, eigen: Any) -> str:
        return waarde(self._stijlen.get(_stijl(eigen)), "name").lower()

    def _zoek(self, eigen: Any, naam: str, *, ook_zelf: bool = True) -> Any:
        """A property of a paragraph: its own, or that of its style or one that this is based on."""
        if ook_zelf and eigen is not None and (los := eigen.find(W + naam)) is not None:
            return los
        stijl_id, gezien = _stijl(eigen), set()
        while (stijl := self._stijlen.get(stijl_id)) is not None and stijl_id not in gezien:
            gezien.add(stijl_id)
            if (los := stijl.find(f"{W}pPr/{W}{naam}")) is not None:
                return los
            stijl_id = waarde(stijl, "basedOn")
        return None


def _stijl(eigen: Any) -> str:
    return waarde(eigen, "pStyle")
