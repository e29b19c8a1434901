"""The documents that the content comes from."""

from django.db import models
from django.db.models import F
from django.urls import reverse

from ..querysets import DocumentQuerySet
from ..vorm import Vorm


class Document(models.Model):
    """A source: a report, an agreement, an adopted agenda."""

    titel = models.CharField(max_length=250)
    slug = models.SlugField(
        "adres",
        max_length=80,
        unique=True,
        help_text="Het laatste deel van het webadres. Het blijft daarna altijd hetzelfde.",
    )
    jaar = models.PositiveSmallIntegerField(null=True, blank=True)
    opsteller = models.CharField(max_length=250, blank=True, help_text="Wie het document maakte.")
    samenvatting = models.TextField(
        blank=True, help_text="Waar gaat het over? Twee of drie korte zinnen."
    )
    link = models.URLField(blank=True, help_text="Waar het document te lezen is.")

    objects = DocumentQuerySet.as_manager()

    VORM = Vorm(velden=("titel", "slug", "jaar", "opsteller", "samenvatting", "link"))
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = (F("jaar").desc(nulls_last=True), "titel")

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("document", args=[self.slug])
