"""Finding what is there already, under almost the same title or name."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from ..alfabet import zoekvorm

T = TypeVar("T")

GELIJK_VANAF = 0.85
"""From which share of equal letters two titles look alike (1 is the same)."""


def lijkt_op(titel: str, rijen: QuerySet, kolom: str = "titel") -> Any:
    """The row among `rijen` whose `kolom` looks most like `titel`, or None when none does.

    Case, accents and punctuation do not count; a number does: "Plan 2026" is not "Plan 2027".
    """
    beste = beste_van(titel, _kandidaten(titel, rijen, kolom).values_list(kolom, "pk"))
    return rijen.get(pk=beste) if beste else None


def beste_van(titel: str, andere: Iterable[tuple[str, T]]) -> T | None:
    """Which of these, by its title, looks most like `titel`; None when none does."""
    gezocht = kaal(titel)
    vergelijking = SequenceMatcher(autojunk=False)
    vergelijking.set_seq2(gezocht)
    beste, beste_maat = None, GELIJK_VANAF
    for andere_titel, los in andere:
        ander = kaal(andere_titel)
        vergelijking.set_seq1(ander)
        # The quick ones are upper bounds: most candidates go no further.
        if (
            vergelijking.real_quick_ratio() >= beste_maat
            and vergelijking.quick_ratio() >= beste_maat
            and (maat := vergelijking.ratio()) >= beste_maat
            and re.findall(r"\d+", ander) == re.findall(r"\d+", gezocht)
        ):
            beste, beste_maat = los, maat
    return beste


def kaal(titel: str) -> str:
    """What of a title counts: its words as they sound, without punctuation."""
    return " ".join(re.findall(r"[a-z0-9]+", zoekvorm(titel)))


def _kandidaten(titel, rijen, kolom):
    """What the database can't rule out: about as long, and a long word that begins the same."""
    sleutel, gezocht = f"op_{kolom}__contains", zoekvorm(titel)
    gemeen = Q(**{sleutel: gezocht[:4]})
    for woord in sorted(set(re.findall(r"\w+", gezocht)), key=len)[-4:]:
        gemeen |= Q(**{sleutel: woord[:5]})
    lengte = Length(kolom)
    return (
        rijen.alias(lengte=lengte)
        .filter(gemeen, lengte__gte=len(titel) // 2, lengte__lte=len(titel) * 2)
        .order_by()
    )
