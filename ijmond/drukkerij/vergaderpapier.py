"""The papers of a meeting as they are now: how they are called, and the document that goes in."""

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from agenda.models import Behandeling, Bijwerking, Vergadering, Voorstel

from ..document import Vergaderstukken, vergadering_als_html, vergaderstukken
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
        return cls(
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

    @property
    def titel(self) -> str:
        return self.wat.naam_met_tijd

    def als_html(self) -> str:
        return vergadering_als_html(self.stukken())

    def stukken(self) -> Vergaderstukken:
        """All that it tells."""
        return vergaderstukken(self.wat, self.wat.moment, self.adres)
