"""A list of visitors as CSV: what they chose, all pages of it, and only what they may read."""

import csv
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from agenda.models import Agendapunt, Vergadering
from tests.bezoek import html
from tests.wijzigen import verplaats


def rijen(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    tekst = antwoord.getvalue().decode().removeprefix("\ufeff")
    return list(csv.DictReader(tekst.splitlines(True), delimiter=";"))


@pytest.fixture(scope="module")
def _haven(
    eenmalig, samen, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar,
    maak_vergadering, maak_orgaan, maak_document,
):  # fmt: skip
    """Thirty items, more than a page; one with all that hangs on it, also what is not public."""
    with samen():
        agenda = maak_agenda(titel="Kust", slug="kust")
        domein = maak_domein("Haven", agenda=agenda)
        bea = maak_eigenaar("Bea Geheim", soort="persoon")
        velsen = maak_eigenaar("Velsen")
        for nummer in range(29):
            maak_agendapunt(f"Punt {nummer}", domein=domein, status="loopt")
        punt = maak_agendapunt(
            "Sluis", domein=domein, perioden=[2027], toelichting="Twee\nregels; en =een teken",
            interne_notitie="Niet doorvertellen",
            betrokkenen=[(bea, "trekker"), (velsen, "partner")],
        )  # fmt: skip
        maak_actie("Graven", agendapunt=punt, termijn=date(2027, 1, 1), termijn_precisie="jaar")
        maak_agendapunt(
            "Concept", domein=domein, publicatie="concept", bron=maak_document("Geheim rapport")
        )
        maak_vergadering([punt], orgaan=maak_orgaan("Raad"))
        maak_vergadering([punt], orgaan=maak_orgaan("Geheime raad"), publicatie="concept")
    verplaats(punt, 2028, reden="Er is geen geld.")
    return punt.pk


@pytest.fixture
def sluis(_haven, db):
    return Agendapunt.objects.get(pk=_haven)


@pytest.mark.beide
def test_een_bezoeker_krijgt_zijn_keuze_als_bestand(client, sluis):
    pagina = html(client, "/agendapunten/?domein=haven&status=loopt&sort=-titel&page=2")
    assert 'href="/agendapunten.csv?domein=haven&amp;status=loopt&amp;sort=-titel"' in pagina
    gekozen = rijen(client, "/agendapunten.csv?domein=haven&status=loopt&sort=-titel")
    assert [rij["Titel"] for rij in gekozen[:3]] == ["Punt 28", "Punt 27", "Punt 26"]
    assert len(gekozen) == 29
    assert client.get("/agendapunten.csv?status=weg").url == "/agendapunten/?status=weg"
    assert ".csv" not in html(client, "/agendapunten/?status=weg")
    adres = "/agendapunten.csv?domein=haven"
    etag = client.get(adres).headers["ETag"]
    assert client.get(adres, headers={"If-None-Match": etag}).status_code == 304


def test_wat_er_van_een_punt_in_staat_mag_een_bezoeker_lezen(client, sluis):
    alle = rijen(client, "/agendapunten.csv?tekst=sluis")
    [rij] = alle
    assert rij["Toelichting"] == "Twee\nregels; en =een teken"
    assert (rij["Betrokkenen"], rij["Vergaderingen"]) == (
        "Velsen | Partner",
        "Raad, 1 juni 2026 | 1",
    )
    assert (rij["Planning"], rij["Domein"], rij["Agenda"]) == ("2028", "Haven", "Kust")
    assert rij["Webadres"].endswith(sluis.get_absolute_url())
    assert not {"Interne notitie", "Publicatie"} & rij.keys()


@pytest.mark.parametrize(
    ("adres", "kolom", "waarden"),
    [
        ("/werkagenda.csv", "Termijn", ["01-01-2027"]),
        ("/vergaderingen.csv", "Orgaan", ["Raad"]),
        ("/eigenaren.csv", "Naam", ["Velsen"]),
        ("/agenda.csv", "Titel", ["Kust"]),
        ("/wijzigingen.csv?soort=doorgeschoven", "Verandering", ["van 2027 naar 2028"]),
        ("/opgaven.csv", "Titel", []),
        ("/documenten.csv", "Titel", []),
        ("/portefeuilles.csv", "Taak", []),
        ("/ambten.csv", "Functie", []),
        ("/agenda/kust/begroting.csv", "Bedrag", []),
        ("/agenda/kust/domeinen.csv", "Naam", ["Haven"]),
        ("/agenda/kust/themas.csv", "Naam", []),
        ("/agenda/kust/overleggen.csv", "Naam", []),
        ("/agenda/kust/samenhang.csv", "Titel", []),
        ("/agenda/kust/versies.csv", "Titel", []),
        ("/agenda/kust/voorstellen.csv", "Titel", []),
    ],
)
def test_elke_lijst_is_er_als_bestand(client, sluis, adres, kolom, waarden):
    assert [rij[kolom] for rij in rijen(client, adres)] == waarden


def test_een_hele_agenda_staat_in_een_bestand(client, sluis):
    soorten = [rij["Soort"] for rij in rijen(client, "/agenda/kust/levende-agenda.csv")]
    assert (soorten.count("agendapunt"), soorten.count("actie")) == (30, 1)
    antwoord = client.get("/agenda/kust/levende-agenda.xlsx")
    assert antwoord.content == client.get("/agenda/kust/levende-agenda.xlsx").content
    boek = load_workbook(BytesIO(antwoord.content))
    assert boek.sheetnames == ["Agendapunten", "Acties", "Uitleg", "Keuzes"]
    woorden = str([list(blad.values) for blad in boek])
    assert "Sluis" in woorden
    assert not [woord for woord in ("Geheim", "Niet doorvertellen", "Concept'") if woord in woorden]


@pytest.mark.lang
def test_een_lijst_als_bestand_kost_evenveel_queries_bij_meer_rijen(
    client, sluis, samen, maak_agendapunt, maak_vergadering, maak_eigenaar
):
    def queries(adres):
        client.get(adres)  # what may be chosen is looked up once
        with CaptureQueriesContext(connection) as gedaan:
            rijen(client, adres)
        return len(gedaan)

    adressen = ("/agendapunten.csv?agenda=kust", "/vergaderingen.csv")
    voor = [*map(queries, adressen)]
    with samen():
        for _ in range(3):
            maak_vergadering([maak_agendapunt(betrokkenen=[(maak_eigenaar(), "trekker")])])
    assert Vergadering.objects.count() == 5
    assert [*map(queries, adressen)] == voor
    assert max(voor) <= 20
