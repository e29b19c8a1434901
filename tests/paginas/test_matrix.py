"""The matrix of an agenda tells how each item stands, what is late, and only what one asks for."""

import re
from html import unescape

import pytest
from django.utils.timezone import localdate

from ijmond.paginas import agenda as agendapagina

JAAR = localdate().year
JAREN = (JAAR - 1, JAAR, JAAR + 1)


@pytest.fixture
def zie(client):
    """The words of a page, with the columns and the rows of its matrix."""

    def zie(adres, status=200):
        antwoord = client.get(adres)
        assert antwoord.status_code == status
        tekst = antwoord.content.decode()
        matrix = tekst.partition('<table class="utrecht-table matrix')[2].partition("</table>")[0]
        koppen = [woorden(kop) for kop in re.findall(r"<th[^>]*matrix__periode.*?</th>", matrix)]
        rijen = re.split(r'<span class="kenmerk">', matrix)[1:]
        per_punt = {rij.partition("<")[0]: woorden(rij) for rij in rijen}
        return woorden(tekst.partition("<main")[2]), koppen, per_punt

    return zie


def woorden(stuk):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", stuk.replace("&shy;", ""))).split())


@pytest.fixture
def punten(maak_agenda, maak_agendapunt, maak_domein):
    """Of an agenda around today, by what they are about."""

    def maak(**agenda):
        agenda = maak_agenda(JAREN, **agenda)
        wonen, werk = (maak_domein(naam, agenda=agenda) for naam in ("Wonen", "Werk"))
        return agenda, {
            "bezig": maak_agendapunt("Huis", [JAAR], domein=wonen, status="loopt"),
            "te laat": maak_agendapunt("Kade", [JAAR - 1], domein=werk),
            "wacht": maak_agendapunt("Brug", [JAAR - 1], domein=werk, status="aangehouden"),
            "klaar": maak_agendapunt("Plein", [JAAR - 1], domein=werk, status="afgerond"),
            "weet niemand": maak_agendapunt("Pad", [JAAR - 1], domein=werk, status="onbekend"),
        }

    return maak


@pytest.mark.parametrize("pagina", ["", "geheel/"])
def test_een_lopende_agenda_zegt_hoe_elk_punt_staat_waar_het_nu_is_en_wat_te_laat_is(
    zie, punten, pagina
):
    agenda, er_zijn = punten()
    tekst, koppen, rijen = zie(f"{agenda.get_absolute_url()}{pagina}")
    assert koppen == [f"{JAAR - 1}", f"{JAAR} nu", f"{JAAR + 1}"]
    zegt = {wat: rijen[punt.kenmerk] for wat, punt in er_zijn.items()}
    assert f"gepland in {JAAR} , loopt" in zegt["bezig"]
    assert f"gepland in {JAAR - 1} , afgerond" in zegt["klaar"]
    assert [wat for wat, rij in zegt.items() if "later dan gepland" in rij] == ["te laat"]
    for status in ("loopt", "aangehouden", "later dan gepland"):
        assert status in tekst


@pytest.mark.parametrize("pagina", ["", "geheel/"])
def test_een_agenda_die_voorbij_is_noemt_niets_te_laat_en_geen_jaar_nu(zie, punten, pagina):
    agenda, _ = punten(status="afgesloten")
    tekst, koppen, _ = zie(f"{agenda.get_absolute_url()}{pagina}")
    assert koppen == [str(jaar) for jaar in JAREN]
    assert "later dan gepland" not in tekst
    assert "wij weten niet hoe het ging" in tekst


def test_een_bezoeker_kiest_een_domein_en_een_status(zie, punten, django_assert_max_num_queries):
    agenda, er_zijn = punten()
    adres = agenda.get_absolute_url()
    with django_assert_max_num_queries(12):
        tekst, _, rijen = zie(f"{adres}?domein=werk")
    assert er_zijn["bezig"].kenmerk not in rijen
    assert len(rijen) == 4
    assert "U ziet 4 van de 5 agendapunten." in tekst
    _, _, rijen = zie(f"{adres}?domein=werk&status=afgerond")
    assert list(rijen) == [er_zijn["klaar"].kenmerk]
    tekst, koppen, rijen = zie(f"{adres}?domein=wonen&status=vervallen")
    assert (koppen, rijen) == ([], {})
    assert "Niets past bij wat u koos." in tekst
    tekst, _, rijen = zie(f"{adres}?domein=haven&status=%00")
    assert len(rijen) == 5
    assert "Domein: 'haven' staat niet in de lijst." in tekst


def test_van_een_grote_agenda_heeft_de_matrix_paginas(zie, punten, monkeypatch):
    monkeypatch.setattr(agendapagina, "PER_BLAD", 2)
    agenda, _ = punten()
    adres = agenda.get_absolute_url()
    bladen = {nummer: zie(f"{adres}?page={nummer}") for nummer in (1, 2, 3)}
    assert [len(rijen) for _, _, rijen in bladen.values()] == [2, 2, 1]
    assert len({kenmerk for _, _, rijen in bladen.values() for kenmerk in rijen}) == 5
    assert "Pagina 2 van 3" in bladen[2][0]
    for nergens in ("4", "0", "x"):
        zie(f"{adres}?page={nergens}", status=404)
