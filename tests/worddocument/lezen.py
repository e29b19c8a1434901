"""Reading a document of Word as Word does: all of it, or with every change accepted or refused."""

from copy import deepcopy
from io import BytesIO

import docx
from docx.oxml.ns import qn

from ijmond.overnemen import Wat, laat_binnen, lees, vergelijk

ERBIJ, WEG = ("ins", "moveTo"), ("del", "moveFrom")


def open_word(inhoud):
    return docx.Document(BytesIO(inhoud))


def lees_terug(agenda, inhoud):
    """What a document would change, and what of it is not understood."""
    gelezen = lees(laat_binnen(BytesIO(inhoud), "agenda.docx"), agenda)
    bevindingen = vergelijk(gelezen, agenda).bevindingen
    return [
        (str(los.wat), los.vondst.soort, los.kenmerk, los.gezegd or los.vondst.tekst)
        for los in bevindingen
        if los.wat != Wat.GELIJK
    ]


def tekst(inhoud) -> list[str]:
    """Every paragraph, those in cells too, with its style and its words."""
    return _regels(open_word(inhoud).element.body)


def accepteer(inhoud) -> list[str]:
    return _zonder(inhoud, erbij=ERBIJ, weg=WEG)


def weiger(inhoud) -> list[str]:
    return _zonder(inhoud, erbij=WEG, weg=ERBIJ)


def _zonder(inhoud, *, erbij, weg):
    """Keep what is in `erbij`, drop what is in `weg`: as "alles accepteren" does, or "weigeren"."""
    body = deepcopy(open_word(inhoud).element.body)
    _laat_kolommen_weg(body, weg)
    _laat_rijen_weg(body, weg)
    for soort in weg:
        for los in [*body.iter(qn(f"w:{soort}"))]:
            if los.getparent().tag != qn("w:rPr"):
                los.getparent().remove(los)
    for alinea in [*body.iter(qn("w:p"))]:
        if weg is ERBIJ:
            _stijl_van_toen(alinea)
        if _heeft(alinea.find(f"{qn('w:pPr')}/{qn('w:rPr')}"), weg):
            _loop_door(alinea)
    return _regels(body)


def _laat_kolommen_weg(body, weg):
    soort = qn("w:cellIns" if "ins" in weg else "w:cellDel")
    for cel in [*body.iter(qn("w:tc"))]:
        if cel.find(f"{qn('w:tcPr')}/{soort}") is not None:
            cel.getparent().remove(cel)


def _laat_rijen_weg(body, weg):
    for rij in [*body.iter(qn("w:tr"))]:
        if _heeft(rij.find(qn("w:trPr")), weg):
            rij.getparent().remove(rij)
    for tabel in [*body.iter(qn("w:tbl"))]:
        if tabel.find(qn("w:tr")) is None:
            tabel.getparent().remove(tabel)


def _heeft(eigen, soorten):
    return eigen is not None and any(eigen.find(qn(f"w:{soort}")) is not None for soort in soorten)


def _stijl_van_toen(alinea):
    eigen = alinea.find(qn("w:pPr"))
    anders = eigen.find(qn("w:pPrChange"))
    if anders is not None:
        toen, einde = anders.find(qn("w:pPr")), eigen.find(qn("w:rPr"))
        toen.extend([] if einde is None else [einde])
        alinea.replace(eigen, toen)


def _loop_door(alinea):
    """Without its end a paragraph runs on in the next, and has the style of that."""
    volgende = alinea.getnext()
    runs = [los for los in alinea if los.tag != qn("w:pPr")]
    if volgende is not None and volgende.tag == qn("w:p"):
        for nummer, los in enumerate(runs, start=1):
            volgende.insert(nummer, los)
    else:
        assert not any("".join(los.itertext()) for los in runs)
    alinea.getparent().remove(alinea)


def _regels(body):
    return [f"{_stijl(alinea)}: {_woorden(alinea)}" for alinea in body.iter(qn("w:p"))]


def _stijl(alinea):
    stijl = alinea.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "Normal" if stijl is None else stijl.get(qn("w:val"))


def _woorden(alinea):
    """Its words; what a field shows, Word works out anew."""
    woorden, in_veld = [], False
    for los in alinea.iter():
        if los.tag == qn("w:fldChar"):
            in_veld = los.get(qn("w:fldCharType")) != "end"
        elif los.tag in (qn("w:t"), qn("w:delText")) and not in_veld:
            woorden.append(los.text or "")
        elif los.tag in (qn("w:br"), qn("w:tab")):
            woorden.append("\n" if los.tag == qn("w:br") else "\t")
    return "".join(woorden)
