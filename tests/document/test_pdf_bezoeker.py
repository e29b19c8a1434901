"""The PDF that a visitor asks for: of what is public now, or a sentence when there is none."""

import pytest
from django.urls import reverse

from agenda.models import Agenda
from agenda.opslag import opslaan
from ijmond.document import levende_agenda_pdf, pdf
from ijmond.momentopname.selectie import Selectie
from tests.document.drukker import STRUIKEL, bezet
from tests.pdf import stand_in

ADRES = "https://agenda.voorbeeld.example/agenda/ijmond/"


def als_bezoeker():
    """The agenda as a view finds it."""
    return Agenda.objects.openbaar().select_related("bijwerking").get()


def test_de_pdf_wordt_opnieuw_gemaakt_als_het_publiek_iets_anders_ziet(teller, maak_agendapunt):
    punt = maak_agendapunt()
    for _ in range(3):
        levende_agenda_pdf(als_bezoeker(), Selectie(), ADRES).close()
    assert teller() == 1
    maak_agendapunt(publicatie="concept")
    levende_agenda_pdf(als_bezoeker(), Selectie(), ADRES).close()
    assert teller() == 1
    punt.titel = "Anders"
    opslaan(punt)
    levende_agenda_pdf(als_bezoeker(), Selectie(), ADRES).close()
    assert teller() == 2


def test_een_bewaarde_pdf_kost_geen_query_en_geen_html(
    teller, maak_agendapunt, django_assert_num_queries, monkeypatch
):
    maak_agendapunt()
    agenda = als_bezoeker()
    levende_agenda_pdf(agenda, Selectie(), ADRES).close()
    monkeypatch.setattr(pdf, "als_html", None)
    with django_assert_num_queries(0):
        levende_agenda_pdf(agenda, Selectie(), ADRES).close()


def test_elk_deel_elk_adres_en_elke_bouw_heeft_een_eigen_pdf(teller, maak_agendapunt, monkeypatch):
    maak_agendapunt()
    agenda = als_bezoeker()
    for selectie in (Selectie(), Selectie("status", "loopt"), Selectie("status", "gepland")):
        levende_agenda_pdf(agenda, selectie, ADRES).close()
    levende_agenda_pdf(agenda, Selectie(), "https://anders.example/").close()
    monkeypatch.setattr(pdf, "bouwkenmerk", lambda: "nieuw")
    levende_agenda_pdf(agenda, Selectie(), ADRES).close()
    assert teller() == 5


def test_onder_welke_naam_of_poort_er_gevraagd_wordt_telt_niet(
    client, teller, maak_agendapunt, settings
):
    settings.ALLOWED_HOSTS = ["*"]
    adres = reverse("levende-agenda-pdf", args=[maak_agendapunt().agenda.slug])
    for host in ("testserver", "testserver:8001", "localhost", "elders.example:1"):
        client.get(adres, headers={"host": host}).getvalue()
    assert teller() == 1


@pytest.mark.druk
def test_een_bezoeker_krijgt_de_echte_pdf(client, maak_agendapunt):
    punt = maak_agendapunt("Woonvisie", perioden=["2027"])
    antwoord = client.get(reverse("levende-agenda-pdf", args=[punt.agenda.slug]))
    assert antwoord.status_code == 200
    assert antwoord["Content-Type"] == "application/pdf"
    inhoud = b"".join(antwoord.streaming_content)
    assert inhoud.startswith(b"%PDF-1.7")
    assert len(inhoud) == int(antwoord["Content-Length"])


def test_zonder_drukker_hoort_een_bezoeker_dat_het_nu_niet_kan(
    client, maak_agendapunt, monkeypatch
):
    punt = maak_agendapunt()
    monkeypatch.setattr(pdf, "DRUKKER", stand_in(STRUIKEL))
    antwoord = client.get(reverse("levende-agenda-pdf", args=[punt.agenda.slug]))
    assert antwoord.status_code == 503
    assert "Probeer het over een paar minuten opnieuw" in antwoord.text
    assert antwoord["Retry-After"] == "60"


def test_wie_niet_wachten_mag_leest_wat_te_doen_en_wanneer_terug_te_komen(
    client, maak_agendapunt, klok
):
    adres = reverse("levende-agenda-pdf", args=[maak_agendapunt().agenda.slug])
    with bezet("drukker", "rij"):
        antwoord = client.get(adres)
    assert antwoord.status_code == 503
    assert antwoord["Retry-After"] == "60"
    assert "Wacht een minuut en probeer het dan opnieuw" in antwoord.text
