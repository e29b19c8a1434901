"""The rows of one model as rows of cells: all that is there, or what of it visitors see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from agenda.beschrijving.lezen import inhoud, met_inhoud
from agenda.beschrijving.model import Beschreven, heeft_agenda
from agenda.beschrijving.openbaar import openbaar_deel
from agenda.beschrijving.veld import Inhoud

from .cellen import Cel
from .kolommen import Kolom, kolommen_van
from .namen import Namen

PER_KEER = 500
"""So many rows are read at once: a long list is never in memory as a whole."""
LANGSTE = 32_000
"""No cell of a spreadsheet holds more characters than about these."""
TE_LANG = "(Deze tekst is te lang voor een cel. Laat dit staan, dan blijft de tekst zoals zij is.)"
AGENDA, ADRES = "Agenda", "Webadres"


@dataclass(frozen=True)
class Tabel:
    """The columns of a model, and how a row goes into them; `basis` is where the portal stands.

    A list that has a sheet of its own, stands `apart`: it has no column here.
    """

    model: type[Beschreven]
    namen: Namen
    openbaar: bool = False
    basis: str = ""
    apart: str = ""

    @property
    def kolommen(self) -> tuple[Kolom, ...]:
        alle = kolommen_van(self.model, openbaar=self.openbaar)
        return tuple(kolom for kolom in alle if kolom.veld != self.apart)

    @property
    def met_adres(self) -> bool:
        """Whether each row ends with the address of its page."""
        return self.openbaar and hasattr(self.model, "get_absolute_url")

    @property
    def koppen(self) -> list[str]:
        agenda = [AGENDA] if heeft_agenda(self.model) else []
        adres = [ADRES] if self.met_adres else []
        return [*(kolom.kop for kolom in self.kolommen), *agenda, *adres]

    def rijen(self, rijen: QuerySet[Any]) -> Iterator[list[Cel]]:
        """Each row in its cells, in the order that the queryset has."""
        for rij, staat in self.staten(rijen):
            yield self._rij(rij, staat)

    def staten(self, rijen: QuerySet[Any]) -> Iterator[tuple[Any, Inhoud]]:
        """Each row with its state, or with what visitors see of it."""
        kaal = rijen.select_related(None).prefetch_related(None).defer(None)
        if heeft_agenda(self.model):
            kaal = kaal.prefetch_related("agenda")
        for deel in stukken(met_inhoud(kaal).iterator(chunk_size=PER_KEER)):
            staten: Sequence[Inhoud] = [inhoud(rij) for rij in deel]
            if self.openbaar:
                staten = openbaar_deel(*((self.model, staat) for staat in staten))
            yield from zip(deel, staten, strict=True)

    def _rij(self, rij: Any, staat: Inhoud) -> list[Cel]:
        agenda = rij.agenda if heeft_agenda(self.model) else None
        cellen = self.cellen(staat | {self.model.SLEUTEL: rij.sleutel}, agenda and agenda.pk)
        if agenda:
            cellen.append(agenda.titel)
        if self.met_adres:
            cellen.append(f"{self.basis}{rij.get_absolute_url()}")
        return cellen

    def cellen(self, staat: Inhoud, agenda: int | None) -> list[Cel]:
        """A state in the cells of its own fields; `agenda` is a primary key."""
        namen = partial(self.namen.naam, agenda=agenda)
        cellen = (kolom.vorm.schrijf(staat.get(kolom.veld), namen) for kolom in self.kolommen)
        return [past(cel) for cel in cellen]


def past(cel: Cel) -> Cel:
    """What goes into a cell, or that it is too long for one."""
    return TE_LANG if isinstance(cel, str) and len(cel) > LANGSTE else cel


def stukken(rijen: Iterable[Any]) -> Iterator[list[Any]]:
    """The same rows, `PER_KEER` at a time."""
    alle = iter(rijen)
    while deel := list(islice(alle, PER_KEER)):
        yield deel
