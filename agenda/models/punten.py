"""Everything on an agenda that has a kenmerk, and the rows that hang on it."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify

from ..alfabet import zoekvorm
from ..beschrijving import punten
from ..beschrijving.model import Beschreven
from ..beschrijving.teksten import MetTeksten
from ..choices import BedragSoort, Publicatie, PuntStatus, Ritme, Rol, Zekerheid
from ..getallen import bedrag_in_woorden
from .agenda import Agenda, Domein, Stuksoort, Thema, past_in_agenda
from .berekend import Alfabetsleutel, Zoektekst
from .perioden import Periode
from .querysets.punten import AgendapuntQuerySet, BetrokkenheidQuerySet, PuntQuerySet
from .velden import (
    bron_plaats_veld,
    bron_veld,
    dag_veld,
    een_keer,
    jaar_veld,
    leeg_of,
    publicatie_veld,
    volgorde_veld,
)
from .wie import Eigenaar

kenmerk_klopt = RegexValidator(
    r"^[A-Z]{1,4}-[0-9]{2,6}$", "Een kenmerk is letters, een streepje en cijfers, zoals SA-07."
)


def slug_van(titel: str) -> str:
    """The last part of the address of an item with this title; it may change, the kenmerk not."""
    return slugify(zoekvorm(titel))[:80].strip("-") or "punt"


class Punt(Beschreven):
    """Anything on an agenda that has a kenmerk; every kind of item is one of these."""

    kenmerk = models.CharField(
        max_length=12,
        unique=True,
        validators=[kenmerk_klopt],
        help_text="Blijft altijd hetzelfde en wordt nooit opnieuw gebruikt.",
    )
    soort = models.CharField(max_length=20, editable=False)
    agenda = models.ForeignKey(Agenda, models.PROTECT, related_name="punten")
    titel = models.CharField(
        max_length=500, help_text="Kort, en zonder afkortingen die niet iedereen kent."
    )
    nummer_elders = models.CharField(
        "nummer elders",
        max_length=50,
        blank=True,
        help_text="Het nummer dat dit al heeft in een andere lijst, bijvoorbeeld 2024-12.",
    )
    zoekwoorden = models.CharField(
        "ook te vinden op",
        max_length=500,
        blank=True,
        help_text="Andere woorden waarmee mensen dit zoeken, bijvoorbeeld: huizen, woningbouw. "
        "Ze zijn openbaar, maar staan op geen pagina.",
    )
    stuksoort = leeg_of(
        Stuksoort,
        "punten",
        verbose_name="soort stuk",
        help_text="Wat er komt, bijvoorbeeld een raadsvoorstel.",
    )
    toelichting = models.TextField(
        blank=True,
        help_text="Eén tot vier korte zinnen voor iemand die het onderwerp niet kent. "
        "Een lijstje begint met een streepje, **vet** staat tussen sterretjes.",
    )
    status = models.CharField(
        max_length=12,
        choices=PuntStatus,
        default=PuntStatus.GEPLAND,
        help_text="Weet u niet wat ervan geworden is? Kies dan 'Onbekend'.",
    )
    publicatie = publicatie_veld()
    volgorde = volgorde_veld()
    bron = bron_veld("punten", help_text="Het document waar dit punt uit komt.")
    bron_plaats = bron_plaats_veld(help_text="Bijvoorbeeld: hoofdstuk 2.")
    interne_notitie = models.TextField(
        blank=True, help_text="Alleen voor de griffie. Dit komt nergens op de site."
    )
    op_kenmerk = Alfabetsleutel("kenmerk")
    op_titel = Alfabetsleutel("titel")
    zoektekst = Zoektekst("kenmerk", "nummer_elders", "titel", "toelichting")

    objects = PuntQuerySet.as_manager()
    BESCHRIJVING: ClassVar[type[punten.Punt]] = punten.Punt
    KAN_VERBORGEN = True
    SLEUTEL = "kenmerk"
    ADRES = ""
    """The name of the address of the page of such an item."""
    WOORDEN = ""
    """The field of the agenda that holds what it calls several of such items."""
    genoemden: list["Betrokkenheid"]
    """Only where `met_betrokkenen` fetched it."""

    class Meta:
        verbose_name = "punt"
        verbose_name_plural = "punten"
        ordering = ("agenda", "volgorde", "op_kenmerk")
        indexes = [
            models.Index(fields=["agenda", "volgorde", "op_kenmerk"], name="punt_op_volgorde"),
            models.Index(fields=["agenda", "status", "publicatie"], name="punt_op_status"),
            # To know of an event whether its item is public, without reading the item.
            models.Index(fields=["kenmerk", "publicatie", "agenda"], name="punt_te_zien"),
        ]

    def __str__(self):
        return f"{self.kenmerk} {self.titel}"

    @staticmethod
    def soorten() -> dict[str, type["Punt"]]:
        """Every kind of item there is, by the name that `soort` holds."""
        return {model._meta.model_name or "": model for model in Punt.__subclasses__()}

    @property
    def slug(self):
        return slug_van(self.titel)

    @property
    def woorden(self):
        """What its agenda calls such items, by the kind that this is."""
        return getattr(self.agenda, self.soorten()[self.soort].WOORDEN)

    @property
    def woord(self):
        """What its agenda calls this: the singular of `woorden`."""
        return getattr(self.agenda, f"woord_{self.soort}")

    @property
    def is_openbaar(self):
        return self.publicatie == Publicatie.GEPUBLICEERD and self.agenda.is_openbaar

    def clean(self):
        if self.stuksoort and self.agenda_id and self.stuksoort.agenda_id != self.agenda_id:
            raise ValidationError({"stuksoort": "Dit soort stuk hoort bij een andere agenda."})

    def get_absolute_url(self):
        return reverse(self.soorten()[self.soort].ADRES, args=[self.kenmerk, self.slug])


class Agendapunt(Punt):
    """A strategic item: what the councils want to speak about, and when."""

    punt = models.OneToOneField(
        Punt, models.CASCADE, parent_link=True, related_name="als_agendapunt"
    )
    domein = leeg_of(Domein, "agendapunten")
    themas = models.ManyToManyField(
        Thema,
        verbose_name="thema's",
        related_name="agendapunten",
        blank=True,
        help_text="Een thema loopt door de domeinen heen.",
    )
    ritme = models.CharField(
        max_length=30,
        choices=Ritme,
        blank=True,
        help_text="Alleen als bekend is hoe vaak dit terugkomt.",
    )
    ritme_toelichting = models.CharField("toelichting bij het ritme", max_length=250, blank=True)
    aanleiding = models.TextField(blank=True, help_text="Waarom staat dit op de agenda?")
    beoogd_resultaat = models.TextField(blank=True, help_text="Wat is er straks anders?")
    perioden = models.ManyToManyField(
        Periode, through="agenda.Planning", related_name="agendapunten"
    )

    objects = AgendapuntQuerySet.as_manager()  # type: ignore[misc]
    gepland_in: list[Periode]
    """Only where `met_perioden` fetched it."""
    BESCHRIJVING = punten.Agendapunt
    ADRES = "agendapunt"
    WOORDEN = "woord_agendapunten"

    class Meta:
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"

    def clean(self):
        super().clean()
        past_in_agenda(self)


class Planning(MetTeksten):
    """That an item is planned in a period; an indication, never a promise."""

    agendapunt = models.ForeignKey(Agendapunt, models.CASCADE, related_name="planning")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="planning")
    toelichting = models.CharField(max_length=250, blank=True)

    class Meta:
        verbose_name = "planning"
        verbose_name_plural = "planning"
        ordering = ("periode__begin", "-periode__eind")
        constraints = [een_keer("Dit punt staat al in deze periode.", "agendapunt", "periode")]

    def __str__(self):
        return str(self.periode)

    def clean(self):
        if self.periode.agenda_id != self.agendapunt.agenda_id:
            raise ValidationError(f"De periode '{self.periode}' hoort bij een andere agenda.")


class Betrokkenheid(models.Model):
    """What an owner does for an item."""

    punt = models.ForeignKey(Punt, models.CASCADE, related_name="betrokkenen")
    eigenaar = models.ForeignKey(Eigenaar, models.PROTECT, related_name="betrokkenheden")
    rol = models.CharField(max_length=20, choices=Rol)

    objects = BetrokkenheidQuerySet.as_manager()

    class Meta:
        verbose_name = "betrokkene"
        verbose_name_plural = "betrokkenen"
        ordering = ("pk",)
        constraints = [
            een_keer("Deze betrokkene staat er al met deze rol.", "punt", "eigenaar", "rol")
        ]

    def __str__(self):
        return f"{self.eigenaar} ({self.get_rol_display().lower()})"


class Bedrag(MetTeksten):
    """What an item costs or yields; each by itself, as amounts of several kinds have no sum."""

    punt = models.ForeignKey(Punt, models.CASCADE, related_name="bedragen")
    bedrag = models.DecimalField(
        "bedrag in euro",
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Met een streepje ervoor als het geld oplevert.",
    )
    zekerheid = models.CharField(
        "hoe zeker", max_length=10, choices=Zekerheid, default=Zekerheid.PRECIES
    )
    waarvoor = models.CharField(
        max_length=150, blank=True, help_text="Bijvoorbeeld: onderzoek. Mag leeg blijven."
    )
    soort = models.CharField("wat voor bedrag", max_length=25, choices=BedragSoort, blank=True)
    jaar = jaar_veld("in welk jaar", null=True, blank=True)

    class Meta:
        verbose_name = "bedrag"
        verbose_name_plural = "bedragen"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(zekerheid=Zekerheid.PM, bedrag__isnull=True)
                | (~Q(zekerheid=Zekerheid.PM) & Q(bedrag__isnull=False)),
                name="bedrag_of_pm",
                violation_error_message=(
                    "Vul een bedrag in, of kies 'P.m.' en laat het bedrag leeg."
                ),
            )
        ]

    def __str__(self):
        return bedrag_in_woorden(
            self.bedrag, self.zekerheid, self.get_soort_display().lower(), self.jaar, self.waarvoor
        )


class Verwijzing(MetTeksten):
    """A link from an item to a paper elsewhere."""

    punt = models.ForeignKey(Punt, models.CASCADE, related_name="verwijzingen")
    titel = models.CharField(max_length=500, help_text="Wat de lezer achter de link vindt.")
    url = models.URLField(
        "webadres",
        max_length=2000,
        blank=True,
        help_text="Laat leeg als alleen de naam van het stuk bekend is.",
    )
    datum = dag_veld(null=True, blank=True)

    class Meta:
        verbose_name = "link"
        verbose_name_plural = "links"
        ordering = ("pk",)

    def __str__(self):
        return self.titel
