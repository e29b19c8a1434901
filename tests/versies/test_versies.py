"""A version that was adopted: it reads and prints for ever as it did that day."""

import json
import re
from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.conf import settings as instellingen
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from agenda.choices import Precisie
from agenda.models import Agenda, Agendapunt
from agenda.opslag import opslaan
from ijmond.momentopname import canoniek
from ijmond.momentopname.opnemen import neem_op
from ijmond.versies import laat_vervallen
from tests.bezoek import vraag
from tests.pdf import gebroken_regels, tekst
from tests.versies.vastgesteld import ADRES, ALLES, LIJST, hoofd, maak_versie, verander_alles

GEHEIM = "Zwijgplicht"


def test_een_versie_blijft_byte_voor_byte_zoals_zij_was(client, inhoud, settings):
    maak_versie(inhoud, orgaan=inhoud.orgaan, toelichting="Na **lang** overleg.")
    voor = hoofd(client), vraag(client, ALLES[1]).inhoud, vraag(client, ALLES[2]).inhoud
    verander_alles(inhoud)
    settings.GRIFFIE_NAAM = "een andere griffie"
    na = hoofd(client), vraag(client, ALLES[1]).inhoud, vraag(client, ALLES[2]).inhoud
    assert na == voor
    assert b"Woonvisie" in na[0]
    assert b"<strong>lang</strong>" in na[0]
    assert "Huizenplan" not in vraag(client, ADRES).tekst


def test_ook_een_andere_dag_verandert_niets(client, inhoud, monkeypatch):
    maak_versie(inhoud)
    voor = hoofd(client)
    later = timezone.localdate() + timedelta(days=4000)
    for naam in ("agenda.models.agenda", "ijmond.momentopname.opnemen"):
        monkeypatch.setattr(f"{naam}.localdate", lambda: later)
    assert Agenda.objects.get().is_afgelopen
    assert hoofd(client) == voor


@pytest.mark.druk
def test_de_pdf_zegt_voorop_welke_versie_het_is_en_is_toegankelijk(client, inhoud, tmp_path):
    maak_versie(
        inhoud, titel="Door de raden", datum=date(2026, 4, 1), precisie="kwartaal",
        orgaan=inhoud.orgaan, basis="https://agenda.example",
    )  # fmt: skip
    doel = tmp_path / "versie.pdf"
    doel.write_bytes(vraag(client, ALLES[1]).inhoud)

    def blad(nummer):
        return " ".join(tekst(doel, "-f", nummer, "-l", nummer).split())

    assert "Versie 1: Door de raden Vastgesteld door: Raad, 2e kwartaal 2026" in blad("1")
    assert "https://agenda.example/agenda/agenda-a/versies/1/" in blad("1")
    assert "Regionale agenda A, versie 1" in blad("3")
    assert gebroken_regels(doel) == set()
    assert list(instellingen.PDF_MAP.glob("*.pdf")) == []


def test_zonder_adres_van_het_portaal_noemt_de_pdf_er_geen(inhoud):
    assert "<strong>Online</strong>" not in maak_versie(inhoud).papier.html


def test_de_pdf_van_een_tweede_versie_zegt_wat_er_veranderde(inhoud):
    eerste = maak_versie(inhoud)
    punt = Agendapunt.objects.first()
    punt.status = "loopt"
    opslaan(punt)
    tweede = maak_versie(inhoud)
    assert "veranderd" not in eerste.papier.html
    assert "Wat is er veranderd sinds versie 1 (1 juni 2026)" in tweede.papier.html


def test_de_json_is_de_agenda_van_dat_moment_met_zijn_controlegetal(client, inhoud):
    opname = neem_op(inhoud)
    versie = maak_versie(inhoud)
    inhoud_json = vraag(client, ALLES[2]).inhoud
    assert canoniek.lees(inhoud_json.decode()) == opname
    assert sha256(inhoud_json).hexdigest() == versie.sha256
    [uitleg] = html.fromstring(vraag(client, ADRES).tekst).xpath("//main//details")
    assert uitleg.find("summary").text.startswith("Controlegetal")
    assert versie.sha256 in uitleg.text_content()


