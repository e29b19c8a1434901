"""What ties items and domains to each other, and to what a region is up against."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max, Q
from django.urls import reverse

from ..beschrijving import kader, overig
from ..beschrijving.model import Beschreven
from ..beschrijving.teksten import MetTeksten
from ..choices import OpgaveSoort, Publicatie, SamenhangSoort, Zijde
from .agenda import Agenda, Domein
from .berekend import Alfabetsleutel, Zoektekst
from .bronnen import Document
from .punten import Punt
from .querysets.punten import OpgavePuntQuerySet, OpgaveQuerySet, SamenhangQuerySet
from .velden import adres_veld, bron_plaats_veld, bron_veld, een_keer, leeg_of, publicatie_veld


class Samenhang(Beschreven):
    """One tie, told by one agenda; what it ties stands in its `delen`."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="samenhang")
    soort = models.CharField(max_length=12, choices=SamenhangSoort)
    nummer = models.PositiveSmallIntegerField(
        blank=True, help_text="Binnen de soort. Laat leeg voor het volgende nummer."
    )
    titel = models.CharField(max_length=500)
    toelichting = models.TextField(blank=True)
    bron = bron_veld("samenhang")
    bron_plaats = bron_plaats_veld()
    op_titel = Alfabetsleutel("titel")
    zoektekst = Zoektekst("titel", "toelichting")

    objects = SamenhangQuerySet.as_manager()
    BESCHRIJVING = kader.Samenhang

    class Meta:
        verbose_name = "samenhang"
        verbose_name_plural = "samenhang"
        ordering = ("agenda", "soort", "nummer")
        constraints = [
            een_keer(
                "Dit nummer is binnen deze soort al gegeven.",
                "agenda",
                "soort",
                "nummer",
                naam="nummer_uniek",
            )
        ]

    def __str__(self):
        return f"{self.get_soort_display()} {self.nummer}: {self.titel}"

    def get_absolute_url(self):
        return f"{reverse('samenhang', args=[self.agenda.slug])}#{self.anker}"

    @property
    def anker(self):
        """Where on the page of its agenda this stands."""
        return f"{self.soort}-{self.nummer}"

    def clean(self):
        if self.nummer is None and self.agenda_id:
            eerder = Samenhang.objects.filter(agenda=self.agenda_id, soort=self.soort)
            self.nummer = (eerder.aggregate(hoogste=Max("nummer"))["hoogste"] or 0) + 1


class SamenhangDeel(models.Model):
    """A thing that is tied: an item of any agenda, or a domain of the agenda itself."""

    samenhang = models.ForeignKey(Samenhang, models.CASCADE, related_name="delen")
    zijde = models.CharField(max_length=1, choices=Zijde, default=Zijde.A)
    punt = leeg_of(Punt, "samenhangdelen")
    domein = leeg_of(Domein, "samenhangdelen")

    class Meta:
        verbose_name = "deel van de samenhang"
        verbose_name_plural = "wat samenhangt"
        ordering = ("samenhang", "zijde", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(punt__isnull=False, domein__isnull=True)
                | Q(punt__isnull=True, domein__isnull=False),
                name="samenhangdeel_een_ding",
                violation_error_message="Kies een punt of een domein: precies een van de twee.",
            ),
            een_keer("Dit punt staat er al bij.", "samenhang", "punt", naam="punt_een_keer"),
            een_keer("Dit domein staat er al bij.", "samenhang", "domein", naam="domein_een_keer"),
        ]

    def __str__(self):
        return f"{self.punt or self.domein} in {self.samenhang}"

    @property
    def ding(self) -> Punt | Domein:
        """What is tied."""
        return self.punt or self.domein

    def clean(self):
        if self.domein and self.domein.agenda_id != self.samenhang.agenda_id:
            raise ValidationError({"domein": "Dit domein hoort bij een andere agenda."})


class Opgave(Beschreven):
    """A task, or a chance, of a region, as a document names it."""

    titel = models.CharField(max_length=500)
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
    op_titel = Alfabetsleutel("titel")
    op_regio = Alfabetsleutel("regio")
    zoektekst = Zoektekst("titel", "toelichting", "regio")

    objects = OpgaveQuerySet.as_manager()
    BESCHRIJVING = overig.Opgave
    NAAM = "titel"
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "opgave of kans"
        verbose_name_plural = "opgaven en kansen"
        ordering = ("op_regio", "-soort", "nummer", "op_titel", "pk")

    def get_absolute_url(self):
        return reverse("opgave", args=[self.slug])

    @property
    def is_openbaar(self):
        return self.publicatie == Publicatie.GEPUBLICEERD


class OpgavePunt(MetTeksten):
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
