"""What publiccode.yml tells a catalogue of public software is whole, and true."""

import pytest
import yaml
from django.conf import settings

VERPLICHT = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "localisation",
    "maintenance",
}
NOG_NIET_BEKEND = {"url"}


@pytest.fixture(scope="module")
def tekst():
    return (settings.BASE_DIR / "publiccode.yml").read_text()


@pytest.fixture(scope="module")
def publiccode(tekst):
    return yaml.safe_load(tekst)


def test_alles_wat_de_standaard_vraagt_staat_erin_behalve_wat_nog_niet_bekend_is(publiccode):
    assert VERPLICHT - publiccode.keys() <= NOG_NIET_BEKEND


def test_geen_verzonnen_adres_gaat_door_voor_een_echt(tekst):
    assert ".example" not in tekst
    assert "example." not in tekst


def test_de_licentie_is_die_van_de_code(publiccode):
    pakket = (settings.BASE_DIR / "pyproject.toml").read_text()
    assert f'license = "{publiccode["legal"]["license"]}"' in pakket


def test_de_beschrijving_is_zo_lang_als_de_standaard_wil(publiccode):
    for beschrijving in publiccode["description"].values():
        assert len(beschrijving["shortDescription"]) <= 150
        assert 150 <= len(beschrijving["longDescription"]) <= 10_000
        assert beschrijving["features"]
