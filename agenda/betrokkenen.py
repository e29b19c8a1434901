"""Who works on items, and which office somebody held in the time of an agenda."""

from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects

from .choices import EigenaarSoort
from .datums import grenzen
from .models import Agenda, Ambt, Betrokkenheid, Punt


def haal_betrokkenen(punten: list[Punt]) -> None:
    """Give items of any kind the owners that may be named in public. One query for all."""
    openbaar = Betrokkenheid.objects.openbaar().select_related("eigenaar")
    prefetch_related_objects(punten, Prefetch("betrokkenen", openbaar))


def haal_ambten_van_toen(betrokkenen: Iterable[Betrokkenheid], agenda: Agenda) -> None:
    """Give each person among these an `ambten_toen`: the public offices in the time of `agenda`.

    That time ends where the agenda does, or where its stand was taken before that. One query, or
    none when there are only organisations.
    """
    personen = [b.eigenaar for b in betrokkenen if b.eigenaar.soort == EigenaarSoort.PERSOON]
    tot = agenda.eind
    if agenda.stand_op:
        tot = min(tot, grenzen(agenda.stand_op, agenda.stand_op_precisie)[1])
    ambten = Ambt.objects.openbaar().tijdens(min(agenda.begin, tot), tot).nieuwste_eerst()
    prefetch_related_objects(
        personen,
        Prefetch("ambten", ambten.select_related("organisatie"), to_attr="ambten_toen"),
    )
