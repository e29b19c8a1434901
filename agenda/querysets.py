"""Which records count. What a visitor sees starts at `openbaar()`, never at `all()`."""

from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, When
from django.utils import timezone

from .choices import (
    AgendaStatus,
    EigenaarSoort,
    Precisie,
    Publicatie,
    Soort,
    VergaderingStatus,
    VersieBesluitSoort,
)
from .datums import grenzen

OPENBARE_AGENDA = (AgendaStatus.LOPEND, AgendaStatus.AFGESLOTEN)


class AgendaQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(status__in=OPENBARE_AGENDA)

    def met_onderdelen(self):
        """With whether each has themes, public ties and a budget: these have pages of their own."""
        from .models import Begrotingsregel, Samenhang, Thema

        return self.annotate(
            heeft_themas=Exists(Thema.objects.filter(agenda=OuterRef("pk"))),
            heeft_samenhang=Exists(Samenhang.objects.openbaar().filter(agenda=OuterRef("pk"))),
            heeft_begroting=Exists(Begrotingsregel.objects.filter(agenda=OuterRef("pk"))),
        )

    def met_vorige_vergadering(self):
        """With `vergaderd_op`: the day of the last public meeting of its orgaan, or about an item.

        None as well where the agenda was not on the site at the end of that day: nothing can be
        compared with it then.
        """
        from .models import Behandeling, Vergadering

        behandeld = Behandeling.objects.openbaar().filter(
            vergadering=OuterRef("pk"), punt__agenda=OuterRef(OuterRef("pk"))
        )
        laatste = (
            Vergadering.objects.openbaar()
            .voorbij()
            .filter(Q(orgaan=OuterRef("orgaan")) | Exists(behandeld))
        )
        dag = Subquery(laatste.order_by("-datum").values("datum")[:1])
        te_zien = Case(When(_stond_op_de_site(OuterRef("laatst")), then=F("laatst")))
        return self.annotate(laatst=dag).annotate(vergaderd_op=te_zien)

    def besproken_in(self, vergadering):
        """Those that a meeting was about, and that were on the site at the end of that day."""
        from .models import Behandeling

        behandeld = Behandeling.objects.openbaar().filter(
            vergadering=vergadering, punt__agenda=OuterRef("pk")
        )
        return self.filter(
            Q(orgaan=vergadering.orgaan_id) | Exists(behandeld),
            _stond_op_de_site(vergadering.datum),
        )


def _stond_op_de_site(dag):
    """Whether the public saw the agenda at the end of this day."""
    from .models import Stand

    kaders = Stand.objects.filter(agenda=OuterRef("pk"), kenmerk="", moment__date__lte=dag)
    return Subquery(kaders.order_by("-pk").values("openbaar")[:1])


class VanAgendaQuerySet(QuerySet):
    """Of what belongs to one agenda and is public as soon as that agenda is."""

    def openbaar(self):
        return self.filter(agenda__status__in=OPENBARE_AGENDA)


class PuntQuerySet(QuerySet):
    """`te_noemen` is which of them a public page may name where something points at them.

    A kind of item says as `DOMEIN` how a query within one of these finds the domain of each.
    """

    def openbaar(self):
        return self.filter(publicatie=Publicatie.GEPUBLICEERD, agenda__status__in=OPENBARE_AGENDA)

    te_noemen = openbaar

    def met_verloop(self):
        """With whether and when the public saw an item done, and the end of its last period."""
        from .models import Gebeurtenis, Planning

        afgerond = Gebeurtenis.objects.filter(
            kenmerk=OuterRef("kenmerk"), soort=Soort.AFGEROND, openbaar=True
        ).order_by("-datum", "-pk")
        gepland = Planning.objects.filter(agendapunt=OuterRef("pk")).order_by("-periode__eind")
        return self.annotate(
            is_zien_afronden=Exists(afgerond),
            afgerond_op=Subquery(afgerond.values("datum")[:1]),
            gepland_tot=Subquery(gepland.values("periode__eind")[:1]),
        )

    def met_wat_erbij_hoort(self):
        """With whether anything of these is there, so that a page asks no more than it shows."""
        from .models import Agenda, OpgavePunt, SamenhangDeel, Verwijzing

        dit = OuterRef("pk")
        deel = SamenhangDeel.objects.filter(Q(punt=dit) | Q(domein=self.DOMEIN))
        return self.annotate(
            heeft_verwijzingen=Exists(Verwijzing.objects.filter(punt=dit)),
            heeft_samenhang=Exists(deel),
            heeft_uitwerkingen=Exists(Agenda.objects.openbaar().filter(uitwerking_van=dit)),
            heeft_opgaven=Exists(OpgavePunt.objects.openbaar().filter(punt=dit)),
        )

    def met_betrokkenen(self):
        """With the owners that may be named in public."""
        from .models import Betrokkenheid

        return self.prefetch_related(
            Prefetch("betrokkenen", Betrokkenheid.objects.openbaar().select_related("eigenaar"))
        )

    def van_eigenaar(self, slug):
        """Items on which an owner whose name may be shown has a part."""
        from .models import Betrokkenheid

        van = Betrokkenheid.objects.openbaar().filter(eigenaar__slug=slug, punt=OuterRef("pk"))
        return self.filter(Exists(van))


