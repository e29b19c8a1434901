"""What a paragraph is by its style: a heading, a part of a list, a line of the contents."""

import re
from typing import Any

from .stukken import W, getal

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
        namen = (los.find(W + "name") for los in self._stijlen.values())
        return any(
            naam is not None and naam.get(W + "val", "").lower() == ONZE_TABEL for naam in namen
        )

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
        lijst, niveau = (los.find(W + naam) for naam in ("numId", "ilvl"))
        nummer = "" if lijst is None else lijst.get(W + "val", "")
        if not nummer:  # the level of its own, the list of its style
            van_stijl = self._zoek(eigen, "numPr", ook_zelf=False)
            lijst = van_stijl.find(W + "numId") if van_stijl is not None else None
            nummer = "" if lijst is None else lijst.get(W + "val", "")
        diep = 0 if niveau is None else getal(niveau.get(W + "val"))
        return ("" if nummer == "0" else nummer), diep

    def _naam(self, eigen: Any) -> str:
        stijl = self._stijlen.get(_stijl(eigen))
        naam = stijl.find(W + "name") if stijl is not None else None
        return "" if naam is None else naam.get(W + "val", "").lower()

    def _zoek(self, eigen: Any, naam: str, *, ook_zelf: bool = True) -> Any:
        """A property of a paragraph: its own, or that of its style or one that this is based on."""
        if ook_zelf and eigen is not None and (los := eigen.find(W + naam)) is not None:
            return los
        stijl_id, gezien = _stijl(eigen), set()
        while (stijl := self._stijlen.get(stijl_id)) is not None and stijl_id not in gezien:
            gezien.add(stijl_id)
            if (los := stijl.find(f"{W}pPr/{W}{naam}")) is not None:
                return los
            boven = stijl.find(W + "basedOn")
            stijl_id = "" if boven is None else boven.get(W + "val")
        return None


def _stijl(eigen: Any) -> str:
    stijl = eigen.find(W + "pStyle") if eigen is not None else None
    return "" if stijl is None else stijl.get(W + "val", "")
