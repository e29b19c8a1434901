"""A list within rows as a sheet of its own: what stood on each meeting, a row for each item."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst

from agenda.beschrijving.model import Beschreven
from agenda.beschrijving.punten import naam_van_vergadering
from agenda.beschrijving.veld import Inhoud
from agenda.models import Orgaan, Vergadering

from .blad import is_lang, keuzes_van, uitleg_van
from .cellen import Cel, Deel
from .kolommen import kolommen_van
from .tabel import Tabel, past
from .xlsx import Blad

APART: dict[type[Beschreven], str] = {Vergadering: "behandelingen"}
"""The models of which a list has a sheet of its own, with that list."""
NUMMER, NAAM = "Nummer van de vergadering", "Vergadering"
UITLEG = {
    NUMMER: "Zegt bij welke vergadering dit hoort. Leeg voor een vergadering die nieuw is.",
    NAAM: "Alleen om te lezen. Is de vergadering nieuw, typ dan: het orgaan, de datum.",
}


def delen() -> dict[str, Deel]:
    """What a row says of one item, by its heading."""
    [kolom] = (los for los in kolommen_van(Vergadering) if los.veld == APART[Vergadering])
    return {capfirst(deel.label): deel for deel in kolom.delen.values()}


def blad_apart(tabel: Tabel, rijen: QuerySet[Any]) -> Blad:
    """The sheet beside that of these meetings."""
    van = delen()
    return Blad(
        naam=capfirst(APART[Vergadering]),
        koppen=[NUMMER, NAAM, *van],
        rijen=_rijen(tabel, rijen),
        keuzes=keuzes_van(van),
        uitleg=UITLEG
        | {kop: uitleg_van(str(deel.kolom.help_text), deel) for kop, deel in van.items()},
        lang=frozenset((NAAM, *(kop for kop, deel in van.items() if is_lang(deel)))),
    )


def _rijen(tabel: Tabel, rijen: QuerySet[Any]) -> Iterator[list[Cel]]:
    namen = partial(tabel.namen.naam, agenda=None)
    for los, staat in tabel.staten(rijen):
        heet = naam_van(namen(Orgaan, staat["orgaan"]), staat)
        for rij in staat[APART[Vergadering]]:
            cellen = (deel.schrijf(rij.get(deel.veld), namen) for deel in delen().values())
            yield [los.pk, heet, *map(past, cellen)]


def naam_van(orgaan: str, staat: Inhoud) -> str:
    """What a meeting of this body is called, by its days: "Raad, 1 maart 2027"."""
    dagen = (staat.get(veld) for veld in ("datum", "eind_datum"))
    dag, laatste = (date.fromisoformat(los) if los else None for los in dagen)
    return naam_van_vergadering(orgaan, (dag, staat.get("datum_precisie") or "dag", laatste))
