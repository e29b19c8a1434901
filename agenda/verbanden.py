"""How a tie reads from one of the things that it ties."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from .choices import SamenhangSoort, Zijde
from .models import Domein, Punt, Samenhang, SamenhangDeel

OMGEKEERD = {
    SamenhangSoort.WERKT_UIT: "wordt uitgewerkt door",
    SamenhangSoort.VOLGT_OP: "gaat vooraf aan",
}
"""What the second side of a tie with a direction says of the first."""


GENUMMERD = (SamenhangSoort.KOPPELKANS, SamenhangSoort.DILEMMA)
"""Of which a reader knows the number: the other kinds say enough by their name."""


@dataclass(frozen=True)
class Verband:
    """A tie as one of its parts sees it: "Gaat vooraf aan", and what.

    `samen` is what stands on the same side as that part.
    """

    samenhang: Samenhang
    woorden: str
    anderen: tuple[Punt | Domein, ...]
    samen: tuple[Punt | Domein, ...]


def van_kant(soort: str, zijde: str) -> str:
    """What a side of a tie of this kind says: "koppelkans", "volgt op", "gaat vooraf aan"."""
    if zijde == Zijde.B and soort in OMGEKEERD:
        return OMGEKEERD[soort]
    return SamenhangSoort(soort).label.lower()


def verbanden(samenhang: QuerySet[Samenhang], ding: Punt | Domein) -> list[Verband]:
    """These ties as the item or domain reads them that is part of each. One query."""
    delen = SamenhangDeel.objects.filter(samenhang__in=samenhang.order_by())
    delen = delen.select_related("samenhang__agenda", "punt__agenda", "domein__agenda")
    return [_verband(los, list(rijen), ding) for los, rijen in groupby(delen, _samenhang)]


def _samenhang(deel):
    return deel.samenhang


def _verband(samenhang, delen, ding):
    zelf = next(deel for deel in delen if _is(deel, ding))
    woorden = van_kant(samenhang.soort, zelf.zijde).capitalize()
    if samenhang.soort in GENUMMERD:
        woorden = f"{woorden} {samenhang.nummer}"
    naast = tuple(deel.ding for deel in delen if deel.zijde == zelf.zijde and deel != zelf)
    tegenover = tuple(deel.ding for deel in delen if deel.zijde != zelf.zijde)
    return Verband(samenhang, woorden, tegenover or naast, naast if tegenover else ())


def _is(deel, ding):
    return deel.domein_id == ding.pk if isinstance(ding, Domein) else deel.punt_id == ding.pk
