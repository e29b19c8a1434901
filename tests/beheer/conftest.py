"""What every test of the admin can ask for, and what it has to leave behind."""

import pytest
from django.apps import apps

from agenda.controle import fouten
from tests.beheer.formulier import Beheer


@pytest.fixture
def beheer(griffie_client):
    """The clerk at the admin."""
    return Beheer(griffie_client)


@pytest.fixture(autouse=True)
def _na_afloop_klopt_alles(db):
    """Whatever a test did in the admin: each newest stand equals its row, and every rule holds."""
    yield
    modellen = [
        m for app in ("agenda", "werkagenda") for m in apps.get_app_config(app).get_models()
    ]
    assert list(fouten(modellen)) == []
