"""Lines that somebody put to rest: until a day, with a word why."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone

LANGSTE_RUST = timedelta(days=366)
"""So long a line may stay away, before somebody has to say so again."""


class Rust(models.Model):
    """That a line stays off the work list of every colleague up to and including `tot`.

    It is named by its kind and by what it is about, such as a kenmerk. `wie` is a user name.
    """

    soort = models.CharField(max_length=30)
    sleutel = models.CharField(max_length=120)
    tot = models.DateField()
    waarom = models.CharField(max_length=150)
    wie = models.CharField(max_length=150)
    moment = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "rustende regel"
        verbose_name_plural = "rustende regels"
        ordering = ("tot", "pk")
        default_permissions = ()  # with the work list
        constraints = [
            models.UniqueConstraint(fields=("soort", "sleutel"), name="rust_een_keer"),
        ]

    def __str__(self):
        return f"{self.soort}: {self.sleutel}"


def laat_rusten(soort: str, sleutel: str, *, tot: date, waarom: str, wie: str) -> None:
    """Keep a line away up to and including `tot`, in place of what was said of it before."""
    velden = {"tot": tot, "waarom": waarom, "wie": wie, "moment": timezone.now()}
    Rust.objects.filter(tot__lt=timezone.localdate()).delete()
    Rust.objects.update_or_create(soort=soort, sleutel=sleutel, defaults=velden)


def wek(soort: str, sleutel: str) -> None:
    """Put a line back on the list."""
    Rust.objects.filter(soort=soort, sleutel=sleutel).delete()


def rustende(dag: date) -> dict[tuple[str, str], Rust]:
    """What rests on this day, by kind and by what it is about."""
    return {(los.soort, los.sleutel): los for los in Rust.objects.filter(tot__gte=dag)}
