"""The work list: each kind of line, at the field that it speaks of, for who may see it."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.timezone import localdate

from agenda.beschrijving.lezen import inhoud
from agenda.datums import datum_in_woorden
from agenda.models import Agenda, Agendapunt, Voorstel
from agenda.opslag import opslaan
from agenda.voorstellen import merk_op, nieuw_voorstel, stel_voor
from ijmond.logboek import Logregel
from ijmond.toegang import bind
from ijmond.werklijst.leesbaar import is_bsn
from ijmond.werklijst.punten import maanden_erbij
from ijmond.werklijst.register import SOORTEN
from tests.beheer.formulier import Beheer
from tests.rollen import maak_gebruiker

VANDAAG = localdate()
JAREN = (VANDAAG.year - 1, VANDAAG.year, VANDAAG.year + 1)
VROEGER, LANG = JAREN[0], " ".join(["woord"] * 30)
IN_ORDE = {"perioden": [JAREN[2]], "toelichting": "Een korte zin."}


@pytest.fixture(scope="module")
def _alles(
    eenmalig, samen, maak_agenda, maak_agendapunt, maak_actie, maak_domein, maak_eigenaar,
    maak_orgaan, maak_overleg, maak_vergadering,
):  # fmt: skip
    """An agenda that runs, with one of everything that asks for attention; and one that ended."""
    with samen():
        agenda = maak_agenda(JAREN, titel="Lopend", hoogstens_per_periode=1)
        domein, wie = maak_domein(agenda=agenda), [(maak_eigenaar("Velsen"), "trekker")]
        orgaan, in_domein = maak_orgaan("Raad"), {"domein": domein, "betrokkenen": wie}
        overleg = maak_overleg("Overleg over QRST", domein=domein)
        maak_agendapunt("Te laat", [VROEGER], toelichting="Kort.", **in_domein)
        behandeld = maak_agendapunt("Wel behandeld", [VROEGER], **in_domein)
        concept = maak_agendapunt("Concept", publicatie="concept", **IN_ORDE, **in_domein)
        maak_agendapunt("Van niemand", domein=domein, **IN_ORDE)
        maak_agendapunt("Wanneer", **in_domein)
        maak_agendapunt(
            "Tekst", [JAREN[1]], toelichting=f"{LANG}. Het ABCD belt 06-12345678.", **in_domein
        )
        maak_agendapunt("Al klaar", status="afgerond", domein=domein)
        bij_overleg = {"overleg": overleg, "betrokkenen": wie}
        te_laat = {"termijn": VANDAAG - timedelta(days=1), "termijn_precisie": "dag"}
        maak_actie("Termijn voorbij", **te_laat, **bij_overleg)
        maak_actie("Zonder termijn", **bij_overleg)
        maak_actie("In woorden", termijn_tekst="voor de zomer", **bij_overleg)
        volgende = VANDAAG + timedelta(days=7)
        maak_vergadering([concept], orgaan=orgaan, datum=volgende, publicatie="concept")
        gisteren = {"datum": VANDAAG - timedelta(days=1), "locatie": "Bij Jan, 0255 123 456"}
        geweest = maak_vergadering([behandeld], orgaan=orgaan, **gisteren)
        opslaan(geweest, lambda: geweest.behandelingen.update(toelichting=LANG))
        oud = maak_agenda((2015, 2016), titel="Afgelopen", eind="2016-12-31")
        in_oud = maak_domein(agenda=oud)
        maak_agendapunt("Oud", [2015], domein=in_oud, toelichting=f"{LANG}. Mail a@b.example.")
        maak_actie("Oude actie", overleg=maak_overleg(domein=in_oud))
    een_jaar_terug = {"moment": timezone.now() - timedelta(days=400)}
    stil = {"status": "loopt", **IN_ORDE, **in_domein}
    with samen(datum=VANDAAG - timedelta(days=300), **een_jaar_terug):
        stil = maak_agendapunt("Lang stil", **stil)
    voorstel = nieuw_voorstel(agenda, "Na de commissie", door="griffie")
    regel = stel_voor(voorstel, stil, inhoud(stil) | {"titel": "Niet stil"}, wie="griffie")
    merk_op(regel, "Klopt dit?", "anna")
    mislukt = nieuw_voorstel(agenda, "Mislukt", door="griffie")
    Voorstel.objects.filter(pk=mislukt.pk).update(niet_uitgevoerd="Er ontbrak een reden.")
    return {"agenda": agenda.pk, "oud": oud.pk, "stil": stil.pk}


@pytest.fixture
def alles(_alles, db, griffie):
    """The same, where a colleague changed something since the clerk was here."""
    griffie.first_name = "Gé"
    maak_gebruiker("anna", "Griffie", first_name="Anna", last_name="Smit")
    toen = timezone.now() - timedelta(days=2)
    for moment in (toen, toen + timedelta(days=1)):
        Logregel.objects.create(wanneer=moment, wie="griffie", wat="inloggen", uitkomst="gelukt")
    punt = Agendapunt.objects.get(titel="Wel behandeld")
    punt.toelichting = "Beter."
    opslaan(punt, door="anna", herkomst="formulier")
    return _alles


def als(gebruiker):
    client = Client()
    client.force_login(gebruiker)
    return Beheer(client)


def regels(pagina):
    """What each group tells, by the name of its kind, without what stands beside it."""
    return {
        groep.get("id"): [
            " ".join(los.text_content().split())
            for los in groep.xpath("ul[@class='aandacht__regels']/li/div[1]")
        ]
        for groep in pagina.boom.xpath("//main//section[@id]")
    }


def test_elke_soort_regel_staat_er_een_keer(alles, beheer):
    gezien = regels(beheer.lees("/beheer/"))
    assert [*gezien] == [soort.naam for soort in SOORTEN]
    over = {naam: [los.split(" ")[1:3] for los in regels_] for naam, regels_ in gezien.items()}
    verwacht = {
        "periode-voorbij": [["Te", "laat"]],
        "termijn-voorbij": [["Termijn", "voorbij"]],
        "zonder-nieuws": [["Lang", "stil"]],
        "concepten": [["Concept", "Lopend"]],
        "zonder-eigenaar": [["Van", "niemand"]],
        "zonder-periode": [["Wanneer", "Lopend"]],
        "zonder-termijn": [["Zonder", "termijn"]],
        "collegas": [["Wel", "behandeld"]],
    }
    assert {naam: over[naam] for naam in verwacht} == verwacht
    geweest = f"Raad, {datum_in_woorden(VANDAAG - timedelta(days=1), 'dag')}"
    teksten = ("lange-zin", "afkorting", "persoonlijk")
    assert {naam: [los.partition(":")[0] for los in gezien[naam]] for naam in teksten} == {
        "lange-zin": ["SA-06 Tekst Lopend Toelichting", f"{geweest} Lopend Toelichting bij SA-02"],
        "afkorting": ["SA-06 Tekst Lopend Toelichting", "Overleg over QRST Lopend Naam"],
        "persoonlijk": [
            "SA-06 Tekst Lopend Toelichting", "SB-01 Oud Afgelopen Toelichting",
            f"{geweest} Locatie",
        ],
    }  # fmt: skip
    [komend] = gezien["komend"]
    assert "Nog een concept: bezoekers zien dit niet. 1. " in komend
    assert komend.endswith("Concept Nog een concept.")
    [gehouden] = gezien["zonder-uitkomst"]
    assert gehouden.endswith("Zonder uitkomst: 1 van 1.")
    assert gezien["te-vol"] == [f"{JAREN[2]} Lopend Gepland: 3. Er passen er 1."]
    assert gezien["wachten"] == ["Na de commissie Lopend In voorbereiding: 1 regel."]
    assert gezien["zonder-antwoord"] == ["Na de commissie Lopend Anna Smit: ‘Klopt dit?’"]
    [mislukt] = gezien["niet-uitgevoerd"]
    assert mislukt.endswith("Niet uitgevoerd zoals gepland: Er ontbrak een reden.")
    assert "30 woorden" in gezien["lange-zin"][0]
    assert gezien["afkorting"][0].endswith("Toelichting: ABCD.")
    assert "een telefoonnummer" in gezien["persoonlijk"][0]
    assert "een e-mailadres" in gezien["persoonlijk"][1]
    assert "Anna Smit, " in gezien["collegas"][0]


@pytest.mark.lang
def test_elke_regel_leidt_naar_zijn_veld_en_de_lijst_kost_hoogstens_twintig_queries(
    alles, beheer, samen, maak_agendapunt
):
    with CaptureQueriesContext(
        connection,
    ) as eerst:
        pagina = beheer.lees("/beheer/")
    links = pagina.boom.xpath("//ul[@class='aandacht__regels']/li/div[1]/a/@href")
    assert len(links) > len(SOORTEN)
    for adres, _, veld in sorted({link.partition("#") for link in links}):
        doel = beheer.lees(adres).boom
        assert not veld or doel.xpath(f"//*[@id='{veld}']"), f"{adres}#{veld}"
    with samen():
        domein = Agendapunt.objects.get(titel="Te laat").domein
        for _ in range(15):
            maak_agendapunt(perioden=[VROEGER], domein=domein, toelichting=f"{LANG} EFGH")
    with CaptureQueriesContext(connection) as later:
        pagina = beheer.lees("/beheer/")
    assert len(later) == len(eerst) <= 20
    assert len(regels(pagina)["zonder-eigenaar"]) == 10
    alle = beheer.lees("/beheer/?soort=zonder-eigenaar").boom
    assert len(alle.xpath("//ul[@class='aandacht__regels']/li")) == 16


def test_wat_rust_is_voor_iedereen_weg_tot_die_dag(alles, beheer):
    [adres] = {
        link
        for link in beheer.lees("/beheer/").boom.xpath("//a[contains(., 'Laat rusten')]/@href")
        if "zonder-eigenaar" in link
    }
    fout = beheer.vul_in(adres, tot=str(VANDAAG - timedelta(days=1)), waarom="")
    assert "Kies een dag vanaf vandaag, en binnen een jaar." in fout.tekst
    tot = VANDAAG + timedelta(days=30)
    na = beheer.vul_in(adres, tot=str(tot), waarom="De gemeenten overleggen nog.")
    assert urlsplit(na.adres).path == "/beheer/"
    assert "zonder-eigenaar" not in regels(na)
    rust = beheer.lees("/beheer/rust/")
    assert "Van niemand" in rust.tekst
    assert "De gemeenten overleggen nog." in rust.tekst
    kijker = als(maak_gebruiker("kijker", "Meelezer"))
    assert "zonder-eigenaar" not in regels(kijker.lees("/beheer/"))
    assert kijker.client.post(adres, {"_wek": "ja"}).status_code == 403
    assert "Laat rusten" not in kijker.lees("/beheer/").tekst
    beheer.stuur(adres, {"_wek": "ja"})
    assert "zonder-eigenaar" in regels(kijker.lees("/beheer/"))


def test_nog_actueel_is_een_klik_en_zegt_wie_het_bevestigde(alles, beheer):
    agenda = Agenda.objects.get(pk=alles["agenda"])
    agenda.maanden_zonder_nieuws = 3
    opslaan(agenda)
    [adres] = beheer.lees("/beheer/").boom.xpath("//form[contains(@action, 'nieuws')]/@action")
    vandaag = localdate()  # not that of the file: a run may go on past midnight
    na = beheer.stuur(adres, {"_actueel": "ja"})
    assert na.meldingen[0].endswith("Lang stil is nog actueel.")
    assert "zonder-nieuws" not in regels(na)
    rust = beheer.lees("/beheer/rust/").tekst
    assert f"Nog actueel, bevestigd op {datum_in_woorden(vandaag, 'dag')}. griffie, " in rust
    assert f"Tot en met {datum_in_woorden(maanden_erbij(vandaag, 3), 'dag')}." in rust


def test_wie_aan_een_agenda_werkt_ziet_alleen_die(alles):
    wie = maak_gebruiker("oud", "Griffie")
    bind(wie, Agenda.objects.filter(pk=alles["oud"]))
    gebonden = als(wie)
    assert [*regels(gebonden.lees("/beheer/"))] == ["persoonlijk"]
    anders = "/beheer/rust/?regel=zonder-eigenaar:SA-04"
    assert "staat niet meer op de werklijst" in gebonden.lees(anders).meldingen[0]
    for vraag, aantal in (("oud", 2), ("niemand", 0)):
        treffers = gebonden.lees(f"/beheer/zoeken/?q={vraag}").boom
        assert len(treffers.xpath("//ul[@class='aandacht__regels']/li")) == aantal


def test_een_zoekvak_op_elke_pagina_vindt_ook_concepten(
    alles, beheer, django_assert_max_num_queries
):
    pagina = beheer.lees(f"/beheer/agenda/agendapunt/{alles['stil']}/change/")
    assert pagina.boom.xpath("//form[@role='search']/@action") == ["/beheer/zoeken/"]
    with django_assert_max_num_queries(40):
        gevonden = beheer.lees("/beheer/zoeken/?q=concept")
    assert "Concept (Lopend)" in gevonden.tekst or "Concept Lopend, concept" in gevonden.tekst
    assert "Niets gevonden voor" in beheer.lees("/beheer/zoeken/?q=bestaat%00niet").tekst
    assert "Raad" in beheer.lees("/beheer/zoeken/?q=raad").tekst


@pytest.mark.parametrize(
    ("cijfers", "klopt"), [("111222333", True), ("123456782", True), ("123456789", False)]
)
def test_een_burgerservicenummer_doorstaat_de_elfproef(cijfers, klopt):
    assert is_bsn(cijfers) is klopt
