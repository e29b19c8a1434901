"""The documents that the content comes from, and the budget that one of them printed."""

from django.db import models
from django.db.models import F
from django.urls import reverse

from ..beschrijving import kader, overig
from ..beschrijving.model import Beschreven
from ..beschrijving.teksten import MetTeksten
from .agenda import Agenda
from .berekend import Alfabetsleutel, Zoektekst
from .querysets.agenda import VanAgendaQuerySet
from .querysets.wie import DocumentQuerySet
from .velden import adres_veld, bron_plaats_veld, bron_veld, een_keer, jaar_veld, volgorde_veld
from .wie import Eigenaar


class Document(Beschreven):
    """A source: a report, an agreement, an adopted agenda."""

    titel = models.CharField(max_length=500)
    slug = adres_veld(unique=True)
    jaar = jaar_veld(null=True, blank=True)
    opsteller = models.CharField(max_length=250, blank=True, help_text="Wie het document maakte.")
    samenvatting = models.TextField(
        blank=True, help_text="Waar gaat het over? Twee of drie korte zinnen."
    )
    link = models.URLField(max_length=2000, blank=True, help_text="Waar het document te lezen is.")
    deelnemers = models.ManyToManyField(
        Eigenaar,
        related_name="documenten",
        blank=True,
        help_text="Wie er toen meededen, als het document dat zegt.",
    )
    op_titel = Alfabetsleutel("titel")
    op_opsteller = Alfabetsleutel("opsteller")
    zoektekst = Zoektekst("titel", "opsteller")

    objects = DocumentQuerySet.as_manager()
    BESCHRIJVING = overig.Document
    NAAM = "titel"
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = (F("jaar").desc(nulls_last=True), "op_titel", "pk")

    def get_absolute_url(self):
        return reverse("document", args=[self.slug])


class Aanbeveling(MetTeksten):
    """What a document advises on one subject."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="aanbevelingen")
    onderwerp = models.CharField(max_length=150)
    aanbeveling = models.TextField(help_text="Wat het document aanraadt.")
    toelichting = models.TextField(blank=True, help_text="Waarom het document dat aanraadt.")
    volgorde = volgorde_veld()

    class Meta:
        verbose_name = "aanbeveling"
        verbose_name_plural = "aanbevelingen"
        ordering = ("document", "volgorde", "pk")
        constraints = [
            een_keer("Over dit onderwerp staat er al een aanbeveling.", "document", "onderwerp")
        ]

    def __str__(self):
        return self.onderwerp


class Begrotingsregel(Beschreven):
    """One amount in whole euros, a total too, as an estimate printed it for a post and a year."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="begroting")
    post = models.CharField(max_length=100, help_text="Waar het geld voor is.")
    jaar = jaar_veld()
    raming = models.CharField(
        max_length=60,
        blank=True,
        help_text="Van welke raming het bedrag is, bijvoorbeeld: meicirculaire 2016.",
    )
    bedrag = models.BigIntegerField("bedrag in euro")
    is_totaal = models.BooleanField(
        "totaal", default=False, help_text="Of dit het totaal is dat het document noemt."
    )
    volgorde = volgorde_veld("De plaats van de post in de tabel.")
    bron = bron_veld("begrotingsregels")
    bron_plaats = bron_plaats_veld()
    op_post = Alfabetsleutel("post")
    op_raming = Alfabetsleutel("raming")
    zoektekst = Zoektekst("post", "raming")

    objects = VanAgendaQuerySet.as_manager()
    BESCHRIJVING = kader.Begrotingsregel

    class Meta:
        verbose_name = "begrotingsregel"
        verbose_name_plural = "begroting"
        ordering = ("agenda", "volgorde", "jaar", "op_raming", "pk")
        constraints = [
            een_keer(
                "Voor deze post, dit jaar en deze raming staat er al iets.",
                "agenda",
                "post",
                "jaar",
                "raming",
            )
        ]

    def __str__(self):
        return " ".join(str(deel) for deel in (self.post, self.jaar, self.raming) if deel)
