"""A forgotten password."""

import re

import pytest

from tests.inloggen.stappen import INLOG, log_in

VERGETEN = "/beheer/wachtwoord-vergeten/"
NIEUW = "fiets onder de sluis"


@pytest.fixture
def met_mail(settings):
    settings.EMAIL_URL = "smtp://mail.example"


@pytest.fixture
def griffie_met_adres(griffie):
    griffie.email = "griffie@voorbeeld.example"
    griffie.save()
    return griffie


def test_een_link_uit_de_mail_geeft_een_nieuw_wachtwoord_en_werkt_een_keer(
    client, met_mail, griffie_met_adres, mailoutbox
):
    elders = type(client)()
    elders.force_login(griffie_met_adres)
    assert VERGETEN in client.get(INLOG).content.decode()
    client.post(VERGETEN, {"email": griffie_met_adres.email})
    [mail] = mailoutbox
    assert mail.subject == "Kies een nieuw wachtwoord voor het beheer"
    [link] = re.findall(r"http://testserver(\S+)", mail.body)
    pagina = client.get(link, follow=True)
    adres = pagina.redirect_chain[-1][0]
    zwak = dict.fromkeys(("new_password1", "new_password2"), "welkom2026!!")
    assert "Dit wachtwoord is te raden" in client.post(adres, zwak).content.decode()
    sterk = dict.fromkeys(("new_password1", "new_password2"), NIEUW)
    inlog = client.post(adres, sterk, follow=True).content.decode()
    assert "Uw nieuwe wachtwoord is opgeslagen" in inlog
    assert log_in(client, "griffie", NIEUW).status_code == 302
    assert elders.get("/beheer/").status_code == 302
    assert "Deze link werkt niet meer" in client.get(link, follow=True).content.decode()


def test_een_adres_dat_niemand_heeft_antwoordt_hetzelfde(
    client, met_mail, griffie_met_adres, mailoutbox
):
    antwoorden = [
        client.post(VERGETEN, {"email": adres}, follow=True)
        for adres in (griffie_met_adres.email, "niemand@voorbeeld.example")
    ]
    assert antwoorden[0].content == antwoorden[1].content
    assert "Kennen wij dit e-mailadres" in antwoorden[0].content.decode()
    assert len(mailoutbox) == 1


def test_zonder_mailserver_is_er_geen_link_en_geen_pagina(client, db, settings):
    settings.EMAIL_URL = ""
    assert VERGETEN not in client.get(INLOG).content.decode()
    for adres in (VERGETEN, f"{VERGETEN}verstuurd/", f"{VERGETEN}MQ/x-y/"):
        assert client.get(adres).status_code == 404
