"""What the tests of printing ask for."""

import pytest

from ijmond.document import pdf
from tests.document.drukker import TEL_EN_DRUK, Klok
from tests.pdf import stand_in


@pytest.fixture
def teller(monkeypatch, settings):
    """Replaces the child; gives how many times it was at work."""
    monkeypatch.setattr(pdf, "DRUKKER", stand_in(TEL_EN_DRUK))

    def aantal():
        lijst = settings.PDF_MAP / "gedrukt"
        return len(lijst.read_text()) if lijst.exists() else 0

    return aantal


@pytest.fixture
def klok(monkeypatch):
    klok = Klok()
    monkeypatch.setattr(pdf, "time", klok)
    return klok
