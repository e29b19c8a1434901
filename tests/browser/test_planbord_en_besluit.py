"""What voorstellen are for: items move in one screen, and a decision goes out as one."""

import re
import subprocess
from datetime import date

import feedparser
import pytest
from django.conf import settings
from django.test import Client

from agenda.models import Agendapunt, Voorstel
from ijmond.versies import stel_vast
from tests.pdf import DRUKTIJD
from tests.rollen import maak_gebruiker


@pytest.fixture
def punten(samen, maak_agenda, maak_domein, maak_agendapunt):
    with samen():
        agenda = maak_agenda(range(2016, 2021))
        domein = maak_domein("Economie", agenda=agenda)
        titels = ("Een brug", "Een dijk", "Een haven", "Een pad", "Een sluis", "Een tunnel")
        return [maak_agendapunt(titel, domein=domein, perioden=["2016"]) for titel in titels]


def loop_naar(pagina, element):
    """Press Tab until an element has the focus."""
    for _ in range(200):
        pagina.keyboard.press("Tab")
        if element.evaluate("los => los === document.activeElement"):
            return
    raise AssertionError(f"met Tab niet te bereiken: {element}")


ZICHTBAAR = """los => {
  const vak = los.getBoundingClientRect();
  return document.elementFromPoint(vak.x + vak.width / 2, vak.y + vak.height / 2) === los;
}"""
"""Whether nothing stands before an element."""


