"""The paper of a voorstel for who prepares it: the agenda as it would be, with concepts."""

from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from agenda.models import Voorstel
from agenda.voorstellen import bekijk

from ..document import Voorgesteld, als_html
from ..momentopname.selectie import Selectie
from ..vergelijking import lees_in_voorbereiding
from .bewaren import GRIFFIE
from .papier import noem

SOORT = GRIFFIE
"""What a `Drukopdracht` for such a paper is called; it has the key of the voorstel."""
ALLEEN_VOOR_ONS = "Zo zou de agenda worden. Dit is niet openbaar: er staan concepten in."


@dataclass(frozen=True)
class Griffiepapier:
    """A voorstel as it is by now, whole; who gives it to somebody asks whether that one may see it.

    It is called by what is in it, sealed: no other state has that name, and nobody can guess it.
    """

    voorstel: Voorstel
    html: str

    is_heel = False
    links = ()
    token = ""

    @classmethod
    def van(cls, pk: int | str) -> "Griffiepapier":
        """Raises Voorstel.DoesNotExist."""
        voorstel = Voorstel.objects.select_related("agenda__bijwerking").get(pk=pk)
        sinds = in_voorbereiding(voorstel)
        return cls(voorstel, als_html(sinds.vergelijking.nieuw, Selectie(), "", sinds))

    @property
    def reeks(self) -> str:
        """What all papers of this voorstel are called first."""
        return f"{SOORT}_{self.voorstel.pk}"

    @property
    def naam(self) -> str:
        return noem(self.reeks, salted_hmac(SOORT, self.html, algorithm="sha256").hexdigest())

    @property
    def opdracht(self) -> dict[str, object]:
        agenda, waarde = self.voorstel.agenda_id, str(self.voorstel.pk)
        return {"agenda_id": agenda, "soort": SOORT, "waarde": waarde}

    def eis(self) -> None:
        """Nothing more is needed than that it was found."""

    def geldt(self) -> bool:
        """Whether the voorstel still is as it is told here."""
        try:
            return Griffiepapier.van(self.voorstel.pk).naam == self.naam
        except Voorstel.DoesNotExist:
            return False

    def als_html(self) -> str:
        return self.html


def in_voorbereiding(voorstel: Voorstel) -> Voorgesteld:
    """What a voorstel would change by now, with concepts."""
    vergelijking = lees_in_voorbereiding(bekijk(voorstel))
    return Voorgesteld(ALLEEN_VOOR_ONS, vergelijking, voorstel.titel, voorstel.reden)