def test_de_levende_agenda_heeft_haar_json(client, inhoud):
    adres = "/agenda/agenda-a/levende-agenda.json"
    antwoord = vraag(client, adres)
    assert antwoord.headers["Content-Type"] == "application/json"
    assert canoniek.lees(antwoord.inhoud.decode()) == neem_op(inhoud)
    etag = antwoord.headers["ETag"]
    assert vraag(client, adres, HTTP_IF_NONE_MATCH=etag).status == 304
    for pagina in ("/agenda/agenda-a/", "/agenda/agenda-a/geheel/"):
        assert adres in vraag(client, pagina).tekst


def test_de_json_van_nu_wijst_elke_pagina_aan_en_elke_site_mag_hem_lezen(client, inhoud):
    maak_versie(inhoud)
    nu, alles, versie = (
        vraag(client, adres)
        for adres in (
            "/agenda/agenda-a/levende-agenda.json",
            "/agenda/levende-agendas.json",
            ALLES[2],
        )
    )
    for antwoord in (nu, alles, versie):
        assert antwoord.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in vraag(client, "/").headers
    los = json.loads(nu.inhoud)
    delen = [los["agenda"]]
    delen += (deel for naam in ("domeinen", "agendapunten", "acties") for deel in los[naam])
    assert len(delen) > 3
    for deel in delen:
        assert vraag(client, deel["adres"].removeprefix("http://testserver")).status == 200
    assert "adres" not in json.loads(versie.inhoud)["agenda"]


def test_niets_geheims_gaat_mee(
    client, inhoud, maak_agendapunt, maak_actie, maak_eigenaar, maak_vergadering
):
    ambtenaar = maak_eigenaar(f"Bea {GEHEIM}", soort="persoon")
    punt = Agendapunt.objects.first()
    punt.interne_notitie = GEHEIM
    opslaan(punt, lambda: punt.betrokkenen.create(eigenaar=ambtenaar, rol="ambtelijk_trekker"))
    maak_agendapunt(f"Plan {GEHEIM}", publicatie="concept")
    maak_actie(f"Werk {GEHEIM}", publicatie="concept")
    maak_vergadering(publicatie="concept", punten=[punt], locatie=GEHEIM, toelichting=GEHEIM)
    versie = maak_versie(inhoud, door=f"griffie.{GEHEIM}")
    laat_vervallen(versie, "De verkeerde.", door=f"griffie.{GEHEIM}")
    for adres in ADRES, LIJST, *ALLES[2:], "/agenda/agenda-a/", "/agenda/agenda-a/geheel/":
        assert GEHEIM not in vraag(client, adres).tekst, adres
    assert GEHEIM not in versie.papier.html


def test_een_versie_van_een_agenda_die_weer_concept_is_is_weg(client, inhoud):
    maak_versie(inhoud)
    inhoud.status = "concept"
    opslaan(inhoud)
    for adres in (*ALLES, LIJST, "/agenda/agenda-a/levende-agenda.json"):
        assert vraag(client, adres).status == 404
    assert "versies" not in vraag(client, "/sitemap-versies.xml").tekst


@pytest.mark.parametrize("nummer", ["2", "0", "99999999999999999999"])
def test_een_nummer_dat_er_niet_is_geeft_404(client, inhoud, nummer):
    maak_versie(inhoud)
    for adres in (f"{nummer}/", f"{nummer}.pdf", f"{nummer}.json"):
        assert vraag(client, f"{LIJST}{adres}").status == 404


