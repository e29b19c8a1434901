"""The page of a voorstel: what it would do, settling it, and carrying it out."""

import pytest
from django.test import Client
from django.urls import reverse

from agenda.beschrijving.lezen import inhoud
from agenda.models import Agendapunt, Voorstel, Wijziging
from agenda.voorstellen import (
    nieuw_voorstel,
    stel_voor,
)
from tests.beheer.formulier import Beheer
from tests.rollen import maak_gebruiker


def naar(punt, *perioden, **velden):
    planning = [{"periode": naam, "toelichting": ""} for naam in perioden]
    return inhoud(punt) | velden | ({"planning": planning} if perioden else {})


@pytest.fixture
def punt(maak_agendapunt):
    return maak_agendapunt("Een brug", perioden=["2026"], toelichting="Er komt een brug.")


@pytest.fixture
def voorstel(punt):
    """Een brug goes from 2026 to 2027, and nobody said why."""
    los = nieuw_voorstel(punt.agenda, "Na de commissie", door="griffie")
    stel_voor(los, punt, naar(punt, "2027", toelichting="Er komt een lange brug."))
    return los


@pytest.fixture
def adres(voorstel):
    return reverse("admin:voorstel", args=[voorstel.pk])


def als(*rollen, naam="ander"):
    """The admin as somebody in these roles has it."""
    client = Client()
    client.force_login(maak_gebruiker(naam, *rollen))
    return Beheer(client)


def gepland(punt):
    return [p.naam for p in Agendapunt.objects.get(pk=punt.pk).perioden.all()]


def status(voorstel):
    return Voorstel.objects.get(pk=voorstel.pk).status


def test_de_griffie_ziet_wat_er_verandert_geeft_een_reden_en_voert_het_uit(
    beheer, voorstel, punt, adres
):
    pagina = beheer.lees(adres)
    assert "1 gewijzigd" in pagina.tekst
    assert pagina.boom.xpath("//ins[contains(., 'lange')]")
    assert "waarom SA-01 doorgeschoven is" in pagina.tekst
    pagina = beheer.verstuur(pagina, knop="_voer_uit", toelichting="Besproken op 3 maart.")
    assert "Er is niets uitgevoerd. Wat u invulde, is bewaard." in pagina.tekst
    assert (gepland(punt), pagina.velden()["toelichting"]) == (["2026"], "Besproken op 3 maart.")
    pagina = beheer.verstuur(pagina, knop="_voer_uit", reden="De commissie wil het later.")
    assert pagina.meldingen == ["Het voorstel ‘Na de commissie’ is uitgevoerd."]
    assert (gepland(punt), status(voorstel)) == (["2027"], "uitgevoerd")
    assert pagina.knoppen() == []
    assert pagina.boom.xpath("//ins[contains(., 'lange')]")
    assert Wijziging.objects.last().reden == "De commissie wil het later."
