"""The papers of a meeting: what is on its list, whole and in its order, for who may see it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from agenda.bewerkingen import trek_in
from agenda.models import Behandeling, Drukopdracht
from agenda.opslag import opslaan, opslag
from tests.bezoek import plat, vraag
from tests.pdf import gebroken_regels, tekst
from tests.wijzigen import plan, verplaats


def papier_van(vergadering):
    return f"{vergadering.get_absolute_url().removesuffix('/')}.pdf"


@pytest.fixture
def gelezen(client):
    """The words that would be on paper."""

    def lees(vergadering):
        antwoord = vraag(client, papier_van(vergadering))
        assert (antwoord.status, antwoord.headers["Content-Type"]) == (200, "application/pdf")
        return plat(antwoord.tekst)

    return lees


@pytest.fixture
def maak_lijst(maak_vergadering):
    """A meeting with these items under these numbers, each with what else its list says of it."""

    def maak(*rijen, **velden):
        vergadering = maak_vergadering(**velden)

        def schrijf():
            for nummer, punt, erbij in rijen:
                rij = {"vergadering": vergadering, "punt": punt, "volgnummer": nummer} | erbij
                Behandeling.objects.create(**rij)

        opslaan(vergadering, schrijf)
        return vergadering

    return maak


@pytest.mark.druk
def test_een_vergadering_is_een_toegankelijke_pdf_met_alles_wat_op_haar_lijst_staat(
    client, tmp_path, maak_agenda, maak_agendapunt, maak_actie, maak_eigenaar, maak_orgaan,
    maak_domein, maak_vergadering, maak_lijst,
):  # fmt: skip
    vandaag = timezone.localdate()
    raad = maak_orgaan("Raad")
    maak_vergadering(orgaan=raad, datum=vandaag - timedelta(days=1), status="gehouden")
    haven = maak_agendapunt(
        "Haven", perioden=[2026], aanleiding="De kade zakt.", beoogd_resultaat="Een rechte kade.",
        toelichting="Over de kade.", betrokkenen=[(maak_eigenaar("Velsen"), "trekker")],
        bedragen=[{"soort": "investering", "bedrag": 5000}],
        verwijzingen=[("Nota kades", "https://voorbeeld.example/nota")],
    )  # fmt: skip
    buur = maak_agenda(titel="Agenda van de buren")
    elders = maak_agendapunt("Brug", domein=maak_domein("Bruggen", agenda=buur))
    actie = maak_actie(
        "Heien", agendapunt=haven, termijn=date(2027, 3, 1), termijn_precisie="maand"
    )
    verborgen = maak_agendapunt("Zwijgplicht", publicatie="concept")
    rest = [(str(nummer), maak_agendapunt(f"Plan {nummer}"), {}) for nummer in (3, 10, 11)]
    doel = {"doel": "besluitvormend", "toelichting": "De raad stelt vast."}
    vergadering = maak_lijst(
        ("2a", actie, {}), ("2", elders, {}), ("1", haven, doel), ("1a", verborgen, {}), *rest,
        orgaan=raad, datum=vandaag + timedelta(days=7), begin="20:00", locatie="Raadzaal",
        toelichting="U kunt inspreken.",
    )  # fmt: skip
    verplaats(haven, 2027, reden="De raad vroeg om meer tijd.")

    antwoord = vraag(client, papier_van(vergadering))
    assert "inline" in antwoord.headers["Content-Disposition"]
    assert "vergadering-raad-" in antwoord.headers["Content-Disposition"]
    pdf = tmp_path / "vergadering.pdf"
    pdf.write_bytes(antwoord.inhoud)
    assert gebroken_regels(pdf) == set()
    gezegd = " ".join(tekst(pdf).split())
    for woorden in (
        "Raadzaal", "20.00 uur", "U kunt inspreken.", "Agenda van de buren", "Besluitvormend",
        "De raad stelt vast.", "Over de kade.", "De kade zakt.", "Een rechte kade.", "Velsen",
        "5.000", "Nota kades", "maart 2027", f"{haven.kenmerk} Haven",
        "Wat er veranderde sinds de vergadering van",
        "Doorgeschoven: van 2026 naar 2027. Reden: De raad vroeg om meer tijd.",
    ):  # fmt: skip
        assert woorden in gezegd
    namen = ("1. Haven", "2. Brug", "2a. Heien", "3. Plan 3", "10. Plan 10", "11. Plan 11")
    inhoud, rest_van = gezegd.split("Wat er besproken wordt", 1)
    for deel in (inhoud.split("Inhoud", 1)[1], rest_van):
        assert sorted(namen, key=deel.index) == list(namen)
    assert "Zwijgplicht" not in antwoord.tekst


@pytest.mark.beide
def test_een_vergadering_die_geweest_is_vertelt_wat_er_tussen_de_vorige_en_haar_veranderde(
    gelezen, maak_orgaan, maak_agendapunt, maak_vergadering, maak_lijst
):
    raad = maak_orgaan("Raad")
    punt = maak_agendapunt("Haven", perioden=[2026])
    afgelast = {"status": "geannuleerd", "datum": date(2026, 4, 1)}
    eerder = ({"datum": date(2026, 1, 10)}, {"datum": date(2026, 3, 10)}, afgelast)
    for velden in eerder:
        maak_vergadering(orgaan=raad, **velden)
    uitkomst = {"uitkomst_soort": "aangenomen", "uitkomst": "Eerste regel.\nTweede regel."}
    vergadering = maak_lijst(
        ("1", punt, uitkomst), orgaan=raad, datum=date(2026, 6, 1), status="gehouden"
    )
    verplaats(punt, 2027, reden="Te vroeg.", datum=date(2026, 2, 1))
    with opslag(reden="Zo besloot de raad.", datum=date(2026, 5, 1)) as werk:
        werk.bewaar(punt, lambda: plan(punt, 2028), reden="Nog te vroeg.")
    verplaats(punt, 2027, reden="Toch eerder.", datum=date(2026, 7, 1))
    gezegd = gelezen(vergadering)
    assert "Uitkomst Aangenomen. Eerste regel.Tweede regel." in gezegd
    assert "Wat er besproken is" in gezegd
    _, veranderd = gezegd.split("sinds de vergadering van 10 maart 2026")
    assert "1 mei 2026 Doorgeschoven: van 2027 naar 2028. Reden: Nog te vroeg." in veranderd
    assert "Te vroeg" not in veranderd.replace("Nog te vroeg", "")
    assert "Toch eerder" not in veranderd
    assert "In een vergadering" not in veranderd, "what it did itself stands above"
    assert "Inhoud" not in gezegd


def test_zonder_punt_dat_men_mag_zien_zijn_er_geen_papieren(
    client, maak_agendapunt, maak_vergadering
):
    concept = maak_agendapunt(publicatie="concept")
    punt = maak_agendapunt("Haven")
    leeg = maak_vergadering(punten=[concept])
    hiermee = maak_vergadering(punten=[punt], datum=date(2026, 7, 1))
    verborgen = maak_vergadering(punten=[punt], publicatie="concept", datum=date(2026, 8, 1))
    assert papier_van(leeg) not in vraag(client, leeg.get_absolute_url()).tekst
    assert papier_van(hiermee) in vraag(client, hiermee.get_absolute_url()).tekst
    for vergadering in (leeg, verborgen):
        assert client.get(papier_van(vergadering)).status_code == 404
    trek_in(hiermee, "Dubbel.")
    pagina = client.get(hiermee.get_absolute_url()).status_code
    assert client.get(papier_van(hiermee)).status_code == pagina == 404
    assert not Drukopdracht.objects.exists()


def test_wat_het_publiek_anders_ziet_staat_op_nieuw_papier(
    client, teller, maak_agendapunt, maak_vergadering
):
    punt = maak_agendapunt("Haven")
    vergadering = maak_vergadering(punten=[punt])
    for _ in range(2):
        assert vraag(client, papier_van(vergadering)).status == 200
    maak_agendapunt(publicatie="concept")
    assert vraag(client, papier_van(vergadering)).status == 200
    assert teller() == 1
    vergadering.locatie = "Raadzaal"
    opslaan(vergadering)
    assert vraag(client, papier_van(vergadering)).status == 200
    assert teller() == 2


def test_de_pagina_zegt_van_elk_punt_hoe_het_ervoor_staat(
    client, maak_agendapunt, maak_actie, maak_vergadering
):
    punt = maak_agendapunt("Haven", perioden=[2026, 2027], status="loopt")
    vergadering = maak_vergadering(punten=[punt, maak_actie("Heien")])
    pagina = vraag(client, vergadering.get_absolute_url()).tekst
    lijst = plat(pagina.split('class="puntenlijst"')[1].split("</ol>")[0])
    haven, heien = lijst.split("2. Heien")
    assert "Loopt Gepland in 2026 en 2027 Agenda: " in haven
    assert punt.agenda.titel in haven
    assert "Gepland in" not in heien
