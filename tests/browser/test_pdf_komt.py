"""A PDF that is not printed yet: the page that says so gives way to it by itself."""

import pytest
from django.urls import reverse

from ijmond.drukkerij import proces, vragen
from tests.drukkerij.drukker import druk_wat_gevraagd_is
from tests.pdf import DRUKTIJD


@pytest.fixture
def adres(maak_agendapunt, monkeypatch):
    """Of a PDF that nobody prints before the test does."""
    monkeypatch.setattr(proces, "begin", lambda: None)
    monkeypatch.setattr(vragen, "KIJK_WEER_NA", 1)
    return reverse("levende-agenda-pdf", args=[maak_agendapunt().agenda.slug])


def is_pdf(antwoord):
    return antwoord.url.endswith(".pdf") and antwoord.status == 200


@pytest.mark.druk
def test_wie_op_een_pdf_wacht_krijgt_hem_vanzelf_ook_zonder_javascript(maak_pagina, adres):
    pagina = maak_pagina(320, java_script_enabled=False)
    pagina.goto(adres)
    assert "Deze pagina kijkt elke" in pagina.get_by_role("main").inner_text()
    with pagina.expect_response(is_pdf, timeout=DRUKTIJD) as gekomen:
        druk_wat_gevraagd_is()
    assert gekomen.value.headers["content-type"] == "application/pdf"


def test_wie_rust_wil_laat_de_pagina_stilstaan(maak_pagina, adres, axe):
    pagina = maak_pagina()
    pagina.goto(adres)
    pagina.get_by_role("link", name="laat de pagina stilstaan").click()
    assert "Deze pagina staat stil" in pagina.get_by_role("main").inner_text()
    axe.in_elke_stand(pagina)
    pagina.get_by_role("link", name="Kijk of de pdf er is").click()
    assert "Deze pagina kijkt elke" in pagina.get_by_role("main").inner_text()
