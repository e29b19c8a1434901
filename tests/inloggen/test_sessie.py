"""A session is new at each login, ends in time, and everywhere at once if need be."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from agenda.models import Agendapunt
from ijmond.inloggen.sessie import BEGONNEN, LAATST
from tests.beheer.formulier import lijst
from tests.inloggen.stappen import INLOG, log_in

SESSIE = "/beheer/account/sessie/"


def verzet(client, **waarden):
    sessie = client.session
    sessie.update(waarden)
    sessie.save()


def test_elke_inlog_krijgt_een_nieuw_nummer(client, griffie, wachtwoord):
    client.get(INLOG)
    vooraf = client.session.session_key
    assert vooraf
    log_in(client, "griffie", wachtwoord)
    assert client.session.session_key != vooraf
    assert not Session.objects.filter(pk=vooraf).exists()


def test_een_half_uur_na_de_laatste_vraag_is_het_voorbij(griffie_client):
    griffie_client.get(lijst(Agendapunt))
    over = (Session.objects.get().expire_date - timezone.now()).total_seconds()
    assert 1790 < over <= 1800
    Session.objects.update(expire_date=timezone.now())
    assert griffie_client.get(lijst(Agendapunt)).url.startswith(INLOG)


def test_wie_bezig_is_blijft_ingelogd_en_dat_schrijft_hooguit_eens_per_minuut(
    griffie_client, django_assert_num_queries
):
    griffie_client.get(lijst(Agendapunt))
    begin = Session.objects.get().expire_date
    griffie_client.get(lijst(Agendapunt))
    assert Session.objects.get().expire_date == begin
    verzet(griffie_client, **{LAATST: griffie_client.session[LAATST] - 60})
    begin = Session.objects.get().expire_date
    griffie_client.get(lijst(Agendapunt))
    assert Session.objects.get().expire_date > begin


def test_na_twaalf_uur_is_het_voorbij_hoe_druk_iemand_ook_is(griffie_client):
    griffie_client.get(lijst(Agendapunt))
    toen = griffie_client.session[BEGONNEN]
    verzet(griffie_client, **{BEGONNEN: toen - settings.SESSIE_HOOGSTENS + 10})
    assert griffie_client.get(lijst(Agendapunt)).status_code == 200
    verzet(griffie_client, **{BEGONNEN: toen - settings.SESSIE_HOOGSTENS})
    assert griffie_client.get(lijst(Agendapunt)).url.startswith(INLOG)
    assert not Session.objects.filter(pk=griffie_client.session.session_key).exists()


@pytest.mark.parametrize("hoe", ["knop", "wachtwoord", "uitgezet"])
def test_overal_uitloggen(client, griffie, wachtwoord, django_user_model, hoe):
    elders, ander = type(client)(), type(client)()
    collega = django_user_model.objects.create_superuser("collega")
    for wie, browser in ((griffie, client), (griffie, elders), (collega, ander)):
        browser.force_login(wie)
    if hoe == "knop":
        assert client.post("/beheer/account/overal-uitloggen/").status_code == 302
    elif hoe == "wachtwoord":
        nieuw = {"old_password": wachtwoord} | dict.fromkeys(
            ("new_password1", "new_password2"), "fiets onder de sluis"
        )
        assert client.post("/beheer/password_change/", nieuw).status_code == 302
    else:
        griffie.is_active = False
        griffie.save()
    assert elders.get("/beheer/").status_code == 302
    assert ander.get("/beheer/").status_code == 200


def test_vragen_hoe_lang_het_nog_duurt_verlengt_niet_en_versturen_wel(griffie_client):
    griffie_client.get("/beheer/")
    verzet(griffie_client, **{LAATST: griffie_client.session[LAATST] - 1600})
    for _ in range(2):
        assert 195 < griffie_client.get(SESSIE).json()["seconden"] <= 200
    assert griffie_client.post(SESSIE).json() == {"seconden": 1800}
    assert griffie_client.get(SESSIE).json()["seconden"] > 1790
    laat = griffie_client.session[BEGONNEN] - settings.SESSIE_HOOGSTENS + 100
    verzet(griffie_client, **{BEGONNEN: laat})
    assert griffie_client.post(SESSIE).json()["seconden"] <= 100
