"""Every answer, whatever it is, has the headers that internet.nl and our own rules ask for."""

import http.client

import pytest
from django.urls import reverse

from tests.bezoek import loop_af
from tests.gereed import leg_neer
from tests.techniek.internetnl import JAAR, bezwaren
from tests.techniek.server import LEEG, server

GOED = {
    "Content-Security-Policy": (
        "default-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Strict-Transport-Security": f"max-age={JAAR}",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
CSP = GOED["Content-Security-Policy"]
FOUT = [
    *({naam: ""} for naam in GOED),
    {"Content-Security-Policy": CSP.replace("'none'", "*", 1)},
    {"Content-Security-Policy": CSP + "; script-src 'self' 'unsafe-inline'"},
    {"Content-Security-Policy": CSP + "; style-src https:"},
    {"Content-Security-Policy": CSP + "; script-src data:"},
    {"Content-Security-Policy": CSP.replace("form-action 'self'; ", "")},
    {"Strict-Transport-Security": "max-age=3600; includeSubDomains"},
    {"Referrer-Policy": "unsafe-url"},
    {"Permissions-Policy": GOED["Permissions-Policy"].replace("camera=()", "camera=(self)")},
]

BEHEER = ["admin:index", "admin:agenda_agendapunt_changelist", "admin:agenda_agendapunt_add"]


def test_wat_goed_is_geeft_geen_bezwaar():
    assert bezwaren(GOED) == []


@pytest.mark.parametrize("fout", FOUT, ids=str)
def test_wat_niet_goed_is_geeft_een_bezwaar(fout):
    assert len(bezwaren(GOED | fout)) > 0


@pytest.fixture
def over_https(client, settings):
    """A visitor of the portal as it runs for real, who gets a fault as an answer."""
    settings.SECURE_HSTS_SECONDS = JAAR
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    client.defaults["HTTP_X_FORWARDED_PROTO"] = "https"
    client.raise_request_exception = False
    return client


def niet_goed(antwoorden):
    return {adres: b for adres, antwoord in antwoorden.items() if (b := bezwaren(antwoord.headers))}


@pytest.mark.lang
def test_elke_pagina_en_elk_bestand_heeft_alle_kopregels(
    over_https, maak_actie, maak_agendapunt, maak_vergadering
):
    punt = maak_agendapunt(perioden=[2026])
    maak_actie(agendapunt=punt)
    maak_vergadering(punten=[punt])
    antwoorden = loop_af(over_https, niet=r"\.(pdf|csv)\?|[?&]sort=")
    soorten = {antwoord.headers["Content-Type"].split(";")[0] for antwoord in antwoorden.values()}
    bestanden = {"application/pdf", "application/json", "application/atom+xml", "text/calendar"}
    assert {"text/html", *bestanden} <= soorten
    assert niet_goed(antwoorden) == {}


@pytest.mark.parametrize(
    ("adres", "status"),
    [
        ("/bestaat-niet/", 404),
        ("/agendapunten", 301),
        ("/favicon.ico", 302),
        ("/healthz", 200),
        ("/static/merk.svg", 200),
        ("/static/bestaat-niet.css", 404),
        ("/agenda/agenda-a/levende-agenda.pdf?domein=x", 400),
        ("/vergaderingen/99.pdf", 404),
        ("/beheer/", 302),
        ("/beheer/login/", 200),
    ],
)
def test_ook_wat_geen_pagina_is_heeft_alle_kopregels(over_https, maak_agenda, adres, status):
    maak_agenda()
    antwoord = over_https.get(adres)
    antwoord.getvalue()
    assert antwoord.status_code == status
    assert bezwaren(antwoord.headers) == []


def test_een_304_heeft_alle_kopregels(over_https, maak_agenda):
    maak_agenda()
    etag = over_https.get("/").headers["ETag"]
    antwoord = over_https.get("/", headers={"If-None-Match": etag})
    assert antwoord.status_code == 304
    assert bezwaren(antwoord.headers) == []


def test_een_storing_heeft_alle_kopregels(over_https, db, monkeypatch):
    monkeypatch.setattr("ijmond.paginas.home.HomeView.get_context_data", None)
    antwoord = over_https.get("/")
    assert antwoord.status_code == 500
    assert bezwaren(antwoord.headers) == []


def test_een_formulier_van_elders_wordt_met_alle_kopregels_geweigerd(over_https, griffie):
    over_https.force_login(griffie)
    over_https.handler.enforce_csrf_checks = True
    antwoord = over_https.post(reverse("admin:agenda_agendapunt_add"), {"titel": "x"})
    assert antwoord.status_code == 403
    assert bezwaren(antwoord.headers) == []


@pytest.mark.parametrize("naam", BEHEER)
def test_het_beheer_heeft_alle_kopregels(over_https, griffie, naam):
    over_https.force_login(griffie)
    antwoord = over_https.get(reverse(naam))
    assert antwoord.status_code == 200
    assert bezwaren(antwoord.headers) == []


@pytest.fixture(scope="module")
def productie(tmp_path_factory):
    """Ask a server with the settings of production; a proxy says whether it came over https."""
    map_ = tmp_path_factory.mktemp("productie")
    leg_neer(map_ / LEEG)
    with server(map_, PROXY_HTTPS_HEADER="on") as adres:

        def vraag(pad, over="https"):
            verbinding = http.client.HTTPConnection(adres, timeout=60)
            kop = {"Host": "agenda.voorbeeld.example", "X-Forwarded-Proto": over}
            verbinding.request("GET", pad, headers=kop)
            antwoord = verbinding.getresponse()
            antwoord.read()
            return antwoord

        yield vraag


@pytest.mark.lang
@pytest.mark.parametrize(
    ("pad", "status"),
    [("/over/", 200), ("/bestaat-niet/", 404), ("/beheer/login/", 200)],
    ids=["pagina", "niets", "inloggen"],
)
def test_in_productie_staan_de_kopregels_aan(productie, pad, status):
    antwoord = productie(pad)
    assert antwoord.status == status
    assert bezwaren(antwoord.headers) == []


@pytest.mark.lang
def test_in_productie_geldt_een_koekje_alleen_voor_deze_site(productie):
    koekjes = productie("/beheer/login/").headers.get_all("Set-Cookie")
    assert {los.partition("=")[0] for los in koekjes} == {"__Host-csrftoken", "__Host-sessionid"}
    for koekje in koekjes:
        _, *eigenschappen = koekje.split("; ")
        assert {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"} <= set(eigenschappen)
        assert "Domain" not in koekje


@pytest.mark.lang
def test_in_productie_gaat_http_naar_https(productie):
    antwoord = productie("/over/", over="http")
    naar = antwoord.headers["Location"]
    assert (antwoord.status, naar) == (301, "https://agenda.voorbeeld.example/over/")
    assert antwoord.headers["Content-Security-Policy"]
