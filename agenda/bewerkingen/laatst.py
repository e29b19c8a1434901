"""Who changed a row last: its newest stand tells it or, without those, the log of the admin."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from ..models import Punt, Stand, Vergadering


def wie_het_laatst(rij: Model) -> str | None:
    """The user name of who changed a row last."""
    if isinstance(rij, Punt | Vergadering):
        standen = Stand.objects.filter(kenmerk=str(rij.sleutel))
        return standen.values_list("wijziging__wie", flat=True).last()
    soort = ContentType.objects.get_for_model(rij)
    regels = LogEntry.objects.filter(content_type=soort, object_id=str(rij.pk)).order_by("pk")
    return regels.values_list("user__username", flat=True).last()


def schrijf_op(rij: Model, gebruiker: AbstractBaseUser, hoe: str) -> None:
    """Log that somebody changed a row without standen, where no form of its own does."""
    if not isinstance(rij, Punt | Vergadering):
        LogEntry.objects.log_actions(gebruiker.pk, [rij], CHANGE, hoe, single_object=True)
