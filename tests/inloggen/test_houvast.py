"""What somebody typed is still there when the form could not be taken."""

import sqlite3

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from lxml import html

from agenda.models import Agendapunt
from ijmond.inloggen.houvast import VELD
from tests.beheer.formulier import Pagina, nieuw, wijzig
from tests.inloggen.van_ons import VAN_ONS, vastgehouden

TITEL = 'Een lange titel met "aanhalingstekens" & <haken>'
TEKST = "Eerste regel.\nTweede regel.\n\n- punt"


class Browser:
    """Somebody who types, in a browser that checks tokens and says where a form comes from."""

    def __init__(self, user):
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        self.log_in(user)

    def log_in(self, user):
        """As logging in does it: with another token."""
        self.client.cookies.pop(settings.CSRF_COOKIE_NAME, None)
        self.client.force_login(user)

    def verlies_sessie(self):
        """As time does it: the token stays."""
        Session.objects.all().delete()

    def open(self, adres):
        return Pagina(self.client.get(adres, follow=True))

    def verstuur(self, adres, velden, **kop):
        return self.client.post(adres, velden, **(VAN_ONS | kop))


@pytest.fixture
def browser(griffie):
    return Browser(griffie)


@pytest.fixture
def getypt(browser, maak_domein):
    """A form that was opened, and in which something was typed."""
    domein = maak_domein()
    pagina = browser.open(nieuw(Agendapunt) + f"?agenda={domein.agenda.pk}")
    velden = {naam: waarde for naam, waarde in pagina.velden().items() if waarde is not None}
    velden |= _token(pagina)
    getypt = {"titel": TITEL, "toelichting": TEKST, "domein": domein.pk, "_save": "Opslaan"}
    return pagina.adres, velden | getypt


def _token(pagina):
    token = "//main//form//input[@name='csrfmiddlewaretoken']/@value"
    return {"csrfmiddlewaretoken": pagina.boom.xpath(token)[0]}


def test_een_sessie_die_voorbij_is_kost_niemand_zijn_tekst(browser, getypt, griffie):
    adres, velden = getypt
    browser.verlies_sessie()
    antwoord = browser.verstuur(adres, velden)
    assert antwoord.status_code == 409
    assert "U bent niet meer ingelogd" in antwoord.content.decode()
    assert 'href="/beheer/login/" target="_blank"' in antwoord.content.decode()
    naar, over, knop = vastgehouden(antwoord)
    assert (naar, knop) == (adres, "Verder met mijn formulier")
    assert over["titel"] == [TITEL]
    assert over["toelichting"] == [TEKST]
    assert over["_save"] == ["Opslaan"]
    assert not Agendapunt.objects.exists()

    browser.log_in(griffie)
    _, over, knop = vastgehouden(browser.verstuur(naar, over))
    assert knop == "Verstuur mijn formulier"
    assert browser.verstuur(naar, over).status_code == 302
    punt = Agendapunt.objects.get()
    assert (punt.titel, punt.toelichting) == (TITEL, TEKST)


def test_een_token_dat_niet_meer_klopt_ook_niet(browser, getypt, griffie):
    adres, velden = getypt
    browser.log_in(griffie)
    antwoord = browser.verstuur(adres, velden)
    assert "U bent ingelogd als griffie" in antwoord.content.decode()
    naar, over, _ = vastgehouden(antwoord)
    assert browser.verstuur(naar, over).status_code == 302
    assert Agendapunt.objects.get().titel == TITEL


def test_een_ander_verstuurt_het_niet(browser, getypt, griffie, admin_user):
    adres, velden = getypt
    browser.log_in(admin_user)
    for _ in range(2):
        antwoord = browser.verstuur(adres, velden)
        assert "Dit formulier is van een ander dan admin" in antwoord.content.decode()
        _, velden, _ = vastgehouden(antwoord)
    assert not Agendapunt.objects.exists()
    browser.log_in(griffie)
    _, velden, _ = vastgehouden(browser.verstuur(adres, velden))
    assert browser.verstuur(adres, velden).status_code == 302


@pytest.mark.lang
@pytest.mark.parametrize(
    ("kop", "kwaad"),
    [
        ({"HTTP_ORIGIN": "https://kwaad.example"}, {}),
        ({"HTTP_ORIGIN": "null"}, {}),
        ({"HTTP_ORIGIN": "", "HTTP_REFERER": "http://kwaad.example/testserver"}, {}),
        ({"HTTP_ORIGIN": ""}, {}),
        ({}, {VELD: "1:verzonnen"}),
        ({}, {VELD: ""}),
    ],
)
def test_wat_niet_van_ons_formulier_komt_wordt_niet_herhaald(browser, getypt, kop, kwaad):
    adres, velden = getypt
    velden |= {"csrfmiddlewaretoken": "onzin"} | kwaad
    antwoord = browser.verstuur(adres, velden, **kop)
    assert antwoord.status_code == 403
    assert "Uw formulier is niet verwerkt" in antwoord.content.decode()
    assert "Een lange titel" not in antwoord.content.decode()
    browser.verlies_sessie()
    antwoord = browser.verstuur(adres, velden, **kop)
    assert "Een lange titel" not in antwoord.content.decode()


