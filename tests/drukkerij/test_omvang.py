"""How big a PDF is that a page links to: of a part, a meeting or a voorstel."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from agenda.beschrijving.lezen import inhoud
from agenda.models import Behandeling, Papieromvang
from agenda.opslag import opslaan
from agenda.voorstellen import leg_voor, nieuw_voorstel, stel_voor
from ijmond.drukkerij import Griffiepapier, bewaren, drukken, proces, rij
from ijmond.momentopname.voorgesteld import als_json
from tests.drukkerij.drukker import druk_wat_gevraagd_is

pytestmark = pytest.mark.usefixtures("later")


@pytest.fixture
def later(monkeypatch):
    """Nobody prints before the test says so, and then one PDF is as big as the next."""
    monkeypatch.setattr(proces, "begin", lambda: None)
    programma = 'head -c 211000 /dev/zero > "$0"; echo 12'
    monkeypatch.setattr(drukken, "DRUKKER", ("sh", "-c", programma))


@pytest.fixture
def punt(maak_agendapunt):
    return maak_agendapunt()


@pytest.fixture
def pagina(client, punt):
    """Asks the page of the domain, as a stranger who has nothing kept."""
    return lambda: client.get(punt.domein.get_absolute_url())


def druk(client, adres, vraag=None):
    assert client.get(adres, vraag).status_code == 202
    druk_wat_gevraagd_is()


def pdf(punt):
    return reverse("levende-agenda-pdf", args=[punt.agenda.slug])


@pytest.mark.beide
def test_een_domein_zegt_hoe_groot_zijn_pdf_is_zodra_die_gedrukt_is(client, punt, pagina):
    leeg = pagina()
    assert "Download dit deel (pdf)" in leeg.text
    druk(client, pdf(punt), {"domein": punt.domein.slug})
    vol = pagina()
    assert "Download dit deel (pdf, 12 bladzijden, 210 kB)" in vol.text
    assert vol.headers["ETag"] != leeg.headers["ETag"]
    bewaren.gooi_weg(punt.agenda.bijwerking.token)
    druk(client, pdf(punt), {"domein": punt.domein.slug})
    assert pagina().headers["ETag"] == vol.headers["ETag"]


def test_van_elke_periode_ook(client, maak_agendapunt, punt, pagina):
    periode = maak_agendapunt(domein=punt.domein, perioden=[2026]).perioden.get()
    druk(client, pdf(punt), {"domein": punt.domein.slug, "periode": periode.tijdvak})
    assert f"{periode.naam}</a> (12 bladzijden, 210 kB)" in pagina().text
    assert "Download dit deel (pdf)" in pagina().text


def test_na_een_wijziging_is_het_ongeveer_tot_er_weer_gedrukt_is(client, punt, pagina):
    druk(client, pdf(punt), {"domein": punt.domein.slug})
    punt.titel = "Anders"
    opslaan(punt)
    assert "(pdf, ongeveer 12 bladzijden, 210 kB)" in pagina().text
    druk(client, pdf(punt), {"domein": punt.domein.slug})
    assert "(pdf, 12 bladzijden, 210 kB)" in pagina().text


def test_een_andere_pagina_blijft_wat_zij_was(client, punt):
    adres = punt.get_absolute_url()
    voor = client.get(adres).headers["ETag"]
    druk(client, pdf(punt), {"domein": punt.domein.slug})
    assert client.get(adres).headers["ETag"] == voor


def test_een_agenda_zegt_het_van_wat_in_haar_matrix_gekozen_is(client, maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    maak_agendapunt(perioden=[2026], status="loopt")
    adres, keuze = punt.agenda.get_absolute_url(), {"status": "loopt"}
    kaal = client.get(adres, keuze).text
    assert f'<a href="{pdf(punt)}?status=loopt">Download dit deel (pdf)</a>' in kaal
    druk(client, pdf(punt), keuze)
    assert "Download dit deel (pdf, 12 bladzijden, 210 kB)" in client.get(adres, keuze).text
    for ander in ({}, {"status": "gepland"}, {"status": "bestaat-niet"}):
        assert "210 kB" not in client.get(adres, ander).text


@pytest.mark.parametrize("vraag", [{"periode": "2026", "status": "gepland"}, {"sinds": "gisteren"}])
def test_van_wat_geen_pagina_aanbiedt_wordt_niets_bewaard(client, punt, vraag):
    client.get(pdf(punt), {"domein": punt.domein.slug} | vraag)
    druk_wat_gevraagd_is()
    assert not Papieromvang.objects.exists()


def test_wat_weg_moest_laat_ook_geen_omvang_achter(client, punt, pagina):
    druk(client, pdf(punt), {"domein": punt.domein.slug})
    bewaren.gooi_weg()
    assert "Download dit deel (pdf)" in pagina().text


def test_een_vergadering_zegt_het_van_haar_stukken(client, punt, maak_vergadering):
    vergadering = maak_vergadering(datum=localdate() + timedelta(days=3))
    erop = {"vergadering": vergadering, "punt": punt}
    opslaan(vergadering, lambda: Behandeling.objects.create(**erop))
    druk(client, reverse("vergadering-pdf", args=[vergadering.pk]))
    tekst = client.get(vergadering.get_absolute_url()).text
    assert "Download deze vergadering (pdf, 12 bladzijden, 210 kB)" in tekst


def test_een_voorstel_dat_voorligt_zegt_het_en_wat_de_griffie_drukt_telt_niet(
    client, punt, maak_vergadering
):
    voorstel = nieuw_voorstel(punt.agenda, "Later", reden="Zo wil het de commissie.", door="ada")
    stel_voor(voorstel, punt, inhoud(punt) | {"titel": "Anders"})
    rij._druk(Griffiepapier.van(voorstel.pk))
    assert not Papieromvang.objects.exists()
    leg_voor(voorstel, maak_vergadering(datum=localdate()), als_json, openbaar=True)
    voorstel.refresh_from_db()
    adres = reverse("voorstel", args=[punt.agenda.slug, voorstel.nummer])
    assert "Download het voorstel (pdf)" in client.get(adres).text
    druk(client, reverse("voorstel-pdf", args=[punt.agenda.slug, voorstel.nummer]))
    assert "Download het voorstel (pdf, 12 bladzijden, 210 kB)" in client.get(adres).text
