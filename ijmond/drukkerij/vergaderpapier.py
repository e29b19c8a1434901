"""The papers of a meeting as they are now: how they are called, and the document that goes in."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

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
from .papier import noem, staat_nog

SOORT = "lijst"
"""What a `Drukopdracht` for such papers is called: the list of the meeting with this key."""


@dataclass(frozen=True)
class Vergaderpapier:
    """A public meeting with something on its list, or lying before it, that visitors see.

    Its items may be of several agendas, so `token` is that of the portal, from `moment` on;
    `agenda` is the key of the first one's.
    """

    vergadering: Vergadering
    agenda: int
    token: str
    moment: datetime

    is_heel = False

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
                eerste_agenda=Coalesce(
                    Subquery(op_de_lijst.values("punt__agenda")[:1]),
                    Subquery(liggen_er.values("agenda")[:1]),
                ),
                token=Subquery(portaal.values("token")[:1]),
                moment=Subquery(portaal.values("moment")[:1]),
            )
            .get(pk=pk, eerste_agenda__isnull=False)
        )
        return cls(vergadering, vergadering.eerste_agenda, vergadering.token, vergadering.moment)

    @property
    def naam(self) -> str:
        """What its file is called; it also tells what was still to come on a day."""
        return noem(self.token, SOORT, self.vergadering.pk, localdate(), self.adres)

    @property
    def links(self) -> list[tuple[str, str]]:
        """The page that links to it, without asking for anything."""
        return [(self.vergadering.get_absolute_url(), "")]

    @property
    def opdracht(self) -> dict[str, object]:
        return {"agenda_id": self.agenda, "soort": SOORT, "waarde": str(self.vergadering.pk)}

    @property
    def adres(self) -> str:
        return settings.PORTAAL_URL + self.vergadering.get_absolute_url()

    def eis(self) -> None:
        """Nothing more is needed than that it was found."""

    def geldt(self) -> bool:
        return staat_nog(self.token)

    def als_html(self) -> str:
        return vergadering_als_html(self.stukken())

    def stukken(self) -> Vergaderstukken:
        """All that it tells."""
        openbaar = Behandeling.objects.openbaar().filter(vergadering=self.vergadering)
        behandelingen = list(openbaar.select_related("punt__agenda__bijwerking"))
        voorstellen = list(Voorstel.objects.in_vergadering(self.vergadering))
        kenmerken = {los.punt.kenmerk for los in behandelingen}
        agendas: dict[int, Agenda] = {los.punt.agenda_id: los.punt.agenda for los in behandelingen}
        return vergaderstukken(
            self.vergadering,
            behandelingen,
            [neem_op(agenda) for agenda in agendas.values()],
            self._sindsdien(kenmerken),
            Voorligt(
                voorstellen,
                voorgesteld_per_punt(voorstellen, kenmerken),
                komen_erbij(voorstellen, self.vergadering, kenmerken),
            ),
            self.moment,
            self.adres,
        )

    def _sindsdien(self, kenmerken: set[str]) -> Sindsdien | None:
        vorige = Vergadering.objects.openbaar().laatste_voor(self.vergadering)
        if vorige is None:
            return None
        return Sindsdien(vorige, tussen_vergaderingen(vorige, self.vergadering, kenmerken))
