"""Who works on an item, and how a tie reads from one of the things that it ties."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from ..choices import EigenaarSoort, SamenhangSoort, Zijde
from ..models import Agenda, Ambt, Betrokkenheid, Domein, Punt, Samenhang, SamenhangDeel

OMGEKEERD: dict[str, str] = {
    SamenhangSoort.WERKT_UIT: "wordt uitgewerkt door",
    SamenhangSoort.VOLGT_OP: "gaat vooraf aan",
}
"""What the second side of a tie with a direction says of the first."""

GENUMMERD = (SamenhangSoort.KOPPELKANS, SamenhangSoort.DILEMMA)
"""The kinds that readers know by a number: "koppelkans 3"; the others say enough by their name."""


def haal_betrokkenen(punten: list[Punt]) -> None:
    """Give items of any kind what `met_betrokkenen` fetches. One query for all."""
    prefetch_related_objects(punten, Betrokkenheid.objects.als_genoemden())


def haal_ambten_van_toen(betrokkenen: Iterable[Betrokkenheid], agenda: Agenda) -> None:
    """Give each person an `ambten_toen`: the public offices in the time of `agenda`. One query."""
    personen = [b.eigenaar for b in betrokkenen if b.eigenaar.soort == EigenaarSoort.PERSOON]
    ambten = Ambt.objects.openbaar().tijdens(*agenda.eigen_tijd).nieuwste_eerst()
    prefetch_related_objects(
        personen, Prefetch("ambten", ambten.select_related("organisatie"), to_attr="ambten_toen")
    )


@dataclass(frozen=True)
class Verband:
    """A tie as one of its parts sees it: "Gaat vooraf aan", and what.

    `samen` are the other parts on the same side. `via` is the domain that is the part, where an
    item of that domain tells the tie.
    """

    samenhang: Samenhang
    woorden: str
    anderen: tuple[Punt | Domein, ...]
    samen: tuple[Punt | Domein, ...]
    via: Domein | None = None


def van_kant(soort: str, zijde: str) -> str:
    """What a side of a tie of this kind says: "koppelkans", "volgt op", "gaat vooraf aan"."""
    if zijde == Zijde.B and soort in OMGEKEERD:
        return OMGEKEERD[soort]
    return SamenhangSoort(soort).label.lower()


def verbanden_van_punt(samenhang: QuerySet[Samenhang], punt: Punt) -> list[Verband]:
    """These ties as this item reads them: first its own, then those of its domain. One query."""
    domein = punt.domein  # type: ignore[attr-defined]  # every kind of item has one
    plaatsen = (punt, domein) if domein else (punt,)
    gelezen = [_verband(band, delen, *plaatsen) for band, delen in _delen(samenhang)]
    return sorted(gelezen, key=lambda verband: verband.via is not None)


def verbanden_van_domein(samenhang: QuerySet[Samenhang], domein: Domein) -> list[Verband]:
    """These ties as the domain reads them that is part of each. One query."""
    return [_verband(band, delen, domein) for band, delen in _delen(samenhang)]


def _delen(samenhang):
    delen = SamenhangDeel.objects.filter(samenhang__in=samenhang.order_by())
    delen = delen.select_related("samenhang__agenda", "punt__agenda", "domein__agenda")
    return [(band, list(van)) for band, van in groupby(delen, key=lambda deel: deel.samenhang)]


def _verband(samenhang, delen, *plaatsen):
    """The tie as the first of `plaatsen` reads it that is a part of it."""
    plaats, zelf = next(
        (plaats, deel) for plaats in plaatsen for deel in delen if _is(deel, plaats)
    )
    woorden = van_kant(samenhang.soort, zelf.zijde).capitalize()
    if samenhang.soort in GENUMMERD:
        woorden = f"{woorden} {samenhang.nummer}"
    return Verband(
        samenhang,
        woorden,
        anderen=tuple(deel.ding for deel in delen if deel.zijde != zelf.zijde),
        samen=tuple(deel.ding for deel in delen if deel.zijde == zelf.zijde and deel != zelf),
        via=None if plaats is plaatsen[0] else plaats,
    )


def _is(deel, ding):
    return deel.domein_id == ding.pk if isinstance(ding, Domein) else deel.punt_id == ding.pk
