"""What changed: a page that a visitor filters, and a feed of each selection."""

import re
from datetime import date

import feedparser
import pytest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from agenda.bewerkingen import publiceer, trek_in
from agenda.choices import GROEPEN, Soort
from agenda.opslag import opslaan, verwijder
from tests.bezoek import plat, woorden_in
from tests.wijzigen import op, plan, verplaats

PAGINA, FEED = "/wijzigingen/", "/wijzigingen.atom"


@pytest.fixture
def lees(client):
    """What a visitor reads on the page, without the frame around it."""

    def lees(vraag="", adres=PAGINA):
        antwoord = client.get(f"{adres}{vraag}")
        assert antwoord.status_code == 200
        return antwoord.content.decode().partition("<main")[2].partition("</main>")[0]

    return lees


@pytest.fixture
def feed(client):
    def feed(vraag=""):
        gelezen = feedparser.parse(client.get(f"{FEED}{vraag}").content)
        assert gelezen.bozo == 0
        return gelezen

    return feed


def test_het_nieuwste_staat_bovenaan_met_woorden_reden_en_bron(
    lees, maak_agendapunt, maak_document
):
    punt = maak_agendapunt("Zeesluis", perioden=[2026])
    verplaats(
        punt, 2027, 2028, moment=op(5, 20), datum=date(2026, 5, 12),
        bron=maak_document("Het besluit"), bron_plaats="punt 4",
    )  # fmt: skip
    punt.status = "loopt"
    opslaan(punt, moment=op(6, 1))
    tekst = lees("?van=2026-01-01&tot=2026-10-01")
    assert tekst.index("1 juni 2026") < tekst.index("12 mei 2026")
    assert "Doorgeschoven" in tekst
    assert "van 2026 naar 2027 en 2028" in tekst
    assert "Reden: De raad vroeg om meer tijd." in tekst
    assert "Het besluit</a>, punt 4" in tekst
    assert "20 mei 2026" in tekst  # when it was written down


def test_van_een_lange_tekst_zijn_de_woorden_te_zien(lees, maak_agendapunt):
    punt = maak_agendapunt(toelichting="Over huizen en wegen.")
    punt.toelichting = "Over huizen en het spoor."
    opslaan(punt)
    tekst = lees("?soort=tekst_gewijzigd")
    assert "<details" in tekst
    assert "<del>" in tekst
    assert "het spoor." in tekst.partition("<ins>")[2].partition("</ins>")[0]


@pytest.mark.parametrize("weg", [lambda punt: trek_in(punt, "Dubbel."), None])
def test_van_wat_weg_is_staan_er_alleen_kenmerk_datum_en_reden(
    lees, feed, maak_agendapunt, maak_document, weg
):
    punt = maak_agendapunt("Zeesluis", perioden=[2026])
    verplaats(punt, 2027, bron=maak_document("Het besluit"))
    if weg:
        weg(punt)
    else:
        verwijder(punt, reden="Dubbel.", bron=maak_document("Nota"), moment=op(3, 1))
    tekst = lees()
    assert "SA-01" in tekst
    assert "Ingetrokken" in tekst
    assert "Reden: Dubbel." in tekst
    for geheim in ("Zeesluis", "Doorgeschoven</span>", "2027", "Het besluit", "Nota"):
        assert geheim not in tekst
    [los] = feed().entries
    assert los.title == "SA-01: ingetrokken"
    assert los.link == "http://testserver/wijzigingen/"
    assert "Zeesluis" not in str(feed())


def test_wie_een_domein_kiest_leest_dat_wat_is_ingetrokken_daar_niet_bij_staat(
    lees, maak_agendapunt, maak_domein
):
    trek_in(maak_agendapunt("Zeesluis", domein=maak_domein("Wonen")), "Dubbel.")
    zin = "Welke punten van de site af zijn gegaan, staat hier niet bij."
    assert zin in lees("?domein=wonen")
    assert zin not in lees()


