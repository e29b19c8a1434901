"""A forgotten password."""

import re

import pytest

from ijmond.logboek import Logregel
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
    regels = Logregel.objects.filter(wat="gebruiker").order_by("pk")
    assert [*regels.values_list("waarop", flat=True)] == [
        "griffie: mail voor een nieuw wachtwoord",
        "griffie: nieuw wachtwoord gekozen met een mail",
    ]
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


def test_hooguit_drie_mails_per_uur_en_tien_voor_een_bezoeker(
    client, met_mail, griffie_met_adres, mailoutbox, django_user_model
):
    antwoorden = {
        client.post(VERGETEN, {"email": griffie_met_adres.email}, follow=True).content
        for _ in range(5)
    }
    assert (len(mailoutbox), len(antwoorden)) == (3, 1)
    for nummer in range(9):
        adres = f"g{nummer}@voorbeeld.example"
        django_user_model.objects.create_user(f"g{nummer}", email=adres, password="een wachtwoord")
        client.post(VERGETEN, {"email": adres})
    assert len(mailoutbox) == 10
    client.post(VERGETEN, {"email": adres}, REMOTE_ADDR="192.0.2.8")
    assert len(mailoutbox) == 11
    Logregel.objects.all().delete()  # een uur later telt er niets meer
    client.post(VERGETEN, {"email": griffie_met_adres.email})
    assert mailoutbox[-1].to == [griffie_met_adres.email]


def test_zonder_mailserver_is_er_geen_link_en_geen_pagina(client, db, settings):
    settings.EMAIL_URL = ""
    assert VERGETEN not in client.get(INLOG).content.decode()
    for adres in (VERGETEN, f"{VERGETEN}verstuurd/", f"{VERGETEN}MQ/x-y/"):
        assert client.get(adres).status_code == 404
