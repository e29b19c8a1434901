"""Several agendas in one portal, each with its own periods or none at all."""

import json
import re
from datetime import date
from html import unescape

import pytest
from django.utils.timezone import localdate

from agenda.bewerkingen import maak_perioden
from agenda.choices import Eenheid
from tests.bezoek import html, inhoud, plat
from tests.pdf import woorden


def test_de_voorpagina_en_de_lijst_tonen_elke_agenda_per_regio_de_nieuwste_eerst(
    client, maak_agenda
):
    maak_agenda(jaren=(2020, 2021), titel="Oud", regio="IJmond", status="afgesloten",
                stand_op=date(2021, 1, 1), stand_op_precisie="jaar")  # fmt: skip
    maak_agenda(jaren=(2026, 2099), titel="Nieuw", regio="IJmond", is_home=True)
    maak_agenda(jaren=(2030,), titel="Verder", regio="Duinstreek")
    maak_agenda(titel="Geheim", regio="Nergens", status="concept")
    for adres in ("/", "/agenda/"):
        gezegd = inhoud(client, adres)
        if adres == "/":
            gezegd = gezegd[gezegd.index("Alle agenda’s") :]
        plekken = [gezegd.index(w) for w in ("IJmond", "Nieuw", "Oud", "Duinstreek", "Verder")]
        assert plekken == sorted(plekken), adres
        assert "Afgelopen, stand van 2021" in gezegd
        assert "Loopt" in gezegd
        assert "Geheim" not in gezegd
        assert "Nergens" not in gezegd
    assert "Staat hierboven" in inhoud(client, "/")


@pytest.mark.parametrize(
    ("titel", "bovenin"), [("Kust", "Kust 2026–2028 |"), ("Kust 2026-2028", "Kust 2026-2028 |")]
)
def test_de_jaren_van_een_agenda_staan_een_keer_in_de_titel(client, maak_agenda, titel, bovenin):
    agenda = maak_agenda(titel=titel)
    assert f"<title>{bovenin}" in html(client, agenda.get_absolute_url())


def test_wat_hetzelfde_heet_is_bovenin_uit_elkaar_te_houden(
    client, maak_agenda, maak_document, maak_eigenaar, maak_overleg, maak_agendapunt
):
    agenda, document = maak_agenda(titel="Kust 2026-2028"), maak_document("Kust 2026-2028")
    eigenaar = maak_eigenaar("Kust")
    overleg = maak_overleg("Kust", agenda=agenda, deelnemers=[eigenaar])
    maak_agendapunt(agenda=agenda, bron=document, betrokkenen=[(eigenaar, "trekker")])
    zelfde = [ding.get_absolute_url() for ding in (agenda, document, eigenaar, overleg)]
    titels = {re.search("<title>(.*?)</title>", html(client, adres))[1] for adres in zelfde}
    assert len(titels) == 4, titels


def test_alle_openbare_agendas_zijn_in_een_bestand_te_halen(client, maak_agendapunt, maak_agenda):
    maak_agendapunt("Helmgras")
    maak_agenda(titel="Nog een")
    maak_agenda(titel="Geheim", status="concept")
    assert 'href="/agenda/levende-agendas.json"' in html(client, "/agenda/")
    los = json.loads(client.get("/agenda/agenda-a/levende-agenda.json").getvalue())
    alles = json.loads(client.get("/agenda/levende-agendas.json").getvalue())
    assert los in alles
    titels = sorted(opname["agenda"]["titel"] for opname in alles)
    assert titels == sorted([los["agenda"]["titel"], "Nog een"])


def test_een_portaal_met_een_agenda_heeft_op_de_voorpagina_geen_lijst(client, maak_agenda):
    maak_agenda(titel="Enige")
    assert "Alle agenda’s" not in inhoud(client, "/")
    assert "Enige" in inhoud(client, "/agenda/")


def test_een_agenda_zonder_perioden_zegt_niets_over_planning(
    client, maak_agenda, maak_domein, maak_agendapunt
):
    agenda = maak_agenda(jaren=(), begin=date(2026, 1, 1), eind=date(2100, 1, 1), is_home=True)
    punt = maak_agendapunt("Zwembad", domein=maak_domein("Sport", agenda=agenda))
    adressen = ("/", "/agenda/agenda-a/", "/agenda/agenda-a/geheel/", "/agenda/agenda-a/sport/",
                "/agendapunten/", punt.get_absolute_url())  # fmt: skip
    for adres in adressen:
        pagina = html(client, adres)
        hoofd = plat(pagina.split("<main", 1)[1])
        assert 'class="utrecht-table matrix"' not in pagina, adres
        assert not re.search(r"indicatie|jaren|niet ingepland|Per jaar", hoofd), adres
    assert "Zwembad" in inhoud(client, "/agenda/agenda-a/")
    assert "zonder planning" in inhoud(client, "/agendapunten/")
    assert not re.search("indicatie|Planning in één", woorden(agenda))