def test_wat_terugkomt_is_weer_helemaal_te_lezen(lees, maak_agendapunt):
    punt = maak_agendapunt("Zeesluis", perioden=[2026])
    verplaats(punt, 2027)
    trek_in(punt, "Nog niet rijp.")
    publiceer(punt)
    tekst = lees()
    for woord in ("Zeesluis", "Toegevoegd", "Doorgeschoven", "Nog niet rijp.", "Weer op de site"):
        assert woord in tekst
    assert "concept" not in tekst
    assert "van gepubliceerd" not in tekst


def test_wat_een_concept_meemaakte_blijft_weg_ook_na_publicatie(lees, maak_agendapunt):
    punt = maak_agendapunt("Zeesluis", perioden=[2026], publicatie="concept")
    assert "SA-01" not in lees()
    verplaats(punt, 2027, reden="Ons geheim.")
    publiceer(punt)
    tekst = lees()
    assert tekst.count('kenmerk">SA-01') == 1
    assert "Toegevoegd" in tekst
    assert "geheim" not in tekst


def test_wie_niet_meer_genoemd_mag_worden_laat_alleen_de_soort_achter(
    lees, maak_agendapunt, maak_eigenaar
):
    bea = maak_eigenaar("Bea Bakker", soort="persoon", naam_openbaar=True)
    punt = maak_agendapunt()
    opslaan(punt, lambda: punt.betrokkenen.create(eigenaar=bea, rol="trekker"))
    assert "erbij: Bea Bakker (trekker)" in lees()
    bea.naam_openbaar = False
    opslaan(bea)
    tekst = lees("?soort=eigenaar_gewijzigd")
    assert "1 wijziging gevonden" in plat(tekst)
    assert "Bea" not in tekst
    assert "bea" not in tekst


@pytest.mark.beide
def test_een_bezoeker_kiest_agenda_domein_soort_en_tijd(
    lees, maak_agenda, maak_domein, maak_agendapunt, maak_overleg, maak_actie
):
    wonen, haven = maak_domein("Wonen"), maak_domein("Haven")
    elders = maak_domein("Zorg", agenda=maak_agenda())
    huis = maak_agendapunt("Huis", domein=wonen, perioden=[2026])
    kade = maak_agendapunt("Kade", domein=haven, perioden=[2026])
    maak_agendapunt("Kliniek", domein=elders)
    maak_actie("Bouwen", overleg=maak_overleg(domein=wonen))
    verplaats(huis, 2027, moment=op(2, 1))
    verplaats(kade, 2027, moment=op(4, 1))

    def gevonden(vraag):
        tekst = lees(vraag)
        return {titel for titel in ("Huis", "Kade", "Kliniek", "Bouwen") if f">{titel}<" in tekst}

    assert gevonden("") == {"Huis", "Kade", "Kliniek", "Bouwen"}
    assert gevonden("?agenda=agenda-b") == {"Kliniek"}
    assert gevonden("?domein=wonen") == {"Huis", "Bouwen"}
    assert gevonden("?soort=doorgeschoven") == {"Huis", "Kade"}
    assert gevonden("?soort=verschoven&domein=haven") == {"Kade"}
    assert gevonden("?van=2026-02-02&tot=2026-04-01") == {"Kade"}
    assert gevonden("?tot=2026-02-01") == {"Huis"}
    assert gevonden("?soort=afgerond") == set()
    assert "Geen wijziging past bij uw keuze." in lees("?soort=afgerond")


@pytest.mark.beide
def test_wat_alleen_op_het_jaar_bekend_is_valt_in_elke_dag_van_dat_jaar(lees, maak_agendapunt):
    punt = maak_agendapunt()
    punt.status = "afgerond"
    opslaan(punt, datum=date(2015, 1, 1), precisie="jaar")
    assert "1 wijziging gevonden" in plat(lees("?van=2015-06-01&tot=2015-06-30"))
    assert "0 wijzigingen gevonden" in plat(lees("?van=2014-01-01&tot=2014-12-31"))


def test_alle_soorten_zijn_te_kiezen_in_hun_groep(lees, db):
    tekst = lees()
    for groep in GROEPEN:
        assert f'<optgroup label="{groep}">' in tekst
    for soort in Soort:
        assert f'<option value="{soort}">' in tekst


