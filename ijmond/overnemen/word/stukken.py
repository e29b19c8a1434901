"""The text of one paragraph: what somebody reads in Word, with its links and its notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .tekens import leesbaar, teken

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

OMHULSELS = {W + los for los in ("smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent")}
ERBIJ = {W + "ins", W + "moveTo"}
ERAF = {W + "del", W + "moveFrom"}
TEKENS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
VAKKEN = (W + "drawing", W + "pict", W + "object")
LINK = re.compile(r'HYPERLINK\s+"([^"]+)"', re.IGNORECASE)


@dataclass(frozen=True)
class Stuk:
    """A piece of text that is of one kind."""

    tekst: str
    link: str = ""
    vet: bool = False


@dataclass
class Gelopen:
    """What was met in a paragraph: pieces, notes, and the content of text boxes."""

    stukken: list[Stuk] = field(default_factory=list)
    noten: list[str] = field(default_factory=list)
    vakken: list[Any] = field(default_factory=list)


class Lezer:
    """Walks paragraphs of one document; `gewijzigd` says whether it met tracked changes, and
    `plaatjes` how many pictures.

    `adressen` has where each link leads, by its id, and `noten` the text of each note, by its kind
    ("footnote", "endnote") and id.
    """

    def __init__(self, adressen: dict[str, str], noten: dict[tuple[str, str], str]):
        self.adressen, self.noten = adressen, noten
        self.gewijzigd = False
        self.plaatjes = 0

    def loop(self, alinea: Any) -> Gelopen:
        gelopen = Gelopen()
        self._velden: list[list[Any]] = []
        self._door(alinea, gelopen, "")
        return gelopen

    def _door(self, houder: Any, uit: Gelopen, link: str) -> None:
        for los in houder:
            soort = los.tag
            if soort == W + "r":
                self._run(los, uit, link)
            elif soort == W + "hyperlink":
                self._door(los, uit, self._adres(los) or link)
            elif soort in ERAF:
                self.gewijzigd = True
            elif soort in ERBIJ:
                self.gewijzigd = True
                self._door(los, uit, link)
            elif soort in OMHULSELS or (soort == W + "sdt" and not is_leeg_vak(los)):
                self._door(los, uit, link)
            elif soort == MC + "AlternateContent":
                self._door(een_van(los), uit, link)
            elif soort in (M + "oMath", M + "oMathPara"):
                uit.stukken.append(Stuk("".join(t.text or "" for t in los.iter(M + "t"))))

    def _adres(self, link: Any) -> str:
        adres = self.adressen.get(link.get(R + "id", ""), "")
        anker = link.get(W + "anchor")
        return f"{adres}#{anker}" if adres and anker else adres

    def _run(self, run: Any, uit: Gelopen, link: str) -> None:
        eigen = run.find(W + "rPr")
        font, vet = _font(eigen), aan(eigen, "b")
        for los in run:
            if los.tag == W + "fldChar":
                self._veld(los.get(W + "fldCharType"))
            elif los.tag == W + "instrText" and self._velden:
                self._velden[-1][1] += los.text or ""
            elif los.tag in VAKKEN or los.tag == MC + "AlternateContent":
                vakken = list(vakken_in(los))
                uit.vakken.extend(vakken)
                self.plaatjes += not vakken
            elif los.tag == W + "ruby":
                self._door(los.find(W + "rubyBase"), uit, link)
            elif noot := self._noot(los):
                uit.noten.append(noot)
            elif (tekst := _tekst(los, font)) and not any(code for code, _ in self._velden):
                uit.stukken.append(Stuk(tekst, link or self._link_van_veld(), vet))

    def _veld(self, wat: str) -> None:
        """A field is code up to its separator, and then what somebody reads."""
        if wat == "begin":
            self._velden.append([True, ""])
        elif self._velden and wat == "separate":
            self._velden[-1][0] = False
        elif self._velden and wat == "end":
            self._velden.pop()

    def _link_van_veld(self) -> str:
        gevonden = (LINK.search(code) for _, code in self._velden)
        return next((los[1] for los in gevonden if los), "")

    def _noot(self, los: Any) -> str:
        soort = los.tag.removeprefix(W).removesuffix("Reference")
        return self.noten.get((soort, los.get(W + "id", "")), "")


def _tekst(los: Any, font: str) -> str:
    if los.tag == W + "t":
        return leesbaar(los.text or "", font).replace("\N{SOFT HYPHEN}", "")
    if los.tag == W + "sym":
        nummer = los.get(W + "char", "")
        klopt = re.fullmatch(r"[0-9A-Fa-f]{1,4}", nummer)
        return teken(int(nummer, 16), los.get(W + "font", "")) if klopt else ""
    return TEKENS.get(los.tag, "")


def _font(eigen: Any) -> str:
    fonts = eigen.find(W + "rFonts") if eigen is not None else None
    return "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""


def waarde(houder: Any, naam: str) -> str:
    """What the child of this name says: "<w:start w:val='3'/>"; "" where there is none."""
    los = houder.find(W + naam) if houder is not None else None
    return "" if los is None else los.get(W + "val", "")


def getal(waarde: str | None, anders: int = 0) -> int:
    """A number as an attribute has it; `anders` where it is none."""
    return int(waarde) if waarde and waarde.isdecimal() and len(waarde) < 6 else anders


def aan(eigen: Any, naam: str) -> bool:
    """Whether a property of two values is on: "<w:b/>", "<w:b w:val='1'/>"."""
    los = eigen.find(W + naam) if eigen is not None else None
    return los is not None and los.get(W + "val", "1") not in ("0", "false", "off", "none")


def is_leeg_vak(sdt: Any) -> bool:
    """Whether a content control only shows what one could fill in."""
    eigen = sdt.find(W + "sdtPr")
    return eigen is not None and eigen.find(W + "showingPlcHdr") is not None


def een_van(keuze: Any) -> Any:
    """Of two ways to show the same, the one that Word itself takes."""
    eerste = keuze.find(MC + "Choice")
    rest = keuze.find(MC + "Fallback")
    return eerste if eerste is not None else rest if rest is not None else []


def vakken_in(los: Any) -> Iterator[Any]:
    """The content of each text box that hangs here, once."""
    if los.tag == W + "txbxContent":
        yield los
        return
    for kind in een_van(los) if los.tag == MC + "AlternateContent" else los:
        yield from vakken_in(kind)
