"""Closing an agenda and starting its successor: what comes along. This only reads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain, count
from typing import Any

from django.db.models import QuerySet

from ..beschrijving.model import Beschreven
from ..beschrijving.veld import kolommen, sleutels
from ..beschrijving.wijzers import wijst_aan
from ..choices import Eenheid, Precisie, Publicatie, PuntStatus, SamenhangSoort, Zijde
from ..models import Agenda, Deelname, Domein, Punt, SamenhangDeel, Stand, Stuksoort, Thema

GAAT_MEE = (PuntStatus.GEPLAND, PuntStatus.LOOPT, PuntStatus.AANGEHOUDEN)
"""The statuses with which an item comes along: there is still something to do."""
VAN_DE_AGENDA = (
    "regio",
    "orgaan",
    "volgorde",
    "kolom_eenheid",
    *(veld for veld in kolommen(Agenda.BESCHRIJVING) if veld.startswith("woord_")),
)
"""What a new agenda has from the one that it follows."""

PLAATSEN: dict[str, tuple[str, ...]] = {"agendapunt": ("domein",)}
"""By kind of item the fields that give it its place; with none of those it can't come along."""
IN_DOMEIN: list[type[Any]] = []
"""What stands within a domein, such as an overleg, with slugs that are unique over all agendas.

The successor gets rows of its own, with slugs of their own. A higher floor adds to both of these.
"""


@dataclass(frozen=True)
class Opdracht:
    """What is asked for; `opvolger` is a concept, or new and not saved yet (see `begin_opvolger`).

    `niet_mee` are kenmerken to leave out; `eenheden` are those of the perioden of a new agenda.
    """

    oud: Agenda
    opvolger: Agenda | None = None
    eenheden: tuple[str, ...] = (Eenheid.JAAR,)
    ook_onbekend: bool = False
    niet_mee: frozenset[str] = frozenset()
    sluit_af: bool = False
    stand_op: date | None = None
    stand_op_precisie: str = Precisie.ONBEKEND

    @property
    def is_nieuw(self) -> bool:
        """Whether the successor is still to be made."""
        return self.opvolger is not None and self.opvolger.pk is None


class Lot(StrEnum):
    """What becomes of an item of the old agenda; INTUSSEN somebody changed it halfway."""

    MEE = "mee"
    UITGEVINKT = "uitgevinkt"
    BLIJFT = "blijft"
    KAN_NIET = "kan_niet"
    INTUSSEN = "intussen"


@dataclass(frozen=True)
class Regel:
    """One item of the old agenda; `zinnen` say why it stays, or what does not come with it."""

    punt: Punt
    domein: Domein | None
    lot: Lot
    zinnen: tuple[str, ...] = ()

    @property
    def is_keus(self) -> bool:
        """Whether a clerk may choose if it comes along."""
        return self.lot in (Lot.MEE, Lot.UITGEVINKT)

    @property
    def gaat_mee(self) -> bool:
        return self.lot == Lot.MEE


@dataclass(frozen=True)
class Plan:
    """What would happen to an agenda and its items.

    `stand` is the key of the newest stand that it knows of. `in_domein` has each row of a
    registered model that the successor gets, with its slug there. `vertrokken` take part no more.
    """

    opdracht: Opdracht
    stand: int
    regels: list[Regel] = field(default_factory=list)
    in_domein: list[tuple[Any, str]] = field(default_factory=list)
    vertrokken: list[Deelname] = field(default_factory=list)
    vertaling: dict[type[Beschreven], dict[str, str]] = field(default_factory=dict)

    @property
    def mee(self) -> list[Regel]:
        return [regel for regel in self.regels if regel.gaat_mee]

    def per_domein(self) -> dict[Domein | None, list[Regel]]:
        """The items in the order of the domeinen of the old agenda; those in none come last."""
        domeinen = sorted({r.domein for r in self.regels}, key=_plaats)
        return {domein: [r for r in self.regels if r.domein == domein] for domein in domeinen}

    def akkoord(self) -> dict:
        """What somebody who saw this plan agrees to, as JSON."""
        return {
            "stand": self.stand,
            "keuzes": [regel.punt.kenmerk for regel in self.regels if regel.is_keus],
            "mee": {regel.punt.kenmerk: list(regel.zinnen) for regel in self.mee},
            "adressen": [slug for _, slug in self.in_domein],
        }


def _plaats(domein: Domein | None) -> tuple[bool, int, int]:
    return (False, domein.volgorde, domein.pk) if domein else (True, 0, 0)


