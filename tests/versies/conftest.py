"""An agenda to adopt."""

import pytest

from agenda.models import Agenda


@pytest.fixture(scope="module")
def _inhoud(
    eenmalig, maak_agenda, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar, maak_orgaan,
    maak_vergadering, maak_document,
):  # fmt: skip
    """An agenda with something of every kind."""
    agenda = maak_agenda(orgaan=maak_orgaan("Raad"))
    velsen = maak_eigenaar("Velsen")
    domein = maak_domein("Wonen", agenda, beschrijving="Over huizen.")
    bij = {"betrokkenen": [(velsen, "trekker")], "bron": maak_document("Nota")}
    punt = maak_agendapunt("Woonvisie", domein=domein, perioden=[2026, 2027], **bij)
    maak_agendapunt("Haven", domein=domein, **bij)
    maak_actie("Bouwen", agendapunt=punt, bedragen=[{"bedrag": 50000, "soort": "maximum"}], **bij)
    maak_vergadering(orgaan=agenda.orgaan, punten=[punt])
    return agenda.pk


@pytest.fixture
def inhoud(_inhoud, db):
    return Agenda.objects.get(pk=_inhoud)
