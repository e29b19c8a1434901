"""What a text is found by, and what it is sorted by."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.alfabet import op_alfabet, zoekvorm, zoekwoorden
from agenda.models.punten import slug_van


@pytest.mark.parametrize(
    "op_volgorde",
    [
        ("WA-9", "WA-10", "WA-99", "WA-100"),
        ("PA-99", "PA-100", "PB-01"),
        ("de Linde", "Écolo", "Zonnebloem"),
        ("aanpak zwerfafval", "één loket", "Zorg"),
        ("2e ronde", "10e ronde", "Ronde"),
        ("Zorg", "Zorg en welzijn", "zorgen"),
        ("Sluis 3.9", "Sluis 3.10"),
        ("'s-Gravenhage", "Schiedam"),
        ("Een", "Één"),
    ],
)
def test_een_lijst_staat_op_alfabet_zoals_een_lezer_dat_doet(op_volgorde):
    achterstevoren = op_volgorde[::-1]
    assert sorted(achterstevoren, key=op_alfabet) == list(op_volgorde)


@pytest.mark.parametrize(
    ("tekst", "getypt"),
    [
        ("Coördinatie van de zorg", "coordinatie"),
        ("Coördinatie van de zorg", "COÖRDINATIE"),
        ("Coördinatie van de zorg", unicodedata.normalize("NFD", "coördinatie")),
        ("Zorg en welzijn voor jongeren", "jongeren zorg"),
        ("Zorg en welzijn voor jongeren", "zorg,  jongeren!"),
        ("Zo’n ‘loket’", "zo'n 'loket'"),
        ("Zo'n loket", "zo’n “loket”"),
        ("10\N{NO-BREAK SPACE}miljoen", "10 miljoen"),
        ("MRA‑gemeenten", "mra-gemeenten"),
        ("leef\N{SOFT HYPHEN}omgeving", "leefomgeving"),
        ("Straße naar Ærø", "strasse aero"),
        ("Één", "een"),
    ],
)
def test_wat_een_lezer_hetzelfde_leest_vindt_hij(tekst, getypt):
    assert all(woord in zoekvorm(tekst) for woord in zoekwoorden(getypt))


@given(st.text())
def test_elke_tekst_vindt_zichzelf_ook_anders_geschreven(tekst):
    for vorm in ("NFC", "NFD"):
        anders = unicodedata.normalize(vorm, tekst)
        assert zoekvorm(anders) == zoekvorm(tekst)
        assert all(woord in zoekvorm(tekst) for woord in zoekwoorden(anders))


@given(st.text(), st.text())
def test_twee_teksten_die_verschillen_hebben_een_vaste_volgorde(een, ander):
    assert (op_alfabet(een) == op_alfabet(ander)) is (een == ander)


@pytest.mark.parametrize(
    ("titel", "adres"),
    [
        ("Visie 2022–2026", "visie-2022-2026"),
        ("MRA‑gemeenten en e‑mail", "mra-gemeenten-en-e-mail"),
        ("Ærø: één straße", "aero-een-strasse"),
        ("?", "punt"),
    ],
)
def test_een_adres_houdt_elk_woord_van_een_titel(titel, adres):
    assert slug_van(titel) == adres
