"""The agenda of a comparison: how it is now, and how it changes."""

from agenda.models import Agenda, Agendapunt, Planning
from agenda.opslag import opslaan
from ijmond.momentopname.opnemen import neem_op
from werkagenda.models import Actie


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
