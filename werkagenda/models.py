"""The executives: their meetings, and the actions that they carry out."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from agenda.beschrijving.model import Beschreven
from agenda.choices import Precisie
from agenda.models import Agendapunt, Domein, Eigenaar, Punt
from agenda.models.berekend import Alfabetsleutel, Zoektekst
from agenda.models.velden import (
    adres_veld,
    dag_veld,
    datum_hoort_bij_precisie,
    jaar_veld,
    leeg_of,
    precisie_veld,
)

from . import staten
from .choices import BedragSoort, OverlegSoort
from .querysets import ActieQuerySet, OverlegQuerySet
from .woorden import termijn_in_woorden


class Overleg(Beschreven):
    """A meeting in which portfolio holders, or secretaries, of the gemeenten work together."""

    domein = models.ForeignKey(Domein, models.PROTECT, related_name="overleggen")
    naam = models.CharField(max_length=150)
    afkorting = models.CharField(
        max_length=20, blank=True, help_text="Alleen als iedereen die gebruikt."
    )
    slug = adres_veld(unique=True)
    soort = models.CharField(max_length=25, choices=OverlegSoort, default=OverlegSoort.PFH_OVERLEG)
    deelnemers = models.ManyToManyField(
        Eigenaar,
        related_name="overleggen",
        blank=True,
        help_text="Wie er aan tafel zit: typ een naam en kies.",
    )
    volgorde = models.PositiveIntegerField(default=0, help_text="De plaats in de lijst.")
    op_naam = Alfabetsleutel("naam")
    op_afkorting = Alfabetsleutel("afkorting")
    zoektekst = Zoektekst("naam", "afkorting")

    objects = OverlegQuerySet.as_manager()

    BESCHRIJVING = staten.Overleg
    SLEUTEL = "slug"

    class Meta:
        verbose_name = "overleg"
        verbose_name_plural = "overleggen"
        ordering = ("domein__agenda__volgorde", "domein__agenda", "volgorde", "pk")

    def get_absolute_url(self):
        return reverse("werkagenda:overleg", args=[self.slug])

    @property
    def agenda(self):
        return self.domein.agenda

    @property
    def agenda_id(self):
        return self.domein.agenda_id


class Actie(Punt):
    """A point of the Werkagenda: something that the executives do together."""

    punt = models.OneToOneField(Punt, models.CASCADE, parent_link=True, related_name="als_actie")
    overleg = leeg_of(Overleg, "acties", help_text="Waar deze actie wordt besproken.")
    agendapunt = leeg_of(
        Agendapunt,
        "acties",
        help_text="Het agendapunt dat deze actie uitvoert. Laat leeg als dat niet duidelijk is.",
    )
    termijn = dag_veld(
        null=True,
        blank=True,
        help_text="Weet u alleen een jaar of maand? Vul de eerste dag ervan in.",
    )
    termijn_precisie = precisie_veld("nauwkeurigheid van de termijn", default=Precisie.ONBEKEND)
    termijn_tekst = models.CharField(
        "termijn in woorden",
        max_length=150,
        blank=True,
        help_text="Zoals de bron het zegt, bijvoorbeeld: voor de zomer.",
    )
    bedrag = models.DecimalField(
        "bedrag in euro",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, "Vul een bedrag van 0 euro of meer in.")],
    )
    bedrag_soort = models.CharField(
        "wat voor bedrag",
        max_length=25,
        choices=BedragSoort,
        blank=True,
        help_text="Vul dit in als er een bedrag staat.",
    )
    bedrag_jaar = jaar_veld("jaar van het bedrag", null=True, blank=True)

    objects = ActieQuerySet.as_manager()  # type: ignore[misc]

    BESCHRIJVING = staten.Actie
    ADRES = "werkagenda:actie"
    WOORDEN = "woord_acties"

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"
        constraints = [
            models.CheckConstraint(
                condition=Q(overleg__isnull=False) | Q(agendapunt__isnull=False),
                name="actie_heeft_een_plaats",
                violation_error_message=(
                    "Kies een overleg of een agendapunt waar de actie bij hoort."
                ),
            ),
            models.CheckConstraint(
                condition=(
                    Q(bedrag__isnull=True) & Q(bedrag_soort="") & Q(bedrag_jaar__isnull=True)
                )
                | (Q(bedrag__isnull=False) & Q(bedrag__gte=0) & ~Q(bedrag_soort="")),
                name="actie_bedrag_met_soort",
                violation_error_message=(
                    "Een bedrag heeft altijd een soort, en een soort of jaar een bedrag."
                ),
            ),
            datum_hoort_bij_precisie("termijn"),
        ]

    @property
    def domein(self):
        """The domain that it is in by its overleg, or else by its agendapunt."""
        return (self.overleg or self.agendapunt).domein

    def clean(self):
        fouten = {}
        if self.overleg and self.agenda_id and self.overleg.domein.agenda_id != self.agenda_id:
            fouten["overleg"] = "Dit overleg hoort bij een andere agenda."
        if self.agendapunt and self.agenda_id and self.agendapunt.agenda_id != self.agenda_id:
            fouten["agendapunt"] = "Dit agendapunt hoort bij een andere agenda."
        if fouten:
            raise ValidationError(fouten)

    @property
    def termijn_in_woorden(self):
        return termijn_in_woorden(self.termijn, self.termijn_precisie, self.termijn_tekst)
