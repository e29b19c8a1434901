"""The page of one agenda."""

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Q
from django.http import Http404
from django.utils.timezone import localdate
from django.views.generic import DetailView

from agenda.choices import Publicatie, PuntStatus
from agenda.models import Agenda, Agendapunt, Behandeling, Document, Portefeuille, Punt, Voorstel
from agenda.verschil import verschuivingen
from werkagenda.models import Actie, Overleg

from ..document import maak_matrix
from ..drukkerij import omvang_op
from .matrixkeuze import Matrixkeuze
from .voortgang import aantal_van

HEEFT_STATUS = {f"heeft_{status.value}": status for status in PuntStatus}
"""By the name of what says that some public item of an agenda has it, in the order of the list."""
AANTAL = {f"aantal_{status.value}": status for status in PuntStatus}
"""The same, of how many agendapunten of a domain have it; of an agenda, those in no domain."""
PER_BLAD = 40
"""So many items stand in the matrix; of more it has pages."""
OP_DOMEIN = (
    F("domein__volgorde").asc(nulls_last=True),
    F("domein").asc(nulls_last=True),
    "volgorde",
    "op_kenmerk",
)


class AgendaDetailView(DetailView):
    """One agenda: what it is, and when it plans what."""

    template_name = "ijmond/agenda.html"

    def get_queryset(self):
        agendas = Agenda.objects.openbaar().met_onderdelen().met_vorige_vergadering()
        van_agenda = Punt.objects.openbaar().filter(agenda=OuterRef("pk"))
        heeft = {naam: Exists(van_agenda.filter(status=s)) for naam, s in HEEFT_STATUS.items()}
        los = Agendapunt.objects.openbaar().filter(agenda=OuterRef("pk"), domein=None)
        aantal = {naam: aantal_van(los.filter(status=s)) for naam, s in AANTAL.items()}
        agendas = agendas.annotate(heeft_losse_acties=_heeft_losse_acties(), **heeft, **aantal)
        return agendas.select_related("bijwerking", "orgaan", "uitwerking_van__agenda")

    def get_context_data(self, **kwargs):
        agenda = self.object
        uitwerking_van = agenda.uitwerking_van
        if uitwerking_van and not uitwerking_van.is_openbaar:
            uitwerking_van = None
        domeinen = list(_domeinen(agenda))
        besproken = Behandeling.objects.openbaar().filter(punt=uitwerking_van)
        aantallen: dict[tuple[int | None, str], int] = {
            (None if rij == agenda else rij.pk, status): aantal
            for rij in (agenda, *domeinen)
            for naam, status in AANTAL.items()
            if (aantal := getattr(rij, naam))
        }
        keuze = Matrixkeuze(self.request.GET, agenda, domeinen, aantallen)
        blad = self._blad(keuze)
        uit_document = Punt.objects.filter(bron=OuterRef("pk"), agenda=agenda)
        return super().get_context_data(
            matrix=_matrix(agenda, domeinen, list(blad)),
            page_obj=blad,
            keuze=keuze,
            omvang=self._omvang(keuze),
            domeinen=domeinen,
            deelnames=[d for d in _deelnames(agenda) if d.eigenaar.is_openbaar],
            uitwerking_van=uitwerking_van,
            besproken=besproken.select_related("vergadering__orgaan") if uitwerking_van else (),
            mijlpalen=agenda.mijlpalen.select_related("bron"),
            statussen=[status for naam, status in HEEFT_STATUS.items() if getattr(agenda, naam)],
            voorstellen=Voorstel.objects.liggen_voor().filter(agenda=agenda).order_by("pk"),
            versies=agenda.versies.zonder_inhoud().filter(besluiten=None)[:1],
            documenten=Document.objects.openbaar().filter(Exists(uit_document)),
            **kwargs,
        )

    def _omvang(self, keuze: Matrixkeuze) -> str:
        """How big the PDF is of what was chosen; "" where that is not known, or nothing was."""
        if not keuze.gekozen:
            return ""
        return omvang_op(self.request, self.object.bijwerking.token).get(keuze.deel, "")

    def _blad(self, keuze: Matrixkeuze) -> Page:
        """The items on the page that is asked for; Http404 where there is none of that number."""
        punten = keuze.kies(Agendapunt.objects.openbaar().filter(agenda=self.object))
        punten = punten.met_planning().select_related("stuksoort").order_by(*OP_DOMEIN)
        bladen = Paginator(punten, PER_BLAD)
        bladen.count = keuze.aantal
        try:
            return bladen.page(self.request.GET.get("page", 1))
        except InvalidPage as fout:
            raise Http404("Deze pagina is er niet.") from fout


def _heeft_losse_acties():
    """Whether an agenda has a public action that no domain holds.

    Asked of the few actions that may be one, and then of those whether they are public.
    """
    openbaar = Punt.objects.openbaar().filter(pk=OuterRef("pk"), agenda=OuterRef(OuterRef("pk")))
    in_geen_domein = Overleg.objects.filter(domein=None).order_by().values("pk")
    los = Actie.objects.filter(Q(overleg=None) | Q(overleg__in=in_geen_domein))
    return Exists(los.filter(Exists(openbaar), agendapunt__domein=None))


def _domeinen(agenda):
    """The domains of an agenda, with how many items of each status they have."""
    openbaar = Q(agendapunten__publicatie=Publicatie.GEPUBLICEERD)
    return agenda.domeinen.annotate(
        **{
            naam: Count("agendapunten", filter=openbaar & Q(agendapunten__status=status))
            for naam, status in AANTAL.items()
        }
    ).order_by("volgorde", "pk")  # what counts has no order by itself


def _matrix(agenda, domeinen, punten):
    """Each domain with these items, and last those in none, if any."""
    groepen: dict[Any, Any] = {domein.pk: (domein, []) for domein in domeinen}
    for punt in punten:
        groepen.setdefault(punt.domein_id, (None, []))[1].append(punt)
    return maak_matrix(
        agenda,
        groepen.values(),
        Punt.get_absolute_url,
        verschuivingen(kenmerk__in=[punt.kenmerk for punt in punten]),
        lambda punt: str(punt.stuksoort or ""),
        vandaag=None if agenda.is_afgelopen else localdate(),
    )


def _deelnames(agenda):
    toen = Portefeuille.objects.openbaar().tijdens(*agenda.eigen_tijd)
    bestuurders = Exists(toen.filter(ambt__organisatie=OuterRef("eigenaar")))
    return agenda.deelnames.select_related("eigenaar").annotate(heeft_bestuurders=bestuurders)
