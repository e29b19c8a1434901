"""The page of a domain: its items, overleggen and actions."""

from collections import Counter, defaultdict

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView

from agenda.models import Agendapunt, Domein, Periode, Samenhang
from agenda.verschil import verschuivingen
from agenda.weergave import verbanden_van_domein
from werkagenda.models import Actie, Overleg

from .voortgang import Verloop, Voortgang


class DomeinDetailView(DetailView):
    template_name = "ijmond/domein.html"

    def get_object(self, queryset=None):
        perioden = Periode.objects.filter(agenda=OuterRef("agenda"))
        domeinen = Domein.objects.openbaar().select_related("agenda__bijwerking")
        return get_object_or_404(
            domeinen.annotate(heeft_perioden=Exists(perioden)),
            agenda__slug=self.kwargs["agenda"],
            slug=self.kwargs["slug"],
        )

    def get_context_data(self, **kwargs):
        domein = self.object
        punten = Agendapunt.objects.openbaar().filter(domein=domein).voor_lijst().met_verloop()
        verschoven = verschuivingen(kenmerk__in=domein.agendapunten.values("kenmerk"))
        hierin = Q(overleg__domein=domein) | Q(overleg=None, agendapunt__domein=domein)
        acties = Actie.objects.openbaar().filter(hierin).met_betrokkenen()
        houders = {punt.pk: punt for punt in punten}
        per_overleg = defaultdict(list)
        for actie in acties:
            per_overleg[actie.overleg_id].append(actie)
        for actie in per_overleg[None]:
            # An item that is not public has no name here.
            actie.agendapunt = houders.get(actie.agendapunt_id)
        overleggen = Overleg.objects.openbaar().filter(domein=domein)
        samenhang = Samenhang.objects.openbaar().filter(delen__domein=domein)
        verlopen = Counter(Verloop.van(punt, verschoven) for punt in punten)
        gepland = {periode for punt in punten for periode in punt.perioden.all()}
        statussen = Counter(actie.status for actie in acties)
        return super().get_context_data(
            agenda=domein.agenda,
            agendapunten=punten,
            gepland=sorted(gepland, key=lambda periode: (periode.begin, periode.eind)),
            overleggen=[(overleg, per_overleg[overleg.pk]) for overleg in overleggen],
            losse_acties=per_overleg[None],
            themas=domein.themas.all(),
            verbanden=verbanden_van_domein(samenhang, domein),
            verschuivingen=verschoven,
            voortgang=Voortgang(domein.agenda, verlopen, statussen),
            **kwargs,
        )
