"""What is sensitive asks the password again, after a quarter of an hour."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.test import Client

from ijmond.inloggen.sessie import BEGONNEN
from tests.beheer.formulier import Beheer, lijst, nieuw, wijzig
from tests.inloggen.van_ons import VAN_ONS, vastgehouden

BEVESTIG = "/beheer/account/bevestig/"


def een_kwartier_later(client):
    sessie = client.session
    for sleutel in {BEGONNEN, "bevestigd"} & set(sessie.keys()):
        sessie[sleutel] -= 15 * 60
    sessie.save()


@pytest.fixture
def beheerder(admin_client):
    """Somebody who logged in a quarter of an hour ago, and is at work."""
    admin_client.get("/beheer/")
    een_kwartier_later(admin_client)
    return admin_client


def test_wie_net_inlogde_wordt_niets_gevraagd(admin_client):
    assert admin_client.get(lijst(User)).status_code == 200


def test_na_een_kwartier_vragen_gebruikers_groepen_en_uitwissen_het_wachtwoord(
    beheerder, admin_user, maak_agendapunt
):
    punt = maak_agendapunt()
    gevoelig = (
        lijst(User), nieuw(User), wijzig(admin_user), wijzig(admin_user, "delete"),
        "/beheer/auth/user/rechten.csv",
        f"/beheer/auth/user/{admin_user.pk}/password/", f"/beheer/uitwissen/{punt.kenmerk}/",
        f"/beheer/uitwissen/agenda/{punt.agenda.pk}/", "/beheer/account/herstelcodes/",
    )  # fmt: skip
    for adres in gevoelig:
        assert beheerder.get(adres).url.startswith(BEVESTIG), adres
    assert beheerder.get(wijzig(punt)).status_code == 200
    heen = beheerder.get(lijst(User)).url
    fout = beheerder.post(heen, {"wachtwoord": "mis"}).content.decode()
    assert "Dit wachtwoord klopt niet." in fout
    assert beheerder.post(heen, {"wachtwoord": "password"}).url == lijst(User)
    for adres in gevoelig:
        assert beheerder.get(adres).status_code == 200, adres
    een_kwartier_later(beheerder)
    assert beheerder.get(lijst(User)).status_code == 302


def test_wie_hier_blijft_raden_moet_ook_wachten(beheerder):
    for _ in range(5):
        antwoord = beheerder.post(BEVESTIG, {"wachtwoord": "mis"})
    assert antwoord.status_code == 429
    assert AccessAttempt.objects.get().username == "admin"


def test_wat_intussen_was_getypt_blijft_staan(admin_user):
    client = Client()
    client.force_login(admin_user)
    adres = wijzig(admin_user)
    velden = Beheer(client).lees(adres).velden()
    een_kwartier_later(client)
    antwoord = client.post(adres, velden | {"last_name": "Bakker"}, **VAN_ONS)
    assert "vragen we eerst nog eens uw wachtwoord" in antwoord.content.decode()
    naar, over, _ = vastgehouden(antwoord)
    assert client.post(BEVESTIG, {"wachtwoord": "password"}).url == "/beheer/"
    assert client.post(naar, over, **VAN_ONS).status_code == 302
    assert User.objects.get().last_name == "Bakker"


@pytest.mark.parametrize("elders", ["https://kwaad.example/", "//kwaad.example/", "/bestaat-niet/"])
def test_daarna_gaat_niemand_naar_een_andere_site(beheerder, elders):
    antwoord = beheerder.post(f"{BEVESTIG}?next={elders}", {"wachtwoord": "password"})
    assert antwoord.url == "/beheer/"


def test_een_wachtwoord_geeft_niemand_meer_rechten(griffie_client):
    griffie_client.get("/beheer/")
    een_kwartier_later(griffie_client)
    heen = griffie_client.get(lijst(User)).url
    griffie_client.post(heen, {"wachtwoord": "een lang wachtwoord"})
    assert griffie_client.get(lijst(User)).status_code == 403
