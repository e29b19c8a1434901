"""What the blocks of a document are about: in which domain or overleg one is, and what is left."""

from collections.abc import Iterable

from agenda.models import Agenda

from ..samenstellen import Samensteller
from .blokken import Alinea, Blok, Tabel
from .gedrukt import Gedrukt
from .lijsten import Lijstlezer
from .tabelkoppen import koppen
from .tabellen import Tabellezer

KOP_VAN_DOMEIN, KOP_VAN_OVERLEG = 7, 8
"""The level of such a heading where the document gives it none: below all others."""


class Duider:
    """Reads the blocks of one document, in their order, into `samen`.

    What of a document of ours is `gedrukt`, is understood.
    """

    def __init__(self, agenda: Agenda, gedrukt: Gedrukt | None = None):
        self.samen, self.gedrukt = Samensteller(agenda), gedrukt
        self.tabellen = Tabellezer(self.samen, gedrukt)
        self.lijsten = Lijstlezer(self.samen)
        self._los: list[tuple[int, str]] = []
        self._alineas = self._tabellen = 0
        self._onder_domein, self._onder_overleg = KOP_VAN_DOMEIN, KOP_VAN_OVERLEG

    def lees(self, blokken: Iterable[Blok]) -> None:
        alle = list(blokken)
        self.samen.bekend_van(_teksten(alle))
        self.lijsten.telt = not any(self._is_lijst(los) for los in alle)
        self._lees(alle)
        self._sluit()

    def _lees(self, blokken: Iterable[Blok]) -> None:
        for blok in blokken:
            if isinstance(blok, Alinea):
                self._alineas += 1
                self._alinea(blok, f"alinea {self._alineas}")
            else:
                self._tabel(blok)

    def _tabel(self, tabel: Tabel) -> None:
        self._tabellen += 1
        if self._is_opmaak(tabel):
            self._tabellen -= 1
            for rij in tabel.rijen:
                for cel in rij.cellen:
                    self._lees(cel.blokken)
            return
        self._sluit()
        self.tabellen.lees(tabel, self._tabellen)

    def _is_lijst(self, blok: Blok) -> bool:
        """Whether it is a table of items."""
        if isinstance(blok, Alinea):
            return False
        binnen = (los for rij in blok.rijen for cel in rij.cellen for los in cel.blokken)
        return self._heeft_koppen(blok) or any(map(self._is_lijst, binnen))

    def _is_opmaak(self, tabel: Tabel) -> bool:
        """Whether a table only says where things stand on the page."""
        return tabel.breedte == 1 or (not self._heeft_koppen(tabel) and self._is_lijst(tabel))

    def _heeft_koppen(self, tabel: Tabel) -> bool:
        agenda = self.samen.agenda
        return any(koppen(rij, tabel.breedte, agenda) for rij in tabel.rijen[:4])

    def _alinea(self, alinea: Alinea, plaats: str) -> None:
        if not alinea.tekst:
            return
        if self._is_kop(alinea, plaats):
            return
        if self.lijsten.lees(alinea, plaats):
            self._sluit(lijst=False)
            return
        if alinea.kop:
            self._verlaat(alinea.kop)
        noten = (f"\nNoot: {los}" for los in alinea.noten)
        nummer = f"{alinea.nummer} " if alinea.nummer else ""
        tekst = "".join((nummer, alinea.tekst, *noten))
        if tekst := self.gedrukt.zonder(tekst) if self.gedrukt else tekst:
            self._los.append((self._alineas, tekst))

    def _is_kop(self, alinea: Alinea, plaats: str) -> bool:
        """Whether items come under it; then it is known where these belong."""
        if not self.samen.kop(alinea.tekst, plaats, nummer=alinea.nummer, is_kop=bool(alinea.kop)):
            return False
        self._sluit()
        if self.samen.overleg:
            self._onder_overleg = alinea.kop or KOP_VAN_OVERLEG
        else:
            self._onder_domein = alinea.kop or KOP_VAN_DOMEIN
        return True

    def _verlaat(self, kop: int) -> None:
        """A heading ends what was under one of its own level, or of one below it."""
        if kop <= self._onder_overleg:
            self.samen.overleg = ""
        if kop <= self._onder_domein:
            self.samen.domein = ""

    def _sluit(self, *, lijst: bool = True) -> None:
        """Keep what was not understood up to here, as one piece."""
        if lijst:
            self.lijsten.sluit()
        if self._los:
            (eerste, _), (laatste, _) = self._los[0], self._los[-1]
            plaats = f"alinea {eerste}"
            if laatste > eerste:
                plaats += f" tot en met {laatste}"
            self.samen.onbegrepen("\n".join(tekst for _, tekst in self._los), plaats)
            self._los = []


def _teksten(blokken: Iterable[Blok]) -> Iterable[str]:
    for blok in blokken:
        if isinstance(blok, Alinea):
            yield blok.tekst
        else:
            yield from (rij.tekst for rij in blok.rijen)
