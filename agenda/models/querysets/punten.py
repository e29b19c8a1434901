"""Which items are public, with all that ties them: meetings, tasks, each other, who works on it."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils import timezone

from ... import models
from ...alfabet import zoekwoorden
from ...choices import Precisie, Publicatie, PuntStatus, Soort, VergaderingStatus
from ...datums import grenzen, lees_datum
from .agenda import OPENBARE_AGENDA
from .wie import mag_genoemd


class PuntQuerySet(QuerySet):
    DOMEIN: ClassVar[Combinable]
    """How a query within one of these finds the domain of each."""

    def openbaar(self):
        return self.filter(_is_openbaar_punt())

    te_noemen = openbaar

    def met_verloop(self, uitgesteld):
        """With whether the public saw an item put off (its kenmerk is one of these), and done.

        `op_tijd` is whether that was within its last period, None where that is not known or it is
        not done.
        """
        afgerond = models.Gebeurtenis.objects.filter(
            kenmerk=OuterRef("kenmerk"), soort=Soort.AFGEROND, openbaar=True
        ).order_by("-datum", "-pk")
        gepland = models.Planning.objects.filter(agendapunt=OuterRef("pk"))
        is_verschoven = Q(kenmerk__in=[*uitgesteld, ""])  # of an empty list no column can be made
        op = Subquery(afgerond.values("datum")[:1])
        tot = Subquery(gepland.order_by("-periode__eind").values("periode__eind")[:1])
        return self.alias(afgerond_op=op, gepland_tot=tot).annotate(
            verschoven=is_verschoven,
            is_zien_afronden=Exists(afgerond),
            op_tijd=Case(
                When(~Q(status=PuntStatus.AFGEROND), then=None),  # most are not: look no further
                When(is_verschoven, then=False),
                default=Q(afgerond_op__lte=F("gepland_tot")),
                output_field=BooleanField(null=True),
            ),
        )

    def met_wat_erbij_hoort(self):
        """With whether anything of these is there, so that a page asks no more than it shows."""
        dit = OuterRef("pk")
        deel = models.SamenhangDeel.objects.filter(Q(punt=dit) | Q(domein=self.DOMEIN))
        uitwerkingen = models.Agenda.objects.openbaar().filter(uitwerking_van=dit)
        return self.annotate(
            heeft_bedragen=Exists(models.Bedrag.objects.filter(punt=dit)),
            heeft_verwijzingen=Exists(models.Verwijzing.objects.filter(punt=dit)),
            heeft_samenhang=Exists(deel),
            heeft_uitwerkingen=Exists(uitwerkingen),
            heeft_opgaven=Exists(models.OpgavePunt.objects.openbaar().filter(punt=dit)),
        )

    def met_betrokkenen(self):
        """With `genoemden`: a list of who works on each, of those that may be named in public."""
        return self.prefetch_related(models.Betrokkenheid.objects.als_genoemden())

    def van_eigenaar(self, slug):
        """Items on which an owner whose name may be shown has a part."""
        van = models.Betrokkenheid.objects.openbaar().filter(eigenaar__slug=slug)
        return self.filter(Exists(van.filter(punt=OuterRef("pk"))))


class AgendapuntQuerySet(PuntQuerySet):
    DOMEIN = OuterRef("domein")

    def gepland_in(self, perioden):
        """Items planned in a period with the days of one of these, or inside those days."""
        erbinnen = Q(pk__in=())
        for begin, eind in {(periode.begin, periode.eind) for periode in perioden}:
            erbinnen |= Q(periode__begin__gte=begin, periode__eind__lte=eind)
        gepland = models.Planning.objects.filter(erbinnen, agendapunt=OuterRef("pk"))
        return self.filter(Exists(gepland))

    def voor_lijst(self):
        """With everything that a row shows, so that no row costs a query of its own."""
        return self.met_perioden().select_related("domein", "stuksoort").met_betrokkenen()

    def met_perioden(self):
        """With `gepland_in`, a list of periods, and those of its agenda. Two queries."""
        perioden = Prefetch("perioden", to_attr="gepland_in")
        return self.select_related("agenda").prefetch_related(perioden, "agenda__perioden")

    def met_planning(self):
        """With the periods that each is planned in, and what is said of that; one query."""
        planning = models.Planning.objects.select_related("periode")
        return self.prefetch_related(Prefetch("planning", planning))


class BetrokkenheidQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(mag_genoemd("eigenaar__"))

    def als_genoemden(self):
        """To fetch for items: as a list, since a related manager each costs more than the query."""
        betrokkenen = self.openbaar().select_related("eigenaar")
        return Prefetch("betrokkenen", betrokkenen, to_attr="genoemden")


class SamenhangQuerySet(QuerySet):
    def openbaar(self):
        """Ties of a public agenda that tie no hidden item: their text would speak of it."""
        delen = models.SamenhangDeel.objects.filter(samenhang=OuterRef("pk"))
        # By joins: this stands deep in the query of who has a page, and SQLite parses no deeper.
        verborgen = delen.filter(
            ~Q(punt__publicatie=Publicatie.GEPUBLICEERD)
            | ~Q(punt__agenda__status__in=OPENBARE_AGENDA),
            punt__isnull=False,
        )
        return self.filter(Exists(delen), ~Exists(verborgen), agenda__status__in=OPENBARE_AGENDA)

    def van(self, punt):
        """Ties that this item or its domain is part of, whichever agenda tells them."""
        van_domein = Q(delen__domein=punt.domein) if punt.domein else Q()
        return self.filter(Q(delen__punt=punt) | van_domein)

    def met_delen(self):
        """With what they tie, so that no tie costs a query of its own. One query more."""
        delen = models.SamenhangDeel.objects.select_related("punt__agenda", "domein__agenda")
        return self.select_related("agenda", "bron").prefetch_related(Prefetch("delen", delen))


class OpgaveQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(publicatie=Publicatie.GEPUBLICEERD)

    def per_document(self):
        """By region, then by document, and of each first the tasks and then the chances."""
        jaar, titel = F("bron__jaar"), F("bron__op_titel")
        document = (jaar.desc(nulls_last=True), titel.asc(nulls_last=True), "bron")
        binnen = ("-soort", F("nummer").asc(nulls_last=True), "op_titel", "pk")
        return self.select_related("bron").order_by("op_regio", *document, *binnen)


class OpgavePuntQuerySet(QuerySet):
    def openbaar(self):
        """Links of which both the task and the item are public."""
        return self.filter(_is_openbaar_punt("punt__"), opgave__publicatie=Publicatie.GEPUBLICEERD)

    def voor_lijst(self):
        """With the item and the document of each: first what the councils speak about."""
        return self.select_related("punt__agenda", "bron").order_by(
            "punt__agenda__volgorde",
            "punt__agenda",
            "-punt__soort",
            "punt__volgorde",
            "punt__op_kenmerk",
        )


class VergaderingQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(publicatie=Publicatie.GEPUBLICEERD)

    te_noemen = openbaar

    def zoek(self, tekst):
        """By the date that they show, and words of their body and place: "raad 22 maart 2016"."""
        datum, rest = lees_datum(tekst)
        gevonden = self.filter(_op_datum(**datum))
        for woord in zoekwoorden(rest):
            gevonden = gevonden.filter(
                Q(orgaan__zoektekst__contains=woord) | Q(zoektekst__contains=woord)
            )
        return gevonden

    def vorige_en_volgende(self, vergadering):
        """The one before a meeting of the same body and the one after it; None where there is none.

        Of one without a date there are neither.
        """
        if not (dag := vergadering.datum):
            return None, None
        reeks = self.filter(orgaan=vergadering.orgaan_id).order_by("datum", "pk")
        eerder = reeks.filter(Q(datum__lt=dag) | Q(datum=dag, pk__lt=vergadering.pk)).reverse()
        later = reeks.filter(Q(datum__gt=dag) | Q(datum=dag, pk__gt=vergadering.pk))
        vorige, volgende = (Subquery(los.values("pk")[:1]) for los in (eerder, later))
        ernaast: Any = self.filter(Q(pk=vorige) | Q(pk=volgende))
        gevonden = {(los.datum, los.pk) < (dag, vergadering.pk): los for los in ernaast}
        return gevonden.get(True), gevonden.get(False)

    def laatste_voor(self, vergadering):
        """The last one of the same body that took place before this one; None without a date."""
        eerder = self.geweest().filter(orgaan=vergadering.orgaan_id, datum__lt=vergadering.datum)
        return eerder.order_by("datum", "pk").last() if vergadering.datum else None

    def van_agenda(self, agenda):
        """Those of the body of an agenda, as long as that runs, and those about its items."""
        gaat_erover = models.Behandeling.objects.openbaar().filter(
            vergadering=OuterRef("pk"), punt__agenda=agenda
        )
        van_orgaan = Q() if agenda.is_afgelopen else Q(orgaan=agenda.orgaan_id)
        return self.filter(van_orgaan | Exists(gaat_erover))

    def komend(self):
        """Those that are planned, while a day that their date may mean is still to come."""
        vandaag = timezone.localdate()
        op_komst = Q(eind_datum__gte=vandaag)
        for precisie in Precisie:
            eerste, _ = grenzen(vandaag, precisie)
            op_komst |= Q(datum_precisie=precisie, datum__gte=eerste)
        return self.filter(op_komst, status=VergaderingStatus.GEPLAND).order_by("datum", "begin")

    def geweest(self):
        """Those that took place on a day that is known, and past."""
        return (
            self.alias(laatste_dag=Coalesce("eind_datum", "datum"))
            .filter(datum_precisie=Precisie.DAG, laatste_dag__lt=timezone.localdate())
            .exclude(status=VergaderingStatus.GEANNULEERD)
        )


class BehandelingQuerySet(QuerySet):
    def openbaar(self):
        """Treatments of which both the meeting and the item are public."""
        return self.filter(
            _is_openbaar_punt("punt__"), vergadering__publicatie=Publicatie.GEPUBLICEERD
        )


def _is_openbaar_punt(pad=""):
    """That the item at the end of this path ("punt__") is public."""
    publicatie, status = f"{pad}publicatie", f"{pad}agenda__status__in"
    return Q(**{publicatie: Publicatie.GEPUBLICEERD, status: OPENBARE_AGENDA})


def _op_datum(jaar=None, maand=None, dag=None):
    """Of which the date, as it is shown, has this year, this month and this day."""
    past = Q(datum__year=jaar) if jaar else Q()
    if maand:
        past &= Q(datum__month=maand, datum_precisie__in=(Precisie.DAG, Precisie.MAAND))
    if dag:
        past &= Q(datum__day=dag, datum_precisie=Precisie.DAG)
    try:
        hele_dag = date(jaar, maand, dag)
    except (TypeError, ValueError):
        return past
    return past | Q(datum__lte=hele_dag, eind_datum__gte=hele_dag)
