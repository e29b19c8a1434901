"""What every test of the admin can ask for, and what it has to leave behind."""

import re
from contextlib import ExitStack
from datetime import date

import pytest
from django.core.signals import request_finished, request_started
from django.db import connection
from django.test import Client

from agenda.models import Agendapunt, Deelname, Thema
from agenda.opslag import opslaan, standen_die_afwijken
from tests.beheer.formulier import Beheer

SCHRIJFT_INHOUD = re.compile(r"""\s*(INSERT INTO|UPDATE|DELETE FROM) ["`](agenda|werkagenda)_""")


@pytest.fixture
def beheer(griffie_client):
    """The clerk at the admin."""
    return Beheer(griffie_client)


@pytest.fixture
def anna(griffie, django_user_model):
    """Another clerk, who is at work at the same time."""
    anna = django_user_model.objects.create_user(
        "anna", first_name="Anna", last_name="Smit", is_staff=True
    )
    anna.groups.set(griffie.groups.all())
    return anna


@pytest.fixture
def bij_anna(anna):
    """The admin as Anna has it."""
    client = Client()
    client.force_login(anna)
    return Beheer(client)


@pytest.fixture(scope="module")
def _woonvisie(eenmalig, maak_agendapunt, maak_eigenaar):
    punt = maak_agendapunt(
        "Woonvisie",
        perioden=[2026],
        toelichting="Samen bouwen.",
        betrokkenen=[(maak_eigenaar("Velsen"), "trekker")],
        verwijzingen=[("Rapport", "https://voorbeeld.example/")],
    )
    return punt.pk


@pytest.fixture
def woonvisie(_woonvisie, db):
    """An item with an owner, a link, and a year in which it is planned."""
    return Agendapunt.objects.get(pk=_woonvisie)


@pytest.fixture(scope="module")
def _af_te_sluiten(
    eenmalig, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_overleg, maak_eigenaar,
    maak_document, maak_vergadering, maak_orgaan,
):  # fmt: skip
    """An agenda with an item in each status, and an action in each kind of place."""
    agenda = maak_agenda(
        woord_domein="opgave", woord_domeinen="opgaven", orgaan=maak_orgaan("Regioraad")
    )
    velsen, oud_lid = maak_eigenaar("Velsen"), maak_eigenaar("Uitgeest")
    opslaan(Deelname(agenda=agenda, eigenaar=velsen))
    opslaan(Deelname(agenda=agenda, eigenaar=oud_lid, tot=date(2027, 1, 1)))
    wonen = maak_domein("Wonen", agenda=agenda, letter="A")
    maak_domein("Economie", agenda=agenda, letter="B")
    thema = Thema(agenda=agenda, naam="Zorg", slug="zorg")
    opslaan(thema, lambda: thema.domeinen.set([wonen]))
    visie = maak_agendapunt(
        "Woonvisie",
        perioden=[2026],
        betrokkenen=[(velsen, "trekker")],
        verwijzingen=[("Een stuk", "https://voorbeeld.example/stuk")],
        bron=maak_document("Het rapport"),
        bron_plaats="hoofdstuk 2",
        toelichting="Samen bouwen.",
        interne_notitie="Bellen.",
        status="loopt",
    )
    opslaan(visie, lambda: visie.themas.set([thema]))
    maak_vergadering(punten=[visie])
    klaar = maak_agendapunt("Sluis", status="afgerond")
    maak_agendapunt("Weg", status="vervallen")
    maak_agendapunt("Haven", status="aangehouden")
    maak_agendapunt("Duister", status="onbekend")
    maak_agendapunt("Dubbel", publicatie="ingetrokken")
    maak_agendapunt("Idee", publicatie="concept")
    overleg = maak_overleg("Woonoverleg", deelnemers=[velsen])
    maak_actie("Bouwen", overleg=overleg, agendapunt=visie, termijn=date(2026, 5, 1),
               termijn_precisie="dag")  # fmt: skip
    maak_actie("Slopen", overleg=overleg, agendapunt=klaar)
    maak_actie("Baggeren", agendapunt=klaar)
    return agenda.pk


@pytest.fixture(autouse=True)
def _na_afloop_klopt_alles(db):
    """Whatever a test wrote in the admin: each newest stand equals its row."""
    geschreven = []

    def let_op(execute, sql, params, many, context):
        if SCHRIJFT_INHOUD.match(sql):
            geschreven.append(sql)
        return execute(sql, params, many, context)

    with ExitStack() as tijdens_een_vraag:

        def begin(**_):
            tijdens_een_vraag.enter_context(connection.execute_wrapper(let_op))

        def eind(**_):
            tijdens_een_vraag.close()

        request_started.connect(begin)
        request_finished.connect(eind)
        yield
        request_started.disconnect(begin)
        request_finished.disconnect(eind)
    # Reading every row again takes longer than most tests that write nothing there.
    assert not geschreven or list(standen_die_afwijken()) == []
