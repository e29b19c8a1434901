"""Whose name may be shown, who holds which office when, and which bodies are public."""

from collections.abc import Callable
from typing import ClassVar

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from ...choices import EigenaarSoort, Precisie
from ...datums import grenzen
from .agenda import OPENBARE_AGENDA


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
        """Offices that may have been held on some day from `van` up to and including `tot`.

        Of an office without begin or end nothing is known but that its source names it: it counts
        in the year of that source.
        """
        begonnen, nog_niet_klaar = Q(van__isnull=True), Q(tot__isnull=True)
        for precisie in Precisie:
            begonnen |= Q(van_precisie=precisie, van__lte=grenzen(tot, precisie)[1])
            nog_niet_klaar |= Q(tot_precisie=precisie, tot__gte=grenzen(van, precisie)[0])
        elders_genoemd = Q(
            Q(bron__jaar__lt=van.year) | Q(bron__jaar__gt=tot.year),
            van__isnull=True,
            tot__isnull=True,
            bron__jaar__isnull=False,
        )
        return self.filter(begonnen, nog_niet_klaar, ~elders_genoemd)


class PortefeuilleQuerySet(QuerySet):
    def openbaar(self):
        """Lines of the offices that are public."""
        return self.filter(_te_noemen("ambt__persoon"), _te_noemen("ambt__organisatie"))

    def op(self, datum):
        """Lines of the offices that may have been held on this day."""
        return self.tijdens(datum, datum)

    def tijdens(self, van, tot):
        """Lines of the offices that may have been held on some day of these."""
        from .. import Ambt

        return self.filter(ambt__in=Ambt.objects.tijdens(van, tot).values("pk"))

    def voor_lijst(self):
        """With everything that a row shows; a seat names an organisation that has a page only."""
        from .. import Eigenaar

        ambt = ("ambt__organisatie", "ambt__persoon", "ambt__bron")
        return self.select_related(*ambt).prefetch_related(
            Prefetch("organisatie", Eigenaar.objects.openbaar())
        )


class EigenaarQuerySet(QuerySet):
    zichtbaar_door: ClassVar[list[Callable[[], Exists]]] = []
    """Functions that give an Exists: what else names an owner in public than an item or agenda."""

    def toonbaar(self):
        """Owners whose name may be shown: organisations, and persons who agreed to it."""
        return self.filter(_te_noemen())

    te_noemen = toonbaar

    def openbaar(self):
        """Owners whose name may be shown and whom something public names: an office does too."""
        from .. import Ambt, Betrokkenheid, Deelname, Document, Portefeuille, Punt

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
            genoemd |= Q(ook())
        return self.toonbaar().filter(genoemd)


def _te_noemen(pad=""):
    """That the name of the owner at the end of this path may be shown."""
    begin = f"{pad}__" if pad else ""
    return ~Q(**{f"{begin}soort": EigenaarSoort.PERSOON}) | Q(**{f"{begin}naam_openbaar": True})


class OrgaanQuerySet(QuerySet):
    def openbaar(self):
        """Bodies that a public agenda, or a public meeting, belongs to."""
        from .. import Agenda, Vergadering

        agendas = Agenda.objects.openbaar().filter(orgaan=OuterRef("pk"))
        vergaderingen = Vergadering.objects.openbaar().filter(orgaan=OuterRef("pk"))
        return self.filter(Exists(agendas) | Exists(vergaderingen))
