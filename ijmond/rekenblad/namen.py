"""What keys are called in a cell."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from agenda.beschrijving.model import Beschreven, heeft_agenda
from agenda.beschrijving.samen import lees_samen
from agenda.beschrijving.wijzers import wijst_aan
from agenda.bewerkingen import kaal
from agenda.models import Agenda

from .cellen import MET_SLEUTEL

Bron = Callable[[type[Beschreven]], QuerySet[Any]]
"""Gives the rows of a model that may be named here."""
Plek = tuple[int | None, Any]
"""An agenda, None for what is of none, and a key."""


class Namen:
    """The names of all that rows of some models may point at; one query.

    An item goes by its kenmerk. A name that two rows of an agenda have is followed by the key,
    "Wonen [wonen-2]", unless these need not be read again: then no name tells of another row.
    """

    def __init__(
        self,
        modellen: Iterable[type[Beschreven]],
        agendas: Iterable[Agenda],
        bron: Bron,
        *,
        leesbaar: bool = True,
    ):
        verschillend = _verschillend if leesbaar else dict[Plek, str]
        doelen = {wijzer.doel for model in modellen for wijzer in wijst_aan(model)}
        op_naam = [doel for doel in doelen if doel.SLEUTEL != "kenmerk"]
        van = [agenda.pk for agenda in agendas]
        vragen = [
            bron(doel).filter(agenda__in=van) if heeft_agenda(doel) else bron(doel)
            for doel in op_naam
        ]
        self._namen: dict[type[Beschreven], dict[Plek, str]] = {
            doel: verschillend({_plek(rij): str(rij) for rij, _ in gevonden})
            for doel, gevonden in zip(op_naam, lees_samen(*vragen), strict=True)
        }

    def alle(self, doel: type[Beschreven], agenda: int | None) -> list[str]:
        """All names of one kind that an agenda knows."""
        namen = self._namen.get(doel, {}).items()
        return [naam for (van, _), naam in namen if van in (None, agenda)]

    def naam(self, doel: type[Beschreven], sleutel: Any, agenda: int | None) -> str:
        """The name of a key, "" where an agenda may not name it."""
        if doel.SLEUTEL == "kenmerk":
            return str(sleutel)
        namen = self._namen.get(doel, {})
        return namen.get((agenda, sleutel)) or namen.get((None, sleutel), "")


def _plek(rij: Any) -> Plek:
    return (rij.agenda_id if heeft_agenda(type(rij)) else None), rij.sleutel


def _verschillend(namen: dict[Plek, str]) -> dict[Plek, str]:
    """The same names, with the key behind one that another has too, or that seems to have one."""
    telt = Counter((van, kaal(naam)) for (van, _), naam in namen.items())
    return {
        (van, los): f"{naam} [{los}]"
        if telt[van, kaal(naam)] > 1 or MET_SLEUTEL.fullmatch(naam)
        else naam
        for (van, los), naam in namen.items()
    }
