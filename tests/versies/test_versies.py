"""A version that was adopted: it reads and prints for ever as it did that day."""

import json
import re
from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.conf import settings as instellingen
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from agenda.bewerkingen import trek_in
from agenda.choices import Precisie
from agenda.models import (
    Agenda,
    Agendapunt,
    Bijwerking,
    Domein,
    Eigenaar,
    Orgaan,
    Stand,
    Versie,
    VersieBesluit,
    Versiepapier,
)
from agenda.opslag import opslaan, verwijder
from ijmond.document import als_html
from ijmond.drukkerij import drukken, proces
from ijmond.momentopname import canoniek
from ijmond.momentopname.opnemen import neem_op
from ijmond.versies import bekijk, laat_vervallen, sluit
from ijmond.versies import vaststellen as versies
from tests.bezoek import vraag
from tests.drukkerij.drukker import druk_wat_gevraagd_is
from tests.pdf import gebroken_regels, tekst
from tests.versies.vastgesteld import maak_versie
from werkagenda.models import Actie, Overleg

LIJST = "/agenda/agenda-a/versies/"
ADRES = f"{LIJST}1/"
ALLES = (ADRES, f"{LIJST}1.pdf", f"{LIJST}1.json")
GEHEIM = "Zwijgplicht"


@pytest.fixture(scope="module")
def _inhoud(
    eenmalig, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar, maak_orgaan,
    maak_vergadering, maak_document,
):  # fmt: skip
    """An agenda with something of every kind."""
    agenda = maak_agenda(orgaan=maak_orgaan("Raad"))
    velsen = maak_eigenaar("Velsen")
    domein = maak_domein("Wonen", agenda, beschrijving="Over huizen.")
    bij = {"betrokkenen": [(velsen, "trekker")], "bron": maak_document("Nota")}
    punt = maak_agendapunt("Woonvisie", domein=domein, perioden=[2026, 2027], **bij)
    maak_agendapunt("Haven", domein=domein, **bij)
    maak_actie("Bouwen", agendapunt=punt, bedragen=[{"bedrag": 50000, "soort": "maximum"}], **bij)
    maak_vergadering(orgaan=agenda.orgaan, punten=[punt])
    return agenda.pk


@pytest.fixture
def inhoud(_inhoud, db):
    return Agenda.objects.get(pk=_inhoud)


def hoofd(client, adres=ADRES):
    antwoord = vraag(client, adres)
    assert antwoord.status == 200
    return re.search(rb"<main.*</main>", antwoord.inhoud, re.DOTALL)[0]


def verander_alles(agenda):
    """Rename, move, withdraw and delete whatever there is."""
    agenda.titel, agenda.inleiding = "Heel anders", "Een andere inleiding."
    agenda.woord_agendapunten = "speerpunten"
    agenda.status = "afgesloten"
    agenda.stand_op, agenda.stand_op_precisie = date(2027, 1, 1), "jaar"
    opslaan(agenda)
    for model, veld in ((Domein, "naam"), (Overleg, "naam"), (Eigenaar, "naam"), (Orgaan, "naam")):
        for rij in model.objects.all():
            setattr(rij, veld, f"Nieuwe naam {rij.pk}")
            opslaan(rij)
    woonvisie, haven = Agendapunt.objects.order_by("kenmerk")
    woonvisie.titel, woonvisie.status = "Huizenplan", "afgerond"
    opslaan(woonvisie)
    trek_in(woonvisie, "Niet meer nodig.")
    verwijder(haven)
    verwijder(Actie.objects.get())


# What stays


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


# Adopting


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


MORGEN = timezone.localdate() + timedelta(days=1)


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        ({"titel": "  "}, "titel", "Geef de versie een titel"),
        ({"titel": "x" * 201}, "titel", "200"),
        ({"datum": MORGEN}, "datum", "komt nog"),
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
        ({"datum": MORGEN}, {"datum": None}, "komt nog"),
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


# Leaks


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


# What becomes of one


