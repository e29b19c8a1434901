"""Who looks at the work list, and what that person may see; a line of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any, TypeVar

from django.db.models import Count, QuerySet
from django.utils.timezone import localdate

from agenda.admin import rechten
from agenda.admin.paginas import adres
from agenda.choices import AgendaStatus
from agenda.models import Agenda, Punt, Voorstel
from agenda.voorstellen.raken import LOPEN

Gelezen = TypeVar("Gelezen")


@dataclass(frozen=True)
class Regel:
    """One line: what it is about, where to do something about it, and why.

    `sleutel` tells it from the others of its kind, for as long as it is about the same. What only
    needs a word that it is still so, rests with that word until `bevestigt_tot`.
    """

    sleutel: str
    naam: str
    adres: str
    zegt: str = ""
    agenda: str = ""
    onder: tuple["Regel", ...] = ()
    bevestigt_tot: date | None = None


@dataclass
class Blik:
    """Somebody who looks; what many kinds of line ask is looked up once."""

    gebruiker: Any
    vandaag: date = field(default_factory=localdate)
    _gezien: dict[str, Any] = field(default_factory=dict)

    def eenmaal(self, wat: str, lees: Callable[[], Gelezen]) -> Gelezen:
        """What several kinds of line are read from, looked up for the first of those."""
        if wat not in self._gezien:
            self._gezien[wat] = lees()
        return self._gezien[wat]

    def mag(self, recht: str) -> bool:
        return self.gebruiker.has_perm(recht)

    @cached_property
    def is_gebonden(self) -> bool:
        """Whether somebody works on some agendas only."""
        return rechten.agendas_van(self.gebruiker) is not None

    @cached_property
    def agendas(self) -> dict[int, Agenda]:
        """Those that somebody works on, in order, by key."""
        te_zien = rechten.te_zien(self.gebruiker, Agenda.objects.all())
        return {agenda.pk: agenda for agenda in te_zien}

    @cached_property
    def lopend(self) -> dict[int, Agenda]:
        """Those of which something can be late: they run, and somebody keeps them."""
        return {
            pk: agenda
            for pk, agenda in self.agendas.items()
            if agenda.status == AgendaStatus.LOPEND and agenda.eigen_tijd[1] >= self.vandaag
        }

    def naam_van(self, agenda: int | None) -> str:
        """The name of an agenda, where somebody works on more of those."""
        if agenda not in self.agendas or len(self.agendas) == 1:
            return ""
        return str(self.agendas[agenda])

    @cached_property
    def voorstellen(self) -> list[Any]:
        """Those that can still be carried out."""
        lopen = Voorstel.objects.filter(status__in=LOPEN)
        met_meer = lopen.select_related("agenda", "vergadering__orgaan")
        return list(self.eigen(met_meer.annotate(aantal=Count("regels")).order_by("-pk")))

    def eigen(self, rijen: QuerySet) -> QuerySet:
        """Those of the agendas that somebody works on."""
        return rechten.te_zien(self.gebruiker, rijen)


def formulier(soort: str, pk: int) -> str:
    """The address of the form of an item of this kind; of many, looked up once."""
    return _formulier(soort).replace("/0/", f"/{pk}/")


@cache
def _formulier(soort: str) -> str:
    return adres(Punt.soorten()[soort], "change", 0)
