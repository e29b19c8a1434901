"""A calendar to subscribe to (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from icalendar import Calendar, Event, vDuration

PRODUCT = f"-//{settings.PORTAAL_NAAM}//NL"
VERVERS = vDuration(timedelta(hours=6))
"""After how many hours a calendar had best look again; that costs one query if nothing changed."""


def maak_kalender(naam: str, adres: str, afspraken: Iterable[Event]) -> bytes:
    """These events, under a name and the address where they are kept up to date."""
    kalender = Calendar()
    for eigenschap, waarde in (
        ("prodid", PRODUCT),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("name", naam),
        ("x-wr-calname", naam),  # the older name of that, which most programs read
        ("x-wr-timezone", settings.TIME_ZONE),
        ("x-published-ttl", VERVERS),
    ):
        kalender.add(eigenschap, waarde)
    kalender.add("refresh-interval", VERVERS, {"value": "DURATION"})
    kalender.add("source", adres, {"value": "URI"})
    for afspraak in afspraken:
        kalender.add_component(afspraak)
    return kalender.to_ical()
