"""What of a long text is markup; all else is read as it was typed."""

from html import escape
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from agenda.beschrijving.teksten import bezwaren
from agenda.links import LINK
from agenda.tekens import schoon
from agenda.weergave import markdown
from tests.weergave.getypt import GETYPT, NIET_DE_WOORDEN


def gelezen(tekst):
    """The lines that one reads, each item of a list after a bullet, unless it has its own mark."""
    boom = html.fromstring(f"<div>{markdown(tekst)}</div>")
    for einde in boom.xpath("//br"):
        einde.tail = "\n" + (einde.tail or "")
    for item in boom.xpath("//li"):
        bol = "" if item.getparent().get("class") == "getypt" else "• "
        item.text = f"\n{bol}{item.text or ''}"
    for alinea in boom.xpath("//p"):
        alinea.text = f"\n{alinea.text or ''}"
    return boom.text_content().strip().split("\n")


@pytest.mark.parametrize(
    ("getypt", "regels"),
    [
        ("1. Een\n26. Twee\n3. Drie\n\n14. Vier", ["1. Een", "26. Twee", "3. Drie", "14. Vier"]),
        ("14. Jeugdzorg blijft achter.", ["14. Jeugdzorg blijft achter."]),
        ("2016. Begin", ["2016. Begin"]),
        ("1. Een\n- lid\n3. Drie", ["1. Een", "• lid", "3. Drie"]),
        ("1.2 Wonen\na) huur\n3) koop", ["1.2 Wonen", "a) huur", "3) koop"]),
        ("- 10% budget in 2027", ["- 10% budget in 2027"]),
        ("- € 5\n- wonen", ["- € 5", "- wonen"]),
        ("+ 5 fte toezicht\n-10%", ["+ 5 fte toezicht", "-10%"]),
        ("Elke ploeg werkt 5*3*2 uur, 2**3**4.", ["Elke ploeg werkt 5*3*2 uur, 2**3**4."]),
        ("* zonder btw\n(*) en (*)", ["* zonder btw", "(*) en (*)"]),
        ("Plein 1\n1234 AB Stad\nAchterom", ["Plein 1", "1234 AB Stad", "Achterom"]),
        ("AT&amp;T, a\\*b, <b>x</b>, _y_", ["AT&amp;T, a\\*b, <b>x</b>, _y_"]),
        ("# Kop\n> citaat\n    code\n---", ["# Kop", "> citaat", "code", "---"]),
        ("Dit is **vet\nen dat ook**.", ["Dit is vet", "en dat ook."]),
        ("- een\n  vervolg\n  - diep\n- twee", ["• een", "vervolg", "• diep", "• twee"]),
        ("- een\n\n- twee\nSlot", ["• een", "• twee", "Slot"]),
    ],
)
def test_wat_geen_opmaak_is_leest_zoals_het_is_getypt(getypt, regels):
    assert gelezen(getypt) == regels


@pytest.mark.parametrize("nummers", [("1.", "26."), ("a)", "b)"), ("i.", "ii."), ("1.2", "1.10")])
def test_genummerde_regels_zijn_samen_een_lijst_met_hun_eigen_nummers(nummers):
    een, twee = (f"{nummer} Punt" for nummer in nummers)
    assert markdown(f"{een}\n{twee}") == f'<ul class="getypt"><li>{een}</li><li>{twee}</li></ul>'


@pytest.mark.parametrize("bol", ["•\t", "·\t", "\uf0b7\t", "§\t", "o\t", "Ø\t", "–\t", "•", "·   "])
def test_een_geplakte_lijst_uit_word_is_een_lijst(bol):
    assert markdown(f"Over:\n{bol}wonen\n{bol}zorg") == (
        "<p>Over:</p><ul><li>wonen</li><li>zorg</li></ul>"
    )


def test_van_een_geplakte_tabel_is_elke_rij_een_regel_van_een_lijst():
    assert gelezen("Post\tBedrag\nWonen\t\t10") == ["Post\u2003Bedrag", "Wonen\u200310"]


@pytest.mark.parametrize(
    ("getypt", "adressen"),
    [
        ("[nota](https://a.example/n_(1).pdf)", ["https://a.example/n_(1).pdf"]),
        ("[mail](mailto:griffie@a.example)", ["mailto:griffie@a.example"]),
        ("[hier](/over/)", ["http://testserver/over/"]),
        ("[hier](../../bijlage.pdf)", ["http://testserver/bijlage.pdf"]),
        ("[Velsen](www.velsen.example)", ["https://www.velsen.example"]),
        (
            "Zie https://a.example/x?b=%20c&d=1, (www.b.example), **https://c.example**.",
            ["https://a.example/x?b=%20c&d=1", "https://www.b.example", "https://c.example"],
        ),
        ("Mail griffie@a.example.", ["mailto:griffie@a.example"]),
        ("Artikel [4](oud) en [x](javascript:alert(1)) en [y](//host/z)", []),
    ],
)
def test_een_adres_is_een_link_zonder_de_leestekens_eromheen(getypt, adressen):
    assert html.fromstring(f"<div>{markdown(getypt)}</div>").xpath("//a/@href") == adressen


@pytest.mark.parametrize(
    "adres",
    ["file:///etc/x", "//host/x", "\\\\server\\map", "C:\\stuk.docx", "javascript:x", "ftp://a/b",
     "http:", "http://[", "mailto:niemand"],
)  # fmt: skip
def test_een_link_naar_iets_anders_dan_het_web_of_een_mailadres_is_een_bezwaar(adres):
    [zin] = bezwaren(f"Zie [de bijlage]({adres}).")
    assert f"[de bijlage]({adres}) leidt niet naar een webpagina" in zin
    assert gelezen(f"Zie [de bijlage]({adres}).") == [f"Zie [de bijlage]({adres})."]


@pytest.mark.parametrize("zin", ["Artikel [4](oud)", "[raad](15:00)", "[x] (file:y)", "a[1](b"])
def test_wat_geen_adres_kan_zijn_is_gewoon_tekst(zin):
    assert bezwaren(zin) == []
    assert gelezen(zin) == [zin]


@given(GETYPT)
@example("(www.a.nl), b")
@example("**a **b** c**")
def test_van_wat_er_ook_getypt_wordt_blijft_elk_woord_staan(tekst):
    assert not LINK.search(tekst)
    woorden = NIET_DE_WOORDEN.sub("", "".join(gelezen(tekst)))
    assert woorden == NIET_DE_WOORDEN.sub("", tekst)


@given(st.text())
def test_wat_schoon_is_blijft_zoals_het_is_en_kan_in_xml(tekst):
    assert schoon(schoon(tekst)) == schoon(tekst)
    ElementTree.fromstring(f"<p>{escape(schoon(tekst))}</p>")


@pytest.mark.parametrize(
    ("ruw", "bewaard"),
    [
        ("e\u0301e\u0301n", "één"),
        ("een\r\ntwee\rdrie\vvier\u2028vijf", "een\ntwee\ndrie\nvier\nvijf"),
        ("a\x00\x07b\ufffe\U0001ffff\ud800\ufdd0", "ab"),
        ("tab\tzacht\u00adkoppel\u2011teken", "tab\tzacht\u00adkoppel\u2011teken"),
    ],
)
def test_een_tekst_houdt_alleen_tekens_die_te_lezen_zijn(ruw, bewaard):
    assert schoon(ruw) == bewaard
