"""What was saved when a period was known by its first day, reads as it did."""

import json

import pytest
from django.test import Client

from agenda.bewerkingen import maak_perioden, publiceer, trek_in
from agenda.models import Agendapunt, Gebeurtenis, Stand
from agenda.opslag import fouten, opslaan
from tests.opslag.overgang import lees, naar
from tests.rollen import maak_gebruiker
from tests.wijzigen import gisteren, verplaats

ERVOOR = [("agenda", "0007_een_opslag_is_een_rij")]


@pytest.fixture(scope="module")
def heen_en_terug(in_een_eigen_database, maak_agendapunt):
    """Who reads which addresses, and what was read there before the journey."""
    in_een_eigen_database()
    punt, weg = maak_agendapunt("Zeesluis", perioden=[2026]), maak_agendapunt("Kade")
    verplaats(weg, 2028, reden="")
    verplaats(punt, 2027)
    verplaats(weg, reden="Geen ruimte.")
    punt.agenda.perioden.get(naam="2028").delete()
    opslaan(punt.agenda)
    trek_in(punt, "Even niet.")
    dag = gisteren()
    verplaats(punt, 2026)
    publiceer(punt, reden="Toch wel.")
    client, agenda = Client(), punt.agenda.get_absolute_url()
    client.force_login(maak_gebruiker("griffie", "Griffie"))
    adressen = (
        punt.get_absolute_url(), weg.get_absolute_url(), agenda, f"{agenda}geheel/",
        "/agendapunten/", "/wijzigingen/", f"{agenda}vergelijk/?van={dag}&tot=nu",
        f"/beheer/agenda/agendapunt/{punt.pk}/history/",
    )  # fmt: skip
    ervoor = lees(client, adressen)
    standen = naar(ERVOOR).get_model("agenda", "Stand").objects.filter(kenmerk__gt="")
    assert "2026-01-01" in json.dumps([los.inhoud for los in standen])
    naar()
    return client, adressen, ervoor


@pytest.mark.lang  # that either database takes these steps, `test_overgang_heen_en_terug` shows
@pytest.mark.django_db
def test_elke_pagina_leest_als_ervoor_ook_als_er_daarna_een_kwartaal_bij_komt(heen_en_terug):
    client, adressen, ervoor = heen_en_terug
    assert lees(client, adressen) == ervoor
    punt, weg = Agendapunt.objects.order_by("kenmerk")
    oud = Stand.objects.filter(kenmerk=punt.kenmerk, formaat=1)
    assert {los.inhoud["planning"][0]["periode"][4:] for los in oud} == {"-01-01"}
    assert {los.staat["planning"][0]["periode"] for los in oud} == {"2026", "2027"}
    gebeurd = Gebeurtenis.objects.filter(kenmerk=weg.kenmerk, veld="planning")
    assert [los.nieuw for los in gebeurd.order_by("pk")] == [["2028"], []]
    maak_perioden(punt.agenda, 2026, 2026, "kwartaal")
    assert list(fouten([])) == []
    punt.titel = "De zeesluis"
    opslaan(punt)
    assert Gebeurtenis.objects.latest("pk").soort == "tekst_gewijzigd"