def eenheden_van(agenda: Agenda) -> list[str]:
    """Each eenheid that perioden of an agenda have, the longest first."""
    er_zijn = set(agenda.perioden.values_list("eenheid", flat=True))
    return [eenheid for eenheid in Eenheid if eenheid in er_zijn] or [Eenheid.JAAR]


def begin_opvolger(oud: Agenda, **velden) -> Agenda:
    """A new concept agenda, not saved, with the words, region and orgaan of the old one."""
    return Agenda(**{veld: getattr(oud, veld) for veld in VAN_DE_AGENDA} | velden)


def maak_plan(opdracht: Opdracht) -> Plan:
    """Say what would happen to each item of the old agenda; writes nothing."""
    oud, opvolger = opdracht.oud, opdracht.opvolger
    agendas = [agenda.pk for agenda in (oud, opvolger) if agenda and agenda.pk]
    # Before the rows are read: a change in between is then one that nobody saw.
    stand = Stand.objects.filter(agenda__in=agendas).values_list("pk", flat=True).last() or 0
    if opvolger is None:
        return Plan(opdracht, stand)
    vertaling, nieuwe_adressen = _vertaling(opdracht)
    regels = list(_regels(opdracht, vertaling))
    mee = [regel.punt for regel in regels if regel.gaat_mee]
    nodig = {_adres(doel) for punt in mee for _, doel in _wijst_aan(punt)}
    deelnames = oud.deelnames.select_related("eigenaar") if opdracht.is_nieuw else ()
    return Plan(
        opdracht,
        stand,
        regels,
        [(rij, slug) for rij, slug in nieuwe_adressen if opdracht.is_nieuw or _adres(rij) in nodig],
        [deelname for deelname in deelnames if deelname.tot and deelname.tot < opvolger.begin],
        vertaling,
    )


def _vertaling(opdracht):
    """The keys of the frame in the successor by those of now, and the rows that get another."""
    oud, opvolger = opdracht.oud, opdracht.opvolger
    vertaling: dict[type[Beschreven], dict[str, str]] = {}
    for model in (Domein, Thema, Stuksoort):
        rijen = model.objects.filter(agenda=oud)
        if not opdracht.is_nieuw:
            daar = model.objects.filter(agenda=opvolger)
            rijen = rijen.filter(slug__in=daar.values("slug"))
        vertaling[model] = {slug: slug for slug in rijen.values_list("slug", flat=True)}
    nieuw: list[tuple[Any, str]] = []
    nodig = _domein_nodig(opdracht)
    for soort in IN_DOMEIN:
        bekend = {}
        if not opdracht.is_nieuw:
            rijen = soort.objects.filter(agenda=opvolger).select_related("domein")
            bekend = {(_slug_van(rij.domein), rij.naam): rij.slug for rij in rijen}
        vertaling[soort] = {}
        for rij in soort.objects.filter(agenda=oud).select_related("domein"):
            domein = vertaling[Domein].get(_slug_van(rij.domein), "")
            if nodig and not domein:
                continue
            slug = bekend.get((domein, rij.naam))
            if slug is None:
                slug = _eigen_slug(rij, opdracht, {gegeven for _, gegeven in nieuw})
                nieuw.append((rij, slug))
            vertaling[soort][rij.slug] = slug
    return vertaling, nieuw


def _domein_nodig(opdracht) -> bool:
    """Whether the successor has domains, so that what comes along needs one."""
    van = opdracht.oud if opdracht.is_nieuw else opdracht.opvolger
    return van.domeinen.exists()


def _slug_van(domein: Domein | None) -> str:
    return domein.slug if domein else ""


def _eigen_slug(rij, opdracht, gegeven):
    """The slug with the year in which the successor begins; a number after it where need be."""
    jaar = f"-{opdracht.opvolger.begin.year}"
    kaal = rij.slug.removesuffix(f"-{opdracht.oud.begin.year}")
    langste = rij._meta.get_field("slug").max_length
    achters = chain([jaar], (f"{jaar}-{nummer}" for nummer in count(2)))
    slugs = (f"{kaal[: langste - len(achter)]}{achter}" for achter in achters)
    vrij = (slug for slug in slugs if slug not in gegeven)
    return next(slug for slug in vrij if not type(rij).objects.filter(slug=slug).exists())


