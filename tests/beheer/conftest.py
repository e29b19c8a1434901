"""What every test of the admin can ask for, and what it has to leave behind."""

import re

import pytest
from django.db import connection

from agenda.opslag.controle import fouten
from tests.beheer.formulier import Beheer

SCHRIJFT_INHOUD = re.compile(r"""\s*(INSERT INTO|UPDATE|DELETE FROM) ["`](agenda|werkagenda)_""")


@pytest.fixture
def beheer(griffie_client):
    """The clerk at the admin."""
    return Beheer(griffie_client)


@pytest.fixture(autouse=True)
def _na_afloop_klopt_alles(db):
    """Whatever a test wrote in the admin: each newest stand equals its row."""
    geschreven = []

    def let_op(execute, sql, params, many, context):
        if SCHRIJFT_INHOUD.match(sql):
            geschreven.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(let_op):
        yield
    # Reading every row again takes longer than most tests that write nothing.
    assert not geschreven or list(fouten([])) == []
