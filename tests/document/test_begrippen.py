"""The glossary: one list, on the page and in the PDF."""

import re

import pytest
from django.utils.html import escape

from agenda.choices import Doel
from ijmond.document.begrippen import BEGRIPPEN, gebruikte_begrippen
from werkagenda.choices import OverlegSoort

TERMEN = {begrip.term for begrip in BEGRIPPEN}


@pytest.fixture
def pagina(client, db):
    return client.get("/begrippen/").content.decode()


def test_de_pagina_legt_elk_begrip_van_de_lijst_uit_en_geen_ander(pagina):
    for begrip in BEGRIPPEN:
        assert escape(begrip.uitleg) in pagina, begrip.term
    assert pagina.count("<dt>") == len(BEGRIPPEN) == len(TERMEN)


def test_elke_verwijzing_komt_bij_een_begrip_uit(pagina):
    plekken = re.findall(r'<div id="([^"]+)"', pagina)
    assert len(set(plekken)) == len(plekken) == len(BEGRIPPEN)
    links = set(re.findall(r'<a href="#([^"]+)"', pagina))
    assert links
    assert links <= set(plekken)
    # Where other pages link to.
    vast = {"gemeenteraad", "griffie", "pfh-overleg"}
    assert vast | {*Doel.values, *OverlegSoort.values} <= set(plekken)


def test_uitleg_is_een_zin():
    for begrip in BEGRIPPEN:
        assert re.fullmatch(r"[A-Z].+[.]", begrip.uitleg), begrip.term


def test_een_woord_van_de_site_zelf_heeft_in_een_document_zijn_gewone_betekenis():
    tekst = "De stand van de planning, de griffie en de zienswijzen"
    assert [begrip.term for begrip in gebruikte_begrippen(tekst)] == ["Griffie", "Zienswijze"]
    assert {"Stand", "Planning"} <= TERMEN
