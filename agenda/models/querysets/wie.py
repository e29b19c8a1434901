"""Whose name may be shown, who holds which office when, which bodies and documents are public."""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import ClassVar

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from ... import models
from ...choices import EigenaarSoort, Precisie
from ...datums import grenzen


def mag_genoemd(pad=""):
    """That the name of the owner at the end of this path ("eigenaar__") may be shown."""
    return ~Q(**{f"{pad}soort": EigenaarSoort.PERSOON}) | Q(**{f"{pad}naam_openbaar": True})


class AmbtQuerySet(QuerySet):
    def openbaar(self):
        """Offices of which both the person and the organisation may be named."""
        return self.filter(mag_genoemd("persoon__"), mag_genoemd("organisatie__"))

    def nieuwste_eerst(self):
        """The latest term first; within a term the locoburgemeesters in their order."""
        return self.order_by(
            F("van").desc(nulls_last=True),
            F("tot").desc(nulls_first=True),
            F("volgorde").asc(nulls_first=True),
            "persoon__op_naam",
            "pk",
        )

    def tijdens(self, van, tot):
        """Offices that may have been held on some day from `van` up to and including `tot`.

        One without begin or end counts in the year of the source that names it.
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
        return self.filter(mag_genoemd("ambt__persoon__"), mag_genoemd("ambt__organisatie__"))

    def tijdens(self, van, tot):
        """Lines of the offices that may have been held on some day of these."""
        return self.filter(ambt__in=models.Ambt.objects.tijdens(van, tot).values("pk"))

    def voor_lijst(self):
        """With everything that a row shows; a seat names an organisation that has a page only."""
        zetels = Prefetch("organisatie", models.Eigenaar.objects.openbaar())
        ambt = ("ambt__organisatie", "ambt__persoon", "ambt__bron")
        return self.select_related(*ambt).prefetch_related(zetels)


class EigenaarQuerySet(QuerySet):
    zichtbaar_door: ClassVar[list[Callable[[], Exists]]] = []
    """Functions that give an Exists: what else names an owner in public than an item or agenda."""

    def te_noemen(self):
        """Owners whose name may be shown: organisations, and persons who agreed to it."""
        return self.filter(mag_genoemd())

    def openbaar(self):
        """Owners whose name may be shown and whom something public names: an office does too."""
        dit = OuterRef("pk")
        punten = models.Punt.objects.openbaar().filter(pk=OuterRef("punt"))
        ambten = models.Ambt.objects.openbaar()
        noemen = (
            models.Betrokkenheid.objects.filter(Exists(punten), eigenaar=dit),
            models.Deelname.objects.openbaar().filter(eigenaar=dit),
            models.Document.objects.openbaar().filter(deelnemers=dit),
            ambten.filter(persoon=dit),
            ambten.filter(organisatie=dit),
            models.Portefeuille.objects.openbaar().filter(organisatie=dit),
        )
        genoemd = [*map(Exists, noemen), *(ook() for ook in self.zichtbaar_door)]
        return self.te_noemen().filter(reduce(or_, genoemd))


class OrgaanQuerySet(QuerySet):
    def openbaar(self):
        """Bodies that a public agenda, or a public meeting, belongs to."""
        dit = OuterRef("pk")
        agendas = models.Agenda.objects.openbaar().filter(orgaan=dit)
        vergaderingen = models.Vergadering.objects.openbaar().filter(orgaan=dit)
        return self.filter(Exists(agendas) | Exists(vergaderingen))


class DocumentQuerySet(QuerySet):
    def openbaar(self):
        """Documents that something public comes from: an item, a milestone, what happened, ..."""
        dit = OuterRef("pk")
        gebeurd = models.Gebeurtenis.objects.van_openbare_punten().filter(wijziging__bron=dit)
        bronhouders = (
            models.Punt, models.Mijlpaal, models.Opgave, models.OpgavePunt, models.Samenhang,
            models.Begrotingsregel,
        )  # fmt: skip
        uit = [Exists(model.objects.openbaar().filter(bron=dit)) for model in bronhouders]
        return self.filter(reduce(or_, uit, Exists(gebeurd)))
