"""A document that goes out, comes in again as "geen wijzigingen"."""

from datetime import date
from io import BytesIO

import pytest

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agenda, Agendapunt
from agenda.voorstellen import nieuw_voorstel, stel_voor
from tests.wijzigen import gisteren, verplaats
from tests.worddocument.lezen import lees_terug, open_word

ADRES = "/agenda/agenda-a/"
TOELICHTING = (
    "**Doelen**\n- meer kracht\n  - voor bewoners\n- 10% minder\n\n"
    "Een **korte** visie, zie [de nota](https://velsen.example/nota).\nOp een regel.\n\n\n"
    "1. eerst dit\n• dan dat, mail@velsen.example of www.velsen.nl\n- 5 graden\n<b>& 'zo'</b>"
)


@pytest.fixture
def agenda(
    samen, maak_agenda, maak_domein, maak_agendapunt, maak_overleg, maak_actie, maak_eigenaar,
    maak_stuksoort, maak_periode, maak_document, maak_vergadering,
):  # fmt: skip
    """An agenda with everything that is hard to read back."""
    with samen():
        agenda = maak_agenda()
        wie = [(maak_eigenaar("Zorg en Welzijn, IJmond/Kennemerland"), "trekker")]
        sociaal, wonen = maak_domein("Sociaal domein", letter="a"), maak_domein("Wonen en zo")
        maak_periode("Het voorjaar", date(2029, 1, 1), date(2029, 12, 31))
        soort = maak_stuksoort(agenda=agenda)
        punt = maak_agendapunt(
            "Sociaal domein", domein=sociaal, perioden=[2026, 2028], toelichting=TOELICHTING,
            betrokkenen=wie, aanleiding="Het kan beter.", beoogd_resultaat="- Minder wachten",
            verwijzingen=[("Stuk", "https://stuk.example/1")], bron=maak_document("Het rapport"),
            stuksoort=soort,
        )  # fmt: skip
        maak_agendapunt("SA-01 en acties", domein=wonen, perioden=[2027])
        maak_agendapunt("Woonvisie 2040", domein=wonen, status="afgerond", ritme="jaarlijks")
        maak_actie("Wonen en zo", agendapunt=punt, termijn=date(2026, 8, 15),
                   termijn_precisie="kwartaal", betrokkenen=wie)  # fmt: skip
        overleg = maak_overleg("Jeugd", domein=sociaal, afkorting="OJ")
        maak_actie("Bellen", overleg=overleg, termijn_tekst="inkoop 2016 en 2017")
        maak_actie("Wachten", overleg=maak_overleg("Secretarissenoverleg", domein=wonen),
                   termijn=date(2026, 7, 9), termijn_precisie="dag")  # fmt: skip
        maak_vergadering(punten=[punt], toelichting="In de raadzaal.")
    return Agenda.objects.get(pk=agenda.pk)


def test_wat_uitgaat_komt_terug_zonder_wijzigingen(agenda, client):
    punt = Agendapunt.objects.get(titel="Sociaal domein")
    vergadering = punt.behandelingen.get().vergadering
    for adres in (
        f"{ADRES}levende-agenda.docx",
        f"{ADRES}levende-agenda.docx?domein=sociaal-domein",
        f"{ADRES}levende-agenda.docx?status=gepland",
        f"/agendapunten/{punt.kenmerk}.docx",
        "/acties/WA-01.docx",
        f"/vergaderingen/{vergadering.pk}.docx",
    ):
        assert lees_terug(agenda, client.get(adres).getvalue()) == [], adres


def test_van_een_voorstel_komt_terug_wat_het_verandert(agenda, griffie_client):
    """Also while it is not before visitors; what tells of it at the front, nobody need read."""
    voorstel = nieuw_voorstel(agenda, "Na de raad", reden="Zo besloten.")
    punt = Agendapunt.objects.get(titel="Sociaal domein")
    stel_voor(voorstel, punt, inhoud(punt) | {"titel": "Jeugd en zorg"}, reden="Dat zegt meer.")
    for naam in ("agenda", "vergelijking"):
        antwoord = griffie_client.get(f"/beheer/voorstellen/{voorstel.pk}/{naam}.docx")
        terug = ("gewijzigd", "agendapunt", punt.kenmerk, {"titel": "Jeugd en zorg"})
        assert lees_terug(agenda, antwoord.getvalue()) == [terug], naam


def test_een_cel_die_iemand_wijzigt_is_de_enige_wijziging(agenda, client):
    """Also in a document with tracked changes, which are read as accepted, and beside the facts."""
    dag = gisteren()
    verplaats(Agendapunt.objects.get(titel="Woonvisie 2040"), 2027)
    inhoud = client.get(f"{ADRES}vergelijk.docx?van={dag}").getvalue()
    assert lees_terug(agenda, inhoud) == []
    word = open_word(inhoud)
    [cel] = [cel for tabel in word.tables for cel in tabel._cells if cel.text == "Bellen"]
    cel.paragraphs[0].runs[0].text = "Vaak bellen"
    word.paragraphs[-1].insert_paragraph_before("Een zin van iemand anders.")
    [feiten] = [cel for tabel in word.tables for cel in tabel._cells if "beter" in cel.text]
    feiten.add_paragraph("Nog een feit.")
    uit = BytesIO()
    word.save(uit)
    niet, (wat, soort, _, gezegd), ook_niet = lees_terug(agenda, uit.getvalue())
    assert (wat, soort, gezegd) == ("gewijzigd", "actie", {"titel": "Vaak bellen"})
    assert [niet[-1], ook_niet[-1]] == [
        "Sociaal domein: Nog een feit.",
        "Een zin van iemand anders.",
    ]
