"""What a reader of an agenda wants to know first: the meeting that comes, and what changed."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Subquery
from django.db.models.functions import Coalesce, JSONObject

from agenda.beschrijving.samen import Vraag, als_json_rij, rij_uit
from agenda.models import Agenda, Behandeling, Gebeurtenis, Punt, Vergadering

from ..wijzigingen import Groep, groepen, nieuwste

GETOONDE_PUNTEN = 6
GETOONDE_WIJZIGINGEN = 3


@dataclass(frozen=True)
class OpDeLijst:
    """A meeting with the first items on its list; `is_meer` where there are others."""

    vergadering: Vergadering
    behandelingen: list[Behandeling]
    is_meer: bool


def vraag_vergadering(agenda: Agenda) -> tuple[Vraag, Vraag]:
    """Which meeting comes next, or else was the last one about the agenda, and what is on its list.

    Of an agenda that is over nothing is announced.
    """
    van_agenda = Vergadering.objects.openbaar().van_agenda(agenda)
    pk = Coalesce(
        Subquery(
            (van_agenda.none() if agenda.is_afgelopen else van_agenda.komend()).values("pk")[:1]
        ),
        Subquery(van_agenda.geweest().values("pk")[:1]),
    )
    op_de_lijst = Behandeling.objects.openbaar().filter(vergadering=pk)
    eerste = Behandeling.objects.filter(pk__in=op_de_lijst.values("pk")[: GETOONDE_PUNTEN + 1])
    wat = JSONObject(behandeling=als_json_rij(Behandeling), punt=als_json_rij(Punt, "punt__"))
    return (
        Vraag(Vergadering.objects.filter(pk=pk), als_json_rij(Vergadering)),
        Vraag(eerste, wat, Behandeling._meta.ordering),
    )


def vergadering_vooraan(vergaderingen: list[Any], op_de_lijst: list[Any]) -> OpDeLijst | None:
    """What was answered to `vraag_vergadering`; None where there is no meeting."""
    if not vergaderingen:
        return None
    vergadering, behandelingen = rij_uit(Vergadering, vergaderingen[0]), []
    for los in op_de_lijst:
        behandeling = rij_uit(Behandeling, los["behandeling"])
        behandeling.punt, behandeling.vergadering = rij_uit(Punt, los["punt"]), vergadering
        behandelingen.append(behandeling)
    is_meer = len(behandelingen) > GETOONDE_PUNTEN
    return OpDeLijst(vergadering, behandelingen[:GETOONDE_PUNTEN], is_meer)


def laatste_wijzigingen(agenda: Agenda) -> list[Groep]:
    """What changed last, each with its reason and what matters most of it."""
    alle = Gebeurtenis.objects.openbaar().zonder_kleine().filter(agenda=agenda)
    return groepen(nieuwste(alle, GETOONDE_WIJZIGINGEN), alle, agenda=agenda, getoond=1)
