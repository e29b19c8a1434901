"""The paper of a voorstel that lies before a meeting: the agenda as it would be, changes first."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Subquery
from django.utils.timezone import localdate

from agenda.models import Bijwerking, Voorstel

from ..document import Voorgesteld, als_html
from ..momentopname.selectie import Selectie
from ..vergelijking import lees_voorstel
from .papier import noem, staat_nog

SOORT = "voorstel"
"""What a `Drukopdracht` for such a paper is called; it has the key of the voorstel."""


@dataclass(frozen=True)
class Voorstelpapier:
    """A voorstel that lies before a meeting for visitors to read.

    What it may name can change with anything on the site, so `token` is that of the portal.
    """

    voorstel: Voorstel
    token: str

    is_heel = False

    @classmethod
    def van(cls, pk: int | str) -> "Voorstelpapier":
        """Raises Voorstel.DoesNotExist when visitors can't read it, or not any more. One query."""
        portaal = Bijwerking.objects.filter(agenda=None)
        liggen = Voorstel.objects.liggen_voor().select_related(
            "agenda__bijwerking", "vergadering__orgaan"
        )
        voorstel = liggen.annotate(token=Subquery(portaal.values("token")[:1])).get(pk=pk)
        return cls(voorstel, voorstel.token)

    @property
    def naam(self) -> str:
        """What its file is called; it also tells whether its meeting is past."""
        return noem(self.token, SOORT, self.voorstel.pk, localdate(), self.adres)

    @property
    def links(self) -> list[tuple[str, str]]:
        """The page that links to it, without asking for anything."""
        return [(self.voorstel.get_absolute_url(), "")]

    @property
    def opdracht(self) -> dict[str, object]:
        agenda, waarde = self.voorstel.agenda_id, str(self.voorstel.pk)
        return {"agenda_id": agenda, "soort": SOORT, "waarde": waarde}

    @property
    def adres(self) -> str:
        return settings.PORTAAL_URL + self.voorstel.get_absolute_url()

    def eis(self) -> None:
        """Nothing more is needed than that it was found."""

    def geldt(self) -> bool:
        return staat_nog(self.token)

    def als_html(self) -> str:
        sinds = voorgesteld(self.voorstel)
        return als_html(sinds.vergelijking.nieuw, Selectie(), self.adres, sinds)


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
