"""Meetings, and what they do with an item."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localdate

from ..beschrijving import overig
from ..beschrijving.model import Beschreven
from ..choices import Doel, Precisie, Publicatie, VergaderingStatus
from ..datums import datum_in_woorden, grenzen
from .punten import Punt
from .querysets.punten import BehandelingQuerySet, VergaderingQuerySet
from .velden import datum_hoort_bij_precisie, een_keer, precisie_veld, publicatie_veld
from .wie import Orgaan


class Vergadering(Beschreven):
    """One meeting of a body."""

    orgaan = models.ForeignKey(Orgaan, models.PROTECT, related_name="vergaderingen")
    datum = models.DateField(null=True, blank=True)
    datum_precisie = precisie_veld()
    begin = models.TimeField(null=True, blank=True)
    eind = models.TimeField(null=True, blank=True)
    locatie = models.CharField(max_length=150, blank=True)
    status = models.CharField(
        max_length=12,
        choices=VergaderingStatus,
        default=VergaderingStatus.GEPLAND,
        help_text="Gaat het niet door? Kies 'Geannuleerd', dan weten bezoekers het ook.",
    )
    publicatie = publicatie_veld()
    toelichting = models.TextField(blank=True)

    objects = VergaderingQuerySet.as_manager()
    BESCHRIJVING = overig.Vergadering
    KAN_VERBORGEN = True
    NAAM_MET = ("orgaan",)

    class Meta:
        verbose_name = "vergadering"
        verbose_name_plural = "vergaderingen"
        ordering = (F("datum").desc(nulls_last=True), F("begin").desc(nulls_last=True), "pk")
        constraints = [
            datum_hoort_bij_precisie("datum"),
            een_keer(
                "Dit orgaan heeft op dat moment al een vergadering.", "orgaan", "datum", "begin"
            ),
            een_keer(
                "Dit orgaan heeft op die dag al een vergadering zonder tijd.",
                "orgaan",
                "datum",
                naam="zonder_tijd_een_keer",
                condition=Q(begin__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.orgaan}, {self.datum_in_woorden}" if self.datum else f"{self.orgaan}"

    def get_absolute_url(self):
        return reverse("vergadering", args=[self.pk])

    @property
    def is_openbaar(self):
        return self.publicatie == Publicatie.GEPUBLICEERD

    @property
    def is_voorbij(self):
        """Whether the last day that its date may mean is past, also when it was cancelled."""
        return self.datum is not None and grenzen(self.datum, self.datum_precisie)[1] < localdate()

    @property
    def is_geweest(self):
        """Whether it took place on a day that is known; `geweest` is the same in a query."""
        op_de_dag = self.datum_precisie == Precisie.DAG
        return self.is_voorbij and op_de_dag and self.status != VergaderingStatus.GEANNULEERD

    @property
    def datum_in_woorden(self):
        return datum_in_woorden(self.datum, self.datum_precisie)


class Behandeling(models.Model):
    """An item in a meeting: what for, and what came of it."""

    punt = models.ForeignKey(Punt, models.CASCADE, related_name="behandelingen")
    vergadering = models.ForeignKey(Vergadering, models.CASCADE, related_name="behandelingen")
    volgnummer = models.PositiveSmallIntegerField(null=True, blank=True)
    doel = models.CharField(max_length=15, choices=Doel, blank=True)
    uitkomst = models.CharField(max_length=250, blank=True)
    toelichting = models.TextField(blank=True)

    objects = BehandelingQuerySet.as_manager()

    class Meta:
        verbose_name = "behandeling"
        verbose_name_plural = "behandelingen"
        ordering = ("vergadering", F("volgnummer").asc(nulls_last=True), "pk")
        constraints = [
            een_keer("Dit punt staat al op de agenda van deze vergadering.", "punt", "vergadering")
        ]

    def __str__(self):
        return f"{self.punt} in {self.vergadering}"
