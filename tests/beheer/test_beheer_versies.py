"""A clerk adopts an agenda; a beheerder can close what should not have been in it."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry

from agenda.bewerkingen import trek_in
from agenda.models import Agenda, Agendapunt, Versie, VersieBesluit
from agenda.opslag import opslaan
from ijmond.versies import vaststellen as versies
from tests.beheer.formulier import Beheer, lijst, nieuw, wijzig
from tests.wijzigen import BINNENKORT


@pytest.fixture(scope="module")
def _agenda(eenmalig, maak_agenda, maak_orgaan, maak_domein, maak_agendapunt, maak_actie):
    agenda = maak_agenda(orgaan=maak_orgaan("Raad"))
    punt = maak_agendapunt("Woonvisie", domein=maak_domein("Wonen", agenda))
    for _ in range(3):
        maak_actie(agendapunt=punt)
    return agenda.pk


@pytest.fixture
def agenda(_agenda, db):
    return Agenda.objects.get(pk=_agenda)


@pytest.fixture
def versie(agenda):
    return versies.stel_vast(agenda, titel="Vastgesteld", datum=date(2026, 1, 5), precisie="dag")


@pytest.fixture
def beheerder(admin_client):
    return Beheer(admin_client)


GOED = {"titel": "Door de raden", "datum": "1-6-2026"}


def test_wie_nog_eens_vaststelt_terwijl_niets_veranderde_bevestigt_dat(beheer, agenda, versie):
    pagina = beheer.vul_in(nieuw(Versie, agenda), **GOED)
    assert "Er is niets veranderd sinds versie 1." in pagina.fouten[0]
    assert pagina.velden()["titel"] == "Door de raden"
    assert Versie.objects.count() == 1
    beheer.verstuur(pagina, toch_vaststellen="on")
    assert Versie.objects.count() == 2


def test_wie_vaststelt_wat_veranderde_hoeft_dat_niet_te_bevestigen(beheer, agenda, versie):
    beheer.vul_in(wijzig(Agendapunt.objects.get()), toelichting="Anders.")
    assert beheer.vul_in(nieuw(Versie, agenda), **GOED).fouten == []
    assert Versie.objects.count() == 2


def test_op_de_pagina_van_de_agenda_staat_de_knop(beheer, agenda):
    knoppen = beheer.lees(wijzig(agenda)).boom.xpath("//a[text()='Stel versie vast']/@href")
    assert knoppen == [nieuw(Versie, agenda)]


def test_de_griffie_stelt_vast_wat_bezoekers_lezen(beheer, agenda, griffie):
    pagina = beheer.vul_in(nieuw(Versie, agenda), **GOED, toelichting="Na lang overleg.")
    assert "is vastgesteld" in pagina.meldingen[0]
    versie = Versie.objects.get()
    assert pagina.adres == wijzig(versie)
    assert (versie.nummer, versie.titel, versie.datum) == (1, "Door de raden", date(2026, 6, 1))
    assert (versie.orgaan_naam, versie.toelichting) == ("Raad", "Na lang overleg.")
    assert versie.wie == griffie.username
    assert "http://testserver/agenda/agenda-a/versies/1/" in versie.papier.html
    assert LogEntry.objects.get().object_id == str(versie.pk)
    gezien = beheer.lees(lijst(Versie))
    assert "Door de raden" in gezien.tekst
    [knop] = gezien.boom.xpath("//a[@class='addlink']")
    assert knop.text_content().strip() == "Stel versie vast"


def test_voor_het_vaststellen_staat_er_wat_meegaat_en_wat_niet(
    beheer, agenda, maak_agendapunt, maak_actie
):
    tekst = beheer.lees(nieuw(Versie, agenda)).tekst
    assert "1 agendapunt, 3 acties." in tekst
    assert "niet mee." not in tekst
    maak_agendapunt(publicatie="concept")
    maak_actie(publicatie="concept")
    trek_in(maak_agendapunt(), "Niet nodig.")
    tekst = beheer.lees(nieuw(Versie, agenda)).tekst
    assert "1 agendapunt, 3 acties. 2 concepten gaan niet mee. 1 ingetrokken punt gaat" in tekst


def test_met_een_vergadering_hoeft_er_geen_datum_bij(beheer, agenda, maak_vergadering):
    vergadering = maak_vergadering(orgaan=agenda.orgaan)
    beheer.vul_in(nieuw(Versie, agenda), titel="In de raad", vergadering=vergadering.pk)
    versie = Versie.objects.get()
    assert (versie.vergadering, versie.datum) == (vergadering, date(2026, 6, 1))


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"titel": ""}, "Dit veld is verplicht"),
        ({"datum": ""}, "Vul een datum in of kies een vergadering"),
        ({"datum": BINNENKORT.strftime("%d-%m-%Y")}, "komt nog"),
        ({"datum": "gisteren"}, "geldige datum"),
        ({"vergadering": "999"}, "in de lijst"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld_en_niets_gaat_verloren(beheer, agenda, velden, zin):
    pagina = beheer.vul_in(nieuw(Versie, agenda), **GOED | {"toelichting": "Typewerk."} | velden)
    assert zin in " ".join(pagina.fouten)
    assert pagina.velden()["toelichting"] == "Typewerk."
    assert not Versie.objects.exists()


def test_een_vergadering_die_nog_komt_krijgt_een_zin(beheer, agenda, maak_vergadering):
    komt = maak_vergadering(orgaan=agenda.orgaan, datum=BINNENKORT)
    pagina = beheer.vul_in(nieuw(Versie, agenda), titel="Te vroeg", vergadering=komt.pk)
    assert "komt nog" in " ".join(pagina.fouten)


def test_een_vergadering_in_concept_is_niet_te_kiezen(beheer, agenda, maak_vergadering):
    concept = maak_vergadering(orgaan=agenda.orgaan, publicatie="concept")
    pagina = beheer.vul_in(nieuw(Versie, agenda), titel="Nog niet", vergadering=concept.pk)
    assert "in de lijst" in " ".join(pagina.fouten)


def test_wat_intussen_veranderde_wordt_eerst_getoond(beheer, agenda, maak_agendapunt):
    pagina = beheer.lees(nieuw(Versie, agenda))
    ingevuld = pagina.velden() | GOED
    maak_agendapunt()
    opnieuw = beheer.stuur(pagina.adres, ingevuld)
    assert "intussen gewijzigd" in opnieuw.fouten[0]
    assert "2 agendapunten" in opnieuw.tekst
    assert not Versie.objects.exists()
    beheer.stuur(opnieuw.adres, opnieuw.velden())
    assert Versie.objects.get().titel == "Door de raden"


@pytest.mark.parametrize(
    ("stand", "zin"),
    [
        (None, "Niet te zien is of de agenda intussen is gewijzigd"),
        ("", "Niet te zien is of de agenda intussen is gewijzigd"),
        ("x\x00²", "De agenda is intussen gewijzigd"),
        ("9" * 5000, "De agenda is intussen gewijzigd"),
    ],
)
def test_zonder_wat_er_gezien_is_wordt_niets_vastgesteld(beheer, agenda, stand, zin):
    pagina = beheer.vul_in(nieuw(Versie, agenda), **GOED, stand=stand)
    assert zin in pagina.fouten[0]
    assert not Versie.objects.exists()
    beheer.stuur(pagina.adres, pagina.velden())
    assert Versie.objects.get().titel == "Door de raden"


def test_een_datum_die_ontbreekt_staat_bij_de_datum(beheer, agenda):
    pagina = beheer.vul_in(nieuw(Versie, agenda), **GOED | {"datum": ""})
    [bij] = pagina.boom.xpath("//div[contains(@class, 'errors')]//input/@name")
    assert bij == "datum"
    assert len(pagina.fouten) == 1
    beheer.vul_in(nieuw(Versie, agenda), **GOED | {"datum": "", "datum_precisie": "onbekend"})
    assert Versie.objects.get().datum is None


def test_van_een_concept_komt_geen_versie(beheer, maak_agenda):
    agenda = maak_agenda(status="concept")
    pagina = beheer.lees(nieuw(Versie, agenda))
    assert pagina.adres == wijzig(agenda)
    assert "is een concept" in pagina.meldingen[0]


def test_zonder_agenda_kiest_de_griffie_er_eerst_een(beheer, agenda, maak_agenda):
    maak_agenda()
    assert "Bij welke agenda" in beheer.lees(nieuw(Versie)).tekst


def test_een_versie_is_niet_te_wijzigen_en_niet_te_verwijderen(beheer, beheerder, versie):
    for wie in (beheer, beheerder):
        pagina = wie.lees(wijzig(versie))
        assert "Vastgesteld" in pagina.tekst
        assert pagina.knoppen() == []
        assert wie.client.post(wijzig(versie), {"titel": "Anders"}).status_code == 403
        assert wie.client.post(wijzig(versie, "delete"), {"post": "yes"}).status_code == 403
    assert Versie.objects.get().titel == "Vastgesteld"


def test_de_griffie_laat_een_versie_vervallen(beheer, versie, griffie):
    pagina = beheer.vul_in(wijzig(versie, "vervallen"), reden="De verkeerde lijst.")
    assert pagina.adres == wijzig(versie)
    assert "Vervallen: De verkeerde lijst." in pagina.tekst
    assert "Laat vervallen" not in pagina.tekst
    besluit = VersieBesluit.objects.get()
    assert (besluit.soort, besluit.reden, besluit.wie) == (
        "vervallen", "De verkeerde lijst.", griffie.username,
    )  # fmt: skip
    assert "De verkeerde lijst." in LogEntry.objects.get().change_message
    assert Versie.objects.get().inhoud
    nog_eens = beheer.vul_in(wijzig(versie, "vervallen"), reden="Nog een keer.")
    assert "al besloten" in " ".join(nog_eens.fouten)


def test_zonder_reden_vervalt_niets(beheer, versie):
    assert beheer.vul_in(wijzig(versie, "vervallen"), reden=" ").fouten
    assert not VersieBesluit.objects.exists()


def test_de_griffie_mag_niet_sluiten(beheer, versie):
    assert "Sluit en wis" not in beheer.lees(wijzig(versie)).tekst
    adres = wijzig(versie, "sluiten")
    gegevens = {"reden": "Weg ermee.", "bevestiging": "wis versie 1"}
    assert beheer.client.get(adres).status_code == 403
    assert beheer.client.post(adres, gegevens).status_code == 403
    assert Versie.objects.get().inhoud


def test_een_beheerder_sluit_met_een_reden_en_overgetypte_woorden(beheerder, versie):
    adres = wijzig(versie, "sluiten")
    assert "kan niet terug" in beheerder.lees(adres).tekst
    fout = beheerder.vul_in(adres, reden="Er stond een naam in.", bevestiging="versie 1")
    assert "Typ precies: wis versie 1" in fout.fouten
    assert Versie.objects.get().inhoud
    pagina = beheerder.vul_in(adres, reden="Er stond een naam in.", bevestiging="Wis  versie 1")
    assert "Gesloten: Er stond een naam in." in pagina.tekst
    assert "Sluit en wis" not in pagina.tekst
    vers = Versie.objects.get()
    assert (vers.inhoud, vers.papier.html, vers.papier.pdf) == ("", "", None)
    assert VersieBesluit.objects.get().wie == "admin"
    assert "Er stond een naam in." in LogEntry.objects.get().change_message
    assert "Gesloten en gewist" in beheerder.lees(lijst(Versie)).tekst


@pytest.mark.parametrize("deel", ["vervallen", "sluiten"])
def test_wie_alleen_mag_kijken_besluit_niets(client, versie, django_user_model, deel):
    kijker = django_user_model.objects.create_user("kijker", password="x", is_staff=True)
    client.force_login(kijker)
    assert client.get(wijzig(versie, deel)).status_code == 403
    assert client.get(nieuw(Versie, versie.agenda)).status_code == 403
    assert client.get(lijst(Versie)).status_code == 403


def test_een_versie_die_er_niet_is(beheerder, db):
    assert beheerder.client.get("/beheer/agenda/versie/999/sluiten/").status_code == 404
    assert beheerder.client.get("/beheer/agenda/versie/999/vervallen/").status_code == 404


def test_de_lijst_leest_de_documenten_niet(beheer, versie, django_assert_max_num_queries):
    with django_assert_max_num_queries(15) as queries:
        beheer.lees(lijst(Versie))
    for groot in ('agenda_versie"."inhoud', "agenda_versiepapier"):
        assert not any(groot in q["sql"] for q in queries.captured_queries)


def test_controleer_ziet_een_versie_die_niet_klopt(versie):
    assert Agendapunt.objects.exists()
    opslaan(Agendapunt.objects.first())
    kopie = Versie.objects.get()
    kopie.inhoud += " "
    with pytest.raises(Exception, match="past niet bij haar sha256"):
        kopie.full_clean()
