"""What a list can be filtered by: what occurs in its items, and the choices that this makes."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef
from django.utils.choices import flatten_choices

from ..alfabet import op_alfabet
from ..beschrijving.woorden import Woorden
from ..choices import EENHEDEN, PuntStatus
from ..models import Agenda, Betrokkenheid, Eigenaar, Periode, Planning, Punt
from ..tijdvakken import Tijdvak

MEESTE_NAMEN = 200
"""A longer list helps nobody to find a name, and costs more than the table itself."""

SCHEIDING = "."
"""Between the slug of an agenda and that of its domain; no slug has it."""
VAN_AGENDA = (
    "slug",
    "titel",
    "regio",
    "begin",
    "eind",
    "is_home",
    *(f"woord_{veld.name}" for veld in fields(Woorden)),
)
"""The columns that an `AgendaKeuze` is made from."""
Keuze = tuple[str, str]
"""A value, and what it is called."""

# Each of these gives what occurs in some public items, by a name; a filter makes its choices of it.
# They ask of each thing whether any item has it: a database stops at the first, and reads no list.
# Where none has it that takes longest, so what an index alone can tell is asked first.


def statussen(punten):
    """And the kinds of paper, by a name that agendas may share; one query."""
    van_agenda = punten.filter(agenda=OuterRef("pk"))
    heeft = [Exists(van_agenda.filter(status=status)) for status in PuntStatus]
    hierin = Exists(punten.filter(pk=OuterRef("pk")))
    komt_voor = Exists(Punt.objects.filter(hierin, stuksoort=OuterRef("stuksoorten")))
    rijen = list(Agenda.objects.order_by().values_list("stuksoorten__naam", komt_voor, *heeft))
    soorten = sorted({naam for naam, telt, *_ in rijen if telt})
    per_status = zip(PuntStatus, *(telt for _, _, *telt in rijen), strict=True)
    return {
        "status": [status.value for status, *telt in per_status if any(telt)],
        "stuksoort": [(naam, naam) for naam in soorten],
    }


def eigenaren(punten):
    van_soort = Exists(punten.model._base_manager.filter(pk=OuterRef("punt")))
    hierin = Exists(punten.filter(pk=OuterRef("punt")))
    betrokken = Betrokkenheid.objects.openbaar().filter(van_soort, hierin)
    namen = Eigenaar.objects.filter(Exists(betrokken.filter(eigenaar=OuterRef("pk"))))
    keuzes = list(namen.values_list("slug", "naam")[: MEESTE_NAMEN + 1])
    if len(keuzes) > MEESTE_NAMEN:
        telling = betrokken.order_by().values_list("eigenaar").annotate(aantal=Count("pk"))
        meeste = telling.order_by("-aantal", "eigenaar")[:MEESTE_NAMEN]
        namen = Eigenaar.objects.filter(pk__in=[pk for pk, _ in meeste])
        keuzes = list(namen.values_list("slug", "naam"))
    return {"eigenaar": keuzes}


def domeinen(punten):
    return met_domeinen(punten, Exists(punten.filter(domein=OuterRef("domeinen"))))


def met_domeinen(punten, komt_voor):
    """The agendas of these items, and each domain that occurs with the slug of its agenda."""
    agendas = Agenda.objects.filter(Exists(punten.filter(agenda=OuterRef("pk"))))
    return agendas_met_domeinen(agendas, komt_voor)


def agendas_met_domeinen(agendas, komt_voor):
    """These agendas, and each domain of which `komt_voor` holds; one query."""
    agendas = agendas.annotate(komt_voor=komt_voor)
    op_volgorde = agendas.order_by("volgorde", "pk", "domeinen__volgorde", "domeinen__pk")
    kolommen = ("domeinen__slug", "domeinen__naam", "komt_voor", *VAN_AGENDA)
    gevonden, rijen = {}, []
    for slug, naam, telt, *velden in op_volgorde.values_list(*kolommen):
        van = dict(zip(VAN_AGENDA, velden, strict=True))
        agenda = AgendaKeuze(
            van["slug"],
            van["titel"],
            van["regio"],
            van["begin"],
            van["eind"],
            Woorden.van(van),
            van["is_home"],
        )
        gevonden[agenda.slug] = agenda
        if slug and telt:
            rijen.append((agenda.slug, slug, naam))
    return {"agenda": list(gevonden.values()), "domein": rijen}


def perioden(punten):
    hierin = Exists(punten.filter(pk=OuterRef("agendapunt")))
    gepland = Planning.objects.filter(hierin, periode=OuterRef("pk"))
    openbaar = Periode.objects.openbaar().select_related("agenda")
    alle = openbaar.annotate(komt_voor=Exists(gepland))
    return {"periode": op_tijd((periode, periode.komt_voor) for periode in alle)}


class AgendaKeuze(NamedTuple):
    """What a list needs to know of an agenda to be chosen by it, and to speak its words."""

    slug: str
    titel: str
    regio: str
    begin: date
    eind: date
    woorden: Woorden
    is_voorop: bool


class PeriodeKeuze(NamedTuple):
    """What a list needs to know of a period; `komt_voor` says that some of the list is in it."""

    agenda: str
    agenda_id: int
    eenheid: str
    naam: str
    begin: date
    eind: date
    komt_voor: bool

    @property
    def dagen(self) -> Tijdvak:
        return Tijdvak(self.begin, self.eind)


def op_tijd(perioden: Iterable[tuple[Periode, bool]]) -> list[PeriodeKeuze]:
    """Periods, with their agenda and whether some of the list is in each, in order of time."""
    gevonden = (
        PeriodeKeuze(p.agenda.slug, p.agenda_id, p.eenheid, p.naam, p.begin, p.eind, komt_voor)
        for p, komt_voor in perioden
    )
    return sorted(gevonden, key=lambda p: (p.begin, -p.eind.toordinal()))


# And these make choices of what those gave; `agenda` is the slug of the one that was chosen, or "".


def uit_agendas(agendas):
    """Choices of agendas, grouped by region where there is more than one."""
    per_regio: dict[str, list[Keuze]] = {}
    for agenda in agendas:
        per_regio.setdefault(agenda.regio, []).append((agenda.slug, agenda.titel))
    return _gegroepeerd(per_regio)


def uit_regios(agendas):
    return op_naam({agenda.regio for agenda in agendas})


def op_naam(namen: Iterable[str]) -> list[Keuze]:
    """Choices of what is known by its name alone."""
    return [(naam, naam) for naam in sorted(namen, key=op_alfabet)]


def uit_statussen(statussen, gevraagd):
    """Choices of statuses in their own order; `gevraagd` is one of them, though nothing has it."""
    return [keuze for keuze in PuntStatus.choices if keuze[0] in (*statussen, gevraagd)]


def uit_domeinen(domeinen, agendas, agenda, gevraagd):
    """Choices of domains: of the agenda by their slug, of all agendas by both: "kust.haven".

    An address from before that has "haven" alone, which means that domain on every agenda.
    """
    if agenda or len(agendas) < 2:
        return [(domein, naam) for slug, domein, naam in domeinen if agenda in ("", slug)]
    per_agenda: dict[str, tuple[str, list[Keuze]]] = {
        keuze.slug: (keuze.titel, []) for keuze in agendas
    }
    for slug, domein, naam in domeinen:
        per_agenda[slug][1].append((f"{slug}{SCHEIDING}{domein}", naam))
    van_elke = {domein: naam for _, domein, naam in domeinen if domein == gevraagd}
    return [*van_elke.items(), *(groep for groep in per_agenda.values() if groep[1])]


def uit_perioden(perioden, agenda):
    """Choices of periods by name, which agendas may share; grouped where they differ in length.

    What holds a period in which some of the list is, is a choice as well.
    """
    per_eenheid: dict[str, dict[str, str]] = {eenheid: {} for eenheid in EENHEDEN}
    hierin = [periode for periode in perioden if agenda in ("", periode.agenda)]
    gevuld = {periode.dagen for periode in hierin if periode.komt_voor}
    for periode in hierin:
        if any(map(periode.dagen.omvat, gevuld)):
            per_eenheid[periode.eenheid][periode.naam] = periode.naam
    return _gegroepeerd(
        {EENHEDEN[e]: list(namen.items()) for e, namen in per_eenheid.items() if namen}
    )


def _gegroepeerd(groepen):
    """Choices with the name of their group, if there is more than one."""
    return list(groepen.items() if len(groepen) > 1 else flatten_choices(groepen.items()))


def naam_van(waarde, keuzes) -> str:
    """What a value is called, in a group or not."""
    return dict(flatten_choices(keuzes))[waarde]


def aantal(keuzes) -> int:
    """How many values there are, in groups or not."""
    return len(list(flatten_choices(keuzes)))
