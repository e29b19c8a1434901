"""The papers of a meeting as they are now: how they are called, and the document that goes in."""

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from agenda.models import Agenda, Behandeling, Bijwerking, Vergadering, Voorstel
from agenda.verschil import tussen_vergaderingen

from ..document import (
    Sindsdien,
    Vergaderstukken,
    Voorligt,
    vergadering_als_html,
    vergaderstukken,
)
from ..momentopname.opnemen import neem_op
from ..vergelijking import komen_erbij, voorgesteld_per_punt
from .papier import LosPapier


class Vergaderpapier(LosPapier):
    """A public meeting with something on its list, or lying before it, that visitors see."""

    SOORT = "lijst"

    @classmethod
    def van(cls, pk: int | str) -> "Vergaderpapier":
        """Raises Vergadering.DoesNotExist when that meeting has no papers. One query."""
        op_de_lijst = Behandeling.objects.openbaar().filter(vergadering=OuterRef("pk"))
        liggen_er = Voorstel.objects.in_vergadering(OuterRef("pk"))
        portaal = Bijwerking.objects.filter(agenda=None)
        vergadering = (
            Vergadering.objects.openbaar()
            .select_related("orgaan")
            .annotate(
                agenda_id=Coalesce(
                    Subquery(op_de_lijst.values("punt__agenda")[:1]),
                    Subquery(liggen_er.values("agenda")[:1]),
                ),
                token=Subquery(portaal.values("token")[:1]),
                moment=Subquery(portaal.values("moment")[:1]),
            )
            .get(pk=pk, agenda_id__isnull=False)
        )
        return cls(vergadering)

    def als_html(self) -> str:
        return vergadering_als_html(self.stukken())

    def stukken(self) -> Vergaderstukken:
        """All that it tells."""
        vergadering = self.wat
        openbaar = Behandeling.objects.openbaar().filter(vergadering=vergadering)
        behandelingen = list(openbaar.select_related("punt__agenda__bijwerking"))
        voorstellen = list(Voorstel.objects.in_vergadering(vergadering))
        kenmerken = {los.punt.kenmerk for los in behandelingen}
        agendas: dict[int, Agenda] = {los.punt.agenda_id: los.punt.agenda for los in behandelingen}
        return vergaderstukken(
            vergadering,
            behandelingen,
            [neem_op(agenda) for agenda in agendas.values()],
            self._sindsdien(kenmerken),
            Voorligt(
                voorstellen,
                voorgesteld_per_punt(voorstellen, kenmerken),
                komen_erbij(voorstellen, vergadering, kenmerken),
            ),
            vergadering.moment,
            self.adres,
        )

    def _sindsdien(self, kenmerken: set[str]) -> Sindsdien | None:
        vorige = Vergadering.objects.openbaar().laatste_voor(self.wat)
        if vorige is None:
            return None
        return Sindsdien(vorige, tussen_vergaderingen(vorige, self.wat, kenmerken))
