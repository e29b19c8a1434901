"""The PDF that a visitor asks for: it is there, or on its way, or can't be had; nobody waits."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse
from django.utils import timezone

from agenda.bewerkingen import trek_in
from agenda.models import Drukopdracht
from agenda.opslag import opslaan
from ijmond.drukkerij import Papier, bewaren, drukken, papier, proces, rij
from ijmond.momentopname.selectie import Selectie
from tests.drukkerij.drukker import STRUIKEL, druk_wat_gevraagd_is, gedrukt
from tests.pdf import stand_in
from tests.wijzigen import gisteren


@pytest.fixture
def later(monkeypatch):
    """Nobody prints before the test says so."""
    monkeypatch.setattr(proces, "begin", lambda: None)


@pytest.fixture
def adres(maak_agendapunt):
    return reverse("levende-agenda-pdf", args=[maak_agendapunt().agenda.slug])


def test_de_pdf_wordt_opnieuw_gemaakt_als_het_publiek_iets_anders_ziet(
    teller, maak_agendapunt, als_bezoeker
):
    punt = maak_agendapunt()
    for _ in range(3):
        gedrukt(Papier.van(als_bezoeker()))
    assert teller() == 1
    maak_agendapunt(publicatie="concept")
    gedrukt(Papier.van(als_bezoeker()))
    assert teller() == 1
    punt.titel = "Anders"
    opslaan(punt)
    gedrukt(Papier.van(als_bezoeker()))
    assert teller() == 2


def test_een_bewaarde_pdf_kost_geen_query_en_geen_html(
    teller, maak_agendapunt, als_bezoeker, django_assert_num_queries, monkeypatch
):
    maak_agendapunt()
    gevraagd = Papier.van(als_bezoeker())
    gedrukt(gevraagd)
    monkeypatch.setattr(papier, "als_html", None)
    with django_assert_num_queries(0):
        gedrukt(gevraagd)


def test_elk_deel_elk_adres_en_elke_bouw_heeft_een_eigen_pdf(
    teller, maak_agendapunt, als_bezoeker, monkeypatch, settings
):
    maak_agendapunt()
    agenda = als_bezoeker()
    for selectie in (Selectie(), Selectie(status="loopt"), Selectie(status="gepland")):
        gedrukt(Papier.van(agenda, selectie))
    settings.PORTAAL_URL = "https://anders.example"
    gedrukt(Papier.van(agenda))
    monkeypatch.setattr(papier, "bouwkenmerk", lambda: "nieuw")
    gedrukt(Papier.van(agenda))
    assert teller() == 5


def test_onder_welke_naam_of_poort_er_gevraagd_wordt_telt_niet(client, teller, adres, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for host in ("testserver", "testserver:8001", "localhost", "elders.example:1"):
        client.get(adres, headers={"host": host}).getvalue()
    assert teller() == 1


@pytest.mark.druk
def test_een_bezoeker_krijgt_de_echte_pdf(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    assert antwoord["Content-Type"] == "application/pdf"
    inhoud = b"".join(antwoord.streaming_content)
    assert inhoud.startswith(b"%PDF-1.7")
    assert len(inhoud) == int(antwoord["Content-Length"])


@pytest.mark.usefixtures("later")
def test_wat_er_nog_niet_is_zegt_dat_het_komt_en_kijkt_vanzelf_weer(client, adres):
    antwoord = client.get(f"{adres}?status=gepland")
    assert antwoord.status_code == 202
    assert antwoord["Retry-After"] == antwoord["Refresh"] == "5"
    assert antwoord["Cache-Control"] == "no-store"
    assert "ETag" not in antwoord
    assert "<title>De pdf komt eraan | Regionale agenda A 2026–2028, status gepland |" in (
        antwoord.text
    )
    assert ">Regionale agenda A 2026–2028, status gepland</p>" in antwoord.text
    druk_wat_gevraagd_is()
    assert client.get(f"{adres}?status=gepland").getvalue().startswith(b"<!doctype html>")


@pytest.mark.usefixtures("later")
def test_wie_dat_niet_wil_laat_de_pagina_stilstaan(client, adres):
    vraag = f"{adres}?status=gepland"
    assert f'href="{vraag}&amp;vernieuw=nee"' in client.get(vraag).text
    stil = client.get(f"{vraag}&vernieuw=nee")
    assert (stil.status_code, "Refresh" in stil) == (202, False)
    assert f'href="{vraag}"' in stil.text
    assert f'href="{adres}"' in client.get(f"{adres}?vernieuw=nee").text


@pytest.mark.beide
@pytest.mark.usefixtures("later")
def test_wie_weer_kijkt_staat_niet_nog_eens_in_de_rij(client, adres):
    for _ in range(3):
        for vraag in ("", "?status=gepland", f"?sinds={gisteren()}"):
            pagina = client.get(f"{adres}{vraag}").text
            assert ("met wat er veranderde sinds" in pagina) is ("sinds" in vraag)
    assert Drukopdracht.objects.count() == 3


@pytest.mark.usefixtures("later")
def test_is_de_rij_vol_dan_past_er_geen_deel_meer_bij_maar_wel_een_hele_agenda(
    client, adres, monkeypatch
):
    monkeypatch.setattr(rij, "DELEN_IN_DE_RIJ", 2)
    for status in ("gepland", "loopt"):
        assert client.get(f"{adres}?status={status}").status_code == 202
    vol = client.get(f"{adres}?status=afgerond")
    assert vol.status_code == 503
    assert vol["Retry-After"] == "60"
    assert "Wacht een minuut en probeer het dan opnieuw" in vol.text
    assert "De pdf is er nu niet | Regionale agenda A 2026–2028, status afgerond |" in vol.text
    assert client.get(adres).status_code == 202
    assert client.get(f"{adres}?status=loopt").status_code == 202
    assert Drukopdracht.objects.hele().count() == 1
    assert Drukopdracht.objects.delen().count() == 2


@pytest.mark.usefixtures("later")
def test_waarmee_niet_te_vergelijken_is_komt_niet_in_de_rij(client, adres):
    antwoord = client.get(f"{adres}?sinds=2015-01-01")
    assert antwoord.status_code == 400
    assert "geen stand bewaard" in antwoord.text or "pas sinds vandaag" in antwoord.text
    assert not Drukopdracht.objects.exists()


def test_wat_niet_lukt_zegt_dat_en_wordt_niet_steeds_weer_geprobeerd(
    client, adres, monkeypatch, caplog, teller
):
    goed = drukken.DRUKKER
    monkeypatch.setattr(drukken, "DRUKKER", stand_in(STRUIKEL))
    assert client.get(adres).status_code == 202
    monkeypatch.setattr(drukken, "DRUKKER", goed)
    antwoord = client.get(adres)
    assert antwoord.status_code == 503
    assert "Probeer het over een paar minuten opnieuw" in antwoord.text
    assert "het papier is op" in caplog.text
    assert teller() == 0


@pytest.mark.usefixtures("later")
def test_schrijft_een_ander_lang_dan_hoort_een_bezoeker_meteen_dat_het_druk_is(
    client, adres, monkeypatch
):
    def bezet(*_, **__):
        raise DatabaseError("database is locked")

    monkeypatch.setattr(Drukopdracht.objects, "bulk_create", bezet)
    assert client.get(f"{adres}?status=gepland").status_code == 503
    assert client.get(adres).status_code == 202  # that is printed without a place in the queue


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL laat beide schrijven")
def test_alleen_wie_in_de_rij_gaat_staan_heeft_weinig_geduld(client, adres, monkeypatch):
    gezien = []

    def geduld():
        with connection.cursor() as cursor:
            return cursor.execute("PRAGMA busy_timeout").fetchone()[0]

    voor = geduld()
    monkeypatch.setattr(
        "ijmond.drukkerij.vragen.zet_in_de_rij", lambda _: gezien.append(geduld()) or True
    )
    client.get(adres)
    assert gezien == [500]
    assert geduld() == voor > 500


@pytest.mark.usefixtures("later")
def test_wat_er_niet_meer_is_gaat_uit_de_rij(client, adres, als_bezoeker):
    client.get(adres)
    agenda = als_bezoeker()
    Drukopdracht.objects.create(agenda=agenda, soort="domein", waarde="weg")
    Drukopdracht.objects.create(agenda=agenda, sinds="versie-7")
    agenda.status = "concept"
    opslaan(agenda)
    druk_wat_gevraagd_is()
    assert not Drukopdracht.objects.exists()


def test_een_afgelopen_agenda_krijgt_ander_papier(maak_agendapunt, als_bezoeker, monkeypatch):
    maak_agendapunt()
    voor = Papier.van(als_bezoeker()).naam
    later = timezone.localdate().replace(year=2100)
    monkeypatch.setattr("agenda.models.agenda.localdate", lambda: later)
    assert Papier.van(als_bezoeker()).naam != voor


def test_een_lopende_agenda_krijgt_ander_papier_zodra_een_periode_voorbij_is(
    maak_agendapunt, als_bezoeker, monkeypatch
):
    agenda = maak_agendapunt().agenda
    eind = agenda.perioden.earliest("eind").eind
    monkeypatch.setattr("agenda.models.agenda.localdate", lambda: agenda.begin)
    namen = []
    for dagen in (-30, 0, 1, 30):
        dag = eind + timedelta(days=dagen)
        monkeypatch.setattr("ijmond.drukkerij.papier.localdate", lambda dag=dag: dag)
        namen.append(Papier.van(als_bezoeker()).naam)
    assert namen[0] == namen[1] != namen[2] == namen[3]


@pytest.mark.usefixtures("later", "teller")
def test_wie_niet_wil_wachten_leest_de_vorige_zolang_alles_daarin_nog_te_lezen_is(
    client, adres, maak_agendapunt, als_bezoeker
):
    def bestel():
        return client.get(adres), client.get(adres, {"vorige": "ja"})

    weg = maak_agendapunt("Gaat eraf")
    pagina, vorige = bestel()
    assert "vorige pdf" not in pagina.content.decode()
    assert vorige.status_code == 202
    druk_wat_gevraagd_is()
    eerste = client.get(adres)
    oud = b"".join(eerste.streaming_content)

    maak_agendapunt("Komt erbij")
    pagina, vorige = bestel()
    assert "Dat is de vorige, van" in pagina.content.decode()
    assert b"".join(vorige.streaming_content) == oud
    assert vorige.headers["Cache-Control"] == "no-store"
    deel = client.get(adres, {"status": "gepland", "vorige": "ja"})
    assert deel.status_code == 202

    trek_in(weg, "Dubbel.")
    pagina, vorige = bestel()
    assert "vorige pdf" not in pagina.content.decode()
    assert vorige.status_code == 202


@pytest.mark.usefixtures("later")
def test_een_pagina_zegt_hoe_groot_de_pdf_was_die_als_laatste_gedrukt_is(
    client, maak_agendapunt, als_bezoeker, monkeypatch
):
    """On any server, as it stands in the database; a few bytes more make no other page."""
    adres = maak_agendapunt().agenda.get_absolute_url()
    gezien = [client.get(adres)]
    assert "(pdf)" in gezien[0].content.decode()
    for bytes_ in (408_000, 411_000):
        programma = f'head -c {bytes_} /dev/zero > "$0"; echo 33'
        monkeypatch.setattr(drukken, "DRUKKER", ("sh", "-c", programma))
        rij.zet_in_de_rij(Papier.van(als_bezoeker()))
        druk_wat_gevraagd_is()
        gezien.append(client.get(adres))
        assert "(pdf, 33 bladzijden, 410 kB)" in gezien[-1].content.decode()
        bewaren.gooi_weg()
    voor, na, nog_eens = (antwoord.headers["ETag"] for antwoord in gezien)
    assert voor != na == nog_eens
