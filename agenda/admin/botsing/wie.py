"""Who changed something, by the name that colleagues know."""

from collections.abc import Iterable

from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from ...models import Punt, Stand, Vergadering

LADEN = "laden"
"""The user name of what loads the documents of the region."""


def namen_van(gebruikers: Iterable[str]) -> dict[str, str]:
    """The full name of each user name, or the user name itself."""
    namen = {naam: naam for naam in gebruikers}
    for los in get_user_model().objects.filter(username__in=namen):
        namen[los.get_username()] = los.get_full_name() or los.get_username()
    return namen


def door_wie(gebruikers: Iterable[str]) -> dict[str, str]:
    """What comes after "door" for each user name."""
    return namen_van(gebruikers) | {LADEN: "het inlezen van het document"}


def wie_was_het(los: Model) -> str:
    """Who changed this last, by name; "Iemand anders" where that is not known."""
    if isinstance(los, Punt | Vergadering):
        standen = Stand.objects.filter(kenmerk=str(los.sleutel))
        wie = standen.values_list("wijziging__wie", flat=True).last()
    else:
        soort = ContentType.objects.get_for_model(los)
        regels = LogEntry.objects.filter(content_type=soort, object_id=str(los.pk)).order_by("pk")
        wie = regels.values_list("user__username", flat=True).last()
    return namen_van([wie])[wie] if wie else "Iemand anders"
