"""What was on the site and went off it says so, by its kenmerk, and says nothing else."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.bewerkingen import publiceer, trek_in
from agenda.models import Agenda, Versie
from agenda.opslag import opslaan, verwijder
from ijmond.versies import stel_vast


@pytest.fixture(params=["agendapunt", "actie"])
def punt(request, maak_agendapunt, maak_actie):
    maak = maak_agendapunt if request.param == "agendapunt" else maak_actie
    return maak("Zeesluis verbreden", toelichting="Over de kade.")


@pytest.fixture
def lees(client):
    def lees(adres):
        antwoord = client.get(adres)
        assert antwoord.status_code == 410, adres
        return antwoord.content.decode()

    return lees


def haal_weg(punt, hoe, reden):
    if hoe == "intrekken":
        trek_in(punt, reden, datum=date(2026, 5, 3))
    else:
        verwijder(punt, reden=reden, datum=date(2026, 5, 3))


@pytest.mark.parametrize("hoe", ["intrekken", "verwijderen"])
def test_wat_van_de_site_ging_noemt_kenmerk_dag_en_reden_en_niet_meer(lees, punt, hoe):
    adres, kort = punt.get_absolute_url(), punt.get_absolute_url().rsplit("/", 2)[0]
    haal_weg(punt, hoe, "Dubbel opgenomen.")
    for los in (adres, f"{kort}/", f"{kort}/een-oude-titel/"):
        tekst = lees(los)
        assert f"<h1>{punt.kenmerk} staat niet meer op de site</h1>" in tekst
        assert "3 mei 2026" in tekst
        assert "Reden: Dubbel opgenomen." in tekst
        for geheim in ("zeesluis", "verbreden", "over de kade"):
            assert geheim not in tekst.lower()


def test_kleine_letters_in_het_adres_vinden_het_ook(lees, punt):
    adres = punt.get_absolute_url().replace(punt.kenmerk, punt.kenmerk.lower())
    trek_in(punt, "Dubbel.")
    assert "Reden: Dubbel." in lees(adres)


def test_het_adres_van_een_ander_soort_bestaat_niet(client, punt):
    adres = punt.get_absolute_url()
    soorten = ("/agendapunten/", "/acties/")
    ander = adres.replace(*(soorten if adres.startswith(soorten[0]) else soorten[::-1]))
    trek_in(punt, "Dubbel.")
    assert client.get(ander).status_code == 404


def test_wat_nooit_openbaar_was_blijft_onvindbaar(client, maak_agendapunt, maak_actie):
    for maak in (maak_agendapunt, maak_actie):
        for publicatie in ("concept", "ingetrokken"):
            punt = maak(publicatie=publicatie)
            assert client.get(punt.get_absolute_url()).status_code == 404
            verwijder(punt, reden="Toch niet.")
            assert client.get(punt.get_absolute_url()).status_code == 404


def test_met_zijn_agenda_verdwijnt_ook_dat_het_is_ingetrokken(client, punt):
    trek_in(punt, "Dubbel.")
    agenda = Agenda.objects.get()
    agenda.status = "concept"
    opslaan(agenda)
    assert client.get(punt.get_absolute_url()).status_code == 404


def test_wat_terugkomt_heeft_zijn_pagina_weer_en_de_laatste_reden_telt(client, lees, punt):
    trek_in(punt, "Nog niet rijp.")
    publiceer(punt)
    assert client.get(punt.get_absolute_url()).status_code == 200
    trek_in(punt, "Het Rijk doet dit nu.")
    tekst = lees(punt.get_absolute_url())
    assert "Het Rijk doet dit nu." in tekst
    assert "Nog niet rijp." not in tekst


def test_alleen_waar_versies_zijn_leidt_de_pagina_daarheen(client, lees, punt):
    adres = punt.get_absolute_url()
    trek_in(punt, "Dubbel.")
    assert "/versies/" not in lees(adres)
    publiceer(punt)
    stel_vast(punt.agenda, titel="Vastgesteld", datum=date(2026, 1, 5), precisie="dag")
    trek_in(punt, "Dubbel.")
    versies = f"{punt.agenda.get_absolute_url()}versies/"
    assert f'href="{versies}"' in lees(adres)
    # Adopting is for keeping: the version itself still tells what it held.
    assert "Zeesluis" in client.get(Versie.objects.get().get_absolute_url()).content.decode()


def test_wie_de_pagina_kende_krijgt_geen_304_en_een_cache_vraagt_steeds_opnieuw(client, punt):
    adres = punt.get_absolute_url()
    etag = client.get(adres).headers["ETag"]
    trek_in(punt, "Dubbel.")
    for kop in (etag, "*"):
        antwoord = client.get(adres, headers={"If-None-Match": kop})
        assert antwoord.status_code == 410
        assert "ETag" not in antwoord.headers
        assert antwoord.headers["Cache-Control"] == "no-cache"
    assert client.head(adres).status_code == 410


@pytest.mark.lang
def test_de_pagina_kost_evenveel_queries_hoe_vaak_het_ook_wegging(client, punt):
    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(punt.get_absolute_url()).status_code == 410
        return len(gevangen)

    trek_in(punt, "Dubbel.")
    eerst = queries()
    for _ in range(5):
        publiceer(punt)
        trek_in(punt, "Weer dubbel.")
    assert queries() == eerst <= 4  # the content, the item, how it went, whether there are versions
