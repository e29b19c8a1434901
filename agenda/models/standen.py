"""What was, and when: the one history of the portal."""

from django.db import models
from django.db.models.functions import Coalesce

from .agenda import Agenda
from .querysets.historie import StandQuerySet
from .wijzigingen import Wijziging


class Stand(models.Model):
    """One punt, or the frame of an agenda, as it stood from a wijziging on.

    Append-only: only `bewerkingen/uitwissen.py` changes one, to take words out of it for good.

    `kenmerk` is empty for the frame. `inhoud` is null once a punt has been deleted. There is no
    foreign key to the punt, so that its history outlives it. `formaat` is the number of the form
    in which `inhoud` is written: see `agenda/beschrijving`.
    """

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="standen")
    wijziging = models.ForeignKey(Wijziging, models.PROTECT, related_name="standen")
    kenmerk = models.CharField(max_length=12, blank=True)
    soort = models.CharField(max_length=20)
    openbaar = models.BooleanField()
    inhoud = models.JSONField(null=True, blank=True)
    formaat = models.PositiveSmallIntegerField()

    objects = StandQuerySet.as_manager()

    class Meta:
        verbose_name = "stand"
        verbose_name_plural = "standen"
        ordering = ("pk",)
        indexes = [
            models.Index(fields=["agenda", "kenmerk", "-id"], name="stand_nieuwste"),
            models.Index(fields=["kenmerk", "-id"], name="stand_van_punt"),
        ]

    def __str__(self):
        # The log of the admin knows what an item went through by how its lines begin.
        return f"{self.kenmerk or self.agenda} (stand {self.pk})"


class Inhoudsversie(models.Model):
    """How often what the public sees has changed: of one agenda, or of the whole portal.

    The row without agenda is also the lock under which content is written.
    """

    agenda = models.OneToOneField(
        Agenda, models.CASCADE, null=True, blank=True, related_name="inhoudsversie"
    )
    nummer = models.PositiveBigIntegerField(default=0)
    moment = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(Coalesce("agenda", 0), name="inhoudsversie_een_keer")
        ]

    def __str__(self):
        return f"{self.agenda or 'portaal'}: {self.nummer}"
