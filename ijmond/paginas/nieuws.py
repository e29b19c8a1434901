"""What a reader of an agenda wants to know first: the meeting that comes, and what changed."""

from dataclasses import dataclass

from agenda.models import Agenda, Behandeling, Gebeurtenis, Vergadering

from ..wijzigingen import Groep, groepen, per_wijziging

GETOONDE_PUNTEN = 6
GETOONDE_WIJZIGINGEN = 3


@dataclass(frozen=True)
class OpDeLijst:
    """A meeting with the first items on its list; `is_meer` where there are others."""

    vergadering: Vergadering
    behandelingen: list[Behandeling]
    is_meer: bool


def vergadering_vooraan(agenda: Agenda) -> OpDeLijst | None:
    """The next meeting, or else the last one that was about the agenda; None without either.

    Three queries at most. Of an agenda that is over nothing is announced.
    """
    van_agenda = Vergadering.objects.openbaar().van_agenda(agenda).select_related("orgaan")
    komend = None if agenda.is_afgelopen else van_agenda.komend().first()
    vergadering = komend or van_agenda.geweest().first()
    if vergadering is None:
        return None
    op_de_lijst = Behandeling.objects.openbaar().filter(vergadering=vergadering)
    gevonden = list(op_de_lijst.select_related("punt")[: GETOONDE_PUNTEN + 1])
    for behandeling in gevonden:
        behandeling.vergadering = vergadering
    return OpDeLijst(vergadering, gevonden[:GETOONDE_PUNTEN], len(gevonden) > GETOONDE_PUNTEN)


def laatste_wijzigingen(agenda: Agenda) -> list[Groep]:
    """What changed last, each with its reason and what matters most of it."""
    alle = Gebeurtenis.objects.openbaar().zonder_kleine().filter(agenda=agenda)
    return groepen(per_wijziging(alle)[:GETOONDE_WIJZIGINGEN], alle, agenda=agenda, getoond=1)
