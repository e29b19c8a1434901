"""The agendas that a user is bound to; a role says what somebody may do, this says where."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction

from agenda.models import Agenda

ALLES = "alle agenda's"


class Bereik(models.Model):
    """One agenda that a user is bound to; who has none of these may work on every agenda.

    An agenda that somebody is bound to can't be deleted: with the last of them gone, that user
    would be bound to nothing.
    """

    gebruiker = models.ForeignKey(User, models.CASCADE, related_name="bereiken")
    agenda = models.ForeignKey(Agenda, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "bereik"
        verbose_name_plural = "bereiken"
        ordering = ("agenda",)
        default_permissions = ()  # set with the user
        constraints = [
            models.UniqueConstraint(
                fields=("gebruiker", "agenda"),
                name="bereik_een_keer",
                violation_error_message="Deze agenda staat er al.",
            )
        ]

    def __str__(self):
        return f"{self.gebruiker}: {self.agenda}"


def agendas_van(gebruiker: User) -> Iterable[int]:
    """The keys of the agendas that somebody is bound to; none for who works on all."""
    return Bereik.objects.filter(gebruiker=gebruiker).values_list("agenda", flat=True)


@transaction.atomic
def bind(gebruiker: User, agendas: Iterable[Agenda]) -> None:
    """Let somebody work on these agendas only, or on all when there are none."""
    Bereik.objects.filter(gebruiker=gebruiker).delete()
    Bereik.objects.bulk_create(Bereik(gebruiker=gebruiker, agenda=a) for a in agendas)


def rechten_in_woorden(gebruiker: User) -> str:
    """What somebody may do, and where: "Griffie; alle agenda's"."""
    rollen = ", ".join(sorted(rol.name for rol in gebruiker.groups.all()))
    gebonden: Any = gebruiker
    agendas = ", ".join(str(los.agenda) for los in gebonden.bereiken.all())
    wat = "alles" if gebruiker.is_superuser else rollen or "nog geen rol"
    mag_in = "" if gebruiker.is_active and gebruiker.is_staff else "; kan niet inloggen"
    return f"{wat}; {ALLES if gebruiker.is_superuser else agendas or ALLES}{mag_in}"
