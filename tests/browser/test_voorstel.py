"""The pages of a voorstel in a browser, with all that they can show: wide and narrow."""

import pytest
from django.urls import reverse

from agenda.beschrijving.lezen import inhoud
from agenda.models import Domein, Voorstelregel
from agenda.opslag import opslaan, verwijder
from agenda.voorstellen import (
    laat_weg,
    merk_op,
    nieuw_voorstel,
    stel_nieuw_voor,
    stel_verwijderen_voor,
    stel_voor,
)


@pytest.fixture
def voorstel(maak_agendapunt, maak_eigenaar):
    """One that holds each kind of regel: new, changed, colliding, deleted, gone, not understood."""
    punt, botst, weg, verdwenen, later = (
        maak_agendapunt(titel, perioden=["2026"], toelichting="Er komt een plan.")
        for titel in ("Een brug", "Een tunnel", "Een veer", "Een pad", "Een dijk")
    )
    los = nieuw_voorstel(punt.agenda, "Na de commissie", door="griffie", bestand="Besluiten.docx")
    lang = inhoud(punt) | {"toelichting": "Er komt een groot plan.", "titel": "Een lange brug"}
    stel_voor(los, punt, lang | {"planning": [{"periode": "2027", "toelichting": ""}]})
    stel_voor(los, botst, inhoud(botst) | {"titel": "Een tunnel onder het kanaal"})
    stel_verwijderen_voor(los, weg)
    stel_voor(los, verdwenen, inhoud(verdwenen) | {"titel": "Een fietspad"})
    domein = stel_nieuw_voor(los, Domein, {"naam": "Water", "slug": "water"})
    velsen = maak_eigenaar("Velsen")
    nieuw = inhoud(punt) | {"titel": "Een sluis", "kenmerk": "", "domein": domein.sleutel}
    nieuw["betrokkenen"] = [{"eigenaar": velsen.slug, "rol": "trekker"}]
    stel_nieuw_voor(los, type(punt), nieuw, plaats="tabel 3, rij 5")
    laat_weg(stel_voor(los, later, inhoud(later) | {"status": "loopt"}), "Nog niet besproken.")
    Voorstelregel.objects.create(
        voorstel=los, nummer=20, wat="niet_begrepen", tekst="Zie ook de vorige keer.", plaats="B12"
    )
    botst.titel, botst.toelichting = "Een diepe tunnel", "Er komt een ander plan."
    weg.titel = "Een nieuw veer"
    for rij in (botst, weg):
        opslaan(rij, door="anna")
    verwijder(verdwenen)
    merk_op(los.regels.first(), "Klopt dit jaar wel?", "anna")
    return los


def test_de_paginas_van_een_voorstel_zijn_toegankelijk_breed_en_smal(
    maak_pagina, log_in, axe, voorstel
):
    adres = reverse("admin:voorstel", args=[voorstel.pk])
    pagina = maak_pagina()
    log_in(pagina)
    for breedte in (1280, 360):
        pagina.set_viewport_size({"width": breedte, "height": 800})
        for naar in (reverse("admin:voorstellen"), reverse("admin:agenda_voorstel_add"), adres):
            pagina.goto(naar)
            for los in pagina.locator("main details").all():
                los.evaluate("los => los.open = true")
            axe(pagina)
            assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
    pagina.get_by_role("button", name="Voer nu uit").click()
    assert "Er is niets uitgevoerd" in pagina.get_by_role("alert").inner_text()
    axe(pagina)
