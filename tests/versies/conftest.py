"""What the tests of versions ask for."""

import pytest

from ijmond.versies import vaststellen as versies


@pytest.fixture
def drukker(monkeypatch):
    """Instead of a printer: the PDF is the document itself. Most tests need no real one."""
    monkeypatch.setattr(versies, "druk_los", lambda html: b"%PDF-1.7\n" + html.encode())
