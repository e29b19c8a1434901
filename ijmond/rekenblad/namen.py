"""What keys are called in a cell, and which key a name in a cell stands for."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet

from agenda.alfabet import zoekvorm
from agenda.beschrijving.model import Beschreven, heeft_agenda
from agenda.beschrijving.samen import lees_samen
from agenda.beschrijving.wijzers import wijst_aan
from agenda.models import Agenda

from .cellen import GeenWaarde, geen

Bron = Callable[[type[Beschreven]], QuerySet[Any]]
"""Gives the rows of a model that may be named here."""
Plek = tuple[int | None, Any]
"""An agenda, None for what is of none, and a key."""


class Namen:
    """The names of all that rows of some models may point at; one query, and one for kenmerken.

    An item goes by its kenmerk. A name that two rows of an agenda have is followed by the key:
    "Wonen [wonen-2]".
    """

    def __init__(self, modellen: Iterable[type[Beschreven]], agendas: Iterable[Agenda], bron: Bron):
        self._bron = bron
        doelen = {wijzer.doel for model in modellen for wijzer in wijst_aan(model)}
        op_naam = [doel for doel in doelen if doel.SLEUTEL != "kenmerk"]
        van = [agenda.pk for agenda in agendas]
        vragen = [
            bron(doel).filter(agenda__in=van) if heeft_agenda(doel) else bron(doel)
            for doel in op_naam
        ]
        self._namen: dict[type[Beschreven], dict[Plek, str]] = {
            doel: _verschillend({_plek(rij): str(rij) for rij, _ in gevonden})
            for doel, gevonden in zip(op_naam, lees_samen(*vragen), strict=True)
        }
        self._zoek: dict[type[Beschreven], dict[tuple[int | None, str], Any]] = {}

    def van_agenda(self, agenda: int | None) -> "VanAgenda":
        """As one agenda, by its primary key, knows them."""
        return VanAgenda(self, agenda)

    def alle(self, doel: type[Beschreven], agenda: int | None) -> list[str]:
        """All names of one kind that an agenda knows."""
        namen = self._namen.get(doel, {}).items()
        return [naam for (van, _), naam in namen if van in (None, agenda)]

    def naam(self, doel: type[Beschreven], sleutel: Any, agenda: int | None) -> str:
        """The name of a key, "" where it may not be named."""
        if doel.SLEUTEL == "kenmerk":
            return str(sleutel)
        namen = self._namen.get(doel, {})
        return namen.get((agenda, sleutel)) or namen.get((None, sleutel), "")

    def sleutel(self, doel: type[Beschreven], tekst: str, agenda: int | None) -> Any:
        """The key of what is called so, or has that key; raises GeenWaarde."""
        if doel not in self._zoek:
            self._zoek[doel] = self._index(doel)
        zoek = self._zoek[doel]
        woord = tekst.split(maxsplit=1)[0] if doel.SLEUTEL == "kenmerk" else tekst
        for van in (agenda, None):
            if (gevonden := zoek.get((van, zoekvorm(woord)))) is not None:
                return gevonden
        raise GeenWaarde(geen(tekst, str(doel._meta.verbose_name), self.alle(doel, agenda)))

    def _index(self, doel: type[Beschreven]) -> dict[tuple[int | None, str], Any]:
        if doel.SLEUTEL == "kenmerk":
            kenmerken = self._bron(doel).order_by().values_list("kenmerk", flat=True)
            return {(None, zoekvorm(kenmerk)): kenmerk for kenmerk in kenmerken}
        namen = self._namen.get(doel, {})
        op_sleutel = {(van, zoekvorm(str(los))): los for van, los in namen}
        return op_sleutel | {(van, zoekvorm(naam)): los for (van, los), naam in namen.items()}


class VanAgenda(NamedTuple):
    """The names that one agenda knows."""

    namen: Namen
    agenda: int | None

    def naam(self, doel: type[Beschreven], sleutel: Any) -> str:
        return self.namen.naam(doel, sleutel, self.agenda)

    def sleutel(self, doel: type[Beschreven], tekst: str) -> Any:
        return self.namen.sleutel(doel, tekst, self.agenda)


def _plek(rij: Any) -> Plek:
    return (rij.agenda_id if heeft_agenda(type(rij)) else None), rij.sleutel


def _verschillend(namen: dict[Plek, str]) -> dict[Plek, str]:
    """The same names, with the key behind one that another has too."""
    telt = Counter((van, zoekvorm(naam)) for (van, _), naam in namen.items())
    return {
        (van, sleutel): f"{naam} [{sleutel}]" if telt[van, zoekvorm(naam)] > 1 else naam
        for (van, sleutel), naam in namen.items()
    }
