"""What goes out as a document of Word: an agenda, a part of it, an item, a meeting."""

import subprocess
from datetime import date
from shutil import which

import pytest
from docx.oxml.ns import qn

from agenda.models import Agendapunt, Vergadering
from agenda.voorstellen import leg_voor, nieuw_voorstel, stel_voor
from ijmond.momentopname.voorgesteld import als_json
from tests.voorstel import naar
from tests.wijzigen import gisteren, verplaats
from tests.worddocument.lezen import accepteer, open_word, tekst, weiger

ADRES = "/agenda/agenda-a/"
TOELICHTING = (
    "Een **korte** visie, zie [de nota](https://velsen.example/nota).\nOp een regel.\n\n"
    "**Ambities**\n- meer kracht\n  - voor bewoners\n- 10% minder\n\n"
    "1. eerst dit\n• dan\tdat\nmail@velsen.example\n- 5 graden\n<b>& 'zo'</b>"
)


@pytest.fixture(scope="module")
def _agenda(
    eenmalig, samen, maak_domein, maak_agendapunt, maak_overleg, maak_actie, maak_eigenaar,
    maak_stuksoort, maak_document, maak_vergadering,
):  # fmt: skip
    """An agenda with all that a document tells."""
    with samen():
        velsen, zorg = maak_eigenaar("Gemeente Velsen"), maak_domein("Sociaal domein", letter="a")
        punt = maak_agendapunt(
            "Jeugdhulp", perioden=[2026, 2027], domein=zorg, toelichting=TOELICHTING,
            aanleiding="Het kan beter.", beoogd_resultaat="- Minder wachten",
            betrokkenen=[(velsen, "trekker")], verwijzingen=[("Stuk", "https://stuk.example/1")],
            stuksoort=maak_stuksoort(agenda=zorg.agenda), bron=maak_document("Het rapport"),
        )  # fmt: skip
        maak_agendapunt("Woonvisie", domein=maak_domein("Wonen"), status="loopt")
        maak_actie("Tellen", agendapunt=punt, termijn=date(2026, 7, 1), termijn_precisie="kwartaal")
        overleg = maak_overleg("Jeugd", domein=zorg, afkorting="OJ", deelnemers=[velsen])
        maak_actie("Bellen", overleg=overleg, termijn_tekst="inkoop 2016 en 2017")
        maak_actie("Wachten", overleg=overleg, termijn=date(2026, 7, 9), termijn_precisie="dag")
        maak_vergadering(punten=[punt], toelichting="In de raadzaal.", locatie="Velsen")
    return zorg.agenda


@pytest.fixture
def agenda(_agenda, db):
    return _agenda


