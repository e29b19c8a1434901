"""What every test of the admin can ask for, and what it has to leave behind."""

import pytest

from agenda.controle import fouten
from tests.beheer.formulier import Beheer


@pytest.fixture
def beheer(griffie_client):
    """The clerk at the admin."""
    return Beheer(griffie_client)


@pytest.fixture(autouse=True)
def _na_afloop_klopt_alles(db):
    """Whatever a test did in the admin: each newest stand equals its row."""
    yield
    assert list(fouten([])) == []