def test_een_termijn_en_een_ander_domein_zijn_niet_anders_beschreven(
    lees, maak_actie, maak_overleg
):
    actie = maak_actie(termijn=date(2023, 1, 1), termijn_precisie="jaar")
    actie.termijn, actie.overleg = date(2031, 1, 1), maak_overleg("Havens")
    opslaan(actie, reden="Te druk.")
    assert "van 2023 naar 2031" in lees("?soort=termijn_of_bedrag")
    assert "naar Havens" in lees("?soort=naar_ander_domein")
    assert "0 wijzigingen gevonden" in plat(lees("?soort=anders-beschreven"))
    groepen = list(GROEPEN)
    assert groepen.index("Termijn of bedrag") == groepen.index("Verschoven") + 1


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ("?domein=bestaat-niet", "staat niet in de lijst"),
        ("?soort=gekaapt", "staat niet in de lijst"),
        ("?van=gisteren", "Dit is geen geldige datum."),
        ("?van=2026-05-01&tot=2026-04-01", "De eerste datum ligt na de laatste."),
    ],
)
def test_een_keuze_die_niet_kan_geeft_een_zin(client, lees, maak_agendapunt, vraag, zin):
    maak_agendapunt()
    assert zin in lees(vraag)
    antwoord = client.get(f"{FEED}{vraag}")
    assert antwoord.status_code == 400
    assert zin in antwoord.content.decode()


def test_meer_dan_een_pagina_bladert_met_de_keuze_mee(client, lees, maak_agendapunt):
    for _ in range(11):
        maak_agendapunt()
    eerste, tweede = lees("?soort=toegevoegd"), lees("?soort=toegevoegd&page=2")
    assert "?soort=toegevoegd&amp;page=2" in eerste
    assert (eerste.count('class="wijziging__soort"'), tweede.count("wijziging__soort")) == (10, 1)
    assert client.get(f"{PAGINA}?page=3").status_code == 404


@pytest.mark.beide
def test_wat_samen_is_ingelezen_is_een_regel_met_wat_ertoe_doet_in_het_zicht(
    client, lees, samen, maak_agendapunt, maak_actie
):
    oud = maak_agendapunt("Zeesluis", perioden=[2026])
    with samen(reden="Overgenomen uit de lijst.") as werk:
        punten = [maak_agendapunt() for _ in range(3)]
        for _ in range(26):
            maak_actie(agendapunt=punten[0])
        werk.bewaar(oud, lambda: plan(oud, 2028))
    lijst = lees("?agenda=agenda-a")
    groep = lijst.split("<h3", 1)[1]
    assert "26 acties en 4 agendapunten gewijzigd" in plat(groep)
    in_zicht, dicht = groep.split("<details", 1)
    assert "Zeesluis" in in_zicht
    assert "van 2026 naar 2028" in in_zicht
    assert "Agenda: " in plat(in_zicht)
    assert ("Zeesluis" in dicht.split("</details>")[0], "WA-01" in in_zicht) == (False, False)
    assert "26 acties en 3 agendapunten toegevoegd" in plat(lees("?soort=toegevoegd"))
    [adres] = set(re.findall(r'href="(/wijzigingen/\d+/)"', lijst))
    eerste, tweede = lees(adres=adres), lees("?page=2", adres=adres)
    assert eerste.index("Zeesluis") < eerste.index("WA-01")
    vandaag = date_format(localdate(), "j F Y")
    assert f"Wijziging van {vandaag} 26 acties" in woorden_in(eerste)
    titel = f"<title>26 acties en 4 agendapunten gewijzigd, {vandaag}, {{}}, pagina 2 van 2 |"
    nummer = f"wijziging {adres.split('/')[2]}"
    assert titel.format(nummer) in client.get(f"{adres}?page=2").text
    assert (eerste + tweede).count('class="wijziging__soort"') == 30
    assert "Overgenomen uit de lijst." in tweede
    assert client.get("/wijzigingen/999999/").status_code == 404