class AgendapuntQuerySet(PuntQuerySet):
    DOMEIN = OuterRef("domein")

    def in_periode(self, naam):
        """Items planned in a period of this name."""
        from .models import Planning

        return self.filter(
            Exists(Planning.objects.filter(agendapunt=OuterRef("pk"), periode__naam=naam))
        )

    def voor_lijst(self):
        """With everything that a row shows, so that no row costs a query of its own."""
        return (
            self.met_planbaar()
            .select_related("agenda", "domein")
            .prefetch_related("perioden", "agenda__perioden")
            .met_betrokkenen()
        )

    def met_planbaar(self):
        """With `is_planbaar`: whether the agenda has periods, so that an item can lack one."""
        from .models import Periode

        return self.annotate(is_planbaar=Exists(Periode.objects.filter(agenda=OuterRef("agenda"))))


class BetrokkenheidQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(
            ~Q(eigenaar__soort=EigenaarSoort.PERSOON) | Q(eigenaar__naam_openbaar=True)
        )


class BehandelingQuerySet(QuerySet):
    def openbaar(self):
        """Treatments of which both the meeting and the item are public."""
        return self.filter(
            vergadering__publicatie=Publicatie.GEPUBLICEERD,
            punt__publicatie=Publicatie.GEPUBLICEERD,
            punt__agenda__status__in=OPENBARE_AGENDA,
        )


class SamenhangQuerySet(QuerySet):
    def openbaar(self):
        """Ties of a public agenda of which everything that they tie is public.

        One hidden item hides the whole tie: its text speaks of that item too.
        """
        from .models import SamenhangDeel

        delen = SamenhangDeel.objects.filter(samenhang=OuterRef("pk"))
        # By joins: this stands deep in the query of who has a page, and SQLite parses no deeper.
        verborgen = delen.filter(
            ~Q(punt__publicatie=Publicatie.GEPUBLICEERD)
            | ~Q(punt__agenda__status__in=OPENBARE_AGENDA),
            punt__isnull=False,
        )
        return self.filter(Exists(delen), ~Exists(verborgen), agenda__status__in=OPENBARE_AGENDA)

    def van(self, punt):
        """Ties that this item or its domain is part of, whichever agenda tells them."""
        return self.filter(Q(delen__punt=punt) | Q(delen__domein=punt.domein))

    def van_domein(self, domein):
        """Ties that this domain itself is part of."""
        return self.filter(delen__domein=domein)

    def met_delen(self):
        """With what they tie, so that no tie costs a query of its own. One query more."""
        from .models import SamenhangDeel

        delen = SamenhangDeel.objects.select_related("punt__agenda", "domein__agenda")
        return self.select_related("agenda", "bron").prefetch_related(Prefetch("delen", delen))


class OpgaveQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(publicatie=Publicatie.GEPUBLICEERD)

    def per_document(self):
        """By region, then by document, and of each first the tasks and then the chances."""
        return self.select_related("bron").order_by(
            "regio",
            F("bron__jaar").desc(nulls_last=True),
            F("bron__titel").asc(nulls_last=True),
            "bron",
            "-soort",
            F("nummer").asc(nulls_last=True),
            "titel",
            "pk",
        )


