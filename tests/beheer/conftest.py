"""What every test of the admin can ask for, and what it has to leave behind."""

import re
from contextlib import ExitStack

import pytest
from django.core.signals import request_finished, request_started
from django.db import connection
from django.test import Client

from agenda.models import Agendapunt
from agenda.opslag import standen_die_afwijken
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
