"""Items in a list without a table: "1. Woonvisie – eerst naar de raden – voorjaar 2027"."""

import re

from agenda.alfabet import zoekvorm

from ..cellen import lees_punt
from ..kolommen import kolom_van
from ..samenstellen import Samensteller
from ..waarden import Waarde, bedragen, soort_eigenaar
from ..wanneer import lees_wanneer
from .blokken import Alinea
from .rijen import waarde_van

TUSSEN = re.compile(r"\t+|\s+[–—|]\s+|;\s+")
TUSSEN_HAAKJES = re.compile(r"(?P<voor>.+?)\s*\((?P<in>[^()]+)\)")
LANGSTE_TITEL = 500
STUKKEN = {
    "raadsvoorstel", "raadsinformatiebrief", "informatiebrief", "themabijeenkomst", "zienswijze",
    "startnotitie", "motie", "initiatiefvoorstel", "memo", "bestemmingsplan", "verordening",
}  # fmt: skip


class Lijstlezer:
    """Reads numbered paragraphs as items; what is indented under one says more of it.

    It `telt` only in a document that has no table of items: there a list is a part of the text.
    """

    def __init__(self, samen: Samensteller):
        self.samen, self.telt = samen, False
        self._open: dict[str, list[Waarde]] = {}
        self._plaats, self._tekst = "", ""

    def lees(self, alinea: Alinea, plaats: str) -> bool:
        """Whether it is an item, or a part of one."""
        if not (self.telt and alinea.nummer):
            self.sluit()
            return False
        if alinea.niveau and self._open:
            self._open.setdefault("toelichting", []).append(waarde_van([alinea]))
            self._tekst += f"\n{alinea.tekst}"
            return True
        is_item = alinea.nummer != "-" or self.samen.domein or self.samen.overleg
        self.sluit()
        if is_item and not alinea.niveau:
            self._begin(alinea, plaats)
        return bool(is_item) and not alinea.niveau

    def sluit(self) -> None:
        """No more of the item comes that is open."""
        if self._open:
            lees_punt(self.samen, self.samen.soort, self._open, (), self._plaats, self._tekst)
        self._open = {}

    def _begin(self, alinea: Alinea, plaats: str) -> None:
        self._plaats, self._tekst = plaats, alinea.tekst
        heel = "".join(los.tekst for los in alinea.stukken).strip()
        titel, *delen = TUSSEN.split(heel)
        voor, _, rest = titel.partition(": ")
        if rest and (not delen or zoekvorm(rest) in STUKKEN):
            titel, delen = voor, [rest, *delen]
        los = TUSSEN_HAAKJES.fullmatch(titel) if len(titel) < LANGSTE_TITEL else None
        if los and lees_wanneer(los["in"]):
            titel, delen = los["voor"], [*delen, los["in"]]
        noten = tuple(alinea.noten)
        self._open = {"titel": [Waarde(titel, links=tuple(alinea.links), noten=noten)]}
        if alinea.nummer != "-":
            self._open["nummer"] = [Waarde(alinea.nummer)]
        for deel in filter(None, (los.strip() for los in delen)):
            kolom, waarde = self._duid(deel)
            self._open.setdefault(kolom, []).append(waarde)

    def _duid(self, deel: str) -> tuple[str, Waarde]:
        """Which column a part would stand in."""
        kop, _, rest = deel.partition(":")
        kolom = kolom_van(kop, self.samen.agenda) if rest else ""
        if kolom and kolom != "titel":
            return kolom, Waarde(rest.strip(), kop=kop)
        if lees_wanneer(deel) and len(deel) < 40:
            return "wanneer", Waarde(deel)
        if zoekvorm(deel) in STUKKEN:
            return "stuksoort", Waarde(deel)
        if soort_eigenaar(deel):
            return "wie", Waarde(deel)
        return ("bedrag" if "€" in deel and bedragen(deel) else "toelichting"), Waarde(deel)
