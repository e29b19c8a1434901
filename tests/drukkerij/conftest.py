"""What the tests of printing ask for."""

import pytest

from agenda.models import Agenda
from ijmond.drukkerij import drukken
from tests.drukkerij.drukker import TEL_EN_DRUK
from tests.pdf import stand_in


@pytest.fixture
def teller(monkeypatch, settings):
    """Replaces the child; gives how many times it was at work."""
    monkeypatch.setattr(drukken, "DRUKKER", stand_in(TEL_EN_DRUK))

    def aantal():
        lijst = settings.PDF_MAP / "gedrukt"
        return len(lijst.read_text()) if lijst.exists() else 0

    return aantal


@pytest.fixture
def als_bezoeker():
    """The agenda as a view finds it."""
    return lambda: Agenda.objects.openbaar().select_related("bijwerking").get()
