"""Who follows the feed misses nothing, whatever the address of the portal, and reads what is so."""

import feedparser
import pytest
from django.urls import reverse

from agenda.bewerkingen import publiceer, trek_in, wis
from agenda.models import Agenda, Bijwerking
from agenda.opslag import opslaan
from ijmond.wijzigingen import feed
from tests.wijzigen import verplaats

FEED = "/wijzigingen.atom"


@pytest.fixture
def kort(monkeypatch):
    """Pages of three entries: a feed of many pages asks for few changes."""
    monkeypatch.setattr(feed, "IN_EEN_BLAD", 3)


@pytest.fixture
def blad(client):
    """One page of the feed, as a reader understands it."""

    def lees(adres=FEED, **kop):
        gelezen = feedparser.parse(client.get(adres, **kop).content)
        assert gelezen.bozo == 0
        return gelezen

    return lees


@pytest.fixture
def bijgewerkt(blad):
    """When each entry last changed, by what it tells: "doorgeschoven"."""
    return lambda: {los.tags[0].term: los.updated for los in blad().entries}


def naar(gelezen, rel):
    return next((link.href for link in gelezen.feed.links if link.rel == rel), None)


def test_een_id_is_op_elk_adres_hetzelfde_en_blijft_wat_het_is(blad, settings, maak_agendapunt):
    settings.ALLOWED_HOSTS = ["oud.example", "nieuw.example"]
    punt = maak_agendapunt("Zeesluis", perioden=[2026])
    verplaats(punt, 2027)

    def ids(host):
        gelezen = blad(headers={"host": host})
        return [gelezen.feed.id] + [los.id for los in gelezen.entries]

    oud = ids("oud.example")
    assert len(set(oud)) == 3
    assert all(los.startswith("urn:uuid:") for los in oud)
    punt.titel = "Een andere naam"
    opslaan(punt)
    assert set(oud) < set(ids("nieuw.example"))


def test_een_keuze_is_een_feed_voor_zich_en_een_ander_portaal_ook(blad, maak_agendapunt):
    maak_agendapunt(perioden=[2026])
    hier = blad()
    assert blad(f"{FEED}?soort=toegevoegd").feed.id != hier.feed.id
    assert blad(f"{FEED}?soort=toegevoegd").entries[0].id == hier.entries[0].id
    Bijwerking.objects.update(uid="6a2f41a3-c54c-4fce-8d1d-d5bb04a1a2d1", token="ander")
    assert blad().feed.id != hier.feed.id
    assert blad().entries[0].id != hier.entries[0].id


@pytest.mark.beide
def test_wie_de_bladen_volgt_leest_alles_een_keer(blad, kort, maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    for keer in range(6):
        verplaats(punt, 2027 if keer % 2 == 0 else 2026)
    begin = f"{FEED}?agenda={punt.agenda.slug}"
    gelezen, adres, aantallen = [], begin, []
    while adres:
        deel = blad(adres)
        assert naar(deel, "self").endswith(adres.removeprefix("http://testserver"))
        assert naar(deel, "first").endswith(begin)
        assert naar(deel, "last").endswith("&page=3")
        gelezen += [los.id for los in deel.entries]
        aantallen.append(len(deel.entries))
        terug, adres = naar(deel, "previous"), naar(deel, "next")
    assert aantallen == [3, 3, 1]
    assert len(set(gelezen)) == 7
    assert terug.endswith("&page=2")


@pytest.mark.parametrize("nummer", ["0", "2", "x", "-1"])
def test_een_blad_dat_er_niet_is_geeft_een_nette_404(client, maak_agendapunt, nummer):
    maak_agendapunt()
    assert client.get(f"{FEED}?page={nummer}").status_code == 404


def test_wie_iets_anders_leest_hoort_dat_en_leest_het_vooraan(blad, bijgewerkt, maak_agendapunt):
    punt = maak_agendapunt("Zeesluis", perioden=[2026])
    verplaats(punt, 2027)
    ander = maak_agendapunt("Kade", perioden=[2027])
    verplaats(ander, 2026)
    voor = bijgewerkt()
    punt.titel = "Sluis"
    opslaan(punt)
    na = bijgewerkt()
    assert na["Doorgeschoven"] > voor["Doorgeschoven"]
    assert na["Vervroegd"] == voor["Vervroegd"]
    assert {los.title.split(":")[0] for los in blad().entries[:3]} == {"SA-01 Sluis"}
    assert blad().feed.updated == na["Doorgeschoven"]


def test_een_naam_die_verandert_verandert_wat_haar_noemt(
    bijgewerkt, maak_agendapunt, maak_document
):
    nota = maak_document("De nota")
    punt = maak_agendapunt(perioden=[2026])
    verplaats(punt, 2027)
    punt.status = "loopt"
    opslaan(punt, bron=nota)
    eerst = bijgewerkt()
    periode = punt.agenda.perioden.get(naam="2027")
    periode.naam = "Jaar 2027"
    opslaan(periode)
    daarna = bijgewerkt()
    assert daarna["Doorgeschoven"] > eerst["Doorgeschoven"]
    assert daarna["Gestart"] == eerst["Gestart"]
    nota.titel = "De nieuwe nota"
    opslaan(nota)
    ten_slotte = bijgewerkt()
    assert ten_slotte["Gestart"] > daarna["Gestart"]
    assert ten_slotte["Doorgeschoven"] == daarna["Doorgeschoven"]


def test_ook_gewiste_woorden_en_een_terugkeer_maken_een_stuk_nieuw(
    blad, bijgewerkt, maak_agendapunt
):
    punt = maak_agendapunt("Zeesluis", perioden=[2026])
    verplaats(punt, 2027, reden="Omdat Jansen het wilde.")
    eerst = bijgewerkt()
    wis(punt.agenda, punt.kenmerk, "Jansen")
    gewist = bijgewerkt()
    assert gewist["Doorgeschoven"] > eerst["Doorgeschoven"]
    assert gewist["Toegevoegd"] == eerst["Toegevoegd"]
    assert "Jansen" not in str(blad())
    trek_in(punt, "Dubbel.")
    publiceer(punt)
    assert bijgewerkt()["Ingetrokken"] > gewist["Toegevoegd"]
    assert bijgewerkt()["Toegevoegd"] > gewist["Toegevoegd"]


def test_wat_niemand_ziet_maakt_geen_stuk_nieuw(bijgewerkt, maak_agendapunt):
    punt = maak_agendapunt("Zeesluis", perioden=[2026])
    verplaats(punt, 2027)
    voor = bijgewerkt()
    punt.interne_notitie = "Bel Jansen."
    opslaan(punt)
    agenda = Agenda.objects.get(pk=punt.agenda_id)
    agenda.inleiding = "Anders."
    opslaan(agenda)
    assert bijgewerkt() == voor


def test_een_blad_kost_even_veel_queries_als_de_eerste(
    client, kort, maak_agendapunt, django_assert_max_num_queries
):
    punt = maak_agendapunt(perioden=[2026])
    for keer in range(8):
        verplaats(punt, 2027 if keer % 2 == 0 else 2026)
    for adres in (FEED, f"{FEED}?page=2", reverse("wijzigingen-feed") + "?soort=verschoven&page=2"):
        with django_assert_max_num_queries(12):
            assert client.get(adres).status_code == 200
