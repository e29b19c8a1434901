"""The agenda of a comparison: how it is now, and how it changes."""

from datetime import date
from urllib.parse import urlencode

from agenda.models import (
    Agenda,
    Agendapunt,
    Deelname,
    Domein,
    Eigenaar,
    Mijlpaal,
    Periode,
    Planning,
    Thema,
)
from agenda.opslag import opslaan, verwijder
from ijmond.momentopname.opnemen import neem_op
from tests.bezoek import vraag, woorden_in
from werkagenda.models import Actie, Overleg


def opname():
    return neem_op(Agenda.objects.select_related("bijwerking").get())


def het(kenmerk):
    model = Agendapunt if kenmerk.startswith("S") else Actie
    return model.objects.get(kenmerk=kenmerk)


def verander(punt, reden="Op verzoek.", **velden):
    punt = type(punt).objects.get(pk=punt.pk)
    for veld, waarde in velden.items():
        setattr(punt, veld, waarde)
    opslaan(punt, reden=reden, door="een-medewerker")


def verplan(punt, *jaren, reden="De provincie is later klaar."):
    punt = Agendapunt.objects.get(pk=punt.pk)

    def schrijf():
        punt.planning.all().delete()
        for periode in punt.agenda.perioden.filter(naam__in=map(str, jaren)):
            Planning.objects.create(agendapunt=punt, periode=periode)

    opslaan(punt, schrijf, reden=reden)


def verander_kader(agenda):
    """Something of every kind of part that a frame has."""
    agenda = Agenda.objects.get(pk=agenda.pk)
    agenda.titel, agenda.ondertitel, agenda.inleiding = "Andere naam", "Samen", "Wij doen dit nu."
    agenda.eind, agenda.woord_domein = date(2029, 12, 31), "opgave"
    opslaan(agenda)
    domein = agenda.domeinen.get(slug="economie")
    domein.naam, domein.beschrijving = "Werk", "Over banen."
    opslaan(domein)
    verwijder(agenda.domeinen.get(slug="wonen"), reden="Leeg.")
    opslaan(Domein(agenda=agenda, naam="Milieu", slug="milieu"))
    opslaan(Thema(agenda=agenda, naam="Energie", slug="energie"))
    opslaan(Periode(agenda=agenda, naam="2029", begin=date(2029, 1, 1), eind=date(2029, 12, 31)))
    opslaan(Mijlpaal(agenda=agenda, titel="Start", datum=date(2026, 1, 1)))
    overleg = Overleg.objects.get()
    overleg.naam = "Havens"
    velsen = Eigenaar.objects.get(slug="velsen")
    opslaan(overleg, lambda: overleg.deelnemers.add(velsen))
    opslaan(Deelname(agenda=agenda, eigenaar=velsen))


def tekst_van(client, agenda, **keuze):
    adres = f"{agenda.get_absolute_url()}levende-agenda.pdf?{urlencode(keuze)}"
    return woorden_in(vraag(client, adres).tekst)
