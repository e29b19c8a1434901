"""Whatever an address or a header holds, the portal answers with a page and never with a fault."""

import re

import pytest
from django.db import connection

RAAR = [
    "-1", "99999999999999999999", "%00", "%ff%fe", "%F0%9F%92%A9%25%27%3B--", "%D9%A3", "a" * 5000,
    "..%2F..%2Fetc%2Fpasswd", "%0d%0aSet-Cookie:x=1", "%3Cscript%3E{{7*7}}%5C%22",
]  # fmt: skip
WEIGERT = ["99999999999999999999", "%00", "%ff%fe"]
"""What a database refuses, each in its own words; the rest never gets that far."""

LIJSTEN = {
    "/agendapunten/": [
        "tekst",
        "agenda",
        "domein",
        "periode",
        "status",
        "eigenaar",
        "sort",
        "page",
    ],
    "/werkagenda/": ["tekst", "agenda", "domein", "overleg", "status", "eigenaar", "sort", "page"],
    "/eigenaren/": ["page"],
    "/eigenaren/velsen/": ["page"],
    "/vergaderingen/": ["page"],
    "/zoeken/": ["q", "soort", "domein", "page"],
    "/documenten/": ["page"],
    "/documenten/het-rapport/": ["page"],
    "/opgaven/": ["regio", "page"],
    "/portefeuilles/": ["op", "organisatie", "tekst", "sort", "page"],
    "/wijzigingen/": ["agenda", "domein", "soort", "van", "tot", "page"],
    "/wijzigingen.atom": [
        "agenda",
        "domein",
        "soort",
        "van",
        "tot",
        "orgaan",
        "eigenaar",
        "punt",
    ],
    "/kalender.ics": ["agenda", "domein", "orgaan", "eigenaar", "punt"],
    "/agenda/agenda-a/levende-agenda.pdf": ["domein", "status", "periode"],
    "/agenda/agenda-a/levende-agenda.docx": ["domein", "status", "periode"],
    "/agenda/agenda-a/vergelijk.docx": ["van", "tot"],
}

VRIJ = {"tekst", "q", "sort", "page", "van", "tot", "op", "punt"}
"""In these anything can be typed; what is not in a choice is refused, whatever it is."""

PADEN = [
    "/agenda/{}/", "/agenda/{}/geheel/", "/agenda/{}/samenhang/", "/agenda/{}/themas/",
    "/agenda/{}/begroting/",
    "/agenda/{}/versies/", "/agenda/agenda-a/versies/{}/",
    "/agenda/agenda-a/versies/{}.pdf", "/agenda/{}/levende-agenda.json",
    "/agenda/{}/levende-agenda.pdf", "/agenda/agenda-a/{}/",
    "/agendapunten/{}/", "/agendapunten/{}/x/", "/agendapunten/SA-01/{}/", "/acties/{}/",
    "/acties/WA-01/{}/", "/werkagenda/{}/", "/eigenaren/{}/", "/vergaderingen/{}/",
    "/vergaderingen/{}.pdf", "/vergaderingen/{}.docx", "/vergaderingen/{}.ics",
    "/agendapunten/{}.docx", "/acties/{}.docx", "/agenda/agenda-a/voorstellen/{}.docx",
    "/documenten/{}/", "/opgaven/{}/", "/sitemap-{}.xml", "/static/{}", "/{}", "/{}/", "//{}",
    "/beheer/{}/", "/beheer/agenda/agendapunt/{}/change/",
]  # fmt: skip

KOPREGELS = [
    {"HTTP_IF_NONE_MATCH": waarde}
    for waarde in ('"', "W/", 'W/"', "*", "\xff", ",,,", '"a"b"', "x" * 9000, '"\x00"')
] + [
    {"HTTP_IF_MODIFIED_SINCE": "gisteren"},
    {"HTTP_IF_MATCH": '"x"'},
    {"HTTP_ACCEPT_ENCODING": "gzip;q=zoveel, \xff, ;;;"},
    {"HTTP_ACCEPT_LANGUAGE": "en-US,en;q=0.9,\x00"},
    {"HTTP_ACCEPT": "application/json"},
    {"HTTP_RANGE": "bytes=-1-99999999999999999999"},
    {"HTTP_COOKIE": "sessionid=\xff; csrftoken=; ;;="},
    {"HTTP_X_FORWARDED_PROTO": "gopher"},
    {"HTTP_HOST": "elders.example"},
    {"HTTP_HOST": "testserver:99999999"},
    {"CONTENT_LENGTH": "veel"},
]


@pytest.fixture(scope="module")
def _inhoud(eenmalig, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar, maak_document):
    """A small public agenda."""
    velsen, rapport = maak_eigenaar("Velsen"), maak_document("Het rapport")
    maak_domein("Economie")
    punt = maak_agendapunt(perioden=[2026], betrokkenen=[(velsen, "trekker")], bron=rapport)
    maak_actie(agendapunt=punt)


@pytest.fixture
def portaal(_inhoud, db, client):
    """A visitor of that agenda, who sees a fault as an answer and not as a traceback."""
    client.raise_request_exception = False
    return client


def waarden():
    """All of them on SQLite; on the other database what it may take otherwise."""
    return RAAR if connection.vendor == "sqlite" else WEIGERT


