"""An empty document: its styles, its pages, and what it says of itself."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import docx
from django.conf import settings
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from lxml import etree

from agenda.tekens import schone_regel

from .bouwstenen import Document
from .xml import element

LANG, KORT, RAND = 297, 210, 20
"""A sheet of A4 and its margins, in millimetres."""
PER_MM = 1440 / 25.4
BREED = {los: round((zijde - 2 * RAND) * PER_MM) for los, zijde in ((True, LANG), (False, KORT))}
"""How much fits beside each other, in twentieths of a point, on a page that lies or stands."""


def leeg_document(document: Document) -> Any:
    """A document of Word without text, to write this one in."""
    word = docx.Document()
    _vervang(word.styles.element, "stijlen.xml")
    _vervang(word.part.numbering_part.element, "nummering.xml")
    body = word.element.body
    for los in body[:-1]:
        body.remove(los)
    _leg_pagina(word.sections[0], liggend=document.liggend)
    over = word.core_properties
    over.title, over.subject = schone_regel(document.titel), schone_regel(document.onderwerp)
    over.author = over.last_modified_by = settings.PORTAAL_NAAM
    over.language, over.comments = "nl-NL", ""
    over.created = over.modified = document.moment
    return word


def _leg_pagina(deel: Any, *, liggend: bool) -> None:
    hoog, breed = (KORT, LANG) if liggend else (LANG, KORT)
    deel.page_height, deel.page_width = Mm(hoog), Mm(breed)
    deel.orientation = WD_ORIENT.LANDSCAPE if liggend else WD_ORIENT.PORTRAIT
    deel.left_margin = deel.right_margin = deel.top_margin = deel.bottom_margin = Mm(RAND)
    [voet] = deel.footer.paragraphs
    voet._p.append(element("fldSimple", instr="PAGE"))


def _vervang(deel: Any, naam: str) -> None:
    """Fill a part of the document with what such a part of ours holds."""
    for los in list(deel):
        deel.remove(los)
    deel.extend(deepcopy(list(_lees(naam))))


@cache
def _lees(naam: str) -> Any:
    ontleder = etree.XMLParser(remove_comments=True, remove_blank_text=True)
    return etree.parse(Path(__file__).with_name(naam), ontleder).getroot()
