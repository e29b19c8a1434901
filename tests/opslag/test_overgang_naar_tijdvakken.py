"""What was saved when a period was known by its first day, reads as it did."""

import json

import pytest
from django.core.cache import cache

from agenda.bewerkingen import maak_perioden, publiceer, trek_in
from agenda.models import Gebeurtenis, Stand
from agenda.opslag import fouten, opslaan
from ijmond.momentopname import canoniek
from tests.momentopnamen import gepland, grote_momentopname, maak_agendapunt, maak_momentopname
from tests.momentopnamen import maak_domein as domein_als_gegevens
from tests.wijzigen import gisteren, verplaats

ERVOOR = [("agenda", "0007_een_opslag_is_een_rij")]


@pytest.mark.lang  # that either database takes these steps, `test_overgang_naar_wijzigingen` shows
def test_elke_pagina_leest_als_ervoor_ook_als_er_daarna_een_kwartaal_bij_komt(
    migreer, client, griffie, maak_agendapunt
):
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
    agenda = punt.agenda.get_absolute_url()
    adressen = (
        punt.get_absolute_url(), weg.get_absolute_url(), agenda, f"{agenda}geheel/",
        "/agendapunten/", "/wijzigingen/", f"{agenda}vergelijk/?van={dag}&tot=nu",
        f"/beheer/agenda/agendapunt/{punt.pk}/history/",
    )  # fmt: skip

    def lees():
        cache.clear()
        client.force_login(griffie)
        return [client.get(adres).content.decode().partition("<main")[2] for adres in adressen]

    ervoor = lees()
    standen = migreer(ERVOOR).get_model("agenda", "Stand").objects.filter(kenmerk__gt="")
    assert "2026-01-01" in json.dumps([los.inhoud for los in standen])
    migreer()
    assert lees() == ervoor
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


def test_een_stand_van_elk_eerder_formaat_leest_als_toen():
    planning = [{"periode": "2026-01-01", "toelichting": "voor de zomer"}]
    stand = Stand(
        formaat=1, inhoud={"titel": "Kade", "planning": planning}, legenda={"2026-01-01": "2026-H1"}
    )
    assert stand.staat == {
        "titel": "Kade",
        "behandelingen": [],
        "planning": [{"periode": "2026-H1", "toelichting": "voor de zomer"}],
    }
    assert stand.inhoud["planning"] == planning
    zonder = {"titel": "Kade", "planning": [], "behandelingen": []}
    assert Stand(formaat=1, inhoud=zonder).staat == zonder
    assert Stand(formaat=1, inhoud=None).staat is None
    for formaat in (1, 2, 3):
        nu = Stand(formaat=formaat, soort="agendapunt", inhoud=zonder).staat
        assert (nu["bedragen"], nu["stuksoort"], nu["nummer_elders"]) == ([], None, "")
    kader = {"agenda": {"titel": "Agenda"}, "register": {}}
    assert Stand(formaat=1, inhoud=kader).staat["agenda"]["kolom_eenheid"] == ""


@pytest.mark.parametrize("formaat", [1, 2])
def test_een_versie_van_een_eerder_formaat_leest_als_toen(formaat):
    agenda = grote_momentopname()
    boom = json.loads(canoniek.schrijf(agenda)) | {"formaat": formaat}
    for punt in boom["agendapunten"]:
        for los in punt["planning"]:
            los["periode"] = f"{los['periode']}-01-01"
    gelezen = canoniek.lees(json.dumps(boom))
    assert gelezen.agendapunten == agenda.agendapunten
    assert [p.tijdvak for p in gelezen.perioden] == [p.tijdvak for p in agenda.perioden]


def test_een_versie_van_nu_houdt_haar_sleutels():
    punt = maak_agendapunt(planning=(gepland("2016-Q1"),))
    agenda = maak_momentopname([domein_als_gegevens(agendapunten=[punt])])
    assert canoniek.lees(canoniek.schrijf(agenda)) == agenda
