"""Taking items over: a copy on the same agenda, or what a plan of `opvolging.py` says."""

from dataclasses import replace
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError

from ..beschrijving.lezen import inhoud, lees_vooruit
from ..beschrijving.schrijven import vul
from ..beschrijving.wijzers import wijst_aan
from ..choices import AgendaStatus, Publicatie, Ritme, SamenhangSoort, Zijde
from ..models import Agenda, Punt, Samenhang, Stand
from ..opslag import Opslag, opslag
from .opvolging import Lot, Opdracht, Plan, Regel, maak_plan, opvolgers
from .perioden import voeg_perioden_toe

# What belongs to the old item alone: its name tag, its place, its meetings, and its end.
VAN_HET_OUDE = ("kenmerk", "volgorde", "behandelingen", "gereed_op", "gereed_op_precisie")
# For a copy also the number that it has elsewhere.
NIET_IN_KOPIE = (*VAN_HET_OUDE, "nummer_elders")
# For a successor also when it was planned, and what its source says of that.
NIET_MEE = (*VAN_HET_OUDE, "planning", "ritme_toelichting")
PER_KEER = 20
"""Items that are taken over under one lock: who saves meanwhile waits no longer than that takes."""
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
    """Do what a plan with this `akkoord` said, or raise ValidationError: ANDERS when it changed.

    Many items go in steps, between which others can save; each step holds together. Returns the
    plan as it went: what changed while it ran stayed behind. Whoever was stopped halfway can ask
    for the rest, as what was taken over already has a successor.
    """
    with opslag(**verantwoording) as werk:
        opvolger = opdracht.opvolger
        if opvolger and opvolger.pk:
            opvolger = Agenda.objects.get(pk=opvolger.pk)
        oud = Agenda.objects.get(pk=opdracht.oud.pk)
        plan = maak_plan(replace(opdracht, oud=oud, opvolger=opvolger))
        _zoals_akkoord(plan, akkoord)
        eerst, later = plan.mee[:PER_KEER], plan.mee[PER_KEER:]
        if opvolger:
            _leg_grond(werk, plan, opvolger)
            _neem_over(werk, plan, eerst)
        if opdracht.sluit_af and not later:
            _sluit_af(werk, plan.opdracht)
    return _ga_verder(plan, later, verantwoording) if later else plan


def _ga_verder(plan: Plan, later: list[Regel], verantwoording: dict[str, Any]) -> Plan:
    """Take over what is left, then close the old agenda; see `voer_uit`."""
    opdracht = plan.opdracht
    achter: set[str] = set()
    for begin in range(0, len(later), PER_KEER):
        groep = later[begin : begin + PER_KEER]
        try:
            with opslag(**verantwoording) as werk:
                achter |= _intussen(plan, groep)
                _neem_over(werk, plan, [r for r in groep if r.punt.kenmerk not in achter])
        except ValidationError as fout:
            al = f"De eerste {PER_KEER + begin} punten staan al in ‘{opdracht.opvolger}’."
            raise ValidationError([al, *fout.messages]) from fout
    if opdracht.sluit_af:
        with opslag(**verantwoording) as werk:
            _sluit_af(werk, replace(opdracht, oud=Agenda.objects.get(pk=opdracht.oud.pk)))
    regels = [replace(r, lot=Lot.INTUSSEN) if r.punt.kenmerk in achter else r for r in plan.regels]
    return replace(plan, regels=regels)


def _intussen(plan: Plan, groep: list[Regel]) -> set[str]:
    """The kenmerken of what somebody changed, or took over, since the plan was made."""
    kenmerken = {regel.punt.kenmerk: type(regel.punt) for regel in groep}
    elders = opvolgers(plan.opdracht)
    for kenmerk in kenmerken.keys() & elders.keys():
        plan.vertaling[kenmerken[kenmerk]][kenmerk] = elders[kenmerk]
    nieuwer = Stand.objects.filter(kenmerk__in=kenmerken, pk__gt=plan.stand)
    return set(nieuwer.values_list("kenmerk", flat=True)) | (kenmerken.keys() & elders.keys())


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


def _leg_grond(werk: Opslag, plan: Plan, opvolger: Agenda) -> None:
    """Make the frame that the items will stand in."""
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


def _neem_over(werk: Opslag, plan: Plan, regels: list[Regel]) -> None:
    lees_vooruit(regel.punt for regel in regels)
    for regel in regels:
        soort = type(regel.punt)
        nieuw = soort(agenda=plan.opdracht.opvolger)
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