def test_perioden_staan_in_hun_volgorde_ook_als_hun_lengte_verschilt(
    client, maak_agenda, maak_domein, maak_agendapunt, maak_periode
):
    agenda = maak_agenda(jaren=(2018,), begin=date(2016, 7, 1))
    maak_perioden(agenda, 2017, 2017, Eenheid.HALFJAAR)
    maak_periode("2e helft 2016", date(2016, 7, 1), date(2016, 12, 31), agenda=agenda,
                 eenheid=Eenheid.HALFJAAR)  # fmt: skip
    domein = maak_domein("Zorg", agenda=agenda)
    for titel in ("Toegang", "Vervoer"):
        maak_agendapunt(titel, domein=domein)
    namen = ["2e helft 2016", "1e helft 2017", "2e helft 2017", "2018"]
    for adres in ("/agenda/agenda-a/", "/agenda/agenda-a/geheel/"):
        kop = html(client, adres).split("<thead>")[1].split("</thead>")[0].replace("\xa0", " ")
        assert re.findall(r"matrix__periode[^>]*>([^<]+)<", kop) == namen
    assert re.search(r"\s*".join(["Agendapunt", "Status", *namen]), woorden(agenda))


@pytest.mark.parametrize(
    ("velden", "gezegd"),
    [
        ({"ritme": "doorlopend"}, "Doorlopend"),
        ({"ritme_toelichting": "Drie van de vier perioden."}, "Drie van de vier perioden."),
        ({"ritme": "jaarlijks", "ritme_toelichting": "in mei"}, "Jaarlijks: in mei"),
        ({}, "niet ingepland"),
    ],
)
def test_een_rij_zonder_planning_vertelt_wat_er_wel_bekend_is(
    client, maak_agendapunt, velden, gezegd
):
    punt = maak_agendapunt("Toegang", **velden)
    for adres in ("/agenda/agenda-a/", "/agenda/agenda-a/geheel/"):
        rij = html(client, adres).split('scope="row"')[1].split("</tr>")[0]
        assert 'colspan="3"' in rij, adres
        assert gezegd in unescape(rij), adres
    assert gezegd in woorden(punt.agenda)
    assert gezegd in inhoud(client, "/agendapunten/")
    assert gezegd.lower() in inhoud(client, punt.domein.get_absolute_url()).lower()
    assert gezegd in inhoud(client, punt.get_absolute_url())


def test_een_rij_met_planning_vertelt_ook_wat_er_nog_meer_bekend_is(client, maak_agendapunt):
    zin = "Twee van de drie; welke tweede is onbekend."
    punt = maak_agendapunt("Toegang", perioden=[2026], ritme_toelichting=zin)
    rij = plat("<th " + html(client, "/agenda/agenda-a/").split('scope="row"')[1].split("</tr>")[0])
    assert zin in rij
    assert "gepland in 2026" in rij
    assert zin in woorden(punt.agenda)


def test_een_afgelopen_agenda_die_niets_plande_somt_geen_lege_perioden_op(client, maak_agenda):
    maak_agenda(jaren=(2015, 2016), is_home=True, status="afgesloten")
    assert "Niets gepland" not in inhoud(client, "/")


def test_de_voorpagina_noemt_het_kwartaal_van_nu_en_wat_alleen_in_het_jaar_gepland_is(
    client, maak_agenda, maak_agendapunt
):
    jaar, nummer = localdate().year, (localdate().month + 2) // 3
    kwartaal = f"{nummer}e kwartaal {jaar}"
    agenda = maak_agenda(jaren=(jaar,), is_home=True)
    maak_perioden(agenda, jaar, jaar, "kwartaal")
    maak_agendapunt("Kade", perioden=[kwartaal])
    maak_agendapunt("Brug", perioden=[jaar])
    nu, ergens = f"Gepland in {kwartaal}", f"Gepland in {jaar}, kwartaal nog niet bekend"
    tekst = inhoud(client, "/").partition(nu)[2]
    assert tekst.index("Kade") < tekst.index(ergens) < tekst.index("Brug")
