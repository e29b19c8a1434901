"""People, offices and the organisations that they held them in."""

import pytest

from agenda.models import Agenda, Ambt, Deelname, Portefeuille
from agenda.opslag.opslaan import opslaan


@pytest.fixture(scope="session")
def maak_persoon(maak_eigenaar):
    def maak(naam, **velden):
        return maak_eigenaar(naam, **{"soort": "persoon", "naam_openbaar": True} | velden)

    return maak


@pytest.fixture(scope="session")
def maak_bestuur(maak_agenda, maak_eigenaar):
    """An organisation that takes part in a public agenda, so that it has a page."""

    def maak(naam="Gemeente Waterveld"):
        bestuur = maak_eigenaar(naam)
        agenda = Agenda.objects.first() or maak_agenda()
        opslaan(Deelname(agenda=agenda, eigenaar=bestuur))
        return bestuur

    return maak


@pytest.fixture(scope="session")
def maak_ambt():
    """A wethouder; `taken` are lines, or pairs of a line and the organisation of the seat."""

    def maak(persoon, organisatie, taken=("Taak wonen",), **velden):
        ambt = Ambt(
            **{"persoon": persoon, "organisatie": organisatie, "functie": "Wethouder"} | velden
        )

        def schrijf():
            for nummer, taak in enumerate(taken, start=1):
                omschrijving, zetel = taak if isinstance(taak, tuple) else (taak, None)
                Portefeuille.objects.create(
                    ambt=ambt, omschrijving=omschrijving, organisatie=zetel, volgorde=nummer
                )

        opslaan(ambt, schrijf)
        return ambt

    return maak