class OpgavePuntQuerySet(QuerySet):
    def openbaar(self):
        """Links of which both the task and the item are public."""
        return self.filter(
            opgave__publicatie=Publicatie.GEPUBLICEERD,
            punt__publicatie=Publicatie.GEPUBLICEERD,
            punt__agenda__status__in=OPENBARE_AGENDA,
        )

    def voor_lijst(self):
        """With the item and the document of each: first what the councils speak about."""
        return self.select_related("punt__agenda", "bron").order_by(
            "punt__agenda__volgorde",
            "punt__agenda",
            "-punt__soort",
            "punt__volgorde",
            "punt__kenmerk",
        )


class AmbtQuerySet(QuerySet):
    def openbaar(self):
        """Offices of which both the person and the organisation may be named."""
        return self.filter(_te_noemen("persoon"), _te_noemen("organisatie"))

    def nieuwste_eerst(self):
        """The latest term first; within a term the locoburgemeesters in their order."""
        return self.order_by(
            F("van").desc(nulls_last=True),
            F("tot").desc(nulls_first=True),
            F("volgorde").asc(nulls_first=True),
            "persoon__naam",
            "pk",
        )

    def op(self, datum):
        """Offices that may have been held on this day: what is known to the year counts whole."""
        return self.tijdens(datum, datum)

    def tijdens(self, van, tot):
        """Offices that may have been held on some day from `van` up to and including `tot`."""
        begonnen, nog_niet_klaar = Q(van__isnull=True), Q(tot__isnull=True)
        for precisie in Precisie:
            begonnen |= Q(van_precisie=precisie, van__lte=grenzen(tot, precisie)[1])
            nog_niet_klaar |= Q(tot_precisie=precisie, tot__gte=grenzen(van, precisie)[0])
        return self.filter(begonnen, nog_niet_klaar)


class PortefeuilleQuerySet(QuerySet):
    def openbaar(self):
        """Lines of the offices that are public."""
        return self.filter(_te_noemen("ambt__persoon"), _te_noemen("ambt__organisatie"))

    def op(self, datum):
        """Lines of the offices that may have been held on this day."""
        return self.tijdens(datum, datum)

    def tijdens(self, van, tot):
        """Lines of the offices that may have been held on some day of these."""
        from .models import Ambt

        return self.filter(ambt__in=Ambt.objects.tijdens(van, tot).values("pk"))

    def voor_lijst(self):
        """With everything that a row shows; a seat names an organisation that has a page only."""
        from .models import Eigenaar

        return self.select_related("ambt__organisatie", "ambt__persoon").prefetch_related(
            Prefetch("organisatie", Eigenaar.objects.openbaar())
        )


class EigenaarQuerySet(QuerySet):
    zichtbaar_door = []
    """Functions that give an Exists: what else names an owner in public than an item or agenda."""

    def toonbaar(self):
        """Owners whose name may be shown: organisations, and persons who agreed to it."""
        return self.filter(_te_noemen())

    te_noemen = toonbaar

    def openbaar(self):
        """Owners whose name may be shown and whom something public names: an office does too."""
        from .models import Ambt, Betrokkenheid, Deelname, Document, Portefeuille, Punt

        punten = Punt.objects.openbaar().filter(pk=OuterRef("punt"))
        betrokken = Betrokkenheid.objects.filter(Exists(punten), eigenaar=OuterRef("pk"))
        deelname = Deelname.objects.filter(
            eigenaar=OuterRef("pk"), agenda__status__in=OPENBARE_AGENDA
        )
        documenten = Document.objects.openbaar().filter(deelnemers=OuterRef("pk"))
        ambten = Ambt.objects.openbaar()
        portefeuilles = Portefeuille.objects.openbaar()
        genoemd = (
            Exists(betrokken)
            | Exists(deelname)
            | Exists(documenten)
            | Exists(ambten.filter(persoon=OuterRef("pk")))
            | Exists(ambten.filter(organisatie=OuterRef("pk")))
            | Exists(portefeuilles.filter(organisatie=OuterRef("pk")))
        )
        for ook in self.zichtbaar_door:
            genoemd |= ook()
        return self.toonbaar().filter(genoemd)


def _te_noemen(pad=""):
    """That the name of the owner at the end of this path may be shown."""
    begin = f"{pad}__" if pad else ""
    return ~Q(**{f"{begin}soort": EigenaarSoort.PERSOON}) | Q(**{f"{begin}naam_openbaar": True})


class VergaderingQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(publicatie=Publicatie.GEPUBLICEERD)

    te_noemen = openbaar

    def voorbij(self):
        """Of which the day is known, and over, and that went on."""
        return self.filter(datum_precisie=Precisie.DAG, datum__lt=timezone.localdate()).exclude(
            status=VergaderingStatus.GEANNULEERD
        )


class OrgaanQuerySet(QuerySet):
    def openbaar(self):
        """Bodies that a public agenda, or a public meeting, belongs to."""
        from .models import Agenda, Vergadering

        agendas = Agenda.objects.openbaar().filter(orgaan=OuterRef("pk"))
        vergaderingen = Vergadering.objects.openbaar().filter(orgaan=OuterRef("pk"))
        return self.filter(Exists(agendas) | Exists(vergaderingen))


class DocumentQuerySet(QuerySet):
    def openbaar(self):
        """Documents that something public comes from: an item, a milestone, what happened, ..."""
        from .models import (
            Begrotingsregel,
            Gebeurtenis,
            Mijlpaal,
            Opgave,
            OpgavePunt,
            Punt,
            Samenhang,
        )

        bronnen = (
            Punt.objects.openbaar(),
            Mijlpaal.objects.openbaar(),
            Gebeurtenis.objects.van_openbare_punten(),
            Opgave.objects.openbaar(),
            OpgavePunt.objects.openbaar(),
            Samenhang.objects.openbaar(),
            Begrotingsregel.objects.openbaar(),
        )
        openbaar = Q()
        for rijen in bronnen:
            openbaar |= Q(Exists(rijen.filter(bron=OuterRef("pk"))))
        return self.filter(openbaar)


class StandQuerySet(QuerySet):
    def nieuwste(self, tot=None):
        """The newest stand of every kenmerk, and of every frame (kenmerk ""), up to `tot`.

        `tot` is an aware datetime, now by default. The primary key decides which one is newest:
        `opslaan` writes them one after the other under a lock.
        """
        from django.db.models import Max

        rijen = self.filter(moment__lte=tot) if tot else self
        return self.filter(
            pk__in=rijen.order_by()
            .values("agenda", "kenmerk")
            .annotate(pk_max=Max("pk"))
            .values("pk_max")
        )


class GebeurtenisQuerySet(QuerySet):
    def openbaar(self):
        """What a visitor may read of today: all of an item that is public, of another only that
        it was taken off the site."""
        from .models import Punt

        nu_openbaar = Exists(Punt.objects.openbaar().filter(kenmerk=OuterRef("kenmerk")))
        return self.filter(
            nu_openbaar | Q(soort=Soort.INGETROKKEN),
            openbaar=True,
            agenda__status__in=OPENBARE_AGENDA,
        )

    def van_openbare_punten(self):
        """Of which a visitor may read everything, the source too."""
        from .models import Punt

        return self.filter(
            Exists(Punt.objects.openbaar().filter(kenmerk=OuterRef("kenmerk"))), openbaar=True
        )

    def intrekking_van(self, kenmerk, soort):
        """How an item of this soort last went off the site; None when it never did."""
        from .models import Stand

        standen = Stand.objects.filter(kenmerk=OuterRef("kenmerk"), soort=soort)
        gegaan = self.filter(Exists(standen), kenmerk=kenmerk, soort=Soort.INGETROKKEN)
        return gegaan.select_related("agenda").order_by("pk").last()

    def van_de_planning(self):
        """What moved an item, into periods or out of them."""
        return self.filter(veld="planning")


class VersieQuerySet(QuerySet):
    def openbaar(self):
        return self.filter(agenda__status__in=OPENBARE_AGENDA)

    def zonder_inhoud(self):
        """For lists: without the document and the PDF, which are large."""
        return self.defer("inhoud", "pdf")

    def met_besluiten(self):
        """Each with `is_vervallen` and `is_gesloten`: whether somebody decided that about it."""
        from .models import VersieBesluit

        over_deze = VersieBesluit.objects.filter(versie=OuterRef("pk"))
        return self.annotate(
            is_vervallen=Exists(over_deze.filter(soort=VersieBesluitSoort.VERVALLEN)),
            is_gesloten=Exists(over_deze.filter(soort=VersieBesluitSoort.GESLOTEN)),
        )
