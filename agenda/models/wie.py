"""Who: owners, the offices that persons hold, and the bodies that meet."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from ..beschrijving import overig
from ..beschrijving.model import Beschreven
from ..beschrijving.teksten import MetTeksten
from ..choices import EigenaarSoort
from ..datums import datum_in_woorden
from .berekend import Alfabetsleutel, Zoektekst
from .querysets.wie import AmbtQuerySet, EigenaarQuerySet, OrgaanQuerySet, PortefeuilleQuerySet
from .velden import (
    adres_veld,
    bron_plaats_veld,
    bron_veld,
    dag_veld,
    een_keer,
    leeg_of,
    precisie_veld,
    volgorde_veld,
)

ZONDER_AMBTEN = (EigenaarSoort.PERSOON, EigenaarSoort.FUNCTIE)
"""The kinds of owner that are no organisation: nobody holds an office in one."""


class Eigenaar(Beschreven):
    """Who works on items: a gemeente, a company, a person in office, or "het college"."""

    naam = models.CharField(max_length=150)
    slug = adres_veld(unique=True)
    soort = models.CharField(
        max_length=30,
        choices=EigenaarSoort,
        help_text="Kies 'Functie of college' voor wie zonder naam wordt genoemd: "
        "het college, de griffie, de burgemeester.",
    )
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
    website = models.URLField(max_length=2000, blank=True)
    op_naam = Alfabetsleutel("naam")
    zoektekst = Zoektekst("naam")

    objects = EigenaarQuerySet.as_manager()
    BESCHRIJVING = overig.Eigenaar
    KAN_VERBORGEN = True
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "eigenaar"
        verbose_name_plural = "eigenaren"
        ordering = ("op_naam", "pk")

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
        if self.pk and self.soort in ZONDER_AMBTEN and self.bezetting.exists():
            raise ValidationError(
                {"soort": "Bij deze eigenaar bekleden mensen een ambt, dus het is een organisatie."}
            )


class VroegerAdres(models.Model):
    """The address of an owner who was merged into another, where a reader may still come."""

    slug = models.SlugField("adres", max_length=80, unique=True)
    eigenaar = models.ForeignKey(Eigenaar, models.CASCADE, related_name="vroegere_adressen")

    class Meta:
        verbose_name = "vroeger adres"
        verbose_name_plural = "vroegere adressen"
        default_permissions = ()  # merging gives one, and nobody else

    def __str__(self):
        return self.slug


class Ambt(Beschreven):
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
        "hoeveelste locoburgemeester",
        null=True,
        blank=True,
        validators=[MinValueValidator(1, "Vul 1 of meer in, of laat dit leeg.")],
        help_text="Alleen bij een locoburgemeester, bijvoorbeeld 1.",
    )
    van = dag_veld(null=True, blank=True)
    van_precisie = precisie_veld("nauwkeurigheid van het begin")
    tot = dag_veld("tot en met", null=True, blank=True)
    tot_precisie = precisie_veld("nauwkeurigheid van het eind")
    bron = bron_veld("ambten")
    bron_plaats = bron_plaats_veld()
    op_functie = Alfabetsleutel("functie")
    op_partij = Alfabetsleutel("partij")
    zoektekst = Zoektekst("functie", "partij")

    objects = AmbtQuerySet.as_manager()
    BESCHRIJVING = overig.Ambt
    NAAM_MET = ("organisatie",)

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

    @property
    def looptijd(self):
        """As far as is known: "van 2018 tot en met 2022", "genoemd in 2016" (its source), ""."""
        van = datum_in_woorden(self.van, self.van_precisie)
        tot = datum_in_woorden(self.tot, self.tot_precisie)
        if not (van or tot) and self.bron and self.bron.jaar:
            return f"genoemd in {self.bron.jaar}"
        return " ".join(filter(None, (van and f"van {van}", tot and f"tot en met {tot}")))

    @property
    def locoburgemeester(self):
        """Which deputy mayor this is: "1e locoburgemeester", or ""."""
        return f"{self.volgorde}e locoburgemeester" if self.volgorde else ""

    def clean(self):
        fouten = {}
        if self.persoon_id and self.persoon.soort != EigenaarSoort.PERSOON:
            fouten["persoon"] = "Alleen een persoon heeft een ambt. Kies een persoon."
        if self.organisatie_id and self.organisatie.soort in ZONDER_AMBTEN:
            fouten["organisatie"] = "Een ambt is er bij een organisatie. Kies een organisatie."
        if fouten:
            raise ValidationError(fouten)


class Portefeuille(MetTeksten):
    """One line of what somebody looks after in an office, or a seat that comes with it."""

    ambt = models.ForeignKey(Ambt, models.CASCADE, related_name="portefeuilles")
    omschrijving = models.CharField(max_length=250)
    organisatie = leeg_of(
        Eigenaar, "zetels", help_text="Alleen als het een zetel is in een andere organisatie."
    )
    volgorde = volgorde_veld()
    op_omschrijving = Alfabetsleutel("omschrijving")
    zoektekst = Zoektekst("omschrijving")

    objects = PortefeuilleQuerySet.as_manager()

    class Meta:
        verbose_name = "portefeuille"
        verbose_name_plural = "portefeuilles"
        ordering = ("ambt", "volgorde", "pk")
        constraints = [
            een_keer("Deze portefeuille staat er al.", "ambt", "omschrijving", "organisatie"),
            een_keer(
                "Deze portefeuille staat er al.",
                "ambt",
                "omschrijving",
                naam="zonder_zetel_een_keer",
                condition=Q(organisatie__isnull=True),
            ),
        ]

    def __str__(self):
        return self.omschrijving


class Orgaan(Beschreven):
    """A body that meets about items: a committee, a council, a radenbijeenkomst."""

    naam = models.CharField(max_length=150)
    slug = adres_veld(unique=True)
    omschrijving = models.TextField(blank=True)
    inspreken = models.TextField(
        blank=True,
        help_text="Hoe een inwoner bij dit orgaan kan inspreken: waar meldt iemand zich aan?",
    )
    inspreken_dagen = models.PositiveSmallIntegerField(
        "aanmelden tot en met",
        null=True,
        blank=True,
        help_text="Hoeveel dagen voor de vergadering iemand zich nog kan aanmelden. "
        "De site rekent de datum uit.",
    )
    op_naam = Alfabetsleutel("naam")
    zoektekst = Zoektekst("naam")

    objects = OrgaanQuerySet.as_manager()
    BESCHRIJVING = overig.Orgaan
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "orgaan"
        verbose_name_plural = "organen"
        ordering = ("op_naam", "pk")
