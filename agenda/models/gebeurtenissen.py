"""What changed between two standen, in the words of the trade."""

from django.db import models

from ..beschrijving.veld import Inhoud
from ..choices import Soort
from ..datums import datum_in_woorden
from .agenda import Agenda
from .querysets.historie import GebeurtenisQuerySet
from .standen import Stand
from .velden import datum_hoort_bij_precisie, precisie_veld
from .wijzigingen import Wijziging


class Gebeurtenis(models.Model):
    """One change of one punt, written by the save path beside the stand that it led to.

    `wijziging` is the save in which it was done. `datum` is when it happened, which may be the day
    of a meeting. `openbaar` says that the public could see the change when it was made; what may be
    shown of it today is for `GebeurtenisQuerySet.openbaar` to say. Of what is "weer op de site"
    `laatst_openbaar` is the stand that visitors last saw. Append-only, as a stand is.
    """

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="gebeurtenissen")
    wijziging = models.ForeignKey(Wijziging, models.PROTECT, related_name="gebeurtenissen")
    stand = models.ForeignKey(Stand, models.CASCADE, related_name="gebeurtenissen")
    laatst_openbaar = models.ForeignKey(
        Stand, models.CASCADE, null=True, blank=True, related_name="weer_openbaar"
    )
    kenmerk = models.CharField(max_length=12)
    soort = models.CharField(max_length=20, choices=Soort)
    veld = models.CharField(max_length=30, blank=True)
    oud = models.JSONField(null=True, blank=True)
    nieuw = models.JSONField(null=True, blank=True)
    datum = models.DateField(null=True, blank=True)
    datum_precisie = precisie_veld()
    openbaar = models.BooleanField()

    objects = GebeurtenisQuerySet.as_manager()

    agenda_slug: str
    te_vergelijken_met: int | None
    """Only where `voor_lijst` fetched it."""
    toen: Inhoud | None
    terug: Inhoud | None
    """Only where `met_terugkeer` fetched it."""

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ("-datum", "-pk")
        indexes = [
            models.Index(fields=["kenmerk", "-datum", "-id"], name="gebeurtenis_van_punt"),
            models.Index(fields=["agenda", "-datum", "-id"], name="gebeurtenis_van_agenda"),
            models.Index(fields=["-datum", "-id"], name="gebeurtenis_nieuwste"),
        ]
        constraints = [datum_hoort_bij_precisie("datum")]

    def __str__(self):
        return f"{self.kenmerk} {self.get_soort_display().lower()}"

    @property
    def datum_in_woorden(self):
        return datum_in_woorden(self.datum, self.datum_precisie)
