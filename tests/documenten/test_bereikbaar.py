"""Everything of every document is to be found from the front page, and in the PDF of its agenda."""

import gzip
import re
import tomllib
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from ijmond.drukkerij import rij as wachtrij
from tests.pdf import gebroken_regels, tekst

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regio")]

DOCUMENTEN = {
    bestand.stem: tomllib.loads(bestand.read_text("utf-8"))
    for bestand in (settings.BASE_DIR / "fixtures").glob("*.toml")
}
MET_AGENDA = [naam for naam, document in DOCUMENTEN.items() if "agenda" in document]
KOPPEN = {
    "agenda": ["titel"],
    "agendapunt": ["titel"],
    "actie": ["titel"],
    "domein": ["naam"],
    "thema": ["naam", "kernvraag"],
    "overleg": ["naam"],
    "opgave": ["titel"],
    "samenhang": ["titel"],
    "ambt": ["functie"],
}
"""What has a name that must stand on some page; the other parts are in the tests per document."""


BESTANDEN = (".pdf", ".json", ".csv", ".xlsx", ".docx")
"""What a link leads to beside pages."""


def rijen(document, soort):
    rijen = document.get(soort, [])
    return [rijen] if isinstance(rijen, dict) else rijen


def _loop_de_links_af(client):
    """Every address that links lead to from the home page, and the text of all those pages."""
    gezien, teksten, te_gaan = {"/"}, [], ["/"]
    while te_gaan:
        adres = te_gaan.pop()
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, adres
        pagina = antwoord.content.decode()
        teksten.append(_tekst(pagina))
        for link in re.findall(r'<a[^>]*\shref="(/[^"#?]*)', pagina):
            elders = link.startswith(("/beheer/", "/static/")) or link.endswith(BESTANDEN)
            if link not in gezien and not elders:
                gezien.add(link)
                te_gaan.append(link)
    return gezien, " | ".join(teksten)


def test_alles_is_met_links_te_bereiken_vanaf_de_voorpagina(client):
    gezien, alles = _loop_de_links_af(client)
    for document in DOCUMENTEN.values():
        for soort, velden in KOPPEN.items():
            for rij in rijen(document, soort):
                for veld in velden:
                    assert _tekst(rij.get(veld, "")) in alles, rij
        for soort in ("agendapunt", "actie"):
            for punt in rijen(document, soort):
                assert any(f"/{punt['kenmerk']}/" in adres for adres in gezien), punt["kenmerk"]
        for ambt in rijen(document, "ambt"):
            assert f"/eigenaren/{ambt['persoon']}/" in gezien
            for portefeuille in ambt.get("portefeuilles", []):
                assert _tekst(portefeuille["omschrijving"]) in alles
        for opgave in rijen(document, "opgave"):
            assert f"/opgaven/{opgave['slug']}/" in gezien


def test_een_eerste_bezoek_past_in_wat_een_server_in_een_keer_stuurt(client):
    """Home with all that it asks for, but the font; other pages may take a little longer."""
    assert _gewicht(client, "/") <= 14_600
    for adres in ("/agenda/ijmond-2015-2018/", "/werkagenda/", "/agendapunten/SA-03/",
                  "/agenda/ijmond-2015-2018/ruimtelijk-economisch/",
                  "/agenda/ijmond-2015-2018/geheel/", "/wijzigingen/"):  # fmt: skip
        assert _gewicht(client, adres) < 60_000, adres


def test_de_voorpagina_heeft_niets_nodig_uit_het_tweede_stijlblad(client):
    """She does not load it: what only that one styles would stand there bare."""
    gegeven = " ".join(re.findall(r'class="([^"]*)"', client.get("/").text)).split()
    bladen = [
        Path(staticfiles_storage.path(f"{naam}.css")).read_text() for naam in ("portaal", "pagina")
    ]
    eerste, tweede = (set(re.findall(r"\.([a-z][\w-]*)", blad)) for blad in bladen)
    assert set(gegeven) & (tweede - eerste) == set()


def _gewicht(client, adres):
    """The bytes of a page and its stylesheets, packed as they are sent."""
    pagina = client.get(adres, follow=True).content
    stijlbladen = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', pagina.decode())
    assert stijlbladen
    stijlen = [Path(staticfiles_storage.path(naam)).read_bytes() for naam in stijlbladen]
    return sum(len(gzip.compress(los)) for los in (pagina, *stijlen))


@pytest.mark.parametrize("naam", MET_AGENDA)
def test_op_papier_komt_alles_wat_bij_een_agenda_hoort(client, naam):
    """As it goes to the printer: what is on paper of that, the next test looks at."""
    document = DOCUMENTEN[naam]
    antwoord = client.get(f"/agenda/{document['agenda']['slug']}/levende-agenda.pdf")
    _staat_op_papier(document, _tekst(b"".join(antwoord.streaming_content).decode()))


@pytest.mark.druk
def test_een_gedrukte_agenda_mist_niets_en_is_toegankelijk(client, tmp_path, monkeypatch):
    """One with items, actions and ties; `paginas/test_samenhang` prints themes and a budget."""
    monkeypatch.setattr(
        wachtrij, "versies", lambda _: []
    )  # the one of another agenda waits as well
    document = DOCUMENTEN["zuid-kennemerland-2021-2023"]
    antwoord = client.get(f"/agenda/{document['agenda']['slug']}/levende-agenda.pdf")
    pad = tmp_path / "agenda.pdf"
    pad.write_bytes(b"".join(antwoord.streaming_content))
    assert gebroken_regels(pad) == set()
    _staat_op_papier(document, tekst(pad, "-raw"))


def _staat_op_papier(document, gedrukt):
    inhoud = _plat(gedrukt)
    for soort in ("agendapunt", "actie"):
        for punt in rijen(document, soort):
            assert punt["kenmerk"] in gedrukt
    for soort in KOPPEN.keys() - {"ambt", "opgave"}:
        for rij in rijen(document, soort):
            for veld in KOPPEN[soort]:
                assert _plat(rij.get(veld, "")) in inhoud, rij
    for regel in rijen(document, "begrotingsregel"):
        assert f"{regel['bedrag']:,}".replace(",", ".") in gedrukt


def _tekst(html):
    zonder_codes = re.sub(r"<[^>]+>", "", html.replace("&shy;", "").replace("\xad", ""))
    return re.sub(r"\s+", " ", unescape(zonder_codes)).strip()


def _plat(tekst):
    """Letters and digits only: a title may break over lines in a PDF."""
    return re.sub(r"\W+", "", tekst.replace("\xad", "")).lower()