def test_een_bestand_van_een_versie_is_bewaard_tot_het_verandert(client, inhoud):
    maak_versie(inhoud)
    for adres, mime in zip(ALLES[1:], ["application/pdf", "application/json"], strict=True):
        antwoord = vraag(client, adres)
        assert antwoord.headers["Content-Type"] == mime
        assert sha256(antwoord.inhoud).hexdigest() in antwoord.headers["ETag"]
        assert not antwoord.headers["ETag"].startswith("W/")
        assert antwoord.headers["Cache-Control"] == "private, max-age=86400, immutable"
        assert "agenda-a-versie-1." in antwoord.headers["Content-Disposition"]
        ingepakt = vraag(client, adres, HTTP_ACCEPT_ENCODING="gzip").headers["ETag"]
        for etag in (antwoord.headers["ETag"], ingepakt):
            opnieuw = vraag(client, adres, HTTP_IF_NONE_MATCH=etag)
            assert (opnieuw.status, opnieuw.inhoud) == (304, b"")


def test_de_lijst_noemt_elke_versie_met_wie_en_wanneer(client, inhoud):
    assert "nog geen versie" in vraag(client, LIJST).tekst
    maak_versie(
        inhoud, titel="Door de raden", orgaan=inhoud.orgaan, datum=date(2026, 1, 1),
        precisie="jaar", toelichting="Na **lang** overleg.",
    )  # fmt: skip
    maak_versie(inhoud, titel="Herzien", datum=None, precisie="onbekend")
    lijst = vraag(client, LIJST).tekst
    assert lijst.index("Herzien") < lijst.index("Door de raden")
    woorden = " ".join(re.sub(r"<[^>]+>", " ", lijst).split())
    assert "Vastgesteld door: Raad, 2026" in woorden
    assert "Vastgesteld: datum niet bekend" in woorden
    assert "<strong>lang</strong>" in lijst
    for deel in ("1/", "1.pdf", "1.json", "2/"):
        assert f'href="{LIJST}{deel}"' in lijst
    agenda = vraag(client, "/agenda/agenda-a/").tekst
    assert f'href="{LIJST}2/"' in agenda
    assert f'href="{LIJST}"' in agenda
    kaart = vraag(client, "/sitemap-versies.xml").tekst
    assert kaart.count("<loc>") == 3


def test_de_vergadering_staat_erbij_zolang_zij_openbaar_is(client, inhoud, maak_vergadering):
    vergadering = maak_vergadering(orgaan=inhoud.orgaan, datum=date(2026, 2, 2))
    maak_versie(inhoud, vergadering=vergadering, datum=None)
    assert vergadering.get_absolute_url() in vraag(client, ADRES).tekst
    voor = hoofd(client)
    vergadering.publicatie = "ingetrokken"
    opslaan(vergadering)
    assert vergadering.get_absolute_url() not in vraag(client, ADRES).tekst
    assert hoofd(client) == voor


def test_meer_versies_en_punten_kosten_niet_meer_queries(client, inhoud, maak_agendapunt):
    def tel(adres):
        vraag(client, adres)  # from now on it is printed
        with CaptureQueriesContext(connection) as gevangen:
            assert vraag(client, adres).status == 200
        return len(gevangen)

    maak_versie(inhoud)
    weinig = {adres: tel(adres) for adres in (*ALLES, LIJST)}
    for _ in range(5):
        maak_agendapunt(perioden=[2026])
        laat_vervallen(maak_versie(inhoud, orgaan=inhoud.orgaan), "Niet de goede.")
    veel = {adres: tel(adres.replace("1.", "6.")) for adres in (*ALLES, LIJST)}
    assert veel == weinig
    assert max(veel.values()) <= 12


def test_elke_precisie_is_te_lezen(client, inhoud):
    for precisie in Precisie:
        datum = None if precisie == Precisie.ONBEKEND else date(2026, 1, 1)
        nummer = maak_versie(inhoud, datum=datum, precisie=precisie).nummer
        assert vraag(client, f"{LIJST}{nummer}/").status == 200
