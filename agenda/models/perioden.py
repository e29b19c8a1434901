"""The periods of an agenda, in which its items are planned."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from ..beschrijving import kader
from ..beschrijving.model import Beschreven
from ..choices import Eenheid
from ..tijdvakken import Tijdvak
from .agenda import Agenda, uniek_in_agenda
from .querysets.agenda import PeriodeQuerySet
from .velden import TijdvakVeld, dag_veld, een_keer


class Periode(Beschreven):
    """A year, half-year, quarter or month in which an item can be planned.

    One may hold others: "2026" the quarters of it. They never overlap in part.
    """

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="perioden")
    naam = models.CharField(max_length=40)
    eenheid = models.CharField(max_length=10, choices=Eenheid, default=Eenheid.JAAR)
    begin = dag_veld()
    eind = dag_veld()
    tijdvak = TijdvakVeld()

    objects = PeriodeQuerySet.as_manager()

    punten: list
    """The public items that are planned in it: only where a page fetched them."""

    BESCHRIJVING = kader.Periode
    SLEUTEL = "tijdvak"

    class Meta:
        verbose_name = "periode"
        verbose_name_plural = "perioden"
        ordering = ("agenda", "begin", "-eind")
        constraints = [
            een_keer(
                "Deze agenda heeft al een periode met deze datums.",
                *("agenda", "begin", "eind"),
                naam="dagen_uniek",
            ),
            uniek_in_agenda("naam", "periode met die naam"),
            models.CheckConstraint(
                condition=Q(eind__gte=F("begin")),
                name="periode_eind_na_begin",
                violation_error_message="De periode eindigt voordat hij begint. Kijk de datums na.",
            ),
        ]

    @property
    def dagen(self) -> Tijdvak:
        """From its first day to its last."""
        return Tijdvak(self.begin, self.eind)

    def clean(self):
        if not (self.agenda_id and self.begin and self.eind):
            return
        andere = Periode.objects.filter(agenda=self.agenda_id).exclude(pk=self.pk)
        ineen = []
        for ander in andere.tijdens(self.dagen):
            if not (self.dagen.omvat(ander.dagen) or ander.dagen.omvat(self.dagen)):
                raise ValidationError(
                    f"Deze periode valt voor een deel samen met '{ander}'. "
                    "Kies datums die er helemaal in vallen, er helemaal omheen, of erbuiten."
                )
            ineen.append(ander)
        if ineen and self.pk:
            self._niemand_dubbel(ineen)

    def _niemand_dubbel(self, ineen):
        """Raises ValidationError for an item that would be planned here and in one of `ineen`."""
        dubbel = self.planning.filter(agendapunt__planning__periode__in=ineen)
        if gepland := dubbel.select_related("agendapunt").first():
            raise ValidationError(
                f"{gepland.agendapunt} staat ook in een periode die hier dan in valt, of omheen. "
                "Haal het eerst uit een van de twee."
            )
