"""The pages that only some agendas have: what hangs together, themes, a budget."""

from django.db.models import Exists, OuterRef, Prefetch
from django.views.generic import DetailView

from agenda.models import Agenda, Agendapunt, Samenhang, SamenhangDeel
from werkagenda.models import Actie, Overleg

from ..document import maak_begrotingstabel, samenhangmatrix


class SamenhangView(DetailView):
    """What hangs together on one agenda: a matrix, and below it the text of each tie."""

    queryset = Agenda.objects.openbaar()
    template_name = "ijmond/samenhang.html"

    def get_context_data(self, **kwargs):
        samenhang = Samenhang.objects.openbaar().filter(agenda=self.object)
        verbonden = Actie.objects.filter(samenhangdelen__samenhang__in=samenhang.order_by())
        overleggen = Overleg.objects.openbaar().exclude(agenda=self.object)
        in_verbanden = Agendapunt.objects.openbaar().filter(
            Exists(SamenhangDeel.objects.filter(domein=OuterRef("domein"))), agenda=self.object
        )
        teksten = samenhangmatrix.uit_rijen(samenhang.met_delen(), self.object, in_verbanden)
        return super().get_context_data(
            matrix=samenhangmatrix.maak_matrix(teksten),
            overleggen=overleggen.filter(acties__in=verbonden).distinct(),
            hoofdstukken=samenhangmatrix.per_soort(teksten),
            **kwargs,
        )


class ThemasView(DetailView):
    """The themes of one agenda, each with the public items in it."""

    queryset = Agenda.objects.openbaar()
    template_name = "ijmond/themas.html"

    def get_context_data(self, **kwargs):
        punten = Prefetch("agendapunten", Agendapunt.objects.openbaar())
        themas = self.object.themas.prefetch_related("domeinen", punten)
        return super().get_context_data(themas=themas, **kwargs)


class BegrotingView(DetailView):
    queryset = Agenda.objects.openbaar()
    template_name = "ijmond/begroting.html"

    def get_context_data(self, **kwargs):
        regels = list(self.object.begroting.select_related("bron"))
        return super().get_context_data(
            begroting=maak_begrotingstabel(regels),
            bronnen=dict.fromkeys((r.bron, r.bron_plaats) for r in regels if r.bron),
            **kwargs,
        )