@pytest.mark.beide
def test_de_feed_geeft_dezelfde_keuze_het_laatst_opgeschrevene_eerst(
    client, lees, feed, maak_agendapunt
):
    punt = maak_agendapunt("Zeesluis & kade", perioden=[2026])
    verplaats(punt, 2027, moment=op(5, 1))
    verplaats(punt, 2028, datum=date(2026, 1, 1), moment=op(6, 1), reden="Toen <al> besloten.")
    vraag = "?soort=verschoven"
    assert f'href="{FEED}{vraag}"' in client.get(f"{PAGINA}{vraag}").content.decode()
    gelezen = feed(vraag)
    assert [los.title for los in gelezen.entries] == [
        "SA-01 Zeesluis & kade: doorgeschoven, van 2027 naar 2028",
        "SA-01 Zeesluis & kade: doorgeschoven, van 2026 naar 2027",
    ]
    assert gelezen.entries[0].updated == "2026-06-01T12:00:00+00:00"
    assert "Reden: Toen &lt;al&gt; besloten." in gelezen.entries[0].summary
    assert gelezen.entries[0].link == f"http://testserver{punt.get_absolute_url()}"
    assert gelezen.feed.link.endswith(vraag)


def test_wat_later_verteld_wordt_is_in_de_feed_nieuw_zodra_het_verteld_is(feed, maak_agendapunt):
    punt = maak_agendapunt()
    agenda = punt.agenda
    agenda.status = "concept"
    opslaan(agenda, moment=op(3, 1))
    trek_in(punt, "Dubbel.", moment=op(4, 1))
    agenda.status = "lopend"
    opslaan(agenda, moment=op(5, 1))
    [los] = feed().entries
    assert (los.title, los.updated) == ("SA-01: ingetrokken", "2026-05-01T12:00:00+00:00")
    assert "Wanneer: 1 april 2026" in los.summary
    assert "Reden: Dubbel." in los.summary


def test_een_lege_feed_zegt_altijd_hetzelfde(client, feed, maak_agenda):
    maak_agenda()
    assert feed().entries == []
    assert client.get(FEED).content == client.get(FEED).content


def test_een_stuurteken_in_een_reden_breekt_de_feed_niet(feed, maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    verplaats(punt, 2027, reden="Eerst \x0b\x1f overleg.")
    assert "overleg." in feed("?soort=verschoven").entries[0].summary


def test_niemand_leest_welke_ambtenaar_het_deed(client, lees, feed, maak_agendapunt):
    punt = maak_agendapunt(perioden=[2026])
    verplaats(punt, 2027, door="griffier-jansen")
    for adres in (PAGINA, FEED, punt.get_absolute_url()):
        assert "jansen" not in client.get(adres).content.decode()


@pytest.mark.parametrize("adres", [PAGINA, FEED, f"{FEED}?soort=verschoven"])
def test_ongewijzigd_kost_een_query(client, maak_agendapunt, django_assert_num_queries, adres):
    maak_agendapunt(perioden=[2026])
    etag = client.get(adres).headers["ETag"]
    with django_assert_num_queries(1):  # the number of the content
        assert client.get(adres, headers={"If-None-Match": etag}).status_code == 304
    verplaats(maak_agendapunt(perioden=[2026]), 2027)
    assert client.get(adres, headers={"If-None-Match": etag}).status_code == 200


def test_de_pagina_staat_in_het_menu_en_op_de_kaart_van_de_site(client, maak_agenda):
    maak_agenda(is_home=True)
    adres = reverse("wijzigingen")
    assert f'href="{adres}"' in client.get("/over/").content.decode()
    assert adres in client.get("/sitemap-vast.xml").content.decode()


def test_de_pagina_begint_met_de_agenda_voorop_en_op_een_dag_met_wat_ertoe_doet(
    lees, feed, maak_agenda, maak_agendapunt
):
    maak_agenda(is_home=True)
    verschoven = maak_agendapunt("Zeesluis", perioden=[2026])
    anders = maak_agendapunt("Duinpad")
    maak_agendapunt("Elders", agenda=maak_agenda())
    verplaats(verschoven, 2027)
    anders.titel = "Duinweg"
    opslaan(anders)
    begin, alles = lees(), lees("?agenda=")
    assert "Elders" not in begin
    assert "Elders" in alles
    assert begin.index("Zeesluis") < begin.index("Duinweg")
    assert "Toon alle agenda’s" in begin
    assert any("Elders" in los.title for los in feed().entries)
