"""Versions: an agenda as it was adopted, kept as it was."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from ..choices import Precisie, VersieBesluitSoort
from ..datums import datum_hoort_bij_precisie, datum_in_woorden, precisie_veld
from ..querysets import VersieQuerySet
from .agenda import Agenda
from .vergaderingen import Vergadering
from .wie import Orgaan


class Versie(models.Model):
    """The whole of an agenda as it was adopted.

    `inhoud` is canonical JSON that this floor does not read, `sha256` its hash in hex, and `pdf`
    the document that was made from it. A trigger in the database refuses any change, but for
    wiping those two once a besluit has closed the version.
    """

    agenda = models.ForeignKey(Agenda, models.PROTECT, related_name="versies")
    nummer = models.PositiveIntegerField()
    titel = models.CharField(max_length=200)
    datum = models.DateField("vastgesteld op", null=True, blank=True)
    datum_precisie = precisie_veld(verbose_name="nauwkeurigheid", default=Precisie.DAG)
    orgaan = models.ForeignKey(
        Orgaan, models.PROTECT, null=True, blank=True, related_name="versies"
    )
    vergadering = models.ForeignKey(
        Vergadering, models.PROTECT, null=True, blank=True, related_name="versies"
    )
    toelichting = models.TextField(blank=True)
    inhoud = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    pdf = models.BinaryField(null=True)
    vastgelegd_op = models.DateTimeField(default=timezone.now)
    wie = models.CharField(max_length=150, blank=True)

    objects = VersieQuerySet.as_manager()

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"
        ordering = ("agenda", "-nummer")
        constraints = [
            models.UniqueConstraint(fields=["agenda", "nummer"], name="versie_nummer_een_keer"),
            datum_hoort_bij_precisie("datum", "datum_precisie", "versie_datum_precisie"),
        ]

    def __str__(self):
        return f"Versie {self.nummer}: {self.titel}"

    def get_absolute_url(self):
        return reverse("versie", args=[self.agenda.slug, self.nummer])

    @property
    def datum_in_woorden(self):
        return datum_in_woorden(self.datum, self.datum_precisie)


class VersieBesluit(models.Model):
    """That a version no longer counts, or is closed to readers, and why. Append-only."""

    versie = models.ForeignKey(Versie, models.PROTECT, related_name="besluiten")
    soort = models.CharField(max_length=10, choices=VersieBesluitSoort)
    reden = models.CharField(max_length=250)
    moment = models.DateTimeField(default=timezone.now)
    wie = models.CharField(max_length=150, blank=True)

    class Meta:
        verbose_name = "besluit over een versie"
        verbose_name_plural = "besluiten over versies"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["versie", "soort"],
                name="versiebesluit_een_keer",
                violation_error_message="Dit is over deze versie al besloten.",
            )
        ]

    def __str__(self):
        return f"{self.versie}: {self.get_soort_display().lower()}"
