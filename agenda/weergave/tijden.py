"""When a meeting is, for a calendar: as exactly as is known, and no more."""

from datetime import date, datetime, time
from typing import NamedTuple

from django.utils.timezone import get_default_timezone

from ..choices import Precisie
from ..models import Vergadering


class Tijd(NamedTuple):
    """From when to when: two moments, or two days of which the last one counts too.

    `tot` is None where only the moment of its begin is known.
    """

    van: date | datetime
    tot: date | datetime | None


def tijd_van(vergadering: Vergadering) -> Tijd | None:
    """When a meeting is; None as long as nobody gave its day."""
    dag, laatste = vergadering.datum, vergadering.eind_datum
    if dag is None or vergadering.datum_precisie != Precisie.DAG:
        return None
    begin, eind = vergadering.begin, vergadering.eind
    # Of more days without an hour at the end, a moment at the begin alone would tell half.
    if begin is None or (laatste and eind is None):
        return Tijd(dag, laatste or dag)
    return Tijd(op(dag, begin), op(laatste or dag, eind) if eind else None)


def op(dag: date, uur: time) -> datetime:
    """An hour of a day by the clock of the region, in summer and in winter."""
    return datetime.combine(dag, uur, get_default_timezone())
