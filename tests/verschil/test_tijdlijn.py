"""What happened to one item, how far it slipped, and how a domain gets on."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.models import Agendapunt, Periode
from agenda.opslag import opslaan
from agenda.verschil import Verschuiving, naam_van_periode
from ijmond.paginas.home import tel_per_domein
from ijmond.versies import stel_vast
from tests.bezoek import vraag, woorden_in
from tests.wijzigen import op, verplaats


@pytest.fixture
def lees(client):
    def lees(punt_of_adres):
        adres = getattr(punt_of_adres, "get_absolute_url", lambda: punt_of_adres)()
        tekst = client.get(adres).content.decode()
        return tekst.partition("<main")[2].partition("</main>")[0]

    return lees


def test_een_punt_vertelt_wat_er_gebeurde_het_oudste_eerst(
    lees, maak_agendapunt, maak_document, maak_vergadering
):
    punt = maak_agendapunt(perioden=[2026])
    verplaats(
        punt, 2027, reden="Nog niet klaar.", datum=date(2026, 5, 12), moment=op(5, 20),
        bron=maak_document("Het besluit"), bron_plaats="punt 4",
    )  # fmt: skip
    punt.status = "afgerond"
    opslaan(punt, datum=date(2026, 8, 1), precisie="maand", moment=op(8, 31))
    tekst = lees(punt).partition("Wat er gebeurde")[2]
    assert tekst.index("12 mei 2026") < tekst.index("augustus 2026")
    for woord in ("van 2026 naar 2027", "Reden: Nog niet klaar.", "Het besluit</a>, punt 4"):
        assert woord in tekst
    assert tekst.count("op deze site gezet") == 1  # 20 May; 31 August lies in that month
    assert "Toegevoegd" in tekst


def test_een_actie_heeft_een_tijdlijn(lees, maak_actie):
    actie = maak_actie(termijn=date(2026, 1, 1), termijn_precisie="jaar")
    actie.termijn = date(2027, 1, 1)
    opslaan(actie, reden="Te druk.")
    assert "van 2026 naar 2027" in lees(actie).partition("Wat er gebeurde")[2]


def test_een_bron_van_iets_dat_gebeurde_heeft_een_pagina(client, maak_agendapunt, maak_document):
    punt, bron = maak_agendapunt(perioden=[2026]), maak_document("Het besluit")
    assert client.get(bron.get_absolute_url()).status_code == 404
    verplaats(punt, 2027, bron=bron)
    assert client.get(bron.get_absolute_url()).status_code == 200
    punt.publicatie = "ingetrokken"
    opslaan(punt, reden="Dubbel.", bron=bron)
    assert client.get(bron.get_absolute_url()).status_code == 404


def test_een_tijdlijn_met_alles_erin_kost_hoogstens_twaalf_queries(
    client, maak_agenda, maak_domein, maak_agendapunt, maak_eigenaar, maak_vergadering,
    maak_document, maak_actie, maak_overleg,
):  # fmt: skip
    wonen, haven = maak_domein("Wonen"), maak_domein("Haven")
    punt = maak_agendapunt(perioden=[2026], domein=wonen)
    verplaats(punt, 2027, bron=maak_document())
    punt.domein, punt.bron, punt.toelichting = haven, maak_document(), "Een nieuwe tekst."
    thema = punt.agenda.themas.create(naam="Groen", slug="groen")

    def schrijf():
        punt.themas.add(thema)
        punt.betrokkenen.create(eigenaar=maak_eigenaar(), rol="trekker")
        punt.verwijzingen.create(titel="Stuk", url="https://voorbeeld.example")

    opslaan(punt, schrijf)
    maak_vergadering(punten=[punt])
    actie = maak_actie(overleg=maak_overleg(domein=wonen))
    actie.overleg, actie.agendapunt = maak_overleg(domein=haven), punt
    opslaan(actie)
    maak_vergadering(punten=[actie])
    for adres in (punt.get_absolute_url(), actie.get_absolute_url(), "/wijzigingen/",
                  "/wijzigingen.atom"):  # fmt: skip
        cache.clear()
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(adres).status_code == 200
        assert len(gevangen) <= 12, adres


@pytest.mark.parametrize(
    ("aantal", "eerst", "gepland", "zin"),
    [
        (0, 2016, [2016], ""),
        (1, 2016, [2017], "1x doorgeschoven (van 2016 naar 2017)"),
        (2, 2016, [2017, 2018], "2x doorgeschoven (van 2016 naar 2017 en 2018)"),
        (1, 2016, [2015, 2018], "1x doorgeschoven (van 2016 naar 2018)"),
        (2, 2016, [], "2x doorgeschoven (eerst gepland in 2016)"),
        (1, 2016, [2016], "1x doorgeschoven (nu weer in 2016)"),
        (2, 2016, [2015], "2x doorgeschoven (eerst gepland in 2016)"),
    ],
)
def test_de_weg_gaat_van_de_eerste_periode_naar_die_van_nu(aantal, eerst, gepland, zin):
    verschuiving = Verschuiving(aantal, str(eerst))
    naam = naam_van_periode([Periode(naam="2016", tijdvak="2016")])
    assert verschuiving.in_woorden(map(str, gepland), naam) == zin


def test_twee_keer_doorgeschoven_staat_op_elke_plek(lees, maak_domein, maak_agendapunt):
    domein = maak_domein("Wonen")
    punt = maak_agendapunt("Huis", perioden=[2026])
    ander = maak_agendapunt("Kade", perioden=[2026])
    verplaats(punt, 2027, moment=op(3, 1))
    verplaats(punt, 2028, moment=op(4, 1))
    zin = "2x doorgeschoven (van 2026 naar 2028)"
    agenda = punt.agenda.get_absolute_url()
    plekken = [punt, agenda, f"{agenda}geheel/", domein.get_absolute_url(), "/agendapunten/"]
    assert {plek: lees(plek).count(zin) for plek in plekken} == dict.fromkeys(plekken, 1)
    assert "doorgeschoven" not in lees(ander)


@pytest.mark.parametrize("pagina", ["", "geheel/"])
def test_de_matrix_laat_zien_waar_iets_eerder_gepland_was(lees, maak_agendapunt, pagina):
    punt = maak_agendapunt(perioden=[2026])
    adres = f"{punt.agenda.get_absolute_url()}{pagina}"
    assert "eerder gepland" not in lees(adres)
    verplaats(punt, 2027, moment=op(3, 1))
    tekst = lees(adres)
    assert tekst.count("eerder gepland in 2026, nu niet meer") == 1
    assert "stond hier, nu later" in tekst
    verplaats(punt, 2026, reden="Toch eerder.", moment=op(4, 1))
    tekst = lees(adres)
    assert "eerder gepland in 2026" not in tekst
    assert "eerder gepland in 2027" in tekst
    assert "stond hier, nu eerder" in tekst


def test_de_pdf_zegt_wat_verschoof_en_waar_het_eerder_gepland_was(client, maak_agendapunt):
    punt = maak_agendapunt("Huis", perioden=[2026])
    maak_agendapunt("Kade", perioden=[2027], domein=punt.domein)
    adres = f"{punt.agenda.get_absolute_url()}levende-agenda.pdf"

    def planning():
        woorden = woorden_in(vraag(client, adres).tekst)
        return woorden.partition("Wanneer is wat gepland?")[2].partition("Bijgewerkt op")[0]

    assert "eerder" not in planning().lower()
    verplaats(punt, 2028)
    assert planning().startswith(" ‘Eerder’ betekent: eerder gepland, nu niet meer.")
    verschoven = planning().partition("SA-01 Huis 1x doorgeschoven (van 2026 naar 2028)")[2]
    assert "eerder gepland" in verschoven.partition("SA-02")[0]


def test_een_versie_vertelt_in_haar_matrix_niets_van_verschuiven(lees, maak_agendapunt):
    punt = maak_agendapunt("Huis", perioden=[2026])
    verplaats(punt, 2027)
    versie = stel_vast(punt.agenda, titel="Vastgesteld", datum=None, precisie="onbekend")
    toen = lees(versie)
    verplaats(punt, 2028)
    assert lees(versie) == toen
    for tekst in (toen, versie.papier.html):
        assert "Huis" in tekst
        assert "doorgeschoven" not in tekst
        assert "eerder gepland" not in tekst


def test_wat_een_concept_schoof_telt_nergens_mee(lees, maak_domein, maak_agendapunt):
    domein = maak_domein("Wonen")
    punt = maak_agendapunt(perioden=[2026], publicatie="concept")
    verplaats(punt, 2027)
    punt = Agendapunt.objects.get(pk=punt.pk)
    punt.publicatie = "gepubliceerd"
    opslaan(punt)
    for plek in (punt, punt.agenda.get_absolute_url(), domein.get_absolute_url(), "/agendapunten/"):
        assert "x doorgeschoven" not in lees(plek)
        assert "eerder gepland" not in lees(plek)


def test_een_domein_vertelt_hoeveel_er_klaar_op_tijd_en_doorgeschoven_is(
    lees, maak_domein, maak_agendapunt, maak_actie, maak_overleg
):
    domein = maak_domein("Wonen")
    punten = [maak_agendapunt(perioden=[2026]) for _ in range(4)]
    acties = [maak_actie(overleg=maak_overleg(domein=domein)) for _ in range(2)]
    assert "Nog geen agendapunt is afgerond. Nog geen actie is afgerond." in lees(domein)
    verplaats(punten[0], 2027)
    verplaats(punten[1], 2028)
    for los, dag in (
        (punten[0], date(2026, 6, 1)),
        (punten[2], date(2026, 12, 31)),
        (punten[3], date(2027, 1, 1)),
        (acties[0], date(2026, 6, 1)),
    ):
        los.status = "afgerond"
        opslaan(los, datum=dag)
    zin = (
        "3 van de 4 agendapunten zijn afgerond, waarvan 1 op tijd. "
        "2 agendapunten zijn doorgeschoven. 1 van de 2 acties is afgerond"
    )
    assert f"{zin}." in lees(domein)
    [telling] = tel_per_domein(domein.agenda, domein.agenda.domeinen.all())
    assert telling.voortgang.in_woorden == zin


def test_van_een_afgelopen_agenda_zonder_verloop_wordt_niets_verzonnen(
    lees, maak_agenda, maak_domein, maak_agendapunt
):
    agenda = maak_agenda(jaren=(2015, 2016), is_home=True, status="afgesloten")
    domein = maak_domein("Wonen", agenda=agenda)
    punt = maak_agendapunt(status="onbekend", perioden=[2015])
    assert "is niet bijgehouden" in lees(domein)
    assert "afgerond" not in lees("/")
    punt.status = "afgerond"
    opslaan(punt, datum=date(2015, 5, 1))
    assert "1 agendapunt is afgerond, en op tijd." in lees(domein)
    assert "1 agendapunt is afgerond, en op tijd." in lees("/")
