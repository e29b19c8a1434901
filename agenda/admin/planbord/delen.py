"""A board too long for one page comes in parts: each domain, and what is in none."""

from dataclasses import dataclass

from ...models import Agenda, Agendapunt, Domein

MEESTE = 150
"""With more agendapunten than this, a page shows one part at a time."""
ZONDER = "-"
"""What an address says for what is in no domain; no slug of a name comes to this."""


@dataclass(frozen=True)
class Deel:
    """The items of one domain, or, without it, those in none."""

    domein: Domein | None

    @property
    def sleutel(self) -> str:
        return self.domein.slug if self.domein else ZONDER

    def __str__(self) -> str:
        return str(self.domein) if self.domein else "Zonder domein"


def delen(agenda: Agenda) -> list[Deel]:
    """The parts in order; that of what is in no domain only where there is any."""
    uit = [Deel(domein) for domein in agenda.domeinen.all()]
    zonder = Agendapunt.objects.filter(agenda=agenda, domein=None)
    return [*uit, Deel(None)] if zonder.exists() else uit


def te_lang(agenda: Agenda) -> bool:
    return Agendapunt.objects.filter(agenda=agenda).count() > MEESTE
