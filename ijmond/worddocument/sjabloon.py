"""An empty document: its styles, its pages, and what it says of itself."""

from datetime import UTC
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from django.conf import settings
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from agenda.tekens import schone_regel

from .bouwstenen import Document
from .xml import element

LANG, KORT, RAND = 297, 210, 20
"""A sheet of A4 and its margins, in millimetres."""
TAAL = "nl-NL"
ONNODIG = ("/thumbnail", "/stylesWithEffects", "/customXml")
"""What the empty document of the library has besides, by its kind: it is about other documents."""
PER_MM = 1440 / 25.4
BREED = {los: round((zijde - 2 * RAND) * PER_MM) for los, zijde in ((True, LANG), (False, KORT))}
"""How much fits beside each other, in twentieths of a point, on a page that lies or stands."""


def leeg_document(document: Document) -> Any:
    """A document of Word without text, to write this one in."""
    word = docx.Document(BytesIO(_sjabloon()))
    _leg_pagina(word.sections[0], liggend=document.liggend)
    over = word.core_properties
    over.title, over.subject = schone_regel(document.titel), schone_regel(document.onderwerp)
    over.author = over.last_modified_by = settings.PORTAAL_NAAM
    over.created = over.modified = document.moment.astimezone(UTC)  # it writes no other zone
    return word


@cache
def _sjabloon() -> bytes:
    """The empty document that the library has, with our styles in the place of its own."""
    word: Any = docx.Document()
    _vervang(word.styles.element, "stijlen.xml")
    _vervang(word.part.numbering_part.element, "nummering.xml")
    for rels in (word.part.rels, word.part.package.rels):
        for naam in [naam for naam, los in rels.items() if los.reltype.endswith(ONNODIG)]:
            del rels[naam]
    word.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), TAAL)
    [voet] = word.sections[0].footer.paragraphs
    voet._p.append(element("fldSimple", instr="PAGE"))
    word.core_properties.language, word.core_properties.comments = TAAL, ""
    uit = BytesIO()
    word.save(uit)
    return uit.getvalue()


def _vervang(deel: Any, naam: str) -> None:
    """Fill a part of the document with what such a part of ours holds."""
    ontleder = etree.XMLParser(remove_comments=True, remove_blank_text=True)
    eigen = etree.parse(Path(__file__).with_name(naam), ontleder).getroot()
    for los in [*deel]:
        deel.remove(los)
    deel.extend([*eigen])


def _leg_pagina(deel: Any, *, liggend: bool) -> None:
    hoog, breed = (KORT, LANG) if liggend else (LANG, KORT)
    deel.page_height, deel.page_width = Mm(hoog), Mm(breed)
    deel.orientation = WD_ORIENT.LANDSCAPE if liggend else WD_ORIENT.PORTRAIT
    deel.left_margin = deel.right_margin = deel.top_margin = deel.bottom_margin = Mm(RAND)
