"""Who: owners, the offices that persons hold, and the bodies that meet."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from ..choices import EigenaarSoort
from ..querysets import EigenaarQuerySet, OrgaanQuerySet
from ..vorm import Lijst, Vorm


class Eigenaar(models.Model):
    """Somebody who works on items: a gemeente, a company, a person in office."""

    naam = models.CharField(max_length=150)
    slug = models.SlugField(
        "adres",
        max_length=80,
        unique=True,
        help_text="Het laatste deel van het webadres. Het blijft daarna altijd hetzelfde.",
    )
    soort = models.CharField(max_length=30, choices=EigenaarSoort)
    naam_openbaar = models.BooleanField(
        "naam mag op de site",
        default=False,
        help_text="Alleen voor personen. De naam van een ambtenaar blijft intern, "
        "tenzij die akkoord is.",
    )
    tooi_uri = models.URLField(
        "TOOI-adres",
        blank=True,
        help_text="Het officiële adres van deze organisatie in het register van de overheid.",
    )
    website = models.URLField(blank=True)

    objects = EigenaarQuerySet.as_manager()

    VORM = Vorm(
        velden=("naam", "slug", "soort", "naam_openbaar", "tooi_uri", "website"),
        lijsten=(
            Lijst(
                "ambten", "persoon", ("organisatie", "functie", "partij", "volgorde", "van", "tot")
            ),
        ),
    )
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "eigenaar"
        verbose_name_plural = "eigenaren"
        ordering = ("naam",)

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("eigenaar", args=[self.slug])

    @property
    def is_openbaar(self):
        """Whether the name may be shown where something public mentions it."""
        return self.soort != EigenaarSoort.PERSOON or self.naam_openbaar

    def clean(self):
        is_persoon = self.soort == EigenaarSoort.PERSOON
        if self.pk and not is_persoon and self.ambten.exists():
            raise ValidationError(
                {"soort": "Deze eigenaar heeft een ambt, dus het is een persoon."}
            )
        if self.pk and is_persoon and self.bezetting.exists():
            raise ValidationError(
                {"soort": "Bij deze eigenaar bekleden mensen een ambt, dus het is geen persoon."}
            )


class Ambt(models.Model):
    """An office that a person holds for a term; one person can have several."""

    persoon = models.ForeignKey(
        Eigenaar,
        models.CASCADE,
        related_name="ambten",
        limit_choices_to={"soort": EigenaarSoort.PERSOON},
    )
    organisatie = models.ForeignKey(Eigenaar, models.PROTECT, related_name="bezetting")
    functie = models.CharField(max_length=100)
    partij = models.CharField(max_length=100, blank=True)
    volgorde = models.PositiveIntegerField(
        null=True, blank=True, help_text="Bij een locoburgemeester: de hoeveelste."
    )
    van = models.DateField(null=True, blank=True)
    tot = models.DateField("tot en met", null=True, blank=True)

    class Meta:
        verbose_name = "ambt"
        verbose_name_plural = "ambten"
        ordering = (F("van").asc(nulls_first=True), "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="ambt_tot_na_van",
                violation_error_message="Het ambt eindigt voordat het begint. Kijk de datums na.",
            )
        ]

    def __str__(self):
        return f"{self.functie} {self.organisatie}"

    def clean(self):
        if self.organisatie_id and self.organisatie.soort == EigenaarSoort.PERSOON:
            raise ValidationError(
                {"organisatie": "Een ambt is er bij een organisatie. Kies geen persoon."}
            )


class Orgaan(models.Model):
    """A body that meets about items: a committee, a council, a radenbijeenkomst."""

    naam = models.CharField(max_length=150)
    slug = models.SlugField(
        "adres",
        max_length=80,
        unique=True,
        help_text="Het laatste deel van het webadres. Het blijft daarna altijd hetzelfde.",
    )
    omschrijving = models.TextField(blank=True)

    objects = OrgaanQuerySet.as_manager()

    VORM = Vorm(velden=("naam", "slug", "omschrijving"))
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "orgaan"
        verbose_name_plural = "organen"
        ordering = ("naam",)

    def __str__(self):
        return self.naam
