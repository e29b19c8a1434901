"""The page of a domain: its items, overleggen and actions."""

from collections import Counter, defaultdict

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Window, prefetch_related_objects
from django.db.models.functions import RowNumber
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView

from agenda.choices import Publicatie, PuntStatus
from agenda.models import Agendapunt, Domein, Periode, Planning, Samenhang
from agenda.verschil import verschuivingen
from agenda.weergave import haal_betrokkenen, verbanden_van_domein
from werkagenda.models import Actie, Overleg

from ..drukkerij import omvang_op
from ..momentopname.selectie import Selectie
from .voortgang import Voortgang, aantal_van, verlopen_van

MEESTE_PUNTEN = 40
"""Of more items than these, the rest stands in the list, which has pages."""
MEESTE_ACTIES = 10
"""The same, of the actions of one overleg."""
IN_PERIODEN = Prefetch("perioden", to_attr="gepland_in")
AFGEROND = Q(status=PuntStatus.AFGEROND)


class DomeinDetailView(DetailView):
    """A domain; its `losse` are actions of no overleg, under an item of it."""

    template_name = "ijmond/domein.html"

    def get_object(self, queryset=None):
        perioden = Periode.objects.filter(agenda=OuterRef("agenda"))
        domeinen = Domein.objects.openbaar().select_related("agenda__bijwerking")
        losse = Actie.objects.openbaar().filter(overleg=None, agendapunt__domein=OuterRef("pk"))
        return get_object_or_404(
            domeinen.annotate(
                heeft_perioden=Exists(perioden),
                losse=aantal_van(losse),
                losse_afgerond=aantal_van(losse.filter(AFGEROND)),
            ),
            agenda__slug=self.kwargs["agenda"],
            slug=self.kwargs["slug"],
        )

    def get_context_data(self, **kwargs):
        domein = self.object
        punten = Agendapunt.objects.openbaar().filter(domein=domein)
        verschoven = verschuivingen(kenmerk__in=domein.agendapunten.values("kenmerk"))
        verlopen = verlopen_van(punten, verschoven)[domein.pk]
        prefetch_related_objects([domein.agenda], _met_wat_erin_valt(punten))
        eerste = list(punten.prefetch_related(IN_PERIODEN)[:MEESTE_PUNTEN])
        for punt in eerste:
            punt.agenda = domein.agenda
        overleggen = list(_overleggen(domein))
        per_overleg = _eerste_per_overleg(domein, overleggen)
        haal_betrokkenen([*eerste, *(actie for van in per_overleg.values() for actie in van)])
        omvang = defaultdict(str, omvang_op(self.request, domein.agenda.bijwerking.token))
        samenhang = Samenhang.objects.openbaar().filter(delen__domein=domein)
        return super().get_context_data(
            agenda=domein.agenda,
            agendapunten=eerste,
            omvang=omvang[Selectie(domein.slug).vraag],
            gepland=[
                (periode, omvang[Selectie(domein.slug, periode.tijdvak).vraag])
                for periode in _perioden_met_iets(domein.agenda.perioden.all())
            ],
            is_meer=verlopen.total() > MEESTE_PUNTEN,
            overleggen=[(overleg, per_overleg[overleg.pk]) for overleg in overleggen],
            losse_acties=per_overleg[None],
            themas=domein.themas.all(),
            verbanden=verbanden_van_domein(samenhang, domein),
            verschuivingen=verschoven,
            voortgang=Voortgang(domein.agenda, verlopen, _statussen(domein, overleggen)),
            **kwargs,
        )


def _met_wat_erin_valt(punten):
    """The periods of an agenda; `met_iets` says of each whether any of these is planned in it."""
    gepland = Planning.objects.filter(agendapunt__in=punten, periode=OuterRef("pk"))
    return Prefetch("perioden", Periode.objects.annotate(met_iets=Exists(gepland)))


def _perioden_met_iets(perioden):
    """Those of these periods in which something is planned, a year before its parts."""
    gepland = [periode for periode in perioden if periode.met_iets]
    hierin = (p for p in perioden if any(p.dagen.omvat(los.dagen) for los in gepland))
    return sorted(hierin, key=lambda periode: (periode.begin, periode.begin - periode.eind))


def _overleggen(domein):
    """The overleggen of a domain, each with how many actions it has, and how many are done."""
    openbaar = Q(acties__publicatie=Publicatie.GEPUBLICEERD)
    afgerond = openbaar & Q(acties__status=PuntStatus.AFGEROND)
    return (
        Overleg.objects.openbaar()
        .filter(domein=domein)
        .annotate(
            aantal=Count("acties", filter=openbaar), afgerond=Count("acties", filter=afgerond)
        )
        .order_by("volgorde", "pk")  # what counts has no order by itself
    )


def _eerste_per_overleg(domein, overleggen):
    """The first actions of each of these overleggen of a domain, and of none."""
    hierin = Q(overleg__in=overleggen)
    if domein.losse:  # else an index of the overleggen alone finds them
        hierin |= Q(overleg=None, agendapunt__domein=domein)
    volgorde = ("agenda", "volgorde", "op_kenmerk")
    nummer = Window(RowNumber(), partition_by="overleg", order_by=volgorde)
    acties = Actie.objects.openbaar().filter(hierin).order_by().annotate(nummer=nummer)
    # No more than there are; of a window without a limit PostgreSQL expects so much that it reads
    # and joins every action.
    meeste = (len(overleggen) + 1) * MEESTE_ACTIES
    sleutels = acties.filter(nummer__lte=MEESTE_ACTIES).values("pk")[:meeste]
    eerste = Actie.objects.filter(pk__in=sleutels)
    per_overleg = defaultdict(list)
    for actie in eerste.select_related("agendapunt"):
        if actie.agendapunt and actie.agendapunt.publicatie != Publicatie.GEPUBLICEERD:
            actie.agendapunt = None  # it has no name here
        per_overleg[actie.overleg_id].append(actie)
    return per_overleg


def _statussen(domein, overleggen):
    """How many actions are done, and are not."""
    afgerond = domein.losse_afgerond + sum(overleg.afgerond for overleg in overleggen)
    totaal = domein.losse + sum(overleg.aantal for overleg in overleggen)
    return Counter({PuntStatus.AFGEROND: afgerond, "anders": totaal - afgerond})
