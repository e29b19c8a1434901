"""The rows of a table as items, by the words above its columns."""

from collections import defaultdict
from collections.abc import Iterator

from ..bestand import vorm
from ..cellen import lees_punt
from ..samenstellen import GEEN_TITEL, ONBEKENDE_KOLOM, Samensteller
from .blokken import Cel, Rij, Tabel
from .gedrukt import Gedrukt
from .rijen import Open
from .tabelkoppen import Kolommen, koppen, koppen_eronder

NIET_GEDRUKT = (
    "In de kolom ‘{}’ staat iets dat het portaal daar niet schreef. Wijzig dat bij het punt zelf."
)
GEEN_KOPPEN = "Boven deze tabel staat niet wat er in de kolommen staat."


class Tabellezer:
    """Reads the tables of one document; the heads of one count for the next that has none."""

    def __init__(self, samen: Samensteller, gedrukt: Gedrukt | None = None):
        self.samen, self.gedrukt = samen, gedrukt
        self.kolommen: Kolommen = ()

    def lees(self, tabel: Tabel, nummer: int) -> None:
        self.nummer = nummer
        self._open: Open | None = None
        self._boven: dict[int, Cel] = {}
        self._onbekend: dict[str, list[str]] = defaultdict(list)
        if len(self.kolommen) != tabel.breedte:
            self.kolommen = ()
        self._groep, self.samen.groep = self.samen.groep, ""
        onder_koppen = False
        for rij in tabel.rijen:
            onder_koppen = self._rij(rij, tabel.breedte, onder_koppen)
        self._sluit()
        for kop, teksten in self._onbekend.items():
            waarom = (NIET_GEDRUKT if self.gedrukt else ONBEKENDE_KOLOM).format(kop)
            plaats, tekst = f"tabel {nummer}", "\n".join(teksten)
            self.samen.onbegrepen(tekst, plaats, waarom if kop else GEEN_KOPPEN)

    def _rij(self, rij: Rij, breedte: int, onder_koppen: bool) -> bool:
        """Read one row; True where it says what the columns are."""
        plaats = f"tabel {self.nummer}, rij {rij.nummer}"
        if not rij.tekst and not any(cel.vervolgt for cel in rij.cellen):
            if not any(los.nummer for cel in rij.cellen for los in cel.alineas):
                self._sluit()
            return False
        if len(rij.cellen) == 1 and breedte > 1:
            self._sluit()
            self.samen.groepeer(rij.tekst, plaats)
            return False
        agenda = self.samen.agenda
        eronder = koppen_eronder(rij, self.kolommen, agenda) if onder_koppen else ()
        if gevonden := koppen(rij, breedte, agenda) or eronder:
            self._sluit()
            self.kolommen, self._groep = gevonden, ""
            for kolom in dict.fromkeys(los for los in gevonden if los.tijdvak):
                self.samen.noem_periode(kolom.tijdvak, plaats, kolom.kop)  # type: ignore[arg-type]
            return True
        if self.kolommen:
            self.samen.groep = self.samen.groep or self._groep
            self._item(rij, plaats)
        else:
            self._hou_over("", rij.tekst)
        return False

    def _item(self, rij: Rij, plaats: str) -> None:
        item, loopt_door = Open(plaats, teksten=[rij.tekst]), False
        for cel, vervolgt in self._cellen(rij):
            onder = self.kolommen[cel.begin : cel.begin + cel.breed]
            loopt_door |= vervolgt and onder[0].naam == "titel"
            item.leg(cel, onder)
        if self._open and (loopt_door or not item.titel or self._is_rest(item)):
            self._open.vul_aan(item, zelfde_titel=loopt_door)
        elif not item.titel:
            self.samen.onbegrepen(rij.tekst, plaats, GEEN_TITEL)
        else:
            self._sluit()
            self._open = item

    @property
    def _soort(self) -> str:
        """What kind of items stands here, as the head over their titles may say."""
        van_titels = next(vorm(los.kop) for los in self.kolommen if los.naam == "titel")
        is_actie = van_titels.startswith("actie") or van_titels == vorm(
            self.samen.agenda.woord_actie
        )
        return "actie" if is_actie else self.samen.soort

    def _cellen(self, rij: Rij) -> Iterator[tuple[Cel, bool]]:
        """Each cell, or the one above that runs on in it, and whether it does."""
        for cel in rij.cellen:
            if cel.vervolgt and cel.begin in self._boven:
                yield self._boven[cel.begin], True
            else:
                self._boven[cel.begin] = cel
                yield cel, False

    def _is_rest(self, item: Open) -> bool:
        """Whether a row is the rest of the title above it, as small letters after a capital say."""
        boven = self._open.titel if self._open else ""
        begint_klein = item.titel[0].islower() or item.titel[0] in "(&"
        return item.heeft_alleen_titel and begint_klein and boven[:1].isupper()

    def _sluit(self) -> None:
        """No more rows come for the item that is open."""
        if item := self._open:
            self._open = None
            for kop, tekst in item.onbekend:
                self._hou_over(kop, tekst, item)
            tekst = "\n".join(item.teksten)
            lees_punt(self.samen, self._soort, item.cellen, item.jaren, item.plaats, tekst)

    def _hou_over(self, kop: str, tekst: str, item: Open | None = None) -> None:
        """Keep what nobody understands of a row, but not what a document of ours has beside it."""
        kenmerk = item.kenmerk if item else ""
        if tekst := self.gedrukt.zonder(tekst, kenmerk) if self.gedrukt else tekst:
            regel = " ".join(tekst.split())
            self._onbekend[kop].append(f"{item.titel}: {regel}" if item else tekst)
