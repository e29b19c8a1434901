"""The home page with the counts and plans of the agenda in front, and all agendas by region."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.views.generic import TemplateView

from agenda.alfabet import op_alfabet
from agenda.beschrijving.samen import Vraag, als_json_rij, rij_uit, vraag_samen
from agenda.choices import PuntStatus
from agenda.models import Agenda, Agendapunt, Domein, Periode, Punt
from agenda.verschil import verschuivingen
from agenda.weergave import kolommen_van, laat_open
from werkagenda.models import Actie

from .nieuws import laatste_wijzigingen, vergadering_vooraan, vraag_vergadering
from .voortgang import Voortgang, verlopen_van

MEESTE_PUNTEN = 25
"""Of more items in one period than these, home leads to the list."""


class HomeView(TemplateView):
    """The agenda in front: what comes and what changed, and below it what is in it."""

    template_name = "ijmond/home.html"

    def get_context_data(self, **kwargs):
        agendas = list(
            Agenda.objects.openbaar().met_vorige_vergadering().select_related("bijwerking")
        )
        voorop = next((a for a in agendas if a.is_home), agendas[0] if agendas else None)
        context = super().get_context_data(
            agenda=voorop, regios=op_regio(agendas), meer_agendas=len(agendas) > 1, **kwargs
        )
        if voorop:
            kader = (
                Vraag(rijen, als_json_rij(rijen.model), rijen.model._meta.ordering)
                for rijen in (voorop.domeinen.all(), voorop.perioden.all())
            )
            domeinen, perioden, *vooraan = vraag_samen(*kader, *vraag_vergadering(voorop))
            tellingen = tel_per_domein(voorop, _van(voorop, Domein, domeinen))
            vandaag = timezone.localdate()
            context |= {
                "lijst": vergadering_vooraan(*vooraan),
                "wijzigingen": laatste_wijzigingen(voorop),
                "tellingen": tellingen,
                "heeft_acties": any(telling.voortgang.acties for telling in tellingen),
                "plannen": plannen(voorop, _van(voorop, Periode, perioden), vandaag),
                "vandaag": vandaag,
            }
        return context


def _van(agenda: Agenda, model: type[Any], antwoord: Iterable[Any]) -> list[Any]:
    """What was asked of an agenda, as rows that know it."""
    rijen = [rij_uit(model, los) for los in antwoord]
    for rij in rijen:
        rij.agenda = agenda
    return rijen


class AgendaListView(TemplateView):
    template_name = "ijmond/agenda_lijst.html"

    def get_context_data(self, **kwargs):
        regios = per_regio(Agenda.objects.openbaar().select_related("bijwerking"))
        return super().get_context_data(regios=regios, **kwargs)


class AgendaTelling(NamedTuple):
    """An agenda and how many public items and actions it has."""

    agenda: Agenda
    agendapunten: int
    acties: int


def per_regio(agendas: Iterable[Agenda]) -> list[tuple[str, list[AgendaTelling]]]:
    """The same as `op_regio`, with how much is in each agenda. One query."""
    agendas = list(agendas)
    punten = Punt.objects.openbaar().filter(agenda__in=agendas).order_by()
    geteld = punten.values_list("agenda", "soort").annotate(Count("pk"))
    aantallen = {(agenda, soort): aantal for agenda, soort, aantal in geteld}

    def tel(agenda):
        per_soort = (aantallen.get((agenda.pk, soort), 0) for soort in ("agendapunt", "actie"))
        return AgendaTelling(agenda, *per_soort)

    return [(regio, [tel(agenda) for agenda in van]) for regio, van in op_regio(agendas)]


def op_regio(agendas: Iterable[Agenda]) -> list[tuple[str, list[Agenda]]]:
    """By region, that of the agenda in front first, the agendas, the newest first."""
    regios = defaultdict(list)
    for agenda in sorted(
        agendas, key=lambda a: (-a.begin.toordinal(), -a.eind.toordinal(), a.op_titel)
    ):
        regios[agenda.regio].append(agenda)
    voorop = {agenda.regio for agenda in agendas if agenda.is_home}
    return sorted(regios.items(), key=lambda r: (r[0] not in voorop, op_alfabet(r[0])))


class DomeinTelling(NamedTuple):
    """How far a domain is; `tellingen` are a status, its number and its share, 0 to 100."""

    domein: Domein | None
    voortgang: Voortgang
    tellingen: list[tuple[PuntStatus, int, float]]


def tel_per_domein(agenda: Agenda, domeinen: Iterable[Domein]) -> list[DomeinTelling]:
    """How many public items and actions stand where, per domain and in none. Three queries."""
    acties: dict[int | None, Counter[str]] = defaultdict(Counter)
    eigen = Agendapunt.objects.openbaar().filter(agenda=agenda)
    verlopen = verlopen_van(eigen, verschuivingen(agenda=agenda))
    # An action stands in the domain of its overleg, or else of the item that it stands under.
    in_domein = Coalesce("overleg__domein", "agendapunt__domein")
    alle = Actie.objects.openbaar().filter(agenda=agenda).order_by().annotate(in_domein=in_domein)
    for domein, status, aantal in alle.values_list("in_domein", "status").annotate(Count("pk")):
        acties[domein][status] = aantal
    per_pk: dict[int | None, Domein | None] = {domein.pk: domein for domein in domeinen}
    if None in verlopen.keys() | acties.keys():
        per_pk[None] = None
    return [
        _telling(domein, Voortgang(agenda, verlopen[pk], acties[pk]))
        for pk, domein in per_pk.items()
    ]


def _telling(domein, voortgang):
    per_status = Counter(voortgang.acties_per_status)
    for verloop, aantal in voortgang.verlopen.items():
        per_status[verloop.status] += aantal
    deel = 100 / (per_status.total() or 1)
    tellingen = [(s, per_status[s], deel * per_status[s]) for s in PuntStatus if per_status[s]]
    return DomeinTelling(domein, voortgang, tellingen)


class Plan(NamedTuple):
    """What is planned in a period; `onbekend` is what that leaves open: "kwartaal".

    `punten` are what home tells of, of `aantal`; the list has pages for the rest.
    """

    periode: Periode
    punten: list[Agendapunt]
    aantal: int
    onbekend: str = ""


def plannen(agenda: Agenda, alle: Sequence[Periode], vandaag: date) -> list[Plan]:
    """Of a running agenda the current period, else the next; of an ended one each. Two queries.

    `alle` are its periods. One tells of what is planned inside it too. One that spans others has a
    plan of its own where it holds anything; an agenda that is over and planned nothing has none.
    """
    kolommen = kolommen_van(alle, agenda.kolom_eenheid)
    if not agenda.is_afgelopen:
        kolommen = [kolom for kolom in kolommen if kolom.eind >= vandaag][:1]
    perioden = [p for p in alle if any(p.dagen.raakt(k.dagen) for k in kolommen)]
    gepland = _gepland(perioden)
    open_gelaten = laat_open(alle, agenda.kolom_eenheid)
    plannen = [(kolom, _in_kolom(kolom, perioden, gepland), "") for kolom in kolommen]
    plannen += [
        (periode, punten, open_gelaten[periode.tijdvak])
        for periode in perioden
        if (punten := gepland[periode.pk]) and periode.tijdvak in open_gelaten
    ]
    if agenda.is_afgelopen:
        return _met_punten(plannen, None) if any(punten for _, punten, _ in plannen) else []
    return _met_punten(plannen, MEESTE_PUNTEN)


def _gepland(perioden):
    """The keys of the public items in each of these periods, in their order."""
    gepland = defaultdict(list)
    openbaar = Agendapunt.objects.openbaar().filter(perioden__in=perioden)
    for periode, punt in openbaar.values_list("perioden", "pk"):
        gepland[periode].append(punt)
    return gepland


def _in_kolom(kolom, perioden, gepland):
    erin = (punt for p in perioden if kolom.dagen.omvat(p.dagen) for punt in gepland[p.pk])
    return list(dict.fromkeys(erin))


def _met_punten(plannen, hoeveel):
    """These plans with their first `hoeveel` items, or all, instead of the keys of those."""
    getoond = {pk for _, punten, _ in plannen for pk in punten[:hoeveel]}
    per_pk = Agendapunt.objects.in_bulk(getoond)
    return [
        Plan(periode, [per_pk[pk] for pk in punten[:hoeveel]], len(punten), onbekend)
        for periode, punten, onbekend in plannen
    ]
