"""A page that is ready is sent as it is: to visitors only, and only while it is true."""

import gzip
import json
from datetime import timedelta

import pytest
from django.conf import settings as instellingen
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agenda.opslag import opslaan
from ijmond import middleware, voorraad
from tests.bezoek import loop_af

OUD = {instellingen.SESSION_COOKIE_NAME: "verlopen"}
"""A cookie of somebody who was logged in once."""


@pytest.fixture(autouse=True)
def mappen(settings, tmp_path):
    """The folders that production has, of this test alone."""
    bestanden = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = settings.CACHES | {
        maat: {"BACKEND": bestanden, "LOCATION": tmp_path / maat} for maat in settings.VOORRAAD
    }
    return [tmp_path / maat for maat in settings.VOORRAAD]


def bewaard(mappen):
    return [bestand for map_ in mappen for bestand in map_.glob("*")]


def queries(client, adres, **opties):
    """What an address costs now."""
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(adres, **opties).status_code == 200
    return len(gevangen)


@pytest.mark.lang
def test_waar_een_link_heen_leidt_kost_de_tweede_bezoeker_een_query(
    client, maak_actie, maak_agendapunt, maak_vergadering
):
    maak_actie(agendapunt=maak_agendapunt(perioden=[2026]))
    maak_vergadering(punten=[maak_agendapunt()])
    eigen = r"\.pdf|/versies/|/voorstellen/|[?&](q|tekst)="  # these say themselves what is kept
    eerder = {
        adres: antwoord
        for adres, antwoord in loop_af(client, niet=eigen).items()
        if antwoord.status == 200
    }
    assert {"/", "/sitemap.xml", "/kalender.ics", "/wijzigingen.atom"} < set(eerder)
    assert any("?" in adres for adres in eerder)
    for adres, antwoord in eerder.items():
        with CaptureQueriesContext(connection) as gevangen:
            nu = client.get(adres)
        assert len(gevangen) <= 1, adres
        assert (nu.content, dict(nu.headers)) == (antwoord.inhoud, antwoord.headers), adres


@pytest.mark.beide
def test_wie_na_een_wijziging_komt_leest_die(client, maak_agendapunt):
    punt = maak_agendapunt("Woonvisie")
    assert "Woonvisie" in client.get("/agendapunten/").text
    punt.titel = "Visie op wonen"
    opslaan(punt)
    assert "Visie op wonen" in client.get("/agendapunten/").text


def test_wat_er_eerder_stond_ligt_nergens_meer(client, maak_agendapunt, mappen):
    maak_agendapunt("Woonvisie")
    for _ in range(2):
        client.get("/agendapunten/")
    [bestand] = bewaard(mappen)
    bestand.unlink()
    assert queries(client, "/agendapunten/") == 1  # of this process itself
    assert bewaard(mappen) == []
    voorraad.gooi_weg()
    assert queries(client, "/agendapunten/") > 1
    voorraad.gooi_weg()
    assert bewaard(mappen) == []


def test_wie_ingelogd_kan_zijn_krijgt_en_geeft_nooit_een_bewaarde_pagina(
    client, maak_agendapunt, mappen
):
    maak_agendapunt()
    bezoeker = client.get("/")
    client.cookies.load(OUD)
    assert queries(client, "/") > 1
    eigen = client.get("/agendapunten/")
    assert eigen.headers["Cache-Control"] == middleware.VOOR_EEN_GEBRUIKER
    assert len(bewaard(mappen)) == 1  # the one of the visitor
    assert bezoeker.headers["Cache-Control"] == middleware.VOOR_IEDER


def test_het_beheer_wordt_nooit_bewaard(client, griffie, mappen):
    client.get("/beheer/login/")
    client.force_login(griffie)
    client.get("/beheer/")
    assert bewaard(mappen) == []


def test_een_vreemd_adres_wordt_niet_bewaard(client, maak_agendapunt, mappen):
    maak_agendapunt()
    for vraag in ("utm_source=x", "page=1&page=2", "tekst=wonen", "q=wonen", f"agenda={'a' * 200}"):
        client.get(f"/agendapunten/?{vraag}")
    client.head("/agendapunten/")
    client.get("/bestaat-niet/")
    assert bewaard(mappen) == []


def test_ingepakt_en_uitgepakt_is_het_dezelfde_pagina(client, maak_agendapunt):
    maak_agendapunt()
    ingepakt = client.get("/", headers={"Accept-Encoding": "gzip, br"})
    assert ingepakt.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(ingepakt.content) == client.get("/").content
    assert queries(client, "/", headers={"Accept-Encoding": "br"}) == 1
    assert client.head("/").headers["ETag"] == ingepakt.headers["ETag"]


def test_een_andere_naam_en_een_andere_dag_vragen_een_andere_pagina(
    client, maak_agendapunt, monkeypatch
):
    maak_agendapunt()
    client.get("/robots.txt")
    assert "http://localhost/" in client.get("/robots.txt", headers={"Host": "localhost"}).text
    assert client.get("/", headers={"Host": "elders.example"}).status_code == 400
    client.get("/")
    morgen = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *_: morgen)
    assert queries(client, "/") > 1


def test_een_map_die_niet_deugt_kost_alleen_tijd(client, maak_agendapunt, mappen):
    maak_agendapunt()
    client.get("/")
    for bestand in bewaard(mappen):
        bestand.write_bytes(bestand.read_bytes()[:60])
    assert queries(client, "/") > 1
    for bestand in bewaard(mappen):
        bestand.unlink()
    mappen[0].rmdir()
    mappen[0].write_text("geen map")
    assert queries(client, "/") > 1
    voorraad.gooi_weg()


def test_alleen_een_bezoeker_leest_vooruit_en_alleen_paginas(client, maak_agendapunt):
    maak_agendapunt()
    for _ in range(2):  # made, and kept
        regels = client.get("/").headers["Speculation-Rules"].strip('"')
    bestand = client.get(regels)
    assert bestand.headers["Content-Type"].startswith("application/speculationrules+json")
    [regel] = json.loads(bestand.getvalue())["prefetch"]
    verboden = regel["where"]["and"][1]["not"]["href_matches"]
    assert {"/beheer/*", "/*.pdf", "/*.ics", "/*.atom", "/*.json"} <= set(verboden)
    for adres in ("/kalender.ics", "/wijzigingen.atom", "/robots.txt", "/beheer/login/"):
        assert "Speculation-Rules" not in client.get(adres).headers
    client.cookies.load(OUD)
    assert "Speculation-Rules" not in client.get("/").headers
