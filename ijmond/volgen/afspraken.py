"""A meeting as an event of a calendar, known by the same id whatever becomes of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid5

from django.db.models import CharField, Prefetch, QuerySet
from django.db.models.functions import Cast
from icalendar import STATUS as ICAL_STATUS
from icalendar import TRANSP, Event

from agenda.choices import VergaderingStatus
from agenda.models import Behandeling, Stand, Vergadering
from agenda.tekens import schone_regel, schoon
from agenda.weergave import tijd_van

TELT = ("datum", "datum_precisie", "eind_datum", "begin", "eind", "status")
"""What of a meeting makes a calendar ask for attention: what is on its list does not."""
STATUS = {
    VergaderingStatus.GEPLAND: ICAL_STATUS.CONFIRMED,
    VergaderingStatus.GEHOUDEN: ICAL_STATUS.CONFIRMED,
    VergaderingStatus.GEANNULEERD: ICAL_STATUS.CANCELLED,
}
"""Of one of which nobody knows whether it took place, a calendar says nothing."""


@dataclass
class Loop:
    """What the standen that visitors saw say of a meeting: since when, and how often it changed."""

    begin: datetime
    wanneer: list[tuple[Any, ...]] = field(default_factory=list)

    @property
    def volgnummer(self) -> int:
        """How often its days, its hours or whether it goes on became different."""
        return sum(toen != nu for toen, nu in pairwise(self.wanneer))


def afspraken(
    vergaderingen: QuerySet[Vergadering], uid: UUID, bijgewerkt: datetime, basis: str
) -> Iterator[Event]:
    """Each of these meetings that has a day. Three queries.

    `uid` is what the portal is known by, `bijgewerkt` when its content last changed, and `basis`
    its address.
    """
    openbaar = Behandeling.objects.openbaar().select_related("punt")
    met_lijst = vergaderingen.select_related("orgaan").prefetch_related(
        Prefetch("behandelingen", openbaar)
    )
    lopen = _lopen(vergaderingen)
    for vergadering in met_lijst:
        loop, tijd = lopen.get(vergadering.pk), tijd_van(vergadering)
        if loop is None or tijd is None:
            continue
        # With its first moment: a key is given out again after an older backup is put back.
        naam = f"vergadering {vergadering.pk} {loop.begin.isoformat()}"
        adres = basis + vergadering.get_absolute_url()
        yield Event.new(
            uid=uuid5(uid, naam),
            stamp=bijgewerkt,
            sequence=loop.volgnummer,
            start=_in_utc(tijd.van),
            end=_na(tijd.tot) if tijd.tot else None,
            summary=schone_regel(_naam(vergadering)),
            location=schone_regel(vergadering.locatie) or None,
            status=STATUS.get(VergaderingStatus(vergadering.status)),
            description=schoon("\n".join(_omschrijving(vergadering, adres))),
            url=adres,
            transparency=TRANSP.TRANSPARENT,
        )


def _lopen(vergaderingen: QuerySet[Vergadering]) -> dict[int, Loop]:
    """By the key of each meeting, what visitors saw of it, the oldest first."""
    sleutels = vergaderingen.order_by().values_list(Cast("pk", CharField()))
    standen = Stand.objects.filter(
        soort=Vergadering.SOORT, kenmerk__in=sleutels, openbaar=True, inhoud__isnull=False
    ).order_by("pk")
    lopen: dict[int, Loop] = {}
    velden = (f"inhoud__{veld}" for veld in TELT)
    for kenmerk, moment, *wanneer in standen.values_list("kenmerk", "wijziging__moment", *velden):
        lopen.setdefault(int(kenmerk), Loop(moment)).wanneer.append(tuple(wanneer))
    return lopen


def _in_utc(wanneer: date | datetime) -> date | datetime:
    """A moment without a time zone to look up: what it is in summer and in winter, is counted."""
    return wanneer.astimezone(UTC) if isinstance(wanneer, datetime) else wanneer


def _na(tot: date | datetime) -> date | datetime:
    """The end as a calendar wants it: of days, the first one after."""
    return _in_utc(tot) if isinstance(tot, datetime) else tot + timedelta(days=1)


def _naam(vergadering: Vergadering) -> str:
    """The body that meets; whether it goes on too, as many calendars do not show a status."""
    naam = vergadering.orgaan.naam
    if vergadering.status != VergaderingStatus.GEANNULEERD:
        return naam
    return f"{naam} ({'ging' if vergadering.is_voorbij else 'gaat'} niet door)"


def _omschrijving(vergadering: Vergadering, adres: str) -> Iterator[str]:
    """At what hour it begins, if the event itself does not say; its list; and where to read on."""
    if vergadering.begin and vergadering.eind_datum and not vergadering.eind:
        yield f"Begint om {vergadering.begin:%H.%M} uur."
    behandelingen = list(vergadering.behandelingen.all())
    if behandelingen:
        yield "Op de lijst:"
    for los in behandelingen:
        nummer = f"{los.volgnummer}. " if los.volgnummer else "- "
        yield f"{nummer}{los.punt.titel} ({los.punt.kenmerk})"
    yield f"Meer over deze vergadering: {adres}"