def _regels(opdracht, vertaling) -> Iterator[Regel]:
    """What becomes of each item; what comes along is added to `vertaling` for what points at it."""
    gevolgd, nodig = opvolgers(opdracht), _domein_nodig(opdracht)
    for soort, model in Punt.soorten().items():
        vertaling[model] = gevolgd.copy()
        for punt in _punten(model, opdracht.oud):
            lot, zinnen = _lot(punt, opdracht, vertaling, gevolgd, nodig)
            if lot == Lot.MEE:
                vertaling[model][punt.kenmerk] = ""  # there is none before it is saved
            yield Regel(punt, _domein(punt, PLAATSEN[soort]), lot, tuple(zinnen))


def opvolgers(opdracht: Opdracht) -> dict[str, str]:
    """The kenmerk of each item of the successor that follows one already, by the old kenmerk."""
    if opdracht.is_nieuw:
        return {}
    delen = SamenhangDeel.objects.filter(
        samenhang__agenda=opdracht.opvolger, samenhang__soort=SamenhangSoort.VOLGT_OP
    )
    oude = delen.filter(zijde=Zijde.B, punt__agenda=opdracht.oud)
    nieuwe = delen.filter(zijde=Zijde.A, punt__agenda=opdracht.opvolger)
    nieuw = dict(nieuwe.values_list("samenhang", "punt__kenmerk"))
    paren = oude.values_list("samenhang", "punt__kenmerk")
    return {kenmerk: nieuw[band] for band, kenmerk in paren if band in nieuw}


def _punten(model, oud) -> QuerySet:
    """The items of one kind in their order, with what they point at in the frame."""
    relaties = []
    for veld in PLAATSEN[model._meta.model_name]:
        doel = model._meta.get_field(veld).related_model
        relaties.append(veld if doel is Domein else f"{veld}__domein")
    punten = model.objects.filter(agenda=oud).select_related("agenda", *relaties)
    return punten.prefetch_related(*sleutels(model.BESCHRIJVING)).order_by("volgorde", "op_kenmerk")


def _domein(punt, plaatsen) -> Domein | None:
    plaats = next(filter(None, (getattr(punt, veld) for veld in plaatsen)), None)
    return plaats.domein if plaats and not isinstance(plaats, Domein) else plaats


def _lot(punt, opdracht, vertaling, gevolgd, domein_nodig) -> tuple[Lot, list[str]]:
    if punt.kenmerk in gevolgd:
        return Lot.BLIJFT, [f"Heeft al een opvolger: {gevolgd[punt.kenmerk]}."]
    if punt.publicatie == Publicatie.INGETROKKEN:
        return Lot.BLIJFT, ["Is ingetrokken."]
    is_onbekend = punt.status == PuntStatus.ONBEKEND
    if punt.status not in GAAT_MEE and not (is_onbekend and opdracht.ook_onbekend):
        return Lot.BLIJFT, [f"Status: {punt.get_status_display().lower()}."]
    mist = [
        (veld, doel) for veld, doel in _wijst_aan(punt) if doel.sleutel not in vertaling[type(doel)]
    ]
    plaatsen = {veld for veld in PLAATSEN[punt.soort] if getattr(punt, veld)}
    if domein_nodig and not plaatsen:
        return Lot.KAN_NIET, [f"Heeft geen {opdracht.oud.woord_domein}, en dat is daar nodig."]
    if domein_nodig and plaatsen <= {veld for veld, _ in mist}:
        weg = [doel for veld, doel in mist if veld in plaatsen]
        return Lot.KAN_NIET, [f"'{doel}' is er in de opvolger niet." for doel in weg]
    lot = Lot.UITGEVINKT if punt.kenmerk in opdracht.niet_mee else Lot.MEE
    return lot, [f"Zonder '{doel}', want dat is er in de opvolger niet." for _, doel in mist]


def _wijst_aan(punt) -> Iterator[tuple[str, Beschreven]]:
    """Each field of an item that points at what every agenda has of its own, and that row."""
    eigen = (Domein, Thema, Stuksoort, *IN_DOMEIN, *Punt.__subclasses__())
    for wijzer in wijst_aan(type(punt)):
        if wijzer.lijst or wijzer.doel not in eigen:
            continue
        waarde = getattr(punt, wijzer.veld)
        if wijzer.veld in sleutels(punt.BESCHRIJVING):
            yield from ((wijzer.veld, doel) for doel in waarde.all())
        elif waarde:
            yield wijzer.veld, waarde


def _adres(rij: Beschreven):
    return type(rij), rij.sleutel
