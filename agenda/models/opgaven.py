"""What a region is up against, and the chances that it has; whatever agenda works on them."""

from django.db import models
from django.urls import reverse

from ..beschrijving import overig
from ..beschrijving.model import Beschreven
from ..choices import OpgaveSoort, Publicatie
from .bronnen import Document
from .punten import Punt
from .querysets.punten import OpgavePuntQuerySet, OpgaveQuerySet
from .velden import adres_veld, bron_plaats_veld, bron_veld, een_keer, publicatie_veld


class Opgave(Beschreven):
    """A task, or a chance, of a region, as a document names it."""

    titel = models.CharField(max_length=250)
    slug = adres_veld(unique=True)
    soort = models.CharField(max_length=10, choices=OpgaveSoort)
    nummer = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="De plaats in de lijst van het document."
    )
    regio = models.CharField(max_length=100)
    toelichting = models.TextField(blank=True)
    publicatie = publicatie_veld()
    bron = bron_veld("opgaven")
    bron_plaats = bron_plaats_veld()

    objects = OpgaveQuerySet.as_manager()

    BESCHRIJVING = overig.Opgave
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "opgave of kans"
        verbose_name_plural = "opgaven en kansen"
        ordering = ("regio", "-soort", "nummer", "titel", "pk")

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("opgave", args=[self.slug])

    @property
    def is_openbaar(self):
        return self.publicatie == Publicatie.GEPUBLICEERD


class OpgavePunt(models.Model):
    """That an item serves a task or a chance, and by which document that is plain."""

    opgave = models.ForeignKey(Opgave, models.CASCADE, related_name="punten")
    punt = models.ForeignKey(Punt, models.PROTECT, related_name="opgaven")
    bron = models.ForeignKey(
        Document,
        models.PROTECT,
        related_name="opgavepunten",
        help_text="Het document waaruit dit blijkt.",
    )
    bron_plaats = bron_plaats_veld()
    toelichting = models.CharField(max_length=250, blank=True)

    objects = OpgavePuntQuerySet.as_manager()

    class Meta:
        verbose_name = "punt bij een opgave"
        verbose_name_plural = "punten die hieraan werken"
        ordering = ("opgave", "pk")
        constraints = [een_keer("Dit punt staat er al bij.", "opgave", "punt")]

    def __str__(self):
        return str(self.punt)
