"""What the columns of a list of others hold, as somebody chose; kept for the next list."""

from collections.abc import Mapping

from django.db import models, transaction

from agenda.models import Agenda

from ..bestand import vorm
from .koppen import Gekozen


class Kolomkeuze(models.Model):
    """What stands under one heading, on one agenda.

    `kop` is the heading as it sounds. `veld` is what `overnemen/kolommen.py` calls it, or a period;
    "" where it is left out. Under the heading of the titles `soort` says of what kind rows are.
    """

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="+")
    kop = models.CharField(max_length=200)
    veld = models.CharField(max_length=30, blank=True)
    soort = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = "keuze van een kolom"
        verbose_name_plural = "keuzes van kolommen"
        ordering = ("agenda", "kop")
        default_permissions = ()  # kept by who takes over a list
        constraints = [
            models.UniqueConstraint(fields=("agenda", "kop"), name="kolomkeuze_een_keer")
        ]

    def __str__(self) -> str:
        return f"{self.kop}: {self.veld}"


def gekozen(agenda: Agenda) -> Gekozen:
    """All that was chosen for the lists of this agenda."""
    keuzes = Kolomkeuze.objects.filter(agenda=agenda)
    return Gekozen(
        {los.kop: los.veld for los in keuzes}, {los.kop: los.soort for los in keuzes if los.soort}
    )


@transaction.atomic
def onthoud(agenda: Agenda, soort: str, keuze: Mapping[str, str]) -> None:
    """Keep for each heading what its column holds; `soort` is of what kind the rows are."""
    for kop, veld in keuze.items():
        Kolomkeuze.objects.update_or_create(
            agenda=agenda,
            kop=vorm(kop)[:200],
            defaults={"veld": veld, "soort": soort if veld == "titel" else ""},
        )
