"""What the tests of voorstellen are about: one item, made once for a file."""

import pytest

from agenda.models import Agendapunt


@pytest.fixture(scope="module")
def _punt(eenmalig, maak_agendapunt):
    return maak_agendapunt("Een brug", perioden=["2026"]).pk


@pytest.fixture
def punt(_punt, db):
    """Planned in 2026, and on the site."""
    return Agendapunt.objects.get(pk=_punt)
