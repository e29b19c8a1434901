"""The pages that show both floors."""

from collections import defaultdict

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, ListView, TemplateView

from agenda.choices import EigenaarSoort, PuntStatus
from agenda.lijsten.views import PuntDetailView
from agenda.models import (
    Agenda,
    Agendapunt,
    Behandeling,
    Document,
    Domein,
    Eigenaar,
    Periode,
    Planning,
    Portefeuille,
    Punt,
    Samenhang,
    SamenhangDeel,
    Vergadering,
)
from agenda.verschil.verschuiving import verschuivingen
from agenda.weergave.betrokkenen import haal_betrokkenen
from agenda.weergave.planning import opschrift_van_ritme
from agenda.weergave.verbanden import verbanden_van_domein
from werkagenda.models import Actie, Overleg

from ..document import samenhangmatrix
from ..document.begrotingstabel import maak_begrotingstabel
from ..document.matrix import maak_matrix
from ..document.opmaak import gegevens
from ..document.pdf import DrukFout, levende_agenda_pdf
from ..momentopname.momenten import sinds_moment
from ..momentopname.opnemen import neem_op
from ..momentopname.selectie import Selectie
from .overzicht import Voortgang, per_regio, plannen, tel_per_domein

PLANNING = Prefetch("planning", Planning.objects.select_related("periode"))
"""Where an item is planned, in one query."""


class HomeView(TemplateView):
    template_name = "ijmond/home.html"

    def get_context_data(self, **kwargs):
        agendas = list(Agenda.objects.openbaar())
        voorop = next((a for a in agendas if a.is_home), agendas[0] if agendas else None)
        context = super().get_context_data(
            agenda=voorop, regios=per_regio(agendas), meer_agendas=len(agendas) > 1, **kwargs
        )
        if voorop:
            tellingen = tel_per_domein(voorop)
            context |= {
                "tellingen": tellingen,
                "heeft_acties": any(telling.acties for telling in tellingen),
                "gemeenten": _gemeenten(voorop),
                "plannen": plannen(voorop, timezone.localdate()),
                "documenten": Document.objects.openbaar().filter(punten__agenda=voorop).distinct(),
            }
        return context


def _gemeenten(agenda):
    """The names of the gemeenten that take part in an agenda."""
    gemeenten = Eigenaar.objects.filter(deelnames__agenda=agenda, soort=EigenaarSoort.GEMEENTE)
    namen = gemeenten.order_by("naam").values_list("naam", flat=True).distinct()
    return [naam.removeprefix("Gemeente ") for naam in namen]


class AgendaListView(TemplateView):
    template_name = "ijmond/agenda_lijst.html"

    def get_context_data(self, **kwargs):
        agendas = Agenda.objects.openbaar()
        return super().get_context_data(regios=per_regio(agendas), **kwargs)


class AgendaDetailView(DetailView):
    """One agenda: what it is, and when it plans what."""

    template_name = "ijmond/agenda.html"
    context_object_name = "agenda"

    def get_queryset(self):
        return (
            Agenda.objects.openbaar()
            .select_related("orgaan", "uitwerking_van__agenda")
            .met_onderdelen()
            .met_vorige_vergadering()
        )

    def get_context_data(self, **kwargs):
        agenda = self.object
        punten = Agendapunt.objects.openbaar().prefetch_related(PLANNING)
        domeinen = agenda.domeinen.prefetch_related(Prefetch("agendapunten", punten))
        groepen = [(domein, domein.agendapunten.all()) for domein in domeinen]
        toen = Portefeuille.objects.openbaar().tijdens(*agenda.eigen_tijd)
        deelnames = agenda.deelnames.select_related("eigenaar").annotate(
            heeft_bestuurders=Exists(toen.filter(ambt__organisatie=OuterRef("eigenaar")))
        )
        uitwerking_van = agenda.uitwerking_van
        if uitwerking_van and not uitwerking_van.is_openbaar:
            uitwerking_van = None
        besproken = Behandeling.objects.openbaar().filter(punt=uitwerking_van)
        return super().get_context_data(
            matrix=maak_matrix(
                agenda.perioden.all(),
                groepen,
                Punt.get_absolute_url,
                verschuivingen(agenda=agenda),
            ),
            deelnames=[d for d in deelnames if d.eigenaar.is_openbaar],
            uitwerking_van=uitwerking_van,
            besproken=besproken.select_related("vergadering__orgaan") if uitwerking_van else (),
            mijlpalen=agenda.mijlpalen.select_related("bron"),
            statussen=_statussen(agenda),
            versies=agenda.versies.zonder_inhoud().filter(besluiten=None)[:1],
            documenten=Document.objects.openbaar().filter(punten__agenda=agenda).distinct(),
            **kwargs,
        )


