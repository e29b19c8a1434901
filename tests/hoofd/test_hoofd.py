"""What reads a page without eyes: one address for each, what it shows when shared, and its data."""

import json
import re
from datetime import date, time
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from agenda.models import Eigenaar
from agenda.opslag import opslaan
from tests.bezoek import html, loop_af

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_vol")]

HIER = "http://testserver"


def koppen(pagina, naam):
    """What the head of a page says under this name: "og:title", or the rel of a link."""
    vorm = rf'<(?:meta (?:name|property)|link rel)="{naam}"[^>]* (?:content|href)="([^"]*)"'
    return [unescape(waarde) for waarde in re.findall(vorm, pagina.split("</head>")[0])]


def gegevens(pagina):
    """The data in a page, by its type."""
    stukken = re.findall(r'<script type="application/ld\+json">(.*?)</script>', pagina, re.DOTALL)
    gelezen = [json.loads(stuk) for stuk in stukken]
    assert all(los["@context"] == "https://schema.org" for los in gelezen)
    return {los["@type"]: los for los in gelezen}


@pytest.fixture(scope="module")
def _vol(eenmalig, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar,
         maak_vergadering, maak_document, maak_overleg):  # fmt: skip
    """An agenda with one of most things."""
    agenda = maak_agenda(is_home=True)
    velsen = maak_eigenaar("Velsen", tooi_uri="https://identifier.example/gm0453")
    domein = maak_domein("Haven & kust", agenda=agenda)
    punt = maak_agendapunt(
        'Sluis "<b>groot</b>"', domein=domein, bron=maak_document("Nota"), perioden=[2026],
        betrokkenen=[(velsen, "trekker")], toelichting='- **Een** "sluis"\n- & een brug',
    )  # fmt: skip
    maak_actie("Kade", agendapunt=punt, overleg=maak_overleg("Water", domein=domein))
    return maak_vergadering([punt], datum=date(2099, 7, 1), begin=time(19, 30)).pk


@pytest.mark.lang
def test_elke_pagina_zegt_haar_eigen_adres_en_hoe_zij_gedeeld_wordt(client):
    paginas = {
        adres: antwoord.tekst
        for adres, antwoord in loop_af(client, niet=r"[?&]sort=|\.pdf|\.json|\.csv|\.xlsx").items()
        if antwoord.headers.get("Content-Type", "").startswith("text/html")
        and antwoord.status == 200
    }
    assert len(paginas) > 25
    beeld = set()
    for adres, pagina in paginas.items():
        assert koppen(pagina, "canonical") == koppen(pagina, "og:url") == [HIER + adres], adres
        [titel], [zin] = koppen(pagina, "og:title"), koppen(pagina, "og:description")
        assert titel == unescape(re.search("<title>(.*?)</title>", pagina)[1])
        assert titel.endswith(settings.PORTAAL_NAAM) or adres == "/"
        assert koppen(pagina, "description") == [zin]
        assert koppen(pagina, "og:locale") == ["nl_NL"]
        assert zin == 'Een "sluis" & een brug' or "/agendapunten/SA" not in adres
        beeld |= set(koppen(pagina, "og:image"))
        gegevens(pagina)
    [plaatje] = beeld
    assert plaatje.startswith(f"{HIER}/static/delen.")
    begin = Path(finders.find("delen.png")).read_bytes()[:24]
    assert begin[16:] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")


@pytest.mark.parametrize(
    ("gevraagd", "eigen"),
    [
        ("/?utm_source=nieuwsbrief", "/"),
        (
            "/agendapunten/?sort=-titel&status=gepland&tekst=&fbclid=1",
            "/agendapunten/?status=gepland",
        ),
        ("/agendapunten/?status=bestaat-niet", "/agendapunten/"),
        ("/vergaderingen/?page=1&tekst=maart", "/vergaderingen/?tekst=maart"),
        ("/wijzigingen/?van=2026-01-01&soort=&x=<b>", "/wijzigingen/?van=2026-01-01"),
        ("/volgen/?x=1&agenda=agenda-a", "/volgen/?agenda=agenda-a"),
        ("/agenda/agenda-a/vergelijk/?tot=nu&x=1", "/agenda/agenda-a/vergelijk/"),
        ("/agenda/agenda-a/vergelijk/?x=1&tot=nu&van=nu", "/agenda/agenda-a/vergelijk/?van=nu"),
    ],
)
def test_het_eigen_adres_heeft_alleen_wat_er_een_andere_pagina_van_maakt(client, gevraagd, eigen):
    assert koppen(html(client, gevraagd), "canonical") == [HIER + eigen]


def test_wat_er_niet_is_heeft_geen_eigen_adres(client):
    for adres in ("/bestaat-niet/", "/agendapunten/SA-99/", "/wijzigingen.atom?van=x"):
        antwoord = client.get(adres)
        assert antwoord.status_code in (400, 404)
        assert koppen(antwoord.content.decode(), "canonical") == []


def test_wie_de_gegevens_leest_kent_de_vergadering_de_gemeente_en_de_weg(client, maak_vergadering):
    vergadering = maak_vergadering(datum=date(2099, 7, 2), begin=time(19, 30), locatie="Velsen")
    adres = vergadering.get_absolute_url()
    los = gegevens(html(client, adres))["Event"]
    assert los["startDate"] == "2099-07-02T19:30:00+02:00"
    assert los["eventStatus"].endswith("/EventScheduled")
    assert (los["url"], los["location"]["name"]) == (HIER + adres, "Velsen")
    assert "endDate" not in los
    vergadering.datum = date(2099, 12, 1)
    opslaan(vergadering, reden="De zaal is bezet.")
    los = gegevens(html(client, adres))["Event"]
    assert los["startDate"] == "2099-12-01T19:30:00+01:00"
    assert los["eventStatus"].endswith("/EventRescheduled")
    assert los["previousStartDate"] == ["2099-07-02T19:30:00+02:00"]
    vergadering.status = "geannuleerd"
    opslaan(vergadering, reden="Er is niets.")
    assert gegevens(html(client, adres))["Event"]["eventStatus"].endswith("/EventCancelled")
    zonder_dag = maak_vergadering(datum=date(2099, 1, 1), datum_precisie="maand")
    assert "Event" not in gegevens(html(client, zonder_dag.get_absolute_url()))

    velsen = gegevens(html(client, Eigenaar.objects.get(naam="Velsen").get_absolute_url()))
    assert velsen["GovernmentOrganization"]["sameAs"] == "https://identifier.example/gm0453"
    assert client.get("/gemeenten/velsen/").headers["Location"] == "/eigenaren/velsen/"
    assert client.get("/gemeenten/niemand/").status_code == 404
    pad = gegevens(html(client, "/agendapunten/SA-01/sluis-bgrootb/"))["BreadcrumbList"]
    namen = [(stap["position"], stap["name"]) for stap in pad["itemListElement"]]
    assert namen == [(1, "Home"), (2, "Regionale agenda A"), (3, "Haven & kust")]
    assert pad["itemListElement"][1]["item"] == f"{HIER}/agenda/agenda-a/"


def test_geen_tekst_breekt_uit_de_gegevens(client, maak_agenda, maak_agendapunt, maak_actie):
    agenda = maak_agenda(titel="</script><script>alert(1)</script><!--")
    punt = maak_agendapunt(agenda=agenda)
    pagina = html(client, punt.get_absolute_url())
    pad = gegevens(pagina)["BreadcrumbList"]
    assert pad["itemListElement"][1]["name"] == agenda.titel
    assert "<script>alert" not in pagina
