"""Four eyes: another person publishes and adopts than who changed it last, where that is asked.

The setting VIER_OGEN asks it. Who wrote something years ago may publish what a colleague corrected
since: two people have seen it.
"""

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model

from ..models import Agenda, Punt, Stand, Vergadering


def eis_andere_publicist(rij: Model, door: str) -> None:
    """Raise ValidationError when `door` changed this row last."""
    if settings.VIER_OGEN and door and wie_het_laatst(rij) == door:
        raise ValidationError(f"U wijzigde {rij} zelf het laatst. Laat een ander het publiceren.")


def eis_andere_vaststeller(agenda: Agenda, door: str) -> None:
    """Raise ValidationError when `door` made the last change that visitors see of an agenda."""
    if not (settings.VIER_OGEN and door):
        return
    laatste = agenda.standen.filter(openbaar=True).select_related("wijziging").last()
    if laatste and laatste.wijziging.wie == door:
        raise ValidationError("U wijzigde deze agenda zelf het laatst. Laat een ander vaststellen.")


def wie_het_laatst(rij: Model) -> str | None:
    """The user name of who changed a row last; without standen, the log of the admin knows it."""
    if isinstance(rij, Punt | Vergadering):
        standen = Stand.objects.filter(kenmerk=str(rij.sleutel))
        return standen.values_list("wijziging__wie", flat=True).last()
    soort = ContentType.objects.get_for_model(rij)
    regels = LogEntry.objects.filter(content_type=soort, object_id=str(rij.pk)).order_by("pk")
    return regels.values_list("user__username", flat=True).last()
