"""Word documents as people make them: with all that is ugly in a real one."""

import zipfile
from copy import deepcopy
from io import BytesIO

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

WP = (
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
)


def bewaar(document) -> bytes:
    uit = BytesIO()
    document.save(uit)
    return uit.getvalue()


def tabel(document, *rijen, breed=None):
    """A table of these rows of texts; of a row that is shorter the last cell runs on to the end."""
    breed = breed or max(map(len, rijen))
    los = document.add_table(rows=len(rijen), cols=breed)
    for rij, van_word in zip(rijen, los.rows, strict=True):
        cellen = van_word.cells
        for cel, tekst in zip(cellen, rij, strict=False):
            cel.text = tekst
        if len(rij) < breed:
            cellen[len(rij) - 1].merge(cellen[breed - 1]).text = rij[-1]
    return los


def xml(tekst):
    """An element from XML of Word."""
    return parse_xml(tekst.replace(" ", f" {nsdecls('w')} {WP}", 1).replace("@", "w:"))


def leg_in(cel, inhoud):
    """Put the XML of what goes in a paragraph into a cell, in place of what it held."""
    alinea = cel.paragraphs[0]
    for los in list(alinea._p):
        alinea._p.remove(los)
    for los in xml(f"<w:p >{inhoud}</w:p>"):
        alinea._p.append(los)


def tekst(woorden, eigen=""):
    return f'<w:r>{eigen}<w:t xml:space="preserve">{woorden}</w:t></w:r>'


def link(document, adres):
    """The id under which a document knows an address."""
    return document.part.relate_to(adres, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def vouw_in_vak(cel):
    """Put a cell in a content control."""
    vak = xml("<w:sdt ><w:sdtPr/><w:sdtContent/></w:sdt>")
    cel._tc.addprevious(vak)
    vak.find(qn("w:sdtContent")).append(cel._tc)


def zonder_eerste_rij(los):
    """A table as it goes on over a page: without its heads."""
    los._tbl.remove(los._tbl.tr_lst[0])


def nog_eens(rij):
    """The same row once more, under it."""
    rij._tr.addnext(deepcopy(rij._tr))


def voetnoot(document, nummer, woorden):
    """A note at the foot, as Word keeps those: in a part of their own."""
    noot = f"<w:footnote w:id='{nummer}'><w:p>{tekst(woorden)}</w:p></w:footnote>"
    wortel = xml(f"<w:footnotes >{noot}</w:footnotes>")
    naam = PackURI("/word/footnotes.xml")
    soort = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    deel = XmlPart(naam, soort, wortel, document.part.package)
    document.part.relate_to(deel, RELATIONSHIP_TYPE.FOOTNOTES)


def nummer_opnieuw(document, vanaf):
    """A list that is numbered from `vanaf`, as the style List Number; gives its id."""
    nummering = document.part.numbering_part.element
    stijl = document.styles["List Number"].element
    oud = stijl.find(f".//{qn('w:numId')}").get(qn("w:val"))
    soort = next(los for los in nummering.num_lst if str(los.numId) == oud).abstractNumId.val
    nieuw = nummering.add_num(soort)
    nieuw.add_lvlOverride(0).add_startOverride(vanaf)
    return nieuw.numId


def in_lijst(alinea, lijst):
    eigen = alinea._p.get_or_add_pPr().get_or_add_numPr()
    eigen.get_or_add_ilvl().val, eigen.get_or_add_numId().val = 0, lijst


def met(document, delen):
    """The document with other parts; a part that is there is replaced."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as oud, zipfile.ZipFile(uit, "w", 8) as nieuw:
        for naam in oud.namelist():
            if naam not in delen:
                nieuw.writestr(naam, oud.read(naam))
        for naam, inhoud in delen.items():
            nieuw.writestr(naam, inhoud)
    return uit.getvalue()
