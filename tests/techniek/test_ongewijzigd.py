"""A visitor who comes back gets 304, until something public changed."""

import sys

import pytest
from django.db import OperationalError, connection, transaction

from agenda.opslag import opslaan
from ijmond.drukkerij import drukken
from tests.bezoek import loop_af, vraag


@pytest.fixture
def etag(client):
    return lambda: client.get("/agendapunten/").headers["ETag"]


def test_ongewijzigd_kost_een_query(client, maak_agendapunt, django_assert_num_queries):
    punt = maak_agendapunt()
    for adres in ("/", "/agendapunten/", punt.get_absolute_url(), "/over/"):
        etag = client.get(adres).headers["ETag"]
        with django_assert_num_queries(1):  # the token of the content
            antwoord = client.get(adres, headers={"If-None-Match": etag})
        assert antwoord.status_code == 304
        assert antwoord.content == b""


def test_wat_openbaar_verandert_geeft_een_nieuwe_pagina(client, maak_agendapunt, etag):
    punt = maak_agendapunt()
    voor = etag()
    punt.titel = "Een nieuwe titel"
    opslaan(punt)
    antwoord = client.get("/agendapunten/", headers={"If-None-Match": voor})
    assert antwoord.status_code == 200
    assert "Een nieuwe titel" in antwoord.content.decode()


@pytest.mark.beide
def test_na_het_terugzetten_van_een_kopie_heet_andere_inhoud_nooit_zoals_wat_er_stond(
    maak_agendapunt, etag
):
    punt, etags = maak_agendapunt(), {etag()}
    with transaction.atomic():
        punt.titel = "Wat na de kopie kwam"
        opslaan(punt)
        etags.add(etag())
        transaction.set_rollback(True)
    assert etag() in etags
    punt.titel = "Wat na het terugzetten kwam"
    opslaan(punt)
    assert etag() not in etags
    assert len(etags) == 2


def test_een_concept_verraadt_zich_niet_door_de_etag(maak_agendapunt, maak_actie, etag):
    gepubliceerd = maak_agendapunt()
    voor = etag()
    concept = maak_agendapunt(publicatie="concept")
    maak_actie(agendapunt=concept, overleg=None, publicatie="concept")
    concept.titel = "Nog geheim"
    opslaan(concept)
    gepubliceerd.interne_notitie = "alleen voor ons"
    opslaan(gepubliceerd)
    assert etag() == voor


def test_een_pagina_die_er_niet_is_heeft_geen_etag(client, db):
    assert "ETag" not in client.get("/bestaat-niet/").headers


def test_het_beheer_heeft_geen_openbare_etag(client, db):
    assert "ETag" not in client.get("/beheer/login/").headers


WAT_EEN_CACHE_WEET = ("ETag", "Cache-Control", "Vary")


@pytest.mark.lang
def test_een_304_zegt_een_cache_hetzelfde_als_de_pagina_waar_hij_voor_staat(
    client, maak_actie, maak_agendapunt, monkeypatch
):
    pen = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text('%PDF-')"
    monkeypatch.setattr(drukken, "DRUKKER", (sys.executable, "-c", pen))
    maak_actie(agendapunt=maak_agendapunt())
    paginas = loop_af(client, niet=r"\.(pdf|csv)\?")
    assert {"/", "/robots.txt", "/sitemap.xml"} < set(paginas)
    assert any(adres.endswith(".pdf") for adres in paginas)
    for adres, pagina in paginas.items():
        verwacht = {naam: pagina.headers[naam] for naam in WAT_EEN_CACHE_WEET}
        antwoord = vraag(client, adres, headers={"If-None-Match": verwacht["ETag"]})
        assert antwoord.status == 304
        assert {naam: antwoord.headers[naam] for naam in WAT_EEN_CACHE_WEET} == verwacht


def test_waar_geen_pagina_is_komt_geen_304(client, maak_agendapunt, etag):
    punt = maak_agendapunt("Woonvisie")
    concept = maak_agendapunt(publicatie="concept")
    elders = {
        "/bestaat-niet/": 404,
        concept.get_absolute_url(): 404,
        "/agendapunten": 301,
        punt.get_absolute_url().replace("woonvisie", "oude-titel"): 302,
        "/vergaderingen/?page=99": 404,
    }
    for kop in (etag(), "*", f'*, {etag()}, "x"'):
        antwoorden = {
            adres: client.get(adres, headers={"If-None-Match": kop}).status_code for adres in elders
        }
        assert antwoorden == elders


def test_een_ster_kent_geen_pagina(client, maak_agendapunt):
    maak_agendapunt()
    antwoord = client.get("/agendapunten/", headers={"If-None-Match": "*"})
    assert antwoord.status_code == 200
    assert antwoord.content


@pytest.mark.parametrize("vorm", ['"x", {}', '{},W/"y"', "{sterk}"])
def test_een_etag_telt_ook_in_een_rij_en_zonder_zijn_voorvoegsel(
    client, maak_agendapunt, etag, vorm
):
    maak_agendapunt()
    kop = vorm.format(etag(), sterk=etag().removeprefix("W/"))
    assert client.get("/agendapunten/", headers={"If-None-Match": kop}).status_code == 304


@pytest.fixture
def zonder_database(client, db, monkeypatch):
    """A visitor to a portal whose database is gone."""

    def weg(*_):
        raise OperationalError("verbinding geweigerd op 10.0.0.7")

    client.raise_request_exception = False
    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr(connection, "cursor", weg)
        yield client


def test_zonder_database_blijft_een_tekst_te_lezen(zonder_database):
    antwoord = zonder_database.get("/over/")
    assert antwoord.status_code == 200
    assert "Laatst bijgewerkt" not in antwoord.text
    # The next visit, with a database, must not be told that this was all.
    assert "ETag" not in antwoord.headers


@pytest.mark.parametrize(
    "adres", ["/", "/agendapunten/", "/werkagenda/", "/agenda/x/levende-agenda.pdf", "/sitemap.xml"]
)
def test_zonder_database_zegt_een_pagina_dat_het_niet_aan_de_bezoeker_ligt(zonder_database, adres):
    antwoord = zonder_database.get(adres)
    assert antwoord.status_code == 503
    assert "ETag" not in antwoord.headers
    assert '<html lang="nl"' in antwoord.text
    assert "Dat ligt niet aan u" in antwoord.text
    assert "Traceback" not in antwoord.text
    assert "10.0.0.7" not in antwoord.text
