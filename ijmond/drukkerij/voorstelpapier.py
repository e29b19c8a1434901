"""The paper of a voorstel that lies before a meeting: the agenda as it would be, changes first."""

from django.db.models import Subquery

from agenda.models import Bijwerking, Voorstel
from agenda.weergave import met_jaren

from ..document import Voorgesteld, als_html
from ..momentopname.selectie import Selectie
from ..vergelijking import lees_voorstel
from .papier import LosPapier


class Voorstelpapier(LosPapier):
    """A voorstel that lies before a meeting for visitors to read."""

    SOORT = "voorstel"

    @classmethod
    def van(cls, pk: int | str) -> "Voorstelpapier":
        """Raises Voorstel.DoesNotExist when visitors can't read it, or not any more. One query."""
        portaal = Bijwerking.objects.filter(agenda=None)
        liggen = Voorstel.objects.liggen_voor().select_related(
            "agenda__bijwerking", "vergadering__orgaan"
        )
        return cls(liggen.annotate(token=Subquery(portaal.values("token")[:1])).get(pk=pk))

    @property
    def titel(self) -> str:
        return titel_van(self.wat)

    def als_html(self) -> str:
        sinds = voorgesteld(self.wat)
        return als_html(sinds.vergelijking.nieuw, Selectie(), self.adres, sinds)


def titel_van(voorstel: Voorstel) -> str:
    """A voorstel with its agenda; only one that visitors ever could read has a number."""
    nummer = f" {voorstel.nummer}" if voorstel.nummer else ""
    return f"Voorstel{nummer}: {voorstel.titel}, {met_jaren(voorstel.agenda)}"


def voorgesteld(voorstel: Voorstel) -> Voorgesteld:
    """What a voorstel that lies before a meeting changes, and where it lies."""
    vergelijking = lees_voorstel(voorstel)
    return Voorgesteld(_waar(voorstel), vergelijking, voorstel.titel, voorstel.reden)


def _waar(voorstel: Voorstel) -> str:
    """Before which meeting it lies, on its cover."""
    vergadering = voorstel.vergadering
    zo = "Zo zou de agenda worden. De agenda is nog niet zo."
    if not (vergadering and vergadering.is_openbaar):
        return zo
    ligt = "lag" if vergadering.is_voorbij else "ligt"
    return f"{zo} Dit {ligt} voor in de vergadering van {vergadering}."
