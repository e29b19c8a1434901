"""Printing and reading PDFs as the portal and its readers do."""

import os
import re
import subprocess
import sys
from html import unescape
from typing import NamedTuple

import outloud
from django.conf import settings

from agenda.models import Agenda
from ijmond.document import als_html
from ijmond.drukkerij.drukken import DRUKKER
from ijmond.momentopname.opnemen import neem_op
from ijmond.momentopname.selectie import Selectie
from tests.bezoek import plat

BOVENRAND, ONDERRAND = 70, 775
"""Points between which a page has its text."""

DRUKTIJD = 120_000
"""Milliseconds that a browser waits for one: printing takes as long as the machine needs for it."""


def stand_in(programma):
    """A printer that is this program; it gets the path of the PDF and a number of seconds."""
    return (sys.executable, "-c", programma)


def druk_echt(html, doel, **omgeving):
    """Run the real child; gives the finished process."""
    return subprocess.run(
        [*DRUKKER, str(doel), "180"],
        input=html.encode(),
        cwd=settings.BASE_DIR,
        env=os.environ | omgeving,
        capture_output=True,
        check=False,
    )


def tekst(pad, *opties):
    """What `pdftotext` reads on the pages of a file."""
    return subprocess.run(
        ["pdftotext", *opties, pad, "-"], capture_output=True, check=True, text=True
    ).stdout


def woorden(agenda):
    """The words that would be printed of an agenda, with single spaces."""
    verse = Agenda.objects.select_related("bijwerking").get(pk=agenda.pk)
    return plat(als_html(neem_op(verse), Selectie(), ""))


def gebroken_regels(pad):
    """The rules of PDF/UA and WCAG that a file breaks, by their numbers."""
    verslag = outloud.check(str(pad))
    assert not verslag.error
    return {vondst.rule for vondst in verslag.findings if vondst.severity == "error"}


class Woord(NamedTuple):
    """A word on paper: where it begins and ends, in points from the upper left corner."""

    pagina: int
    links: float
    boven: float
    rechts: float
    onder: float
    tekst: str


def woorden_op_hun_plek(pad):
    """Every word of a file but those of the head and foot of its pages."""
    html = tekst(pad, "-bbox")
    gevonden = []
    for nummer, pagina in enumerate(html.split("<page ")[1:], start=1):
        for gegevens, woord in re.findall(r"<word ([^>]*)>(.*?)</word>", pagina):
            links, boven, rechts, onder = map(float, re.findall(r'"([0-9.-]+)"', gegevens))
            if BOVENRAND < boven < ONDERRAND:
                gevonden.append(Woord(nummer, links, boven, rechts, onder, unescape(woord)))
    return gevonden
