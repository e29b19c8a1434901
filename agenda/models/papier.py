"""What waits to be printed."""

from django.db import models
from django.db.models import Q

from .agenda import Agenda

HEEL = Q(soort="", sinds="")


class DrukopdrachtQuerySet(models.QuerySet):
    def hele(self):
        return self.filter(HEEL)

    def delen(self):
        return self.exclude(HEEL)


class Drukopdracht(models.Model):
    """A PDF that somebody waits for: a part of an agenda, with what changed since a moment.

    Without a part and a moment it is the whole agenda, since its last versie. It goes once it is
    printed: what was printed stands in no table.
    """

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="+")
    soort = models.CharField(max_length=10, blank=True)
    waarde = models.CharField(max_length=200, blank=True)
    sinds = models.CharField(max_length=40, blank=True)

    objects = DrukopdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "drukopdracht"
        verbose_name_plural = "drukopdrachten"
        ordering = ("pk",)
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["agenda", "soort", "waarde", "sinds"], name="drukopdracht_een_keer"
            )
        ]

    def __str__(self):
        return " ".join(filter(None, (self.agenda.slug, self.waarde, self.sinds)))