def _statussen(agenda):
    """The statuses that some public item of this agenda has, in the order of the list."""
    komt_voor = set(
        Punt.objects.openbaar()
        .filter(agenda=agenda)
        .order_by()
        .values_list("status", flat=True)
        .distinct()
    )
    return [status for status in PuntStatus if status in komt_voor]


class GeheelView(DetailView):
    """The whole agenda on one page, out of the standen like the PDF."""

    template_name = "ijmond/geheel.html"
    context_object_name = "agenda"

    def get_queryset(self):
        return Agenda.objects.openbaar().select_related("inhoudsversie")

    def get_context_data(self, **kwargs):
        momentopname = neem_op(self.object)
        return super().get_context_data(
            momentopname=momentopname,
            matrix=maak_matrix(
                momentopname.perioden,
                momentopname.per_domein(),
                lambda punt: f"#{punt.kenmerk}",
                verschuivingen(agenda=self.object),
            ),
            **gegevens(momentopname, momentopname),
            **kwargs,
        )


class SamenhangView(DetailView):
    """What hangs together on one agenda: a matrix, and below it the text of each tie."""

    template_name = "ijmond/samenhang.html"
    context_object_name = "agenda"

    def get_queryset(self):
        return Agenda.objects.openbaar()

    def get_context_data(self, **kwargs):
        samenhang = Samenhang.objects.openbaar().filter(agenda=self.object)
        verbonden = Actie.objects.filter(samenhangdelen__samenhang__in=samenhang.order_by())
        overleggen = Overleg.objects.openbaar().exclude(domein__agenda=self.object)
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

    template_name = "ijmond/themas.html"
    context_object_name = "agenda"

    def get_queryset(self):
        return Agenda.objects.openbaar()

    def get_context_data(self, **kwargs):
        punten = Prefetch("agendapunten", Agendapunt.objects.openbaar())
        themas = self.object.themas.prefetch_related("domeinen", punten)
        return super().get_context_data(themas=themas, **kwargs)


class BegrotingView(DetailView):
    template_name = "ijmond/begroting.html"
    context_object_name = "agenda"

    def get_queryset(self):
        return Agenda.objects.openbaar()

    def get_context_data(self, **kwargs):
        regels = list(self.object.begroting.select_related("bron"))
        return super().get_context_data(
            begroting=maak_begrotingstabel(regels),
            bronnen=dict.fromkeys((r.bron, r.bron_plaats) for r in regels if r.bron),
            **kwargs,
        )


class DomeinDetailView(DetailView):
    template_name = "ijmond/domein.html"
    context_object_name = "domein"

    def get_object(self, queryset=None):
        perioden = Periode.objects.filter(agenda=OuterRef("agenda"))
        domeinen = Domein.objects.openbaar().select_related("agenda")
        domeinen = domeinen.annotate(heeft_perioden=Exists(perioden))
        return get_object_or_404(
            domeinen, agenda__slug=self.kwargs["agenda"], slug=self.kwargs["slug"]
        )

    def get_context_data(self, **kwargs):
        domein = self.object
        agendapunten = (
            Agendapunt.objects.openbaar().filter(domein=domein).voor_lijst().met_verloop()
        )
        verschoven = verschuivingen(kenmerk__in=domein.agendapunten.values("kenmerk"))
        hierin = Q(overleg__domein=domein) | Q(overleg=None, agendapunt__domein=domein)
        acties = Actie.objects.openbaar().filter(hierin).met_betrokkenen()
        houders = {punt.pk: punt for punt in agendapunten}
        per_overleg = defaultdict(list)
        for actie in acties:
            per_overleg[actie.overleg_id].append(actie)
        for actie in per_overleg[None]:
            # An item that is not public has no name here.
            actie.agendapunt = houders.get(actie.agendapunt_id)
        overleggen = Overleg.objects.openbaar().filter(domein=domein)
        samenhang = Samenhang.objects.openbaar().van_domein(domein)
        return super().get_context_data(
            agenda=domein.agenda,
            agendapunten=agendapunten,
            overleggen=[(overleg, per_overleg[overleg.pk]) for overleg in overleggen],
            losse_acties=per_overleg[None],
            themas=domein.themas.all(),
            verbanden=verbanden_van_domein(samenhang, domein),
            verschuivingen=verschoven,
            voortgang=Voortgang.van(domein.agenda, agendapunten, acties, verschoven),
            **kwargs,
        )


