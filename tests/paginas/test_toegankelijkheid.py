"""The accessibility statement says what its settings say, and claims nothing by itself."""

import pytest

VOL = {
    "VERKLARING_STATUS": "B",
    "VERKLARING_URL": "https://register.voorbeeld.example/1",
    "VERKLARING_DATUM": "1 oktober 2026",
    "VERKLARING_ONDERTEKENAAR": "de griffier van Velsen",
}


@pytest.fixture
def pagina(client, db, settings):
    def vraag(**verklaring):
        for naam, waarde in (dict.fromkeys(VOL, "") | verklaring).items():
            setattr(settings, naam, waarde)
        return " ".join(client.get("/toegankelijkheid/").content.decode().split())

    return vraag


@pytest.mark.parametrize(
    "weg",
    [
        {},
        VOL | {"VERKLARING_URL": ""},
        VOL | {"VERKLARING_STATUS": ""},
        VOL | {"VERKLARING_STATUS": "E"},
        VOL | {"VERKLARING_STATUS": "AB"},
    ],
)
def test_zonder_volledige_verklaring_is_er_geen_status(pagina, weg):
    tekst = pagina(**weg)
    assert "heeft nog geen toegankelijkheidsverklaring" in tekst
    for belofte in ("Status ", "voldoet volledig", "voldoet gedeeltelijk", "Ondertekend"):
        assert belofte not in tekst


@pytest.mark.parametrize(
    ("status", "zin"),
    [
        ("A", "voldoet volledig aan"),
        ("B", "voldoet gedeeltelijk aan"),
        ("C", "de eerste maatregelen"),
        ("D", "voldoet niet aan"),
    ],
)
def test_de_verklaring_zegt_wat_er_is_ingesteld(pagina, status, zin):
    tekst = pagina(**VOL | {"VERKLARING_STATUS": status})
    assert f"<strong>Status {status}:</strong> de " in tekst
    assert zin in tekst
    assert 'href="https://register.voorbeeld.example/1"' in tekst
    assert "Ondertekend door de griffier van Velsen op 1 oktober 2026." in tekst


def test_er_staat_waar_een_klacht_heen_kan(pagina):
    tekst = pagina()
    assert "mailto:griffie@voorbeeld.example?subject=Toegankelijkheid" in tekst
    assert "Nationale ombudsman" in tekst
