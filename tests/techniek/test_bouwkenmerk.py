"""A new release never leaves a visitor with a page or a PDF of the old one."""

from pathlib import Path

import pytest

from ijmond.bouw import bereken, bouwkenmerk

MAAKT_UIT = [
    "ijmond/paginas/home.py",
    "agenda/models/punten.py",
    "templates/base.html",
    "templates/pdf/kern.html",
    "static/gebouwd/portaal.css",
    "static/gebouwd/pdf/letter.woff2",
    "static/gebouwd/beeld.png",
    "static/bron/pdf-letters.conf",
    "static/beeld/merk.svg",
    "requirements/base.txt",
    "var/static/staticfiles.json",
]


@pytest.fixture
def bouw(settings, tmp_path):
    """A portal of a few files; gives its kenmerk."""
    settings.BASE_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "var" / "static"
    for naam in MAAKT_UIT:
        schrijf(tmp_path / naam, "oud")
    return bereken


def schrijf(pad: Path, tekst: str):
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(tekst)


@pytest.mark.parametrize("naam", MAAKT_UIT)
def test_wat_een_pagina_maakt_geeft_een_andere_bouw(bouw, tmp_path, naam):
    voor = bouw()
    schrijf(tmp_path / naam, "nieuw")
    assert bouw() != voor


@pytest.mark.parametrize(
    "naam",
    ["GRIFFIE_EMAIL", "BEVEILIGING_CONTACT", "VERKLARING_STATUS", "PORTAAL_URL", "VOORBEELD"],
)
def test_een_tekst_uit_de_instellingen_geeft_een_andere_bouw(bouw, settings, naam):
    voor = bouw()
    setattr(settings, naam, "anders")
    assert bouw() != voor


@pytest.mark.parametrize(
    "naam", ["ijmond/__pycache__/views.cpython-311.pyc", "var/ijmond.sqlite3", "tests/test_x.py"]
)
def test_wat_geen_pagina_maakt_geeft_dezelfde_bouw(bouw, tmp_path, naam):
    voor = bouw()
    schrijf(tmp_path / naam, "nieuw")
    assert bouw() == voor


def test_zonder_verzamelde_bestanden_kan_het_ook(bouw, tmp_path):
    (tmp_path / "var" / "static" / "staticfiles.json").unlink()
    assert bouw()


def test_een_ontwikkelaar_krijgt_geen_304_na_een_ander_sjabloon(bouw, settings, tmp_path):
    settings.DEBUG = True
    voor = bouwkenmerk()
    schrijf(tmp_path / "templates" / "base.html", "nieuw")
    assert bouwkenmerk() != voor
