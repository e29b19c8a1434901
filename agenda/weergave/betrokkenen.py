"""Who works on items, and which office somebody held in the time of an agenda."""

from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects

from ..choices import EigenaarSoort
from ..models import Agenda, Ambt, Betrokkenheid, Punt


def haal_betrokkenen(punten: list[Punt]) -> None:
    """Give items of any kind the owners that may be named in public. One query for all."""
    openbaar = Betrokkenheid.objects.openbaar().select_related("eigenaar")
    prefetch_related_objects(punten, Prefetch("betrokkenen", openbaar))


def haal_ambten_van_toen(betrokkenen: Iterable[Betrokkenheid], agenda: Agenda) -> None:
    """Give each person among these an `ambten_toen`: the public offices in the time of `agenda`.

    One query, or none when there are only organisations.
    """
    personen = [b.eigenaar for b in betrokkenen if b.eigenaar.soort == EigenaarSoort.PERSOON]
    ambten = Ambt.objects.openbaar().tijdens(*agenda.eigen_tijd).nieuwste_eerst()
    prefetch_related_objects(
        personen, Prefetch("ambten", ambten.select_related("organisatie"), to_attr="ambten_toen")
    )
