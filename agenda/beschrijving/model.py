"""What a model tells of itself so that its rows can be described."""

from typing import ClassVar

from django.db import models

from .veld import Staat


class Beschreven(models.Model):
    """A row that is content of its own: it has a state, and a key that other states name it by."""

    BESCHRIJVING: ClassVar[type[Staat]]
    SLEUTEL: ClassVar[str] = "pk"
    KAN_VERBORGEN: ClassVar[bool] = False
    """Whether a public page may not name some of these; then its queryset has `te_noemen`."""
    NAAM_MET: ClassVar[tuple[str, ...]] = ()
    """The foreign keys that its name is made with: a meeting is called after its body."""

    class Meta:
        abstract = True

    @property
    def sleutel(self):
        """What other states know this row by."""
        return getattr(self, self.SLEUTEL)


def heeft_agenda(model: type[models.Model]) -> bool:
    """Whether each of these belongs to one agenda, by a column of its own."""
    return any(kolom.name == "agenda" for kolom in model._meta.fields)


def met_naam(rijen: models.QuerySet) -> models.QuerySet:
    """These rows, with all that their names are made with."""
    nodig = rijen.model.NAAM_MET
    return rijen.select_related(*nodig) if nodig else rijen
