"""Who changed something, by the name that colleagues know."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db.models import Model, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

from ...bewerkingen import wie_het_laatst

LADEN = "laden"
"""The user name of what loads the documents of the region."""


def namen_van(gebruikers: Iterable[str]) -> dict[str, str]:
    """The full name of each user name, or the user name itself."""
    namen = {naam: naam for naam in gebruikers}
    for los in get_user_model().objects.filter(username__in=namen):
        namen[los.get_username()] = los.get_full_name() or los.get_username()
    return namen


def naam_bij(kolom: str) -> Coalesce:
    """The same for a column of user names, as a part of the query that reads the rows."""
    heel = NullIf(Trim(Concat("first_name", Value(" "), "last_name")), Value(""))
    zelfde = get_user_model().objects.filter(username=OuterRef(kolom))
    return Coalesce(Subquery(zelfde.values(naam=Coalesce(heel, "username"))[:1]), kolom)


def door_wie(gebruikers: Iterable[str]) -> dict[str, str]:
    """What comes after "door" for each user name."""
    return namen_van(gebruikers) | {LADEN: "het inlezen van het document"}


def wie_was_het(los: Model) -> str:
    """Who changed this last, by name; "Iemand anders" where that is not known."""
    wie = wie_het_laatst(los)
    return namen_van([wie])[wie] if wie else "Iemand anders"
