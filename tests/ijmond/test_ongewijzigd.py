"""A visitor who comes back gets 304, until something public changed."""

import pytest
from django.db import DatabaseError

from agenda.models import Inhoudsversie
from agenda.opslaan import opslaan


@pytest.fixture
def etag(client):
    return lambda: client.get("/agendapunten/").headers["ETag"]


def test_ongewijzigd_kost_een_query(client, maak_agendapunt, django_assert_num_queries):
    punt = maak_agendapunt()
    for adres in ("/", "/agendapunten/", punt.get_absolute_url(), "/over/"):
        etag = client.get(adres).headers["ETag"]
        with django_assert_num_queries(1):  # the number of the content
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


def test_zonder_database_komt_er_een_nette_foutpagina(client, monkeypatch):
    def stuk(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(Inhoudsversie.objects, "filter", stuk)
    antwoord = client.get("/over/")
    assert antwoord.status_code == 200
    assert "Laatst bijgewerkt" not in antwoord.content.decode()
