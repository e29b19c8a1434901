"""Versions: an agenda as it was adopted, kept as it was."""

from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone

from ..choices import VersieBesluitSoort
from ..datums import datum_in_woorden
from .agenda import Agenda
from .querysets.historie import VersieQuerySet
from .velden import datum_hoort_bij_precisie, een_keer, leeg_of, precisie_veld
from .vergaderingen import Vergadering
from .wie import Orgaan


class Versie(models.Model):
    """The whole of an agenda as it was adopted.

    `inhoud` is canonical JSON that this floor does not read, `sha256` its hash in hex, and `pdf`
    the document that was made from it. `orgaan_naam` is what the orgaan was called then. A trigger
    in the database refuses any change, but for wiping `inhoud` and `pdf` once a besluit has closed
    the version.
    """

    agenda = models.ForeignKey(Agenda, models.PROTECT, related_name="versies")
    nummer = models.PositiveIntegerField()
    titel = models.CharField(
        max_length=200, help_text="Bijvoorbeeld: Vastgesteld door de drie raden."
    )
    datum = models.DateField("vastgesteld op", null=True, blank=True)
    datum_precisie = precisie_veld()
    orgaan = leeg_of(Orgaan, "versies", help_text="Wie de agenda vaststelde.")
    orgaan_naam = models.CharField(max_length=150, blank=True)
    vergadering = leeg_of(
        Vergadering,
        "versies",
        help_text="In welke vergadering dat was, als die op deze site staat.",
    )
    toelichting = models.TextField(
        blank=True, help_text="Voor de lezer. Bezoekers zien dit bij de versie staan."
    )
    inhoud = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    pdf = models.BinaryField(null=True)
    vastgelegd_op = models.DateTimeField(default=timezone.now)
    wie = models.CharField(max_length=150, blank=True)

    objects = VersieQuerySet.as_manager()

    is_vervallen: bool
    is_gesloten: bool
    """What was decided about it: only where `met_besluiten` fetched it."""

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"
        ordering = ("agenda", "-nummer")
        # Nobody changes or deletes one.
        default_permissions = ("add", "view")
        permissions = [
            ("laat_vervallen_versie", "Mag zeggen dat een versie niet meer telt"),
            ("sluit_versie", "Mag een versie sluiten en haar inhoud wissen"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agenda", "nummer"], name="versie_nummer_een_keer"),
            datum_hoort_bij_precisie("datum"),
        ]

    def __str__(self):
        return f"Versie {self.nummer}: {self.titel}"

    def get_absolute_url(self):
        return reverse("versie", args=[self.agenda.slug, self.nummer])

    def clean(self):
        if self.inhoud and self.sha256 != sha256(self.inhoud.encode()).hexdigest():
            raise ValidationError("De inhoud van deze versie past niet bij haar sha256.")

    @property
    def datum_in_woorden(self):
        return datum_in_woorden(self.datum, self.datum_precisie)

    @property
    def vervallen(self):
        """The besluit that it no longer counts, or None."""
        return self._besluit(VersieBesluitSoort.VERVALLEN)

    @property
    def gesloten(self):
        """The besluit that closed it to readers, or None."""
        return self._besluit(VersieBesluitSoort.GESLOTEN)

    def _besluit(self, soort):
        return next((b for b in self.besluiten.all() if b.soort == soort), None)


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
        default_permissions = ()
        constraints = [een_keer("Dit is over deze versie al besloten.", "versie", "soort")]

    def __str__(self):
        return f"{self.versie}: {self.get_soort_display().lower()}"
