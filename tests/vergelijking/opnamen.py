"""The agenda of a comparison: how it is now, and how it changes."""

from datetime import date
from itertools import combinations
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
    Wijziging,
)
from agenda.opslag import opslaan, verwijder
from ijmond.momentopname.momenten import NU, Moment
from ijmond.momentopname.opnemen import neem_op
from ijmond.momentopname.tweemaal import neem_beide_op
from ijmond.vergelijking import vergelijk
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


def momenten(agenda):
    yield Moment(NU)
    for wijziging in Wijziging.objects.filter(standen__agenda=agenda).distinct():
        yield Moment(f"wijziging-{wijziging.pk}", wijziging=wijziging)
    for versie in agenda.versies.all():
        yield Moment(f"versie-{versie.nummer}", versie=versie)


def verteld(agenda, oud, nieuw):
    """All that a reader of a comparison sees of it."""
    gevonden = vergelijk(agenda.pk, oud, nieuw)
    regels = [
        (r.kenmerk, r.titel, r.in_woorden, r.waarom, r.stukken, gevonden.domein_van.get(r.kenmerk))
        for r in gevonden.regels
    ]
    return regels, gevonden.kader


def vergelijkingen(agenda):
    """Of each two moments of an agenda: what is told of all of it, and of what may differ."""
    gezien = [los for los in momenten(agenda) if _is_er(los, agenda)]
    heel = {los: los.neem_op(agenda) for los in gezien}
    for van, tot in combinations(gezien, 2):
        gelezen = neem_beide_op(agenda, van, tot)
        yield verteld(agenda, heel[van], heel[tot]), verteld(agenda, *gelezen)


def _is_er(moment, agenda):
    try:
        moment.eis(agenda)
    except ValueError:
        return False
    return True
