"""Meetings, and what they do with an item."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, When
from django.urls import reverse
from django.utils.timezone import localdate

from ..beschrijving import overig
from ..beschrijving.model import Beschreven
from ..beschrijving.punten import naam_van_vergadering
from ..beschrijving.teksten import MetTeksten
from ..choices import Doel, Precisie, Publicatie, Uitkomst, VergaderingStatus
from ..datums import Wanneer, grenzen, wanneer_in_woorden
from .berekend import Alfabetsleutel, Zoektekst
from .punten import Punt
from .querysets.punten import BehandelingQuerySet, VergaderingQuerySet
from .velden import (
    dag_veld,
    datum_hoort_bij_precisie,
    een_keer,
    precisie_veld,
    publicatie_veld,
)
from .wie import Orgaan

ZONDER_NUMMER = Case(When(volgnummer="", then=1), default=0)
"""What has no number on the agenda of its meeting, comes last."""


class Vergadering(Beschreven):
    """One meeting of a body."""

    orgaan = models.ForeignKey(Orgaan, models.PROTECT, related_name="vergaderingen")
    datum = dag_veld(null=True, blank=True)
    datum_precisie = precisie_veld()
    eind_datum = dag_veld(
        "laatste dag",
        null=True,
        blank=True,
        help_text="Alleen als de vergadering langer duurt dan één dag.",
    )
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
    zoektekst = Zoektekst("locatie")

    objects = VergaderingQuerySet.as_manager()
    BESCHRIJVING = overig.Vergadering
    SOORT = "vergadering"
    KAN_VERBORGEN = True
    NAAM_MET = ("orgaan",)

    class Meta:
        verbose_name = "vergadering"
        verbose_name_plural = "vergaderingen"
        ordering = (F("datum").desc(nulls_last=True), F("begin").desc(nulls_last=True), "pk")
        constraints = [
            datum_hoort_bij_precisie("datum"),
            models.CheckConstraint(
                condition=Q(eind_datum__isnull=True)
                | Q(eind_datum__gt=F("datum"), datum_precisie="dag"),
                name="vergadering_laatste_dag_na_de_eerste",
                violation_error_message=(
                    "De laatste dag ligt niet na de datum. Verbeter de dagen, "
                    "of maak 'Laatste dag' leeg als de vergadering één dag duurt."
                ),
            ),
            models.CheckConstraint(
                condition=Q(begin__isnull=True)
                | Q(eind__isnull=True)
                | Q(eind__gt=F("begin"))
                | Q(eind_datum__isnull=False)
                | ~Q(datum_precisie="dag"),
                name="vergadering_eindigt_na_het_begin",
                violation_error_message=(
                    "De vergadering eindigt voor zij begint. Eindigt zij de volgende dag? "
                    "Vul die dag in bij 'Laatste dag'. Verbeter anders de tijden."
                ),
            ),
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
        naam = naam_van_vergadering(self.orgaan.naam, self.wanneer)
        if self.status != VergaderingStatus.GEANNULEERD:
            return naam
        return f"{naam} ({'ging' if self.is_voorbij else 'gaat'} niet door)"

    @property
    def naam_met_tijd(self) -> str:
        """Which one it is, beside another of that day: "Commissie, 1 juni 2026, 19.30 uur"."""
        return f"{self}, {self.begin:%H.%M} uur" if self.begin else str(self)

    def clean(self):
        """Raises ValidationError for a meeting that took place, on a day that is still to come."""
        if self.status == VergaderingStatus.GEHOUDEN and self.datum and not self.is_begonnen:
            raise ValidationError(
                {
                    "status": f"Deze vergadering is op {self.datum_in_woorden}: dat moet nog "
                    "komen. Kies 'Gepland', of verbeter de datum."
                }
            )

    def get_absolute_url(self):
        return reverse("vergadering", args=[self.pk])

    @property
    def is_openbaar(self):
        return self.publicatie == Publicatie.GEPUBLICEERD

    @property
    def is_begonnen(self):
        """Whether it may have begun: not when the first day that its date may mean is to come."""
        return self.datum and grenzen(self.datum, self.datum_precisie)[0] <= localdate()

    @property
    def is_voorbij(self):
        """Whether the last day that its date may mean is past, also when it was cancelled."""
        if self.datum is None:
            return False
        return (self.eind_datum or grenzen(self.datum, self.datum_precisie)[1]) < localdate()

    @property
    def komt_nog(self):
        """Whether its day is still to come; one that is cancelled stands on that day too."""
        if self.datum is None:
            return self.status == VergaderingStatus.GEPLAND
        return self.status != VergaderingStatus.GEHOUDEN and not self.is_voorbij

    @property
    def is_geweest(self):
        """Whether it took place on a day that is known; `geweest` is the same in a query."""
        op_de_dag = self.datum_precisie == Precisie.DAG
        return self.is_voorbij and op_de_dag and self.status != VergaderingStatus.GEANNULEERD

    @property
    def inspreken_tot(self) -> date | None:
        """The last day on which one can ask to speak; None where that can't be counted."""
        dagen, op_de_dag = self.orgaan.inspreken_dagen, self.datum_precisie == Precisie.DAG
        if dagen is None or not (self.datum and op_de_dag):
            return None
        return self.datum - timedelta(days=dagen)

    @property
    def kan_inspreken(self) -> bool:
        """Whether a visitor may still be told how to speak: it goes on, and is not too late."""
        if self.status != VergaderingStatus.GEPLAND or not self.komt_nog:
            return False
        tot = self.inspreken_tot
        return bool(self.orgaan.inspreken or tot) and (tot is None or tot >= localdate())

    @property
    def wanneer(self) -> Wanneer:
        return self.datum, self.datum_precisie, self.eind_datum

    @property
    def datum_in_woorden(self):
        return wanneer_in_woorden(*self.wanneer)


class Behandeling(MetTeksten):
    """An item in a meeting: what for, and what came of it."""

    punt = models.ForeignKey(Punt, models.CASCADE, related_name="behandelingen")
    vergadering = models.ForeignKey(Vergadering, models.CASCADE, related_name="behandelingen")
    volgnummer = models.CharField(max_length=10, blank=True)
    doel = models.CharField(max_length=15, choices=Doel, blank=True)
    uitkomst_soort = models.CharField("uitkomst", max_length=20, choices=Uitkomst, blank=True)
    uitkomst = models.TextField("uitkomst in woorden", blank=True)
    toelichting = models.TextField(blank=True)
    op_volgnummer = Alfabetsleutel("volgnummer")

    objects = BehandelingQuerySet.as_manager()

    class Meta:
        verbose_name = "behandeling"
        verbose_name_plural = "behandelingen"
        ordering = ("vergadering", ZONDER_NUMMER, "op_volgnummer", "pk")
        constraints = [
            een_keer("Dit punt staat al op de agenda van deze vergadering.", "punt", "vergadering")
        ]

    def __str__(self):
        return f"{self.punt} in {self.vergadering}"

    @property
    def uitkomst_in_woorden(self):
        """ "Aangenomen. Met vijf stemmen tegen."; "" as long as there is none."""
        delen = (self.get_uitkomst_soort_display(), self.uitkomst)
        return ". ".join(deel for deel in delen if deel)


def met_standen() -> dict[str, type[Beschreven]]:
    """Every kind of thing that has standen of its own, by the name that `Stand.soort` holds."""
    return {**Punt.soorten(), Vergadering.SOORT: Vergadering}
