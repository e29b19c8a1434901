"""What a model tells of itself so that its rows can be described."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db import models

from ..choices import AgendaStatus
from .teksten import MetTeksten
from .veld import Staat

B = TypeVar("B", bound="Beschreven")


class Beschreven(MetTeksten):
    """A row that is content of its own: it has a state, and a key that other states name it by."""

    BESCHRIJVING: ClassVar[type[Staat]]
    SLEUTEL: ClassVar[str] = "pk"
    NAAM: ClassVar[str] = "naam"
    """The column that a row is called by."""
    KAN_VERBORGEN: ClassVar[bool] = False
    """Whether a public page may not name some of these; then its queryset has `te_noemen`."""
    NAAM_MET: ClassVar[tuple[str, ...]] = ()
    """The foreign keys that its name is made with: a meeting is called after its body."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(getattr(self, self.NAAM))

    def unique_error_message(
        self, model_class: type[models.Model], unique_check: Sequence[str]
    ) -> ValidationError:
        """Says whose a value is already, where one column must be; not of an agenda in concept.

        Who works on one agenda does not know what others prepare.
        """
        if len(unique_check) > 1:
            return super().unique_error_message(model_class, unique_check)
        [kolom] = unique_check
        waarde = getattr(self, kolom)
        ander = model_class._base_manager.filter(**{kolom: waarde}).exclude(pk=self.pk).first()
        agenda = getattr(ander, "agenda", ander)
        is_concept = getattr(agenda, "status", "") == AgendaStatus.CONCEPT
        van = "van een agenda in concept" if is_concept else f"van ‘{ander}’"
        return ValidationError(f"‘{waarde}’ is al {van}. Kies iets anders.", code="unique")

    @property
    def sleutel(self) -> str | int | date:
        """What other states know this row by."""
        return getattr(self, self.SLEUTEL)


def heeft_agenda(model: type[models.Model]) -> bool:
    """Whether each of these belongs to one agenda, by a column of its own."""
    return any(kolom.name == "agenda" for kolom in model._meta.fields)


def nieuwe_rij(model: type[B], agenda: models.Model | None) -> B:
    """A row in memory, of this agenda where it belongs to one."""
    return model(agenda=agenda) if heeft_agenda(model) else model()


def doel_van(model: type[models.Model], veld: str) -> type[Beschreven] | None:
    """What the keys in a column, or in a list of keys, stand for; None where there are none."""
    doel = model._meta.get_field(veld).related_model
    return doel if doel and issubclass(doel, Beschreven) else None


def kolom_van(model: type[models.Model], veld: str) -> "models.Field[Any, Any]":
    """The column that a description names."""
    return cast("models.Field[Any, Any]", model._meta.get_field(veld))


def lijst_van(model: type[models.Model], lijst: str) -> models.ManyToOneRel:
    """The way from a row to the rows of a list that hangs on it: "planning"."""
    return cast("models.ManyToOneRel", model._meta.get_field(lijst))


def te_noemen(model: type[B]) -> models.QuerySet[B]:
    """Those that a public page may name where something points at them."""
    rijen = model._default_manager.all()
    return rijen.te_noemen() if model.KAN_VERBORGEN else rijen  # type: ignore[attr-defined]


def met_naam(rijen: models.QuerySet[B]) -> models.QuerySet[B]:
    """These rows, with all that their names are made with."""
    nodig = rijen.model.NAAM_MET
    return rijen.select_related(*nodig) if nodig else rijen


def bij_sleutels(
    model: type[B], sleutels: Iterable[Any], agenda: models.Model | None
) -> models.QuerySet[B]:
    """The rows that these keys name in the states of an agenda.

    An item is known everywhere by its kenmerk; a domain of another agenda may have the same key.
    """
    rijen = model._base_manager.filter(**{f"{model.SLEUTEL}__in": sleutels})
    is_van_agenda = model.SLEUTEL != "kenmerk" and heeft_agenda(model)
    return rijen.filter(agenda=agenda) if is_van_agenda else rijen