def test_een_wachtwoord_gaat_niet_mee(admin_user):
    browser = Browser(admin_user)
    pagina = browser.open(nieuw(User))
    velden = pagina.velden() | _token(pagina)
    velden |= {"username": "bea", "password1": "geheim!", "password2": "geheim!"}
    browser.verlies_sessie()
    antwoord = browser.verstuur(nieuw(User), velden)
    _, over, _ = vastgehouden(antwoord)
    assert over["username"] == ["bea"]
    assert "geheim!" not in antwoord.content.decode()
    assert "die typt u daarna opnieuw" in antwoord.content.decode()


def test_een_formulier_van_vijfhonderd_rijen_blijft_heel(browser, maak_agendapunt):
    punt = maak_agendapunt()
    pagina = browser.open(wijzig(punt))
    velden = pagina.velden() | _token(pagina)
    rijen = {
        f"verwijzingen-{nummer}-{veld}": f"waarde {nummer} \u00e9\u20ac " + "lang " * 100
        for nummer in range(500)
        for veld in ("titel", "url", "id", "volgorde")
    }
    browser.verlies_sessie()
    antwoord = browser.verstuur(wijzig(punt), velden | rijen)
    _, over, _ = vastgehouden(antwoord)
    assert {naam: [waarde] for naam, waarde in rijen.items()}.items() <= over.items()
    _, nog, _ = vastgehouden(browser.verstuur(wijzig(punt), over))
    assert {k: v for k, v in nog.items() if k != "csrfmiddlewaretoken"} == {
        k: v for k, v in over.items() if k != "csrfmiddlewaretoken"
    }


def test_elk_formulier_van_het_beheer_zegt_wie_het_opende(griffie_client, maak_agendapunt):
    punt = maak_agendapunt()
    adressen = ("/beheer/account/", "/beheer/password_change/", "/beheer/agenda/agendapunt/")
    for adres in (*adressen, wijzig(punt), wijzig(punt, "delete"), "/beheer/opmaak/"):
        boom = html.fromstring(griffie_client.get(adres).content.decode())
        for form in boom.xpath("//form[@method='post']"):
            assert form.xpath(f".//input[@name='{VELD}']"), adres


def test_uitloggen_na_afloop_vraagt_niets(browser, getypt):
    _, velden = getypt
    browser.verlies_sessie()
    kern = {VELD: velden[VELD], "csrfmiddlewaretoken": velden["csrfmiddlewaretoken"]}
    assert browser.verstuur("/beheer/logout/", kern).status_code == 302


ALLEEN_LEZEN = {
    "sqlite": "PRAGMA query_only = {}",
    "postgresql": "SET default_transaction_read_only = {}",
}[connection.vendor]


@pytest.mark.beide
@pytest.mark.django_db(transaction=True)
def test_een_database_die_alleen_te_lezen_is_geeft_het_formulier_ook_terug(browser, getypt):
    adres, velden = getypt
    with connection.cursor() as cursor:
        cursor.execute(ALLEEN_LEZEN.format("on"))
        try:
            antwoord = browser.verstuur(adres, velden)
        finally:
            cursor.execute(ALLEEN_LEZEN.format("off"))
    assert (antwoord.status_code, antwoord["Retry-After"]) == (503, "30")
    assert "Het portaal kan nu niets opslaan" in antwoord.text
    naar, over, _ = vastgehouden(antwoord)
    assert browser.verstuur(naar, over).status_code == 302
    assert Agendapunt.objects.get().toelichting == TEKST


@pytest.mark.skipif(connection.vendor != "sqlite", reason="gaat over SQLite")
@pytest.mark.django_db(transaction=True)
def test_een_database_die_bezet_is_geeft_het_formulier_terug(browser, getypt):
    adres, velden = getypt
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 1")
    ander = sqlite3.connect(connection.settings_dict["NAME"])
    try:
        ander.execute("BEGIN IMMEDIATE")
        antwoord = browser.verstuur(adres, velden)
        assert (antwoord.status_code, antwoord["Retry-After"]) == (503, "30")
        assert "even te druk" in antwoord.content.decode()
    finally:
        ander.close()
    naar, over, knop = vastgehouden(antwoord)
    assert knop == "Verstuur mijn formulier"
    assert browser.verstuur(naar, over).status_code == 302
    assert Agendapunt.objects.get().toelichting == TEKST
    connection.close()
