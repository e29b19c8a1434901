"""A document as the bytes of a .docx; no formatting but by the name of a style."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from agenda.tekens import schoon

from ..rekenblad import zonder_klok
from .bouwstenen import BIJSCHRIFT, GEWOON, Alinea, Document, Kolom, Merk, Rij, Soort, Stuk, Tabel
from .sjabloon import BREED, leeg_document
from .xml import AUTEUR, Merken, element, wanneer

DELEN = re.compile(r"([\n\t])")
REGELEINDEN = {"\n": "br", "\t": "tab"}


def schrijf(document: Document) -> bytes:
    """The whole file."""
    word = leeg_document(document)
    _Schrijver(word).schrijf(document)
    uit = BytesIO()
    word.save(uit)
    return zonder_klok(uit)


class _Schrijver:
    """Puts the blocks of one document into its body."""

    def __init__(self, word: Any):
        self.word, self.merken = word, Merken()
        self._links: dict[str, str] = {}
        self._bijschriften = 0

    def schrijf(self, document: Document) -> None:
        body = self.word.element.body
        einde = body[-1]  # the section: how pages lie
        breed = BREED[document.liggend]
        for blok in document.blokken:
            if isinstance(blok, Tabel):
                einde.addprevious(self._alinea(blok.bijschrift))
                einde.addprevious(self._tabel(blok, breed))
            else:
                einde.addprevious(self._alinea(blok))

    def _tabel(self, tabel: Tabel, breed: int) -> Any:
        heel = sum(los.breedte for los in tabel.kolommen)
        kolommen = [replace(los, breedte=breed * los.breedte // heel) for los in tabel.kolommen]
        eigen = element(
            "tblPr",
            element("tblStyle", val="Agendatabel"),
            element("tblW", w=5000, type="pct"),
            element("tblLayout", type="fixed"),
            element("tblLook", val="0020", firstRow=1, noHBand=1, noVBand=1),
            element("tblCaption", val=schoon(tabel.bijschrift.tekst)),
        )
        rooster = element("tblGrid", *(element("gridCol", w=los.breedte) for los in kolommen))
        rijen = (self._rij(rij, kolommen, kop=not n) for n, rij in enumerate(tabel.rijen))
        return element("tbl", eigen, rooster, *rijen)

    def _rij(self, rij: Rij, kolommen: list[Kolom], *, kop: bool) -> Any:
        eigen = element("trPr", *([element("cantSplit"), element("tblHeader")] if kop else []))
        if rij.merk:
            eigen.append(self.merken.van(rij.merk, soort="del" if rij.merk.soort.gaat else "ins"))
        paren = zip(rij.cellen, kolommen, strict=True)
        cellen = [element("tc", self._van_cel(los), *map(self._alinea, cel)) for cel, los in paren]
        if rij.merk and rij.merk.naam:
            begin, eind = self.merken.reeks(rij.merk)
            cellen[0].find(qn("w:p")).insert(1, begin)
            cellen[-1].findall(qn("w:p"))[-1].append(eind)
        return element("tr", *([eigen] if len(eigen) else []), *cellen)

    def _van_cel(self, kolom: Kolom) -> Any:
        eigen = element("tcPr", element("tcW", w=kolom.breedte, type="dxa"))
        if kolom.merk:
            soort = "cellDel" if kolom.merk.soort.gaat else "cellIns"
            eigen.append(self.merken.van(kolom.merk, soort=soort))
        return eigen

    def _alinea(self, alinea: Alinea) -> Any:
        p = element("p", self._eigen(alinea))
        if alinea.stijl == BIJSCHRIFT:
            p.extend(self._nummer(alinea.merk))
        p.extend(self._stukken(alinea.stukken))
        if alinea.opmerking:
            self._opmerking(p, alinea)
        return p

    def _eigen(self, alinea: Alinea) -> Any:
        eigen = element("pPr")
        if alinea.stijl != GEWOON:
            eigen.append(element("pStyle", val=alinea.stijl))
        if alinea.merk:
            eigen.append(element("rPr", self.merken.van(alinea.merk)))
        if alinea.was and alinea.anders_op:
            merk = Merk(Soort.ERBIJ, alinea.anders_op)
            was = element("pPr", element("pStyle", val=alinea.was))
            eigen.append(self.merken.van(merk, was, soort="pPrChange"))
        return eigen

    def _nummer(self, merk: Merk | None) -> Iterator[Any]:
        """ "Tabel 3: ", counted by Word."""
        self._bijschriften += 1
        gaat = merk and merk.soort.gaat
        code, tekst = ("delInstrText", "delText") if gaat else ("instrText", "t")
        runs = [
            element("r", _tekst("Tabel ", tekst)),
            element("r", element("fldChar", fldCharType="begin")),
            element("r", _tekst(" SEQ Tabel \\* ARABIC ", code)),
            element("r", element("fldChar", fldCharType="separate")),
            element("r", _tekst(str(self._bijschriften), tekst)),
            element("r", element("fldChar", fldCharType="end")),
            element("r", _tekst(": ", tekst)),
        ]
        yield from [self.merken.van(merk, *runs)] if merk else runs

    def _stukken(self, stukken: Iterable[Stuk]) -> Iterator[Any]:
        for link, samen in groupby(stukken, key=lambda los: los.link):
            delen = [deel for los in samen for deel in self._stuk(los)]
            yield from [self._hyperlink(link, delen)] if link else delen

    def _stuk(self, stuk: Stuk) -> Iterator[Any]:
        run = self._run(stuk)
        if not (merk := stuk.merk):
            yield run
        elif merk.naam:
            begin, eind = self.merken.reeks(merk)
            yield from (begin, self.merken.van(merk, run), eind)
        else:
            yield self.merken.van(merk, run)

    def _run(self, stuk: Stuk) -> Any:
        run = element("r")
        if stuk.vet:
            run.append(element("rPr", element("rStyle", val="Strong"), element("b")))
        elif stuk.link:
            run.append(element("rPr", element("rStyle", val="Hyperlink")))
        soort = "delText" if stuk.merk and stuk.merk.soort is Soort.WEG else "t"
        for deel in filter(None, DELEN.split(schoon(stuk.tekst))):
            einde = REGELEINDEN.get(deel)
            run.append(element(einde) if einde else _tekst(deel, soort))
        return run

    def _hyperlink(self, adres: str, delen: list[Any]) -> Any:
        if adres not in self._links:
            self._links[adres] = self.word.part.relate_to(
                adres, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
        link = element("hyperlink", *delen)
        link.set(qn("r:id"), self._links[adres])
        return link

    def _opmerking(self, p: Any, alinea: Alinea) -> None:
        """A remark in the margin, over the whole paragraph."""
        los = self.word.comments.add_comment(
            text=schoon(alinea.opmerking), author=AUTEUR, initials=AUTEUR[0]
        )
        if alinea.anders_op:
            los._comment_elm.set(qn("w:date"), wanneer(alinea.anders_op))
        nummer = los.comment_id
        p.insert(1, element("commentRangeStart", id=nummer))
        p.append(element("commentRangeEnd", id=nummer))
        stijl = element("rPr", element("rStyle", val="CommentReference"))
        p.append(element("r", stijl, element("commentReference", id=nummer)))


def _tekst(tekst: str, soort: str) -> Any:
    los = element(soort)
    los.text = tekst
    los.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return los