def test_vijf_punten_gaan_met_alleen_het_toetsenbord_en_een_reden_een_jaar_later(
    maak_pagina, griffie, wachtwoord, punten
):
    pagina, geladen = maak_pagina(), []
    pagina.on("load", lambda _: geladen.append(pagina.url))
    pagina.goto("/beheer/")
    loop_naar(pagina, pagina.get_by_label("Gebruikersnaam"))
    pagina.keyboard.type(griffie.username)
    loop_naar(pagina, pagina.get_by_label("Wachtwoord"))
    pagina.keyboard.type(wachtwoord)
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/beheer/")
    loop_naar(pagina, pagina.locator(".werk summary", has_text="Agenda").first)
    pagina.keyboard.press("Enter")
    loop_naar(pagina, pagina.get_by_role("link", name="Planbord").first)
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/planbord/**")
    pagina.set_viewport_size({"width": 320, "height": 480})
    assert pagina.evaluate("document.documentElement.scrollWidth") == 320
    for punt in punten[:5]:
        for jaar in ("2016", "2017"):
            vakje = pagina.get_by_label(f"{punt.kenmerk} in {jaar}")
            loop_naar(pagina, vakje)
            assert vakje.evaluate(ZICHTBAAR), f"{punt.kenmerk} in {jaar}"
            pagina.keyboard.press("Space")
    assert pagina.locator("tfoot td").all_inner_texts()[:2] == ["1", "5"]
    loop_naar(pagina, pagina.get_by_label("Reden"))
    pagina.keyboard.type("De commissie wil meer tijd.")
    loop_naar(pagina, pagina.get_by_role("button", name="Voer uit"))
    with pagina.expect_navigation():
        pagina.keyboard.press("Enter")
    assert "5 punten gewijzigd" in pagina.get_by_role("main").inner_text()
    assert len(geladen) <= 5, geladen
    assert Agendapunt.objects.filter(perioden__naam="2017").count() == 5


@pytest.fixture
def griffies(maak_pagina, log_in, live_server):
    """Two clerks at work, each in a browser of its own."""
    een, ander, client = maak_pagina(), maak_pagina(), Client()
    log_in(een)
    client.force_login(maak_gebruiker("anna", "Griffie"))
    koekje = client.cookies[settings.SESSION_COOKIE_NAME]
    plek = {"name": koekje.key, "value": koekje.value, "url": live_server.url}
    ander.context.add_cookies([plek])
    return een, ander


@pytest.mark.druk
def test_wat_twee_griffies_voorbereiden_ligt_voor_gaat_als_een_besluit_uit_en_weer_terug(
    griffies, maak_pagina, punten, maak_vergadering, maak_orgaan
):
    een, anna = griffies
    agenda = punten[0].agenda
    stel_vast(agenda, titel="Vastgesteld", datum=date(2016, 1, 5), precisie="dag")
    maak_vergadering(orgaan=maak_orgaan("IJmondcommissie"), datum="2027-03-01")
    besluit, reden = "Planning na de zomer", "De commissie wil meer tijd."

    een.goto(f"/beheer/planbord/{agenda.slug}/")
    for punt in punten[:5]:
        een.get_by_label(f"{punt.kenmerk} in 2016").uncheck()
        een.get_by_label(f"{punt.kenmerk} in 2017").check()
    een.get_by_label("Reden").fill(reden)
    een.get_by_text("bewaren als voorstel").click()
    een.get_by_label("Titel van een nieuw voorstel").fill(besluit)
    een.get_by_label("Titel van een nieuw voorstel").press("Enter")
    een.wait_for_url("**/voorstellen/**")
    assert "Op de site verandert nog niets" in een.get_by_role("main").inner_text()

    for punt, veld, waarde in (
        (punten[5], "Titel", "Een lange tunnel"),
        (punten[4], "Aanleiding", "De oude sluis is te klein."),
        (punten[3], "Beoogd resultaat", "Een pad langs het kanaal."),
    ):
        anna.goto(f"/beheer/agenda/agendapunt/{punt.pk}/change/")
        anna.get_by_label(veld, exact=False).first.fill(waarde)
        anna.locator("summary", has_text="Als voorstel bewaren").click()
        anna.get_by_label("In welk voorstel").select_option(besluit)
        anna.get_by_role("button", name="Bewaar als voorstel", exact=True).click()
    voorstel = Voorstel.objects.get()
    assert voorstel.regels.count() == 6

    bezoeker = maak_pagina()
    openbaar = f"/agenda/{agenda.slug}/voorstellen/1/"
    assert bezoeker.request.get(openbaar).status == 404
    een.goto(f"/beheer/voorstellen/{voorstel.pk}/")
    een.get_by_role("link", name="Leg voor in een vergadering").click()
    een.get_by_label("Vergadering").select_option(index=1)
    een.get_by_label("Bezoekers kunnen het lezen").check()
    een.get_by_role("main").get_by_role("button", name="Leg voor").click()
    bezoeker.goto(openbaar)
    voorgelegd = bezoeker.get_by_role("main").inner_text()
    assert "IJmondcommissie, 1 maart 2027" in voorgelegd
    assert "Een lange tunnel" in voorgelegd
    assert reden in voorgelegd
    bezoeker.goto(f"/agenda/{agenda.slug}/geheel/")
    assert "Een lange tunnel" not in bezoeker.content()

    een.goto(f"/beheer/voorstellen/{voorstel.pk}/")
    een.get_by_role("button", name="Voer nu uit").click()
    bezoeker.goto("/wijzigingen/")
    assert bezoeker.get_by_role("main").inner_text().count(reden) == 1
    [bericht] = [
        los
        for los in feedparser.parse(bezoeker.request.get("/wijzigingen.atom").text()).entries
        if reden in los.summary
    ]
    assert bericht.title == besluit
    assert all(punt.kenmerk in bericht.summary for punt in punten)
    pdf = bezoeker.request.get(f"/agenda/{agenda.slug}/levende-agenda.pdf", timeout=DRUKTIJD)
    tekst = subprocess.run(["pdftotext", "-", "-"], input=pdf.body(), capture_output=True)
    assert re.sub(r"\s+", " ", tekst.stdout.decode()).count(reden) == 1

    een.goto(f"/beheer/agenda/agendapunt/{punten[0].pk}/change/")
    een.get_by_role("link", name="Geschiedenis").click()
    een.get_by_role("link", name="Maak alles ongedaan").first.click()
    een.get_by_role("button", name="Maak het voorstel").click()
    een.get_by_label("Reden voor alle regels").fill("Dit was een vergissing.")
    een.get_by_role("button", name="Voer nu uit").click()
    assert Agendapunt.objects.filter(perioden__naam="2016").count() == 6
    assert not Agendapunt.objects.filter(titel="Een lange tunnel").exists()
