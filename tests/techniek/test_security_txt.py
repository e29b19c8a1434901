"""Whoever finds a leak, finds to whom to report it; read with the library of internet.nl."""

from datetime import timedelta

import pytest
from django.utils import timezone
from sectxt import Parser

from tests.techniek.server import beheer

ADRES = "/.well-known/security.txt"
TOON = "from django.conf import settings; print(settings.BEVEILIGING_CONTACT)"


def lees(antwoord):
    assert antwoord.status_code == 200
    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"
    return Parser(antwoord.content, urls=f"https://agenda.example{ADRES}")


@pytest.fixture
def echt(client, db, settings):
    """A visitor of a portal at its own address, that names whom to tell."""
    settings.PORTAAL_URL = "https://agenda.example"
    settings.BEVEILIGING_CONTACT = "mailto:lek@agenda.example"
    return client


def test_een_vinder_leest_bij_wie_een_lek_te_melden_is(echt, settings):
    settings.BEVEILIGING_BELEID = "https://agenda.example/lek-melden"
    gelezen = lees(echt.get(ADRES))
    assert gelezen.errors == []
    assert gelezen.contact_email == "lek@agenda.example"
    assert {r["field_name"]: r["value"] for r in gelezen.lines if r["field_name"]} == {
        "contact": "mailto:lek@agenda.example",
        "expires": f"{timezone.localdate() + timedelta(days=180)}T00:00:00Z",
        "preferred-languages": "nl, en",
        "canonical": f"https://agenda.example{ADRES}",
        "policy": "https://agenda.example/lek-melden",
    }


def test_ook_zonder_beleid_is_er_niets_op_aan_te_merken(echt):
    gelezen = lees(echt.get(ADRES))
    assert gelezen.errors == []
    assert {opmerking["code"] for opmerking in gelezen.recommendations} == {
        "no_encryption",
        "not_signed",
    }


def test_wie_niemand_noemt_heeft_het_bestand_niet(echt, settings):
    settings.BEVEILIGING_CONTACT = ""
    assert echt.get(ADRES).status_code == 404


@pytest.mark.lang
@pytest.mark.parametrize(
    ("eigen", "contact"),
    [("", "mailto:griffie@a.example"), ("https://a.example/lek", "https://a.example/lek")],
)
def test_zonder_eigen_plek_om_te_melden_is_het_die_van_de_griffie(eigen, contact):
    eigen = {"BEVEILIGING_CONTACT": eigen} if eigen else {}
    uitslag = beheer("shell", "-v0", "-c", TOON, GRIFFIE_EMAIL="griffie@a.example", **eigen)
    assert uitslag.stdout == f"{contact}\n"
