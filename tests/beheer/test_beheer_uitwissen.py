"""A beheerder takes words out of a history: first to see where, then for good, and written down."""

from datetime import date

import pytest
from django.conf import settings as instellingen
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from agenda.models import Gebeurtenis, Stand, Wijziging
from agenda.opslag import opslaan, verwijder
from ijmond.versies import vaststellen as versies
from tests.beheer.formulier import Beheer, wijzig

NAAM = "Bea Bloem"
HISTORIE = (Stand, Gebeurtenis, Wijziging, LogEntry)


@pytest.fixture
def beheerder(admin_client):
    return Beheer(admin_client)


@pytest.fixture
def punt(maak_agendapunt):
    """An item that named somebody, in its text and in a reason, and does so no more."""
    punt = maak_agendapunt("Woonvisie", toelichting=f"Gemaakt door {NAAM}.")
    punt.toelichting = "Gemaakt door een inwoner."
    opslaan(punt, reden=f"{NAAM} vroeg erom.")
    return punt


def adres(punt):
    return reverse("uitwissen", args=[punt.kenmerk])


def bekijk(beheerder, adres, tekst=NAAM, reden="Op verzoek."):
    return beheerder.vul_in(adres, knop="_bekijk", tekst=tekst, reden=reden)


def bevestig(beheerder, pagina, **anders):
    return beheerder.stuur(pagina.adres, pagina.velden() | {"_wis": "x"} | anders)


def staat_er(tekst=NAAM):
    rijen = [rij for model in HISTORIE for rij in model.objects.values()]
    return any(tekst in str(rij) for rij in rijen)


@pytest.mark.django_db(transaction=True)
def test_eerst_ziet_de_beheerder_waar_het_staat_en_dan_is_het_weg(beheerder, punt):
    instellingen.PDF_MAP.mkdir()
    (instellingen.PDF_MAP / "een.pdf").write_text(NAAM)
    begin = beheerder.lees(reverse("admin:agenda_punt_geschiedenis", args=["SA-01"]))
    assert adres(punt) in begin.boom.xpath("//main//a/@href")
    pagina = bekijk(beheerder, adres(punt))
    assert "toelichting: Gemaakt door Bea Bloem." in pagina.tekst
    assert "Gebeurtenis ‘Tekst gewijzigd’" in pagina.tekst
    assert "reden: Bea Bloem vroeg erom." in pagina.tekst
    assert "kan niet terug" in pagina.tekst
    assert staat_er()
    klaar = bevestig(beheerder, pagina)
    assert klaar.meldingen == ["De tekst is uit de geschiedenis: 3 keer weggehaald."]
    assert "Reden: [verwijderd] vroeg erom." in klaar.tekst
    assert not staat_er()
    assert list(instellingen.PDF_MAP.glob("*.pdf")) == []
    log = LogEntry.objects.get()
    assert (log.user.username, log.object_id) == ("admin", str(punt.pk))
    assert log.change_message == "Tekst uit de geschiedenis gehaald: 3 keer. Op verzoek."


@pytest.mark.parametrize(
    ("tekst", "reden", "zin"),
    [
        ("", "Op verzoek.", "verplicht"),
        (NAAM, "", "verplicht"),
        ("Be", "Op verzoek.", "ten minste 3 tekens"),
        ("Niemand", "Op verzoek.", "staat niet in de geschiedenis"),
        ("een inwoner", "Op verzoek.", "Wijzig eerst het punt"),
        (NAAM, "Gevraagd door bea bloem.", "Schrijf de reden zonder"),
    ],
)
def test_wat_niet_kan_krijgt_een_zin_en_wat_getypt_is_blijft(beheerder, punt, tekst, reden, zin):
    for knop in ("_bekijk", "_wis"):
        pagina = beheerder.vul_in(adres(punt), knop=knop, tekst=tekst, reden=reden)
        assert zin in " ".join(pagina.fouten)
        velden = pagina.velden()
        assert (velden["tekst"], velden["reden"]) == (tekst, reden)
    assert staat_er()
    assert not LogEntry.objects.exists()