def stukken(client, adres, **kop):
    """A sentence when the portal broke on this address, or set a cookie; otherwise nothing."""
    response = client.get(adres, **kop)
    response.getvalue()  # a file stays open until it has been read
    if response.status_code >= 500:
        yield f"{response.status_code} op {adres[:120]} {kop}"
    if response.cookies and not kop and not adres.startswith("/beheer/"):
        yield f"cookie op {adres[:120]}"


@pytest.mark.lang
@pytest.mark.beide  # signs and numbers that a database refuses
@pytest.mark.parametrize("adres", LIJSTEN)
def test_geen_fout_door_wat_er_achter_het_vraagteken_staat(portaal, adres):
    losse = [
        f"{adres}?{naam}={waarde}"
        for naam in LIJSTEN[adres]
        for waarde in (waarden() if naam in VRIJ else WEIGERT)
    ]
    samen = [
        f"{adres}?" + "&".join(f"{naam}={waarde}" for naam in LIJSTEN[adres])
        for waarde in waarden()
    ]
    assert [fout for a in losse + samen for fout in stukken(portaal, a)] == []


@pytest.mark.lang
@pytest.mark.parametrize("adres", LIJSTEN)
def test_geen_fout_door_een_vraag_die_geen_vraag_is(portaal, adres):
    vragen = [
        "&&&", "=", "?", "%", "%zz", "a=1;b=2", "x[]=1&x[y]=2", "page=1&page=2", "%00",
        "&".join(f"v{i}=1" for i in range(1500)),
    ]  # fmt: skip
    assert [fout for v in vragen for fout in stukken(portaal, f"{adres}?{v}")] == []


@pytest.mark.lang
@pytest.mark.beide  # signs and numbers that a database refuses
@pytest.mark.parametrize("pad", PADEN)
def test_geen_fout_door_het_pad(portaal, pad):
    adressen = [pad.format(waarde) for waarde in waarden()]
    assert [fout for a in adressen for fout in stukken(portaal, a)] == []


@pytest.mark.lang
@pytest.mark.parametrize("adres", ["/", "/agendapunten/", "/static/portaal.css", "/healthz"])
def test_geen_fout_door_een_kopregel(portaal, adres):
    assert [fout for kop in KOPREGELS for fout in stukken(portaal, adres, **kop)] == []


@pytest.mark.parametrize("methode", ["post", "put", "patch", "delete", "options", "trace", "head"])
def test_geen_fout_door_een_andere_methode(portaal, methode):
    adressen = ["/", "/agendapunten/", "/agendapunten/SA-01/", "/beheer/", "/healthz", "/weg/"]
    for adres in adressen:
        response = getattr(portaal, methode)(adres)
        response.getvalue()
        assert response.status_code < 500, adres


@pytest.mark.parametrize(
    ("adres", "zin"),
    [
        ("/agendapunten/?domein=bestaat-niet", "staat niet in de lijst"),
        ("/agendapunten/?periode=1999", "staat niet in de lijst"),
        ("/werkagenda/?overleg=bestaat-niet", "staat niet in de lijst"),
        ("/portefeuilles/?organisatie=bestaat-niet", "staat niet in de lijst"),
        ("/portefeuilles/?op=gisteren", "Dit is geen geldige datum"),
        ("/opgaven/?regio=bestaat-niet", "staat niet in de lijst"),
        ("/vergaderingen/?orgaan=bestaat-niet", "staat niet in de lijst"),
        ("/wijzigingen/?soort=bestaat-niet", "staat niet in de lijst"),
        ("/wijzigingen/?punt=bestaat-niet", "staat niet op deze site"),
        ("/agenda/agenda-a/?domein=bestaat-niet", "staat niet in de lijst"),
        ("/agenda/agenda-a/?status=bestaat-niet", "staat niet in de lijst"),
    ],
)
def test_een_filter_dat_niet_bestaat_geeft_een_zin_en_de_weg_terug(portaal, adres, zin):
    response = portaal.get(adres)
    assert response.status_code == 200
    melding = re.search('role="alert".*?</div>', response.content.decode(), re.DOTALL)[0]
    assert zin in melding
    [terug] = re.findall(r'href="(/[^"]*)">(?:Wis het filter|Toon alles)<', melding)
    assert 'role="alert"' not in portaal.get(terug).content.decode()


def test_een_selectie_die_niet_bestaat_geeft_een_zin(portaal):
    response = portaal.get("/agenda/agenda-a/levende-agenda.pdf?domein=bestaat-niet")
    assert response.status_code == 400
    assert "kent geen domein" in response.content.decode()


@pytest.mark.parametrize(
    "adres",
    [
        "/weg/",
        "/agendapunten/SA-99/",
        "/vergaderingen/99/",
        "/vergaderingen/99.pdf",
        "/vergaderingen/?page=99",
    ],
)
def test_wat_er_niet_is_geeft_een_nederlandse_pagina(portaal, adres):
    response = portaal.get(adres)
    assert response.status_code == 404
    inhoud = response.content.decode()
    assert '<html lang="nl"' in inhoud
    assert "niet gevonden" in inhoud.lower()
