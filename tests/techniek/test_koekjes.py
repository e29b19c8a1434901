"""A visitor gets no cookie, also who sends along one that means nothing any more."""

from urllib.parse import urlencode

import pytest
from django.conf import settings

from tests.inloggen.stappen import log_in

OUD = {settings.SESSION_COOKIE_NAME: "verlopen", settings.CSRF_COOKIE_NAME: "onzin"}


@pytest.mark.lang
@pytest.mark.parametrize("vraag", ["get", "head", "post"])
@pytest.mark.parametrize("adres", ["/", "/agendapunten/", "/wijzigingen.atom", "/bestaat-niet/"])
def test_een_openbare_pagina_zet_geen_koekje(client, maak_agendapunt, adres, vraag):
    maak_agendapunt()
    client.cookies.load(OUD)
    assert not getattr(client, vraag)(adres).cookies


def test_het_beheer_zet_ze_wel(client, db):
    assert client.get("/beheer/login/").cookies


@pytest.mark.parametrize("nergens", ["/beheer/bestaat-niet/", "/bestaat-niet/", "//[", ""])
def test_wie_van_nergens_komt_gaat_naar_het_beheer(client, griffie, wachtwoord, nergens):
    adres = f"/beheer/login/?{urlencode({'next': nergens})}"
    antwoord = log_in(client, "griffie", wachtwoord, adres=adres)
    assert antwoord.url == "/beheer/"
    assert client.get(antwoord.url).status_code == 200
