"""A version to test with, and what it must outlast."""

import re
from datetime import date

from agenda.bewerkingen import trek_in
from agenda.models import Agendapunt, Domein, Eigenaar, Orgaan
from agenda.opslag import opslaan, verwijder
from ijmond.versies import stel_vast
from tests.bezoek import vraag
from werkagenda.models import Actie, Overleg

LIJST = "/agenda/agenda-a/versies/"
ADRES = f"{LIJST}1/"
ALLES = (ADRES, f"{LIJST}1.pdf", f"{LIJST}1.json")


def hoofd(client, adres=ADRES):
    antwoord = vraag(client, adres)
    assert antwoord.status == 200
    return re.search(rb"<main.*</main>", antwoord.inhoud, re.DOTALL)[0]


def maak_versie(agenda, **velden):
    vast = {"titel": "Vastgesteld", "datum": date(2026, 6, 1), "precisie": "dag"}
    return stel_vast(agenda, **vast | velden)


def verander_alles(agenda):
    """Rename, move, withdraw and delete whatever there is."""
    agenda.titel, agenda.inleiding = "Heel anders", "Een andere inleiding."
    agenda.woord_agendapunten = "speerpunten"
    agenda.status = "afgesloten"
    agenda.stand_op, agenda.stand_op_precisie = date(2027, 1, 1), "jaar"
    opslaan(agenda)
    for model, veld in ((Domein, "naam"), (Overleg, "naam"), (Eigenaar, "naam"), (Orgaan, "naam")):
        for rij in model.objects.all():
            setattr(rij, veld, f"Nieuwe naam {rij.pk}")
            opslaan(rij)
    woonvisie, haven = Agendapunt.objects.order_by("kenmerk")
    woonvisie.titel, woonvisie.status = "Huizenplan", "afgerond"
    opslaan(woonvisie)
    trek_in(woonvisie, "Niet meer nodig.")
    verwijder(haven)
    verwijder(Actie.objects.get())
