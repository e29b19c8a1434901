"""The walk that the portal is for: a clerk puts an item on the agenda, and a visitor reads it."""

import subprocess

import pytest

from agenda.models import Agendapunt, Samenhang
from agenda.opslag import fouten
from tests.browser.velden import kies
from tests.pdf import DRUKTIJD

TITEL = "Waterstof uit de haven"


@pytest.mark.druk
@pytest.mark.rook
def test_wat_de_griffie_publiceert_vindt_een_bezoeker_in_matrix_domein_en_pdf(
    maak_pagina, log_in_op_de_pagina, maak_domein, maak_eigenaar
):
    domein, velsen = maak_domein("Economie"), maak_eigenaar("Velsen")
    agenda = domein.agenda.get_absolute_url()

    griffie = maak_pagina()
    log_in_op_de_pagina(griffie)
    griffie.get_by_role("navigation", name="Beheer").get_by_text("Agenda", exact=True).click()
    griffie.get_by_role("link", name="Agendapunten", exact=True).click()
    griffie.get_by_role("link", name="Agendapunt toevoegen").click()
    griffie.get_by_label("Titel", exact=False).first.fill(TITEL)
    griffie.get_by_label("Domein").select_option("Economie")
    griffie.get_by_label("2026", exact=True).check()
    griffie.get_by_label("2028", exact=True).check()
    kies(griffie, "betrokkenen-0-eigenaar", "Velsen")
    griffie.locator("[name=betrokkenen-0-rol]").select_option("trekker")
    griffie.get_by_role("button", name="Opslaan", exact=True).click()
    assert "concept" in griffie.get_by_role("main").inner_text()

    bezoeker = maak_pagina()
    bezoeker.goto(agenda)
    assert TITEL not in bezoeker.content()

    griffie.get_by_role("link", name=TITEL).first.click()
    griffie.get_by_role("button", name="Opslaan en publiceren").click()
    assert "is gepubliceerd" in griffie.get_by_role("main").inner_text()

    bezoeker.reload()
    rij = bezoeker.get_by_role("row").filter(has_text=TITEL)
    cellen = rij.get_by_role("cell").all_inner_texts()
    assert [bool(cel.strip()) for cel in cellen[-3:]] == [True, False, True]

    bezoeker.goto(domein.get_absolute_url())
    bezoeker.get_by_role("link", name=TITEL).click()
    assert bezoeker.get_by_role("heading", level=1).inner_text() == TITEL
    hoofd = bezoeker.get_by_role("main")
    assert "2026" in hoofd.inner_text()
    hoofd.get_by_role("link", name="Velsen").first.click()
    assert velsen.get_absolute_url() in bezoeker.url
    assert TITEL in bezoeker.content()

    bezoeker.goto(agenda)
    adres = bezoeker.get_by_role("link", name="pdf").first.get_attribute("href")
    pdf = bezoeker.request.get(adres, timeout=DRUKTIJD)
    assert pdf.headers["content-type"] == "application/pdf"
    tekst = subprocess.run(["pdftotext", "-", "-"], input=pdf.body(), capture_output=True)
    assert TITEL in tekst.stdout.decode()

    punt = Agendapunt.objects.get()
    assert [str(periode) for periode in punt.perioden.all()] == ["2026", "2028"]
    assert list(fouten([])) == []


def test_de_griffie_verbindt_twee_agendapunten_van_twee_agendas(
    maak_pagina, log_in, maak_agenda, maak_domein, maak_agendapunt
):
    haven = maak_agendapunt("Haven")
    sluis = maak_agendapunt("Sluis", domein=maak_domein("Daar", agenda=maak_agenda()))
    griffie = maak_pagina()
    log_in(griffie)
    griffie.goto("/beheer/")
    griffie.get_by_role("navigation", name="Beheer").get_by_text("Agenda", exact=True).click()
    griffie.get_by_role("link", name="Agenda's", exact=True).click()
    griffie.get_by_role("link", name=str(haven.agenda)).click()
    griffie.get_by_role("link", name="Samenhang toevoegen").click()
    griffie.get_by_label("Soort").select_option("Werkt uit")
    titel = griffie.get_by_role("textbox", name="Titel:")
    titel.fill("De haven werkt de sluis uit")
    kies(griffie, "delen-0-punt", "Haven")
    griffie.get_by_role("button", name="Opslaan", exact=True).click()
    hoofd = griffie.get_by_role("main")
    assert "er is een eerste en een tweede kant nodig" in hoofd.inner_text()
    assert titel.input_value() == "De haven werkt de sluis uit"
    kies(griffie, "delen-1-punt", "Sluis")
    griffie.get_by_role("button", name="Opslaan", exact=True).click()
    assert "De haven werkt de sluis uit" in hoofd.inner_text()
    delen = Samenhang.objects.get().delen.all()
    assert [(deel.zijde, deel.punt.kenmerk) for deel in delen] == [
        ("a", haven.kenmerk), ("b", sluis.kenmerk),
    ]  # fmt: skip
    assert list(fouten([])) == []