class AgendapuntDetailView(PuntDetailView):
    template_name = "ijmond/agendapunt.html"
    context_object_name = "agendapunt"

    def get_queryset(self):
        return (
            Agendapunt.objects.openbaar()
            .met_planbaar()
            .met_wat_erbij_hoort()
            .select_related("agenda", "domein__agenda", "bron")
            .prefetch_related(PLANNING, "themas")
        )

    def get_object(self, queryset=None):
        """With its actions; who works on any of these is one query."""
        punt = super().get_object(queryset)
        acties = Actie.objects.openbaar().filter(agendapunt=punt)
        self.acties = list(acties.voor_lijst().prefetch_related(None))
        haal_betrokkenen([punt, *self.acties])
        return punt

    def get_context_data(self, **kwargs):
        punt = self.object
        behandelingen = Behandeling.objects.openbaar().filter(punt=punt)
        ritme = punt.ritme or punt.ritme_toelichting
        return super().get_context_data(
            toon_niet_ingepland=punt.is_planbaar and not ritme,
            over_ritme=opschrift_van_ritme(punt.ritme),
            acties=self.acties,
            behandelingen=behandelingen.select_related("vergadering__orgaan"),
            **kwargs,
        )


class VergaderingListView(ListView):
    template_name = "ijmond/vergaderingen.html"
    context_object_name = "vergaderingen"
    paginate_by = 25

    def get_queryset(self):
        return Vergadering.objects.openbaar().select_related("orgaan")


class VergaderingDetailView(DetailView):
    template_name = "ijmond/vergadering.html"
    context_object_name = "vergadering"

    def get_queryset(self):
        return Vergadering.objects.openbaar().select_related("orgaan")

    def get_context_data(self, **kwargs):
        vergadering = self.object
        behandelingen = Behandeling.objects.openbaar().filter(vergadering=vergadering)
        return super().get_context_data(
            behandelingen=behandelingen.select_related("punt__agenda").prefetch_related(
                Prefetch("punt__uitwerkingen", Agenda.objects.openbaar())
            ),
            agendas_sinds=(
                Agenda.objects.openbaar().besproken_in(vergadering)
                if vergadering.is_geweest
                else ()
            ),
            **kwargs,
        )


def levende_agenda(request, slug):
    """The PDF of the whole agenda, or of the selection that the address asks for.

    It opens with what changed since the last version, or since the moment that `?sinds=` names.
    """
    agenda = get_object_or_404(Agenda.objects.openbaar().select_related("inhoudsversie"), slug=slug)
    try:
        selectie = Selectie.uit(request.GET, agenda)
        sinds = sinds_moment(agenda, request.GET.get("sinds", ""))
    except ValueError as fout:
        return meld(request, "Deze selectie kan niet", str(fout), status=400)
    try:
        adres = settings.PORTAAL_URL + agenda.get_absolute_url()
        pdf = levende_agenda_pdf(agenda, selectie, adres, sinds)
    except ValueError as fout:
        return meld(request, "Deze vergelijking kan niet", str(fout), status=400)
    except DrukFout as fout:
        return meld(request, "De pdf is er nu niet", str(fout), status=503)
    naam = f"{selectie.bestandsnaam(agenda)}.pdf"
    return FileResponse(pdf, content_type="application/pdf", filename=naam)


def meld(request, titel, boodschap, *, status):
    """A page that says what is wrong and what to do."""
    context = {"kop": titel, "boodschap": boodschap}
    return render(request, "ijmond/melding.html", context, status=status)


@never_cache
def healthz(request):
    """For a load balancer: 200 while the database can be reached, 503 when it can't."""
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database niet bereikbaar\n", status=503, content_type="text/plain")
    return HttpResponse("goed\n", content_type="text/plain")


def robots(request):
    regels = ["User-agent: *", "Disallow: /beheer/", ""]
    regels.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain")