def test_een_vervallen_versie_blijft_te_lezen_met_de_reden_erboven(client, inhoud):
    versie = maak_versie(inhoud)
    maak_versie(inhoud, titel="De goede")
    voor = hoofd(client)
    etag = vraag(client, ADRES).headers["ETag"]
    laat_vervallen(versie, "De verkeerde lijst was gebruikt.", "griffie")
    assert hoofd(client) == voor
    antwoord = vraag(client, ADRES, HTTP_IF_NONE_MATCH=etag)
    assert "De verkeerde lijst was gebruikt." in antwoord.tekst
    assert f'href="{LIJST}2/"' in antwoord.tekst
    assert "De verkeerde lijst was gebruikt." in vraag(client, LIJST).tekst
    assert vraag(client, ALLES[1]).status == 200
    assert "De goede" in vraag(client, "/agenda/agenda-a/").tekst


def test_een_gesloten_versie_is_overal_weg_en_zegt_waarom(client, inhoud):
    versie = maak_versie(inhoud)
    etags = {adres: vraag(client, adres).headers["ETag"] for adres in ALLES}
    sluit(versie, "Er stond een naam in.", "beheerder")
    for adres in ALLES:
        antwoord = vraag(client, adres, HTTP_IF_NONE_MATCH=etags[adres])
        assert antwoord.status == 410
        assert "Er stond een naam in." in antwoord.tekst
        assert "Woonvisie" not in antwoord.tekst
        assert antwoord.headers["Content-Type"].startswith("text/html")
        assert antwoord.headers["Cache-Control"] == "no-cache"
    lijst = vraag(client, LIJST).tekst
    assert "Er stond een naam in." in lijst
    assert f'href="{ADRES}"' not in lijst
    assert ADRES not in vraag(client, "/agenda/agenda-a/").tekst
    assert ADRES not in vraag(client, "/sitemap-versies.xml").tekst
    vers, papier = Versie.objects.get(), Versiepapier.objects.get()
    assert (vers.inhoud, vers.sha256) == ("", versie.sha256)
    assert (papier.html, papier.pdf) == ("", None)
    assert f'"{papier.sha256}-pdf"' == etags[ALLES[1]]
    besluit = VersieBesluit.objects.get()
    assert (besluit.soort, besluit.wie) == ("gesloten", "beheerder")
    assert maak_versie(inhoud).nummer == 2


def test_wat_gesloten_is_voor_het_gedrukt_was_wordt_niet_alsnog_gedrukt(inhoud):
    versie = maak_versie(inhoud)
    papier = Versiepapier.objects.get()
    sluit(versie, "Er stond een naam in.")
    druk_wat_gevraagd_is()
    papier.leg_vast(b"%PDF")  # by whom it was printed in the meantime
    assert Versiepapier.objects.values_list("html", "pdf", "sha256").get() == ("", None, "")


def test_sluiten_kan_een_keer_en_niet_zonder_reden(inhoud):
    versie = maak_versie(inhoud)
    with pytest.raises(ValidationError):
        sluit(versie, " ")
    assert Versie.objects.get().inhoud
    sluit(versie, "Er stond een naam in.")
    with pytest.raises(ValidationError, match="al besloten"):
        sluit(versie, "Nog een keer.")
    with pytest.raises(ValidationError, match="gesloten"):
        laat_vervallen(versie, "Ook nog.")


def test_laten_vervallen_kan_een_keer_en_niet_zonder_reden(inhoud):
    versie = maak_versie(inhoud)
    with pytest.raises(ValidationError):
        laat_vervallen(versie, "")
    laat_vervallen(versie, "De verkeerde lijst.")
    with pytest.raises(ValidationError, match="al besloten"):
        laat_vervallen(versie, "Nog een keer.")
    sluit(versie, "Er stond een naam in.")
    assert Versie.objects.get().inhoud == ""


def test_een_versie_maakt_de_paginas_nieuw_maar_de_inhoud_niet(inhoud):
    portaal = Bijwerking.objects.filter(agenda=None)
    tokens, momenten = set(), set()
    for doe in (str, maak_versie, lambda agenda: sluit(agenda.versies.get(), "Er stond een naam.")):
        doe(inhoud)
        [(token, moment)] = portaal.values_list("token", "moment")
        tokens.add(token)
        momenten.add(moment)
    assert (len(tokens), len(momenten)) == (3, 1)


def test_waar_een_versie_van_is_gaat_niet_weg(inhoud):
    maak_versie(inhoud, orgaan=inhoud.orgaan)
    Stand.objects.exclude(kenmerk="").delete()
    with pytest.raises(ProtectedError):
        verwijder(inhoud)


# How it is found and served


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
