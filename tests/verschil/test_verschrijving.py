"""Which words may be a small correction, and which are one by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.models import Agendapunt
from agenda.verschil import Tekst, veranderd, verschrijving

LETTERS = "abcdefgh klmnop"
ZIN = st.text(LETTERS, max_size=30)
ZWAAR = st.sampled_from(
    [*"0123456789%€+*/<>=#_½²", "-5", "niet", "geen", "zonder", "nooit", "twee"]
)


def tekst(was, wordt):
    return Tekst("toelichting", was, wordt)


@pytest.mark.parametrize(
    ("was", "wordt"),
    [
        ("De kade word breder.", "De kade wordt breder."),
        ("Een plan zonder naam", "Een plan, zonder naam"),
        ("De IJmond gemeenten", "De IJmond-gemeenten"),
        ("In 2026 komt er een plan", "In 2026, komt er een plan"),
        ("Kosten: 1.000 euro", "Kosten 1.000 euro."),
        ("Niet openbaar", "niet openbaar."),
        ("Het veer vart", "Het veer vaart"),
        ("Een onderzoek naar eenden", "Een onderzoek naar eenden."),
    ],
)
def test_een_tikfout_is_vanzelf_een_kleine_correctie(was, wordt):
    assert not tekst(was, wordt).bezwaar
    assert verschrijving([tekst(was, wordt)])


@pytest.mark.parametrize(
    ("was", "wordt"),
    [
        ("In 2026 klaar", "In 2027 klaar"),
        ("Kosten 1.000 euro", "Kosten 1,000 euro"),
        ("Kosten -5", "Kosten 5"),
        ("Groei van 5%", "Groei van 5"),
        ("Van 2016-2018", "Van 2016 2018"),
        ("De raad is tegen", "De raad is niet tegen"),
        ("Geen plan", "Een plan"),
        ("Met twee boten", "Met drie boten"),
        ("Lees https://een.example", "Lees https://twee.example"),
        ("Een *plan*", "Een plan"),
        ("", "Ja"),
        ("Het is mogelijk", "Het is onmogelijk"),
        ("Een onwenselijk plan", "Een wenselijk plan"),
        ("Klaar in juni", "Klaar in juli"),
        ("Op maandag", "Op zondag"),
        ("Met dertien boten", "Met veertien boten"),
        ("Met zestig boten", "Met tachtig boten"),
        ("Een derde deel", "Een vierde deel"),
        ("Met een boot", "Met één boot"),
        ("Met eenentwintig boten", "Met tweeëntwintig boten"),
        ("De eerste keer", "De tweede keer"),
        ("Voor de zomer", "Na de zomer"),
    ],
)
def test_wat_iets_anders_zegt_is_nooit_een_kleine_correctie(was, wordt):
    assert tekst(was, wordt).bezwaar


def test_veel_letters_of_veel_woorden_zijn_geen_verschrijving():
    assert not verschrijving([tekst("De kade is smal", "De kade is breed")])
    assert not verschrijving([tekst("a b c d e", "aa bb cc dd e")])
    assert not verschrijving([tekst("Een hut", "Een hit")] * 4)
    assert not verschrijving([])


@given(ZIN, ZIN, ZWAAR, st.sampled_from(["", " "]))
def test_een_cijfer_teken_of_ontkenning_erbij_of_eraf_is_nooit_klein(voor, na, los, ruimte):
    zonder, met = f"x {voor} {na} x", f"x {voor} {los} {na} x"
    assert tekst(zonder, met).bezwaar
    assert tekst(met, zonder).bezwaar
    if not los.isalpha():
        vast = f"x {voor}{los}{ruimte}{na} x"
        assert tekst(f"x {voor}{ruimte}{na} x", vast).bezwaar


@given(ZIN, ZIN, ZWAAR, ZWAAR)
def test_een_ander_cijfer_teken_of_ontkenning_is_nooit_klein(voor, na, een, ander):
    was, wordt = (f"x {voor} {los} {na} x" for los in (een, ander))
    assert bool(tekst(was, wordt).bezwaar) == (een != ander)


@pytest.mark.parametrize(
    ("veld", "was", "wordt"),
    [
        ("status", "gepland", "loopt"),
        ("ritme", "", "jaarlijks"),
        ("domein", "wonen", "werken"),
        ("publicatie", "concept", "gepubliceerd"),
        ("planning", [], [{"periode": "2026", "toelichting": ""}]),
        ("betrokkenen", [{"eigenaar": "velsen", "rol": "trekker"}], []),
        ("bedragen", [{"waarvoor": "", "soort": "", "jaar": None, "bedrag": "5"}],
         [{"waarvoor": "", "soort": "", "jaar": None, "bedrag": "6"}]),
        ("volgorde", 1, 2),
    ],
)  # fmt: skip
def test_wat_geen_tekst_is_is_nooit_klein(veld, was, wordt):
    [los] = veranderd(Agendapunt, {veld: was}, {veld: wordt})
    assert los.bezwaar


def test_woorden_bij_wat_blijft_mogen_wel_en_wat_intern_is_telt_niet():
    oud, nieuw = (
        {"planning": [{"periode": "2026", "toelichting": woorden}], "interne_notitie": woorden}
        for woorden in ("na de zommer", "na de zomer")
    )
    assert list(veranderd(Agendapunt, oud, nieuw)) == [
        Tekst("toelichting bij de planning", "na de zommer", "na de zomer")
    ]
