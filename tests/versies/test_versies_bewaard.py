"""What a version does to a database that keeps it for real: two at once, and what is wiped."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings as instellingen
from django.core.exceptions import ValidationError
from django.db import connection, connections

from ijmond.versies import sluit
from ijmond.versies import vaststellen as versies
from tests.versies.vastgesteld import maak_versie

pytestmark = pytest.mark.beide  # the lock, and what stays on the disk


@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_krijgen_elk_een_nummer(maak_agenda, monkeypatch):
    agenda = maak_agenda()
    samen, geweest = threading.Barrier(2, timeout=20), set()

    def schrijf_uit(*_):
        if threading.get_ident() not in geweest:  # who has to do it again does not wait again
            geweest.add(threading.get_ident())
            samen.wait()
        return "<p>"

    def stel_in_eigen_draad_vast(titel):
        try:
            return maak_versie(agenda, titel=titel).nummer
        finally:
            connections.close_all()

    monkeypatch.setattr(versies, "als_html", schrijf_uit)
    with ThreadPoolExecutor(2) as draden:
        nummers = sorted(draden.map(stel_in_eigen_draad_vast, ["Een", "Twee"]))
    assert nummers == [1, 2]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL wist bij VACUUM")
def test_wat_gewist_is_staat_ook_niet_meer_in_het_bestand(maak_agendapunt):
    versie = maak_versie(maak_agendapunt("Woonvisie").agenda)
    # The standen hold the words too; only a version has them in this order.
    stuk, blad = versie.inhoud[:200].encode(), versie.papier.html[-200:].encode()
    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert stuk in bestanden()
    sluit(versie, "Er stond een naam in.")
    assert stuk not in bestanden()
    assert blad not in bestanden()


@pytest.mark.django_db(transaction=True)
def test_sluiten_gooit_de_bewaarde_pdfs_weg(maak_agenda):
    versie = maak_versie(maak_agenda())
    instellingen.PDF_MAP.mkdir()
    for naam in ("een.pdf", "twee.pdf", "drukker"):
        (instellingen.PDF_MAP / naam).write_text("Woonvisie")
    with pytest.raises(ValidationError):
        sluit(versie, "")
    assert len(list(instellingen.PDF_MAP.iterdir())) == 3
    sluit(versie, "Er stond een naam in.")
    assert [pad.name for pad in instellingen.PDF_MAP.iterdir()] == ["drukker"]


def bestanden():
    """All bytes of the database, with those that wait to be written in it."""
    pad = connection.settings_dict["NAME"]
    return b"".join(Path(deel).read_bytes() for deel in (pad, f"{pad}-wal"))
