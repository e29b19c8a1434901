"""The paper of a voorstel for who prepares it: the agenda as it would be, with concepts."""

from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from agenda.models import Voorstel
from agenda.voorstellen import bekijk

from ..document import Voorgesteld, als_html
from ..momentopname.selectie import Selectie
from ..vergelijking import lees_in_voorbereiding
from .bewaren import GRIFFIE
from .papier import LosPapier, noem
from .voorstelpapier import titel_van

ALLEEN_VOOR_ONS = "Zo zou de agenda worden. Dit is niet openbaar: er staan concepten in."


@dataclass(frozen=True)
class Griffiepapier(LosPapier):
    """A voorstel as it is by now, whole; who gives it to somebody asks whether that one may see it.

    It is called by what is in it, sealed: no other state has that name, and nobody can guess it.
    """

    html: str

    SOORT = GRIFFIE
    links = ()
    token = ""

    @classmethod
    def van(cls, pk: int | str) -> "Griffiepapier":
        """Raises Voorstel.DoesNotExist."""
        voorstel = Voorstel.objects.select_related("agenda__bijwerking").get(pk=pk)
        sinds = in_voorbereiding(voorstel)
        return cls(voorstel, als_html(sinds.vergelijking.nieuw, Selectie(), "", sinds))

    @property
    def titel(self) -> str:
        return titel_van(self.wat)

    @property
    def reeks(self) -> str:
        """What all papers of this voorstel are called first."""
        return f"{self.SOORT}_{self.wat.pk}"

    @property
    def naam(self) -> str:
        return noem(self.reeks, salted_hmac(self.SOORT, self.html, algorithm="sha256").hexdigest())

    def geldt(self) -> bool:
        """Whether the voorstel still is as it is told here."""
        try:
            return Griffiepapier.van(self.wat.pk).naam == self.naam
        except Voorstel.DoesNotExist:
            return False

    def als_html(self) -> str:
        return self.html


def in_voorbereiding(voorstel: Voorstel) -> Voorgesteld:
    """What a voorstel would change by now, with concepts."""
    vergelijking = lees_in_voorbereiding(bekijk(voorstel))
    return Voorgesteld(ALLEEN_VOOR_ONS, vergelijking, voorstel.titel, voorstel.reden)
