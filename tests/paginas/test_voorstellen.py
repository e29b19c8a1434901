"""What lies before a meeting, as a visitor reads it: its page, whole, on paper, at the meeting."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.beschrijving.lezen import inhoud
from agenda.bewerkingen import trek_in
from agenda.models import Agendapunt, Orgaan, Periode, Vergadering, Voorstel, Voorstelregel
from agenda.opslag import opslaan, verwijder
from agenda.voorstellen import (
    laat_vervallen,
    laat_weg,
    leg_voor,
    neem_terug,
    nieuw_voorstel,
    stel_nieuw_voor,
    stel_voor,
    voer_uit,
)
from ijmond.momentopname.voorgesteld import als_json
from tests.bezoek import plat, vraag
from tests.pdf import gebroken_regels
from tests.pdf import tekst as lees_pdf
from tests.wijzigen import BINNENKORT

PAGINA = "/agenda/agenda-a/voorstellen/1/"


@pytest.fixture(scope="module")
def _punten(eenmalig, maak_agendapunt, maak_actie):
    brug = maak_agendapunt("Een brug", perioden=["2026"])
    tunnel = maak_agendapunt("Een tunnel", perioden=["2026"])
    maak_agendapunt("Een plan", publicatie="concept")
    maak_agendapunt("Nog geheim", publicatie="concept")
    maak_actie("Onder de brug", agendapunt=brug)
    return brug.pk, tunnel.pk


@pytest.fixture
def punten(_punten, db):
    return [Agendapunt.objects.get(pk=pk) for pk in _punten]


@pytest.fixture(scope="module")
def _vergadering(_punten, maak_vergadering, maak_orgaan):
    punten, orgaan = Agendapunt.objects.filter(pk__in=_punten), maak_orgaan("IJmondcommissie")
    return maak_vergadering(datum=BINNENKORT, datum_precisie="dag", orgaan=orgaan, punten=punten).pk


@pytest.fixture
def vergadering(_vergadering, db):
    return Vergadering.objects.get(pk=_vergadering)


@pytest.fixture(scope="module")
def _voorstel(_punten):
    brug, tunnel = (Agendapunt.objects.get(pk=pk) for pk in _punten)
    voorstel = nieuw_voorstel(
        brug.agenda, "Planning na de commissie", reden="De commissie wil het later.",
        toelichting="Alleen voor ons.", bestand="lijst.docx", door="griffie-ada",
    )  # fmt: skip
    planning = [{"periode": "2027", "toelichting": ""}]
    stel_voor(voorstel, brug, inhoud(brug) | {"planning": planning}, reden="De brug is nog dicht.")
    stel_voor(voorstel, tunnel, inhoud(tunnel) | {"titel": "Een lange tunnel"})
    for titel, anders in (
        ("Een plan", {"publicatie": "gepubliceerd"}),
        ("Nog geheim", {"titel": "Nog geheimer"}),
    ):
        punt = Agendapunt.objects.get(titel=titel)
        stel_voor(voorstel, punt, inhoud(punt) | anders)
    nieuw = {"titel": "Een veer", "publicatie": "gepubliceerd", "planning": planning}
    stel_nieuw_voor(voorstel, Agendapunt, nieuw | {"domein": brug.domein.slug})
    return voorstel.pk


@pytest.fixture
def voorstel(_voorstel, db):
    """Moves an item, publishes a concept, changes another that stays one, and adds an item."""
    return Voorstel.objects.get(pk=_voorstel)


def noem_wat_nieuw_is(voorstel, punt):
    """Plan the item in a period, and on the list of a meeting, that the voorstel adds itself."""
    dagen = {"begin": "2028-02-03", "eind": "2028-04-05"}
    later = stel_nieuw_voor(voorstel, Periode, dagen | {"naam": "Het voorjaar"})
    erbij = {"datum": "2028-03-01", "datum_precisie": "dag", "publicatie": "gepubliceerd"}
    bijeen = stel_nieuw_voor(
        voorstel, Vergadering, erbij | {"orgaan": Orgaan.objects.first().slug, "behandelingen": []}
    )
    behandeling = {"vergadering": bijeen.sleutel, "volgnummer": "", "doel": ""}
    behandeling |= {"uitkomst_soort": "", "uitkomst": "", "toelichting": ""}
    anders = {
        "planning": [{"periode": later.sleutel, "toelichting": ""}],
        "behandelingen": [*inhoud(punt)["behandelingen"], behandeling],
    }
    stel_voor(voorstel, punt, inhoud(punt) | anders)


@pytest.fixture
def ligt_voor(voorstel, vergadering):
    leg_voor(voorstel, vergadering, als_json, openbaar=True)
    voorstel.refresh_from_db()
    return voorstel


@pytest.fixture
def lees(client):
    def lees(adres, status=200):
        antwoord = client.get(adres)
        assert antwoord.status_code == status, adres
        return plat(antwoord.content.decode())

    return lees


@pytest.mark.usefixtures("ligt_voor")
def test_een_bezoeker_leest_wat_voorligt_en_wat_er_dan_verandert(lees):
    tekst = lees(PAGINA)
    assert "Dit ligt voor in de vergadering van IJmondcommissie" in tekst
    assert "Reden: De commissie wil het later." in tekst
    assert "Reden: De brug is nog dicht." in tekst
    assert "van 2026 naar 2027" in tekst
    for titel in ("Een brug", "Een lange tunnel", "Een plan", "Een veer"):
        assert titel in tekst
    assert re.search(r"nieuw\s+Een veer", tekst)
    geheel = lees(f"{PAGINA}geheel/")
    assert "Een lange tunnel" in geheel
    assert "U leest een voorstel" in geheel
    assert "nieuw Een veer" in geheel
    for intern in ("geheim", "Alleen voor ons", "lijst.docx", "griffie-ada", "nieuw:"):
        assert intern not in tekst + geheel
    assert "Een veer" not in lees("/agenda/agenda-a/geheel/")


def test_wat_nog_geen_pagina_heeft_is_geen_link(client, ligt_voor):
    for adres in (PAGINA, f"{PAGINA}geheel/"):
        html = client.get(adres).content.decode()
        for link in set(re.findall(r'href="(/[^"#?]*)', html)):
            if not link.startswith(("/static/", "/beheer/")) and not link.endswith(".pdf"):
                assert client.get(link, follow=True).status_code == 200, (adres, link)


@pytest.mark.usefixtures("ligt_voor")
def test_de_agenda_en_de_vergadering_leiden_ernaar(client, lees, vergadering):
    for adres in ("/agenda/agenda-a/", vergadering.get_absolute_url()):
        assert f'href="{PAGINA}"' in client.get(adres).content.decode()
    tekst = lees(vergadering.get_absolute_url())
    assert "Hier ligt voor: Planning na de commissie" in tekst
    assert "doorgeschoven: van 2026 naar 2027." in tekst
    assert "geheim" not in tekst


def test_wat_een_voorstel_zelf_toevoegt_heeft_een_naam_waar_het_genoemd_wordt(
    lees, voorstel, vergadering, punten
):
    noem_wat_nieuw_is(voorstel, punten[1])
    leg_voor(voorstel, vergadering, als_json, openbaar=True)
    bij_vergadering = lees(vergadering.get_absolute_url())
    assert "doorgeschoven: van 2026 naar Het voorjaar" in bij_vergadering
    tekst = lees(PAGINA)
    assert "van 2026 naar Het voorjaar" in tekst
    assert "1 maart 2028" in tekst
    assert "nieuw:" not in tekst + bij_vergadering + lees(f"{PAGINA}geheel/")


def test_wat_een_voorstel_op_de_lijst_zet_staat_bij_de_vergadering_op_de_site_en_op_papier(
    client, lees, voorstel, maak_vergadering, maak_orgaan, maak_agendapunt
):
    raad = maak_orgaan("Raad")
    leeg = maak_vergadering(orgaan=raad, datum=BINNENKORT, datum_precisie="dag")
    for titel, nummer in (("Het eerste", "3"), ("Het laatste", "10")):
        er_staat = maak_agendapunt(titel)
        opslaan(
            er_staat, lambda p=er_staat, n=nummer: leeg.behandelingen.create(punt=p, volgnummer=n)
        )
    for titel in ("Een brug", "Een plan", "Nog geheim"):
        punt = Agendapunt.objects.get(titel=titel)
        behandeling = {"vergadering": leeg.pk, "volgnummer": "4", "doel": ""}
        behandeling |= {"uitkomst_soort": "", "uitkomst": "", "toelichting": ""}
        stel_voor(voorstel, punt, inhoud(punt) | {"behandelingen": [behandeling]})
    leg_voor(voorstel, leeg, als_json, openbaar=True)
    cache.clear()
    with CaptureQueriesContext(connection) as vragen:
        lees(leeg.get_absolute_url())
    assert len(vragen) <= 12
    papier = f"{leeg.get_absolute_url().rstrip('/')}.pdf"
    assert papier in client.get(leeg.get_absolute_url()).content.decode()
    for tekst in (lees(leeg.get_absolute_url()), plat(vraag(client, papier).tekst)):
        assert "Hier ligt voor: Planning na de commissie" in tekst
        assert tekst.count("Komt op de lijst als het voorstel") == 2
        genoemd = re.findall(r"\d+\. (Het \w+|Een \w+)", tekst)
        assert genoemd == ["Het eerste", "Een brug", "Een plan", "Het laatste"]
        assert "geheim" not in tekst


@pytest.mark.parametrize(
    "adres", [PAGINA, f"{PAGINA}geheel/", "/agenda/agenda-a/voorstellen/1.pdf"]
)
@pytest.mark.parametrize("hoe", ["in voorbereiding", "niet openbaar", "teruggenomen"])
def test_wat_niet_voor_iedereen_voorligt_is_er_niet(lees, voorstel, vergadering, hoe, adres):
    if hoe != "in voorbereiding":
        leg_voor(voorstel, vergadering, als_json, openbaar=hoe == "teruggenomen")
    if hoe == "teruggenomen":
        neem_terug(voorstel)
    lees(adres, 404)


def test_wat_intussen_van_de_site_ging_staat_er_niet_meer_in(lees, ligt_voor, punten):
    trek_in(punten[0], "Dubbel.")
    for adres in (PAGINA, f"{PAGINA}geheel/"):
        tekst = lees(adres)
        assert "Een brug" not in tekst
        assert "Een lange tunnel" in tekst


def test_wat_een_ander_intussen_deed_hoort_niet_bij_het_voorstel(lees, ligt_voor, punten):
    brug, _ = punten
    brug.titel = "Een andere brug"
    opslaan(brug)
    assert "andere brug" not in lees(PAGINA)


def test_wat_intussen_is_verwijderd_ging_niet_mee_en_heet_niet_meer_hoe_het_heette(
    lees, ligt_voor, punten
):
    _, tunnel = punten
    verwijder(tunnel, reden="Dit was dubbel.")
    verwijder(Agendapunt.objects.get(titel="Nog geheim"))
    for regel in ligt_voor.regels.filter(sleutel__in=(tunnel.kenmerk, "SA-04")):
        laat_weg(regel, f"Wij schrapten {regel.sleutel}.")
    voer_uit(ligt_voor)
    tekst = lees(PAGINA).split("Wat er veranderde")[0]
    wat = f"{tunnel.kenmerk}, dat niet meer op de site staat."
    assert f"{wat} Reden: Wij schrapten {tunnel.kenmerk}." in tekst
    assert "unnel" not in tekst
    assert "SA-04" not in tekst


def test_na_het_besluit_staat_er_wat_niet_meeging_en_wat_er_veranderde(client, lees, ligt_voor):
    regel = ligt_voor.regels.get(verandering__titel="Een lange tunnel")
    laat_weg(regel, "De raad wil een korte.")
    verzwegen = ligt_voor.regels.get(verandering__titel="Nog geheimer")
    laat_weg(verzwegen, "Dat is nog geheim.")
    voer_uit(ligt_voor)
    tekst = lees(PAGINA)
    assert "Een tunnel. Reden: De raad wil een korte." in tekst
    assert "geheim" not in tekst
    assert "Een lange tunnel" not in tekst
    _, veranderde = tekst.split("Wat er veranderde")
    for woorden in ("Een veer", "van 2026 naar 2027 Reden: De brug is nog dicht.", "toegevoegd"):
        assert woorden in veranderde
    assert tekst.count("De commissie wil het later.") == 1
    for adres in (f"{PAGINA}geheel/", "/agenda/agenda-a/voorstellen/1.pdf"):
        assert client.get(adres).headers["Location"] == PAGINA


def test_wat_verviel_zegt_wanneer_en_waarom_en_niet_meer(lees, ligt_voor):
    laat_vervallen(ligt_voor, "De commissie wees het af.")
    tekst = lees(PAGINA, 410)
    assert "Voorstel 1 is vervallen" in tekst
    assert "Reden: De commissie wees het af." in tekst
    for weg in ("Planning na de commissie", "brug", "IJmondcommissie"):
        assert weg not in tekst


@pytest.mark.druk
@pytest.mark.usefixtures("ligt_voor")
def test_het_voorstel_is_een_pdf_die_na_de_inhoud_zegt_wat_verandert(client, tmp_path):
    adres = "/agenda/agenda-a/voorstellen/1.pdf"
    pad = tmp_path / "voorstel.pdf"
    pad.write_bytes(vraag(client, adres).inhoud)
    tekst = " ".join(lees_pdf(pad).split())
    assert "Voorstel: Planning na de commissie" in tekst
    assert "voor in de vergadering van IJmondcommissie" in tekst
    verandert, _, verder = tekst.rpartition("Planning in één overzicht")
    assert verandert.index("Inhoud") < verandert.index("Wat dit voorstel verandert")
    assert "Reden: De commissie wil het later." in verandert
    assert "van 2026 naar 2027" in verandert
    assert "nieuw Een veer" in verder
    assert "geheim" not in tekst
    assert gebroken_regels(pad) == set()


@pytest.mark.lang
def test_een_pagina_kost_evenveel_queries_bij_meer_regels(
    client, ligt_voor, vergadering, maak_agendapunt, maak_vergadering
):
    def kost(adres):
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            assert client.get(adres).status_code == 200
        return len(vragen)

    adressen = (PAGINA, f"{PAGINA}geheel/", vergadering.get_absolute_url(), "/agenda/agenda-a/")
    weinig = {adres: kost(adres) for adres in adressen}
    assert {adres: n for adres, n in weinig.items() if n > 12} == {}
    neem_terug(ligt_voor)
    for _ in range(4):
        punt = maak_agendapunt()
        stel_voor(ligt_voor, punt, inhoud(punt) | {"titel": f"Anders {punt.pk}"})
    leg_voor(ligt_voor, vergadering, als_json, openbaar=True)
    assert {adres: kost(adres) for adres in adressen} == weinig
    assert Voorstelregel.objects.count() == 9
    regel = ligt_voor.regels.get(verandering__titel="Een lange tunnel")
    laat_weg(regel, "De raad wil een korte.")
    voer_uit(ligt_voor)
    assert kost(PAGINA) <= 12
