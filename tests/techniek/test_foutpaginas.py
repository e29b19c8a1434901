"""When something is wrong, a Dutch page says what, and what to do."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

ENGELS = ("Forbidden", "CSRF", "Bad Request", "Server Error", "Not Found", "verification")
FORMULIER = {"content_type": "application/x-www-form-urlencoded"}


def pagina(antwoord, status):
    """The text of a page of the portal, looked at as far as all of them are alike."""
    assert antwoord.status_code == status
    assert antwoord["Content-Type"] == "text/html; charset=utf-8"
    tekst = antwoord.text
    assert '<html lang="nl"' in tekst
    assert tekst.count("<h1>") == tekst.count("</main>") == 1
    assert "/static/portaal." in tekst
    assert [woord for woord in ENGELS if woord in tekst] == []
    return tekst


@pytest.fixture
def strenge_client(griffie):
    client = Client(enforce_csrf_checks=True)
    client.force_login(griffie)
    return client


@pytest.mark.parametrize("adres", ["admin:login", "admin:agenda_agendapunt_add"])
def test_een_verlopen_formulier_zegt_dat_er_niets_is_opgeslagen_en_hoe_het_wel_lukt(
    strenge_client, adres
):
    tekst = pagina(strenge_client.post(reverse(adres), {"titel": "Woonvisie"}), 403)
    assert "Er is niets opgeslagen" in tekst
    assert "kopieer wat u had getypt" in tekst
    assert "Laad de pagina opnieuw" in tekst
    assert "cookies" in tekst


def test_een_naam_die_niet_van_het_portaal_is_krijgt_een_nederlandse_pagina(client, db):
    tekst = pagina(client.get("/agendapunten/", headers={"host": "elders.example"}), 400)
    assert "De site begrijpt deze vraag niet" in tekst
    assert "Kijk of het adres klopt" in tekst
    assert "elders.example" not in tekst


@pytest.mark.parametrize("grens", ["DATA_UPLOAD_MAX_NUMBER_FIELDS", "DATA_UPLOAD_MAX_MEMORY_SIZE"])
def test_een_te_groot_formulier_heet_te_groot_en_geen_fout_in_het_adres(
    client, db, settings, grens
):
    setattr(settings, grens, 1)
    velden = {f"veld-{nummer}": "x" for nummer in range(10)}
    tekst = pagina(client.post(reverse("admin:login"), urlencode(velden), **FORMULIER), 413)
    assert "Het formulier is te groot" in tekst
    assert "Er is niets opgeslagen" in tekst
    assert "adres" not in tekst


def test_wie_een_recht_mist_leest_wie_dat_kan_geven(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("kijker", is_staff=True))
    tekst = pagina(client.get(reverse("admin:agenda_agendapunt_add")), 403)
    assert "Vraag het recht aan" in tekst


@pytest.mark.parametrize("adres", ["/bestaat-niet/", "/agendapunten/SA-99/"])
def test_wat_er_niet_is_zegt_waar_te_zoeken(client, db, adres):
    assert "Wat u kunt doen" in pagina(client.get(adres), 404)


def test_een_fout_van_de_site_ligt_niet_aan_de_bezoeker(client, db, monkeypatch):
    monkeypatch.setattr("ijmond.paginas.home.HomeView.get_context_data", None)
    client.raise_request_exception = False
    assert "Dat ligt niet aan u" in pagina(client.get("/"), 500)
