"""Four eyes: another person publishes and adopts than who changed it last, where that is asked.

The setting VIER_OGEN asks it. Who wrote something years ago may publish what a colleague corrected
since: two people have seen it.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model

from ..models import Agenda
from .laatst import wie_het_laatst


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