def inhoud(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.getvalue()


def test_de_agenda_in_word(agenda, client, django_assert_max_num_queries):
    """Headings, tables of which the headings repeat, captions, and nothing but named styles."""
    with django_assert_max_num_queries(12):
        antwoord = client.get(f"{ADRES}levende-agenda.docx")
    assert antwoord.headers["Content-Disposition"].endswith('"levende-agenda-agenda-a.docx"')
    word, regels = open_word(antwoord.getvalue()), tekst(antwoord.getvalue())
    for regel in (
        "Title: Regionale agenda A",
        "Heading1: a. Sociaal domein",
        "Heading1: Wonen",
        "Heading2: Pfh-overleg Jeugd (OJ)",
        "Caption: Tabel : Agendapunten: a. Sociaal domein",
        "Tabeltekst: Een korte visie, zie de nota.\nOp een regel.",
        "Tabelopsomming: meer kracht",
        "Tabelopsomming2: voor bewoners",
        "Tabeltekst: - 10% minder",
        "Tabeltekst: 1. eerst dit\n• dan\tdat\nmail@velsen.example\n- 5 graden\n<b>& 'zo'</b>",
        "Tabeltekst: Trekker: Gemeente Velsen",
        "Tabeltekst: 3e kwartaal 2026",
        "Tabeltekst: Termijn: inkoop 2016 en 2017",
    ):
        assert regel in regels
    body = word.element.body
    for tabel in word.tables:
        assert [rij for rij in tabel._tbl.tr_lst if rij.find(f".//{qn('w:tblHeader')}") is not None]
    gebruikt = {los.get(qn("w:val")) for soort in ("pStyle", "rStyle", "tblStyle")
                for los in body.iter(qn(f"w:{soort}"))}  # fmt: skip
    assert gebruikt <= {stijl.style_id for stijl in word.styles}
    eigen = {kind.tag for run in body.iter(qn("w:rPr")) for kind in run}
    assert eigen == {qn("w:rStyle"), qn("w:b")}
    links = {los.target_ref for los in word.part.rels.values() if los.is_external}
    assert links == {"https://velsen.example/nota", "https://stuk.example/1"}
    assert word.core_properties.language == "nl-NL"
    assert word.core_properties.title == "Regionale agenda A"
    etag = antwoord.headers["ETag"]
    zelfde = client.get(f"{ADRES}levende-agenda.docx", HTTP_IF_NONE_MATCH=etag)
    assert zelfde.status_code == 304


def test_een_deel_een_punt_en_een_vergadering(agenda, client, maak_vergadering):
    deel = tekst(inhoud(client, f"{ADRES}levende-agenda.docx?domein=wonen"))
    assert "Heading1: Wonen" in deel
    assert "Heading1: a. Sociaal domein" not in deel
    assert client.get(f"{ADRES}levende-agenda.docx?domein=zee").status_code == 400
    punt = tekst(inhoud(client, "/agendapunten/sa-01.docx"))
    assert {"Title: Jeugdhulp", "Tabeltekst: Tellen", "Tabeltekst: WA-01"} <= {*punt}
    assert "Tabeltekst: Bellen" not in punt
    assert "Title: Tellen" in tekst(inhoud(client, "/acties/WA-01.docx"))
    assert client.get("/acties/SA-01.docx").status_code == 404
    item = Agendapunt.objects.get(titel="Jeugdhulp")
    komt = maak_vergadering(punten=[item], datum=date(2099, 6, 1))
    voorstel = nieuw_voorstel(agenda, "Meer tijd", reden="De raad wil het.")
    stel_voor(voorstel, item, naar(item, "2028"), reden="Geen tijd.")
    leg_voor(voorstel, komt, als_json, openbaar=True)
    regels = tekst(inhoud(client, f"/vergaderingen/{komt.pk}.docx"))
    assert {
        "Heading1: Wat er besproken wordt",
        "Heading2: 1. Jeugdhulp (SA-01)",
        "Heading3: Wat voor deze vergadering is voorgesteld",
        "Normal: Aanleiding: Het kan beter.",
        "ListBullet: Minder wachten",
        "ListBullet: Hier ligt voor: Meer tijd (Regionale agenda A)",
    } <= {*regels}
    assert any("doorgeschoven: van 2026 en 2027 naar 2028" in regel for regel in regels)


def test_een_pagina_leidt_naar_haar_document(agenda, client):
    delen = (ADRES, f"{ADRES}geheel/", f"{ADRES}sociaal-domein/")
    for adres in (*delen, "/agenda/", "/agendapunten/SA-01/", "/acties/WA-01/"):
        assert ".docx" in client.get(adres, follow=True).content.decode(), adres


@pytest.mark.lang
@pytest.mark.skipif(not which("soffice"), reason="LibreOffice is hier niet geïnstalleerd")
def test_libreoffice_leest_alles(agenda, client, tmp_path):
    """It opens each document and writes it again without losing a word, with changes both ways."""
    dag = gisteren()
    verplaats(Agendapunt.objects.get(titel="Jeugdhulp"), 2028)
    pk = Vergadering.objects.get().pk
    adressen = {
        "agenda": f"{ADRES}levende-agenda.docx",
        "vergadering": f"/vergaderingen/{pk}.docx",
        "punt": "/agendapunten/SA-01.docx",
        "vergelijk": f"{ADRES}vergelijk.docx?van={dag}",
    }
    for naam, adres in adressen.items():
        (tmp_path / f"{naam}.docx").write_bytes(inhoud(client, adres))
    uit = tmp_path / "uit"
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profiel",
         "--convert-to", "docx", "--outdir", uit, *tmp_path.glob("*.docx")],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    for naam in adressen:
        oud, nieuw = ((map_ / f"{naam}.docx").read_bytes() for map_ in (tmp_path, uit))
        for lees in (accepteer, weiger):
            assert woorden(lees(nieuw)) == woorden(lees(oud)), naam


def woorden(regels):
    """The words of a document; what its styles are called is of who wrote it."""
    return [woord for regel in regels for woord in regel.partition(": ")[2].split()]
