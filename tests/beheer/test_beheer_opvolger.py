"""What a successor holds, and where it came from: begun once, by the form, for all tests here."""

from datetime import date

import pytest
from django.test import Client

from agenda.bewerkingen import Opdracht, maak_plan, publiceer
from agenda.models import Agenda, Agendapunt, Gebeurtenis, Punt, Samenhang, Stand
from agenda.opslag import opslaan, verwijder
from tests.beheer.formulier import Beheer
from tests.beheer.opvolging import NIEUW, bekijk, bevestig, nieuwe
from tests.rollen import maak_gebruiker
from werkagenda.models import Actie, Overleg

pytestmark = pytest.mark.lang  # once in four years


@pytest.fixture(scope="module")
def begonnen(_af_te_sluiten):
    """The keys of an agenda, of its successor, and of the last stand before that began."""
    agenda = Agenda.objects.get(pk=_af_te_sluiten)
    for titel, ritme in (("Woonvisie", "nader_te_bepalen"), ("Haven", "doorlopend")):
        punt = agenda.punten.get(titel=titel).als_agendapunt
        punt.ritme, punt.ritme_toelichting = ritme, "Zo staat het in de tabel."
        opslaan(punt)
    ervoor = Stand.objects.last().pk
    client = Client()
    client.force_login(maak_gebruiker("ada", "Griffie"))
    beheer = Beheer(client)
    bevestig(beheer, bekijk(beheer, agenda, eenheden=["halfjaar"]))
    return agenda.pk, Agenda.objects.get(slug=NIEUW["slug"]).pk, ervoor


@pytest.fixture
def agenda(begonnen, db):
    return Agenda.objects.get(pk=begonnen[0])


@pytest.fixture
def opvolger(begonnen, db):
    return Agenda.objects.get(pk=begonnen[1])


def test_de_opvolger_is_een_concept_met_hetzelfde_kader_en_nieuwe_perioden(opvolger):
    assert (opvolger.status, opvolger.regio, opvolger.orgaan.naam, opvolger.woord_domeinen) == (
        "concept", "IJmond", "Regioraad", "opgaven",
    )  # fmt: skip
    domeinen = [(d.letter, d.slug) for d in opvolger.domeinen.all()]
    assert domeinen == [("A", "wonen"), ("B", "economie")]
    assert [d.agenda for d in opvolger.themas.get().domeinen.all()] == [opvolger]
    assert [str(deelname) for deelname in opvolger.deelnames.all()] == ["Velsen"]
    assert [str(periode) for periode in opvolger.perioden.all()] == [
        "1e helft 2030", "2e helft 2030", "1e helft 2031", "2e helft 2031",
    ]  # fmt: skip
    overleg = Overleg.objects.get(agenda=opvolger)
    assert (overleg.naam, overleg.slug) == ("Woonoverleg", "woonoverleg-2030")
    assert [str(lid) for lid in overleg.deelnemers.all()] == ["Velsen"]


def test_een_overgenomen_punt_houdt_zijn_tekst_maar_niet_zijn_planning(opvolger):
    punt = Agendapunt.objects.get(kenmerk="RA-01")
    assert (punt.titel, punt.status, punt.publicatie) == ("Woonvisie", "loopt", "concept")
    assert (punt.toelichting, punt.interne_notitie) == ("Samen bouwen.", "Bellen.")
    assert (punt.bron.titel, punt.bron_plaats) == ("Het rapport", "hoofdstuk 2")
    assert (punt.domein.slug, punt.domein.agenda) == ("wonen", opvolger)
    assert [thema.agenda for thema in punt.themas.all()] == [opvolger]
    assert [str(los) for los in punt.betrokkenen.all()] == ["Velsen (trekker)"]
    assert [str(los) for los in punt.verwijzingen.all()] == ["Een stuk"]
    assert not punt.planning.exists()
    assert not punt.behandelingen.exists()
    bouwen, slopen = Actie.objects.filter(agenda=opvolger).order_by("kenmerk")
    assert (bouwen.overleg.slug, bouwen.agendapunt) == ("woonoverleg-2030", punt)
    assert (bouwen.termijn, slopen.agendapunt) == (date(2026, 5, 1), None)


def test_wat_de_bron_over_de_oude_planning_zegt_gaat_niet_mee_en_een_ritme_wel(opvolger):
    nieuw = Agendapunt.objects.filter(agenda=opvolger)
    assert set(nieuw.values_list("titel", "ritme", "ritme_toelichting")) >= {
        ("Woonvisie", "", ""), ("Haven", "doorlopend", ""),
    }  # fmt: skip


def test_alles_komt_in_een_opslag_met_wie_en_waarom(opvolger, begonnen):
    standen = Stand.objects.filter(pk__gt=begonnen[2])
    [wijziging] = {stand.wijziging for stand in standen}
    assert (wijziging.wie, wijziging.reden) == ("ada", NIEUW["reden"])
    assert sorted(stand.kenmerk for stand in standen) == [
        "", "", "RA-01", "RA-02", "RA-03", "RW-01", "RW-02",
    ]  # fmt: skip
    nieuw = Stand.objects.get(agenda=opvolger, kenmerk="").inhoud
    assert nieuw["samenhang"][0]["titel"] == "RA-01 volgt op SA-01"
    assert not Gebeurtenis.objects.filter(stand__in=standen, openbaar=True).exists()


def test_een_verwijderd_opgevolgd_punt_kan_opnieuw_mee(agenda, opvolger):
    punt = Agendapunt.objects.get(kenmerk="RA-02")
    verwijder(Samenhang.objects.get(delen__punt=punt))
    verwijder(punt)
    plan = maak_plan(Opdracht(agenda, opvolger))
    assert [regel.punt.kenmerk for regel in plan.mee] == ["SA-04"]


def test_het_adres_van_een_overleg_noemt_steeds_alleen_het_jaar_van_zijn_agenda(
    opvolger, maak_overleg
):
    maak_overleg("Woonoverleg 2034", domein=opvolger.domeinen.get(slug="wonen"))
    derde = nieuwe(
        opvolger, slug="agenda-2034", begin=date(2034, 1, 1), eind=date(2034, 12, 31),
        voorvoegsel_agendapunt="ZA", voorvoegsel_actie="ZW",
    )  # fmt: skip
    assert [slug for _, slug in maak_plan(derde).in_domein] == [
        "woonoverleg-2034-2", "woonoverleg-2034-2034",
    ]  # fmt: skip


def test_publiceren_laat_de_samenhang_pas_zien_als_beide_punten_te_zien_zijn(opvolger, client):
    opvolger.status = "lopend"
    opslaan(opvolger)
    assert not Samenhang.objects.openbaar().exists()
    oud = Punt.objects.get(kenmerk="SA-01").get_absolute_url()
    assert "RA-01" not in client.get(oud).content.decode()
    publiceer(Agendapunt.objects.get(kenmerk="RA-01"))
    publiceer(Agendapunt.objects.get(kenmerk="RA-03"))
    # SA-07, which RA-03 follows, is a concept still.
    assert [band.titel for band in Samenhang.objects.openbaar()] == ["RA-01 volgt op SA-01"]
    assert "RA-01" in client.get(oud).content.decode()
    nieuw = Punt.objects.get(kenmerk="RA-01").get_absolute_url()
    assert "SA-01" in client.get(nieuw).content.decode()
