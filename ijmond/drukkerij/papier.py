"""A PDF of an agenda as it is now: how it is called, and the document that goes in."""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings

from agenda.models import Agenda
from agenda.verschil import verschuivingen

from ..bouw import bouwkenmerk
from ..document import Sinds, als_html
from ..momentopname.momenten import Moment, sinds_moment
from ..momentopname.opnemen import neem_op
from ..momentopname.selectie import Selectie
from ..vergelijking import vergelijk

GEHEEL = Selectie()


@dataclass(frozen=True)
class Papier:
    """A public agenda, or a part of it, with what changed since a moment (None: nothing told).

    `gevraagd` is how somebody named that moment; "" is the last version.
    """

    agenda: Agenda
    selectie: Selectie
    gevraagd: str
    sinds: Moment | None

    @classmethod
    def van(cls, agenda: Agenda, selectie: Selectie = GEHEEL, gevraagd: str = "") -> "Papier":
        """Raises ValueError, with a Dutch sentence, when nothing can be told since that moment."""
        return cls(agenda, selectie, gevraagd, sinds_moment(agenda, gevraagd))

    @property
    def is_heel(self) -> bool:
        return not (self.selectie or self.gevraagd)

    @property
    def naam(self) -> str:
        """What its file is called: first the token of the state that it shows."""
        sinds = self.sinds and self.sinds.naam
        # When the agenda has ended, the same content reads as of the past.
        hoe = (bouwkenmerk(), self.agenda.slug, self.agenda.is_afgelopen, self.adres)
        kern = sha256(repr((*hoe, self.selectie, sinds)).encode()).hexdigest()
        return f"{self.agenda.bijwerking.token}-{kern[:32]}"

    @property
    def adres(self) -> str:
        """Where it can be read online."""
        return settings.PORTAAL_URL + self.agenda.get_absolute_url()

    def eis(self) -> None:
        """Raise ValueError, with a Dutch sentence, when no state was kept to compare with."""
        if self.sinds:
            self.sinds.eis(self.agenda)

    def als_html(self) -> str:
        """The document; raises as `eis` does."""
        nu, sinds = neem_op(self.agenda), None
        if self.sinds:
            vergelijking = vergelijk(self.agenda.pk, self.sinds.neem_op(self.agenda), nu)
            sinds = Sinds(self.sinds.in_woorden, vergelijking)
        verschoven = verschuivingen(agenda=self.agenda)
        return als_html(nu, self.selectie, self.adres, sinds, verschuivingen=verschoven)
