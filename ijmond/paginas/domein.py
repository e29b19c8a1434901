"""The page of a domain: its items, overleggen and actions."""

from collections import Counter, defaultdict

from django.db.models import Count, Exists, OuterRef, Q, Window
from django.db.models.functions import RowNumber
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView

from agenda.choices import PuntStatus
from agenda.models import Agendapunt, Domein, Periode, Samenhang
from agenda.verschil import verschuivingen
from agenda.weergave import verbanden_van_domein
from werkagenda.models import Actie, Overleg

from .voortgang import Verloop, Voortgang

MEESTE_PUNTEN = 50
"""Of more items than these, the rest stands in the list, which has pages."""
MEESTE_ACTIES = 25
"""The same, of the actions of one overleg."""


class DomeinDetailView(DetailView):
    template_name = "ijmond/domein.html"

    def get_object(self, queryset=None):
        perioden = Periode.objects.filter(agenda=OuterRef("agenda"))
        domeinen = Domein.objects.openbaar().select_related("agenda")
        return get_object_or_404(
            domeinen.annotate(heeft_perioden=Exists(perioden)),
            agenda__slug=self.kwargs["agenda"],
            slug=self.kwargs["slug"],
        )

    def get_context_data(self, **kwargs):
        domein = self.object
        punten = Agendapunt.objects.openbaar().filter(domein=domein).voor_lijst().met_verloop()
        verschoven = verschuivingen(kenmerk__in=domein.agendapunten.values("kenmerk"))
        per_overleg = _eerste_per_overleg(domein)
        houders = {punt.pk: punt for punt in punten}
        for actie in per_overleg[None]:
            # An item that is not public has no name here.
            actie.agendapunt = houders.get(actie.agendapunt_id)
        overleggen = Overleg.objects.openbaar().filter(domein=domein)
        samenhang = Samenhang.objects.openbaar().filter(delen__domein=domein)
        verlopen = Counter(Verloop.van(punt, verschoven) for punt in punten)
        return super().get_context_data(
            agenda=domein.agenda,
            agendapunten=list(punten)[:MEESTE_PUNTEN],
            gepland=_perioden_met_iets(punten),
            is_meer=len(houders) > MEESTE_PUNTEN,
            overleggen=[(overleg, per_overleg[overleg.pk]) for overleg in overleggen],
            losse_acties=per_overleg[None],
            themas=domein.themas.all(),
            verbanden=verbanden_van_domein(samenhang, domein),
            verschuivingen=verschoven,
            voortgang=Voortgang(domein.agenda, verlopen, _statussen(per_overleg)),
            **kwargs,
        )


def _perioden_met_iets(punten):
    """The periods in which any of these items of one agenda are planned, a year before its parts.

    No query, of items `voor_lijst`.
    """
    gepland = {periode for punt in punten for periode in punt.perioden.all()}
    alle = {periode for punt in punten[:1] for periode in punt.agenda.perioden.all()}
    hierin = (p for p in alle if any(p.dagen.omvat(los.dagen) for los in gepland))
    return sorted(hierin, key=lambda periode: (periode.begin, periode.begin - periode.eind))


def _eerste_per_overleg(domein):
    """The first actions of each overleg of a domain, and of none; each knows how many there are.

    `van_overleg` counts those of its overleg, `totaal` all, `afgerond` what is done of all.
    """
    hierin = Q(overleg__domein=domein) | Q(overleg=None, agendapunt__domein=domein)
    volgorde, aantal = ("agenda", "volgorde", "op_kenmerk"), Count("pk")
    acties = (
        Actie.objects.openbaar()
        .filter(hierin)
        .annotate(
            nummer=Window(RowNumber(), partition_by="overleg", order_by=volgorde),
            van_overleg=Window(aantal, partition_by="overleg"),
            totaal=Window(aantal),
            afgerond=Window(Count("pk", filter=Q(status=PuntStatus.AFGEROND))),
        )
    )
    per_overleg = defaultdict(list)
    for actie in acties.filter(nummer__lte=MEESTE_ACTIES).met_betrokkenen():
        per_overleg[actie.overleg_id].append(actie)
    return per_overleg


def _statussen(per_overleg):
    """How many actions are done, and are not."""
    een = next((acties[0] for acties in per_overleg.values() if acties), None)
    if een is None:
        return Counter()
    return Counter({PuntStatus.AFGEROND: een.afgerond, "anders": een.totaal - een.afgerond})
