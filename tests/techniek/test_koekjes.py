"""A visitor gets no cookie, also who sends along one that means nothing any more."""

import pytest
from django.conf import settings

OUD = {settings.SESSION_COOKIE_NAME: "verlopen", settings.CSRF_COOKIE_NAME: "onzin"}


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
    inlog = client.get("/beheer/login/", {"next": nergens}, follow=True)
    naar = {"username": "griffie", "password": wachtwoord, "next": inlog.context["next"]}
    antwoord = client.post(inlog.request["PATH_INFO"], naar, follow=True)
    assert antwoord.redirect_chain[-1] == ("/beheer/", 302)
    assert antwoord.status_code == 200
