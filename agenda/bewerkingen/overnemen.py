"""Taking items over: a copy on the same agenda, or what a plan of `opvolging.py` says."""

from dataclasses import replace
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError

from ..beschrijving.lezen import inhoud, lees_vooruit
from ..beschrijving.schrijven import vul
from ..beschrijving.wijzers import wijst_aan
from ..choices import AgendaStatus, Publicatie, Ritme, SamenhangSoort, Zijde
from ..models import Agenda, Punt, Samenhang
from ..opslag import Opslag, opslag
from .opvolging import Opdracht, Plan, maak_plan
from .perioden import voeg_perioden_toe

# What belongs to the old item alone: its name tag, its place, its meetings, and its end.
VAN_HET_OUDE = ("kenmerk", "volgorde", "behandelingen", "gereed_op", "gereed_op_precisie")
# For a copy also the number that it has elsewhere.
NIET_IN_KOPIE = (*VAN_HET_OUDE, "nummer_elders")
# For a successor also when it was planned, and what its source says of that.
NIET_MEE = (*VAN_HET_OUDE, "planning", "ritme_toelichting")
ANDERS = "anders"
"""The code of a ValidationError that asks to look at the plan once more."""
INTUSSEN = (
    "Er is intussen iets gewijzigd. Kijk hieronder wat er nu zou gebeuren, en bevestig nog eens."
)
GEVOLG = (
    "Door wat u uitvinkte, verandert er nog iets. Kijk hieronder wat er nu zou gebeuren, en "
    "bevestig nog eens."
)


def kopieer(punt: Punt, **verantwoording) -> Punt:
    """Save a copy of `punt` as a concept with a kenmerk of its own, and return it."""
    langste = Punt._meta.get_field("titel").max_length - len(" (kopie)")  # type: ignore[operator]
    anders = {"titel": f"{punt.titel[:langste]} (kopie)", "publicatie": Publicatie.CONCEPT}
    nieuw = type(punt)(agenda=punt.agenda)
    with opslag(**verantwoording) as werk:
        _kopieer(werk, nieuw, _inhoud(punt, NIET_IN_KOPIE) | anders)
    return nieuw


def voer_uit(opdracht: Opdracht, akkoord: dict | None, **verantwoording) -> Plan:
    """Do what a plan with this `akkoord` said, or raise ValidationError: ANDERS when it changed."""
    with opslag(**verantwoording) as werk:
        opvolger = opdracht.opvolger
        if opvolger and opvolger.pk:
            opvolger = Agenda.objects.get(pk=opvolger.pk)
        oud = Agenda.objects.get(pk=opdracht.oud.pk)
        plan = maak_plan(replace(opdracht, oud=oud, opvolger=opvolger))
        _zoals_akkoord(plan, akkoord)
        if opvolger:
            _neem_over(werk, plan, opvolger)
        if opdracht.sluit_af:
            _sluit_af(werk, plan.opdracht)
    return plan


def _zoals_akkoord(plan, akkoord):
    """Raise ValidationError when this is not what somebody agreed to, or can't be done at all."""
    opdracht, nu = plan.opdracht, plan.akkoord()
    if not akkoord or akkoord["stand"] != plan.stand:
        raise ValidationError(INTUSSEN, code=ANDERS)
    if nu["mee"] != {k: z for k, z in akkoord["mee"].items() if k not in opdracht.niet_mee}:
        raise ValidationError(GEVOLG, code=ANDERS)
    if not set(nu["adressen"]) <= set(akkoord["adressen"]):
        raise ValidationError(INTUSSEN, code=ANDERS)
    if opdracht.opvolger and opdracht.opvolger.status != AgendaStatus.CONCEPT:
        raise ValidationError("Kies als opvolger een agenda die nog een concept is.")
    if opdracht.sluit_af and opdracht.oud.status != AgendaStatus.LOPEND:
        raise ValidationError("Alleen een lopende agenda kunt u afsluiten.")


def _neem_over(werk: Opslag, plan: Plan, opvolger: Agenda):
    opdracht, oud = plan.opdracht, plan.opdracht.oud
    if opdracht.is_nieuw:
        werk.bewaar(opvolger)
        jaren = opvolger.begin.year, opvolger.eind.year
        voeg_perioden_toe(werk, opvolger, *jaren, *opdracht.eenheden)
        deelnames = oud.deelnames.select_related("eigenaar")
        blijft: list[Any] = [mee for mee in deelnames if mee not in plan.vertrokken]
        delen = (oud.domeinen.all(), oud.themas.all(), oud.stuksoorten.all())
        for rij in chain(blijft, *delen):
            _kopieer(werk, type(rij)(agenda=opvolger), inhoud(rij))
    for rij, slug in plan.in_domein:
        _kopieer(werk, type(rij)(agenda=opvolger), inhoud(rij) | {"slug": slug})
    lees_vooruit(regel.punt for regel in plan.mee)
    for regel in plan.mee:
        soort = type(regel.punt)
        nieuw = soort(agenda=opvolger)
        _kopieer(werk, nieuw, _staat(regel.punt, plan.vertaling))
        plan.vertaling[soort][regel.punt.kenmerk] = nieuw.kenmerk
        _bind(werk, nieuw, regel.punt)


def _kopieer(werk, nieuw, staat):
    schrijf, _ = vul(nieuw, staat)  # what can't come along is not in `staat`: the plan says so
    werk.bewaar(nieuw, schrijf)


def _inhoud(punt, zonder):
    return {veld: waarde for veld, waarde in inhoud(punt).items() if veld not in zonder}


def _staat(punt, vertaling) -> dict:
    """The content of the new item: a concept that points at what the successor has."""
    staat = _inhoud(punt, NIET_MEE)
    if staat.get("ritme") == Ritme.NADER_TE_BEPALEN:
        del staat["ritme"]
    for wijzer in wijst_aan(type(punt)):
        if wijzer.lijst or wijzer.doel not in vertaling:
            continue
        wordt, waarde = vertaling[wijzer.doel], staat[wijzer.veld]
        if isinstance(waarde, list):
            staat[wijzer.veld] = [wordt[sleutel] for sleutel in waarde if sleutel in wordt]
        else:
            staat[wijzer.veld] = wordt.get(waarde)
    return staat | {"publicatie": Publicatie.CONCEPT}


def _bind(werk, nieuw, oud):
    band = Samenhang(
        agenda=nieuw.agenda,
        soort=SamenhangSoort.VOLGT_OP,
        titel=f"{nieuw.kenmerk} volgt op {oud.kenmerk}",
    )

    def schrijf():
        for zijde, punt in ((Zijde.A, nieuw), (Zijde.B, oud)):
            band.delen.create(zijde=zijde, punt=punt)

    werk.bewaar(band, schrijf)


def _sluit_af(werk, opdracht):
    oud = opdracht.oud
    oud.status = AgendaStatus.AFGESLOTEN
    oud.stand_op, oud.stand_op_precisie = opdracht.stand_op, opdracht.stand_op_precisie
    werk.bewaar(oud)
