"""The agenda of a comparison, and a version of it."""

from datetime import date

import pytest

from agenda.models import Agenda, Versie
from ijmond.momentopname import canoniek
from tests.vergelijking.opnamen import opname


@pytest.fixture(scope="module")
def _agenda(eenmalig, maak_domein, maak_agendapunt, maak_actie, maak_eigenaar):
    """Three items and two actions, all public."""
    domein = maak_domein("Economie")
    maak_domein("Wonen")
    maak_agendapunt("Zeesluis", perioden=[2026], domein=domein)
    maak_agendapunt("Woonvisie", perioden=[2027], domein=domein, toelichting="De visie is oud.")
    maak_agendapunt("Cultuur", domein=domein, betrokkenen=[(maak_eigenaar("Velsen"), "trekker")])
    maak_actie("Kade")
    maak_actie("Brug")
    return domein.agenda.pk


@pytest.fixture
def agenda(_agenda, db):
    return Agenda.objects.get(pk=_agenda)


@pytest.fixture
def versie(agenda):
    tekst = canoniek.schrijf(opname())
    return Versie.objects.create(
        agenda=agenda, nummer=1, titel="Vastgesteld", datum=date(2026, 3, 1),
        datum_precisie="maand", inhoud=tekst, sha256=canoniek.sha256(tekst),
    )  # fmt: skip
