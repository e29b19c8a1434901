"""Adopting a version: what it asks, and what it waits for."""

from datetime import date
from hashlib import sha256

import pytest
from django.conf import settings as instellingen
from django.core.exceptions import ValidationError

from agenda.bewerkingen import trek_in
from agenda.models import Agendapunt, Versie, Versiepapier
from agenda.opslag import opslaan
from ijmond.document import als_html
from ijmond.drukkerij import drukken, proces
from ijmond.versies import bekijk
from ijmond.versies import vaststellen as versies
from tests.bezoek import vraag
from tests.drukkerij.drukker import druk_wat_gevraagd_is
from tests.versies.vastgesteld import ALLES, LIJST, maak_versie, verander_alles
from tests.wijzigen import BINNENKORT


def test_versies_tellen_per_agenda(inhoud, maak_agenda):
    ander = maak_agenda()
    nummers = [maak_versie(agenda).nummer for agenda in (inhoud, inhoud, ander, inhoud)]
    assert nummers == [1, 2, 1, 3]


def test_orgaan_en_datum_komen_uit_de_vergadering(inhoud, maak_vergadering):
    vergadering = maak_vergadering(orgaan=inhoud.orgaan, datum=date(2026, 3, 2))
    versie = maak_versie(inhoud, vergadering=vergadering, datum=None, precisie="onbekend")
    assert (versie.orgaan, versie.datum, versie.datum_precisie) == (
        inhoud.orgaan,
        date(2026, 3, 2),
        "dag",
    )


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        ({"titel": "  "}, "titel", "Geef de versie een titel"),
        ({"titel": "x" * 201}, "titel", "200"),
        ({"datum": BINNENKORT}, "datum", "komt nog"),
        ({"datum": None}, "__all__", "passen niet bij elkaar"),
        ({"precisie": "eeuw"}, "datum_precisie", "eeuw"),
    ],
)
def test_wat_niet_klopt_krijgt_een_zin(inhoud, velden, veld, zin):
    with pytest.raises(ValidationError) as fout:
        maak_versie(inhoud, **velden)
    assert zin in " ".join(fout.value.message_dict[veld])
    assert not Versie.objects.exists()


@pytest.mark.parametrize(
    ("vergadering", "velden", "zin"),
    [
        ({"datum": BINNENKORT}, {"datum": None}, "komt nog"),
        ({"status": "geannuleerd"}, {}, "ging niet door"),
        ({"publicatie": "concept"}, {}, "staat niet op de site"),
        ({}, {"datum": date(2026, 5, 1)}, "was op 1 juni 2026"),
    ],
)
def test_een_vergadering_die_niet_past_krijgt_een_zin(
    inhoud, maak_vergadering, vergadering, velden, zin
):
    anders = {"orgaan": inhoud.orgaan, "begin": "20:00"} | vergadering
    with pytest.raises(ValidationError) as fout:
        maak_versie(inhoud, vergadering=maak_vergadering(**anders), **velden)
    assert zin in " ".join(fout.value.message_dict["vergadering"])


def test_een_vergadering_van_een_ander_orgaan_past_niet(inhoud, maak_vergadering, maak_orgaan):
    vergadering = maak_vergadering(orgaan=maak_orgaan("Commissie Zee"))
    with pytest.raises(ValidationError, match="van een ander orgaan: Commissie Zee"):
        maak_versie(inhoud, vergadering=vergadering, orgaan=inhoud.orgaan)


def test_van_een_concept_komt_geen_versie(maak_agenda):
    agenda = maak_agenda(status="concept")
    with pytest.raises(ValidationError, match="is een concept"):
        maak_versie(agenda)
    with pytest.raises(ValidationError, match="is een concept"):
        bekijk(agenda)


def test_vaststellen_wacht_niet_op_papier_en_dat_komt_later(client, inhoud, monkeypatch):
    monkeypatch.setattr(proces, "begin", lambda: None)
    versie = maak_versie(inhoud)
    antwoord = vraag(client, ALLES[1])
    assert (antwoord.status, antwoord.headers["Retry-After"]) == (202, "5")
    assert "De pdf komt eraan" in antwoord.tekst
    verander_alles(inhoud)
    html = versie.papier.html
    assert "kB" not in vraag(client, LIJST).tekst
    druk_wat_gevraagd_is()
    assert "(10 kB)" in vraag(client, LIJST).tekst
    antwoord = vraag(client, ALLES[1])
    assert antwoord.inhoud == html.encode()
    papier = Versiepapier.objects.get()
    assert (papier.html, papier.sha256) == ("", sha256(html.encode()).hexdigest())


def test_lukt_het_papier_niet_dan_is_de_versie_er_wel(client, inhoud, monkeypatch, caplog):
    goed = drukken.DRUKKER
    monkeypatch.setattr(drukken, "DRUKKER", ("false",))
    maak_versie(inhoud)
    assert vraag(client, ALLES[1]).status == 202
    assert "Drukken mislukt" in caplog.text
    monkeypatch.setattr(drukken, "DRUKKER", goed)
    antwoord = vraag(client, ALLES[1])
    assert antwoord.status == 503
    assert "Probeer het over een paar minuten opnieuw" in antwoord.tekst
    [teken] = instellingen.PDF_MAP.glob("*.mislukt")
    teken.unlink()  # so many minutes later
    assert vraag(client, ALLES[1]).status == 200


def test_wat_onder_het_vaststellen_verandert_staat_er_ook_in(inhoud, monkeypatch):
    punt = Agendapunt.objects.first()
    geschreven = []

    def schrijf_en_verander(*wat):
        geschreven.append(wat)
        if len(geschreven) == 1:
            punt.titel = "Net gewijzigd"
            opslaan(punt)
        return als_html(*wat)

    monkeypatch.setattr(versies, "als_html", schrijf_en_verander)
    versie = maak_versie(inhoud)
    assert len(geschreven) == 2
    assert "Net gewijzigd" in versie.inhoud
    assert "Net gewijzigd" in versie.papier.html


def test_wat_steeds_verandert_wordt_niet_vastgesteld(inhoud, monkeypatch):
    punt = Agendapunt.objects.first()

    def schrijf_en_verander(*_):
        punt.titel += "."
        opslaan(punt)
        return ""

    monkeypatch.setattr(versies, "als_html", schrijf_en_verander)
    with pytest.raises(ValidationError, match="verandert op dit moment steeds"):
        maak_versie(inhoud)


def test_wat_na_het_bekijken_veranderde_wordt_niet_ongezien_vastgesteld(inhoud):
    gezien = bekijk(inhoud)
    assert (gezien.agendapunten, gezien.acties, gezien.concepten) == (2, 1, 0)
    trek_in(Agendapunt.objects.first(), "Niet meer nodig.")
    with pytest.raises(ValidationError, match="intussen gewijzigd"):
        maak_versie(inhoud, bijwerking=gezien.bijwerking)
    nu = bekijk(inhoud)
    assert (nu.agendapunten, nu.ingetrokken) == (1, 1)
    assert maak_versie(inhoud, bijwerking=nu.bijwerking).nummer == 1
