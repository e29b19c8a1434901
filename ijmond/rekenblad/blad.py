"""The sheet of one model in a workbook: its rows, what may be chosen, and what a column means."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.text import capfirst

from agenda.models import Agenda

from .cellen import Deel, Sleutels
from .tabel import Tabel
from .xlsx import Blad

MEESTE_KEUZES = 500
"""Of more than these nobody chooses from a list."""
UIT_DE_LIJST, EEN_KENMERK = "Kies uit de lijst.", "Het kenmerk, zoals SA-07."
ZO = {
    models.DateField: "Een datum, zoals 31-12-2026.",
    models.TimeField: "Een tijd, zoals 19:30.",
    models.BooleanField: "Ja of nee.",
}


def blad_van(tabel: Tabel, rijen: QuerySet[Any], agendas: Iterable[Agenda] = ()) -> Blad:
    """The rows, with what these agendas offer to choose from."""
    van: list[int | None] = [agenda.pk for agenda in agendas] or [None]
    return Blad(
        naam=capfirst(str(tabel.model._meta.verbose_name_plural)),
        koppen=tabel.koppen,
        rijen=tabel.rijen(rijen),
        keuzes=_keuzes(tabel, van),
        uitleg={kolom.kop: uitleg_van(kolom.uitleg, kolom.vorm) for kolom in tabel.kolommen},
        lang=frozenset(kolom.kop for kolom in tabel.kolommen if is_lang(kolom.vorm)),
    )


def _keuzes(tabel: Tabel, agendas: list[int | None]) -> dict[str, list[str]]:
    gevonden: dict[str, list[str]] = {}
    for kolom in tabel.kolommen:
        doelen = {kop: deel.doel for kop, deel in kolom.delen.items() if deel.doel}
        if tabel.openbaar:
            doelen = {}  # what nothing public names, is nowhere
        elif isinstance(kolom.vorm, Sleutels):
            doelen = {f"{kolom.kop}: elke regel": kolom.vorm.doel}
        for kop, doel in doelen.items():
            namen = (naam for pk in agendas for naam in tabel.namen.alle(doel, pk))
            gevonden[kop] = list(dict.fromkeys(namen))
        gevonden |= keuzes_van(kolom.delen)
    return {kop: keuzes for kop, keuzes in gevonden.items() if 0 < len(keuzes) <= MEESTE_KEUZES}


def keuzes_van(delen: Mapping[str, Deel]) -> dict[str, list[str]]:
    """What may be chosen in each of these, where that is always the same."""
    return {
        kop: [woorden for _, woorden in deel.keuzes]
        for kop, deel in delen.items()
        if deel.kolom.choices
    }


def uitleg_van(uitleg: str, vorm: Any) -> str:
    """What to know of a cell, with the form in which it is typed."""
    return f"{uitleg} {_zo(vorm) if isinstance(vorm, Deel) else ''}".strip()


def _zo(deel: Deel) -> str:
    """In which form a value is typed."""
    if deel.doel:
        return EEN_KENMERK if deel.doel.SLEUTEL == "kenmerk" else UIT_DE_LIJST
    if deel.kolom.choices:
        return UIT_DE_LIJST
    return next((zin for soort, zin in ZO.items() if isinstance(deel.kolom, soort)), "")


def is_lang(vorm: Any) -> bool:
    """Whether a cell holds many words, or many lines."""
    if not isinstance(vorm, Deel):
        return True
    return isinstance(vorm.kolom, models.TextField) or vorm.veld == "titel"