def test_alleen_wat_getoond_is_gaat_weg(beheerder, punt):
    zonder = beheerder.vul_in(adres(punt), knop="_wis", tekst=NAAM, reden="Op verzoek.")
    assert "nog niet gebeurd" in zonder.tekst
    anders = bevestig(beheerder, zonder, tekst="Bea")
    assert "nog niet gebeurd" in anders.tekst
    for tekst in (f"Door {NAAM}.", "Door niemand."):  # by somebody else, meanwhile
        punt.toelichting = tekst
        opslaan(punt)
    assert "nog niet gebeurd" in bevestig(beheerder, anders, tekst=NAAM).tekst
    assert staat_er()


def test_versies_die_het_bevatten_worden_genoemd(beheerder, maak_agendapunt):
    vast = {"datum": date(2026, 1, 5), "precisie": "dag"}
    punt = maak_agendapunt("Woonvisie", toelichting=f"Door {NAAM}.")
    een = versies.stel_vast(punt.agenda, titel="Een", **vast)
    punt.toelichting = ""
    opslaan(punt)
    for titel in ("Twee", "Drie"):
        versies.stel_vast(punt.agenda, titel=titel, **vast)
    pagina = bekijk(beheerder, adres(punt))
    assert "De tekst staat ook in versie 1." in pagina.tekst
    assert "De pdf van versie 2 vertelt" in pagina.tekst
    assert "staat nog in versie 1. Sluit die ook." in bevestig(beheerder, pagina).meldingen[1]
    sluiten = beheerder.lees(wijzig(een, "sluiten"))
    assert reverse("uitwissen-agenda", args=[punt.agenda_id]) in sluiten.boom.xpath(
        "//main//a/@href"
    )
    assert "Tekst uit de geschiedenis halen" in sluiten.tekst


def test_ook_van_een_verwijderd_punt(beheerder, punt):
    verwijder(punt, reden="Dubbel.")
    klaar = bevestig(beheerder, bekijk(beheerder, adres(punt)))
    assert "3 keer weggehaald" in klaar.meldingen[0]
    assert not staat_er()
    assert "Op verzoek." in LogEntry.objects.get().change_message


def test_ook_uit_de_teksten_van_de_agenda_zelf(beheerder, maak_agenda):
    agenda = maak_agenda(inleiding=f"Door {NAAM}.")
    agenda.inleiding = ""
    opslaan(agenda)
    adres = reverse("uitwissen-agenda", args=[agenda.pk])
    assert adres in beheerder.lees(wijzig(agenda)).boom.xpath("//main//a/@href")
    klaar = bevestig(beheerder, bekijk(beheerder, adres))
    assert klaar.adres == wijzig(agenda)
    assert not staat_er()


def test_de_griffie_mag_dit_niet(beheer, punt):
    agenda = reverse("uitwissen-agenda", args=[punt.agenda_id])
    for los in (adres(punt), agenda):
        assert beheer.client.get(los).status_code == 403
        assert beheer.client.post(los, {"tekst": NAAM, "reden": "Zo."}).status_code == 403
    pagina = beheer.lees(reverse("admin:agenda_punt_geschiedenis", args=["SA-01"]))
    assert "Tekst uit de geschiedenis" not in pagina.tekst
    assert "Tekst uit de geschiedenis" not in beheer.lees(wijzig(punt.agenda)).tekst
    beheer.client.logout()
    assert beheer.client.get(adres(punt)).url.startswith("/beheer/login/")


def test_wat_er_niet_is_geeft_een_nette_pagina(beheerder, db):
    for los in ("/beheer/uitwissen/SA-99/", "/beheer/uitwissen/agenda/999/"):
        assert beheerder.client.get(los).status_code == 404
