"""A long comparison is counted, chosen from and read page by page; a short one stands as it is."""

import re

import pytest

from agenda.opslag import opslaan
from ijmond.paginas import vergelijkblad
from ijmond.versies import stel_vast
from tests.vergelijking.opnamen import verander


@pytest.fixture
def vergelijking(maak_agenda, maak_domein, maak_agendapunt, client):
    """Six changes in two domains, and one of the agenda itself; the words of a part of it."""
    agenda = maak_agenda()
    wonen, werk = (maak_domein(naam, agenda=agenda) for naam in ("Wonen", "Werk"))
    punten = [maak_agendapunt(domein=domein) for domein in (wonen, wonen, werk, werk, werk)]
    stel_vast(agenda, titel="Eerst", datum=None, precisie="onbekend")
    for punt in punten:
        verander(punt, status="afgerond")
    verander(punten[0], titel="Anders")
    agenda.ondertitel = "Iets nieuws"
    opslaan(agenda)

    def lees(vraag="", status=200):
        antwoord = client.get(f"{agenda.get_absolute_url()}vergelijk/?van=versie-1&tot=nu{vraag}")
        assert antwoord.status_code == status
        return antwoord.content.decode().partition("<main")[2].partition("</main>")[0]

    return lees


def regels(pagina):
    """How many changes of items it shows."""
    return len(re.findall(r'class="wijziging__soort">\s*<span', pagina))


def test_een_korte_vergelijking_staat_er_in_een_keer(vergelijking):
    pagina = vergelijking()
    assert regels(pagina) == 6
    assert "5 punten afgerond" in pagina
    assert "In aantallen" not in pagina
    # What one came for stands first: the choice of other moments is folded.
    assert '<details class="vergelijkkeuze">' in pagina
    assert '<details class="vergelijkkeuze" open>' in vergelijking("&van=overmorgen", status=400)


def test_een_lange_vergelijking_telt_en_wijst_de_weg_over_haar_paginas(vergelijking, monkeypatch):
    monkeypatch.setattr(vergelijkblad, "VEEL", 2)
    monkeypatch.setattr(vergelijkblad, "PER_BLAD", 4)
    een, twee = vergelijking(), vergelijking("&page=2")
    assert [regels(pagina) for pagina in (een, twee)] == [4, 2]
    for pagina in (een, twee):
        assert "5 afgerond</a>" in pagina
        assert "6 veranderingen, pagina" in pagina
    assert 'href="?van=versie-1&amp;tot=nu#klaar-of-gestopt"' in een
    assert 'href="?van=versie-1&amp;tot=nu&amp;page=2#anders-beschreven"' in een
    assert 'id="klaar-of-gestopt"' in een
    assert 'id="anders-beschreven"' in twee
    assert 'id="de-agenda-zelf"' not in een
    assert 'id="de-agenda-zelf"' in twee


def test_een_bezoeker_kiest_uit_een_vergelijking_een_domein_en_een_soort(vergelijking):
    werk = vergelijking("&domein=werk")
    assert regels(werk) == 3
    assert "3 veranderingen gevonden" in werk
    assert "Iets nieuws" not in werk
    assert '<input type="hidden" name="van" value="versie-1">' in werk
    assert regels(vergelijking("&domein=wonen&soort=tekst_gewijzigd")) == 1
    assert "Niets past bij wat u koos." in vergelijking("&domein=werk&soort=tekst_gewijzigd")
    fout = vergelijking("&domein=haven&page=x")
    assert regels(fout) == 6
    assert "&#x27;haven&#x27; staat niet in de lijst." in fout
    assert '<a href="?van=versie-1&amp;tot=nu">Toon alles</a>' in fout
