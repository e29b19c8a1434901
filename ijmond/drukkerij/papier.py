"""A PDF of what visitors see now: how it is called, and the document that goes in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any, ClassVar

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate

from agenda.models import Agenda, Bijwerking, Periode
from agenda.verschil import verschuivingen
from agenda.weergave import met_jaren

from ..bouw import bouwkenmerk
from ..document import Sinds, als_html
from ..momentopname.momenten import Moment, sinds_moment
from ..momentopname.opnemen import neem_op
from ..momentopname.selectie import Selectie

GEHEEL = Selectie()
DEEL = "deel"
"""What a `Drukopdracht` for a selection is called; it has what an address asks for."""


def noem(token: str, *waarvan: object) -> str:
    """How a PDF of this build is called that shows the state with this token."""
    kern = sha256(repr((bouwkenmerk(), *waarvan)).encode()).hexdigest()
    return f"{token}-{kern[:32]}"


def staat_nog(token: str) -> bool:
    """Whether visitors still see the state with this token."""
    return Bijwerking.objects.filter(token=token).exists()


@dataclass(frozen=True)
class Papier:
    """A public agenda, or a part of it, with what changed since a moment (None: nothing told).

    `gevraagd` is how somebody named that moment; "" is the last version. `omslag` is the last day
    on which a period of a running agenda began or was past: since then it reads the same.
    """

    agenda: Agenda
    selectie: Selectie
    gevraagd: str
    sinds: Moment | None
    omslag: date | None

    @classmethod
    def van(cls, agenda: Agenda, selectie: Selectie = GEHEEL, gevraagd: str = "") -> "Papier":
        """Raises ValueError, with a Dutch sentence, when nothing can be told since that moment."""
        return cls(agenda, selectie, gevraagd, sinds_moment(agenda, gevraagd), _omslag(agenda))

    @property
    def is_heel(self) -> bool:
        return not (self.selectie or self.gevraagd)

    @property
    def titel(self) -> str:
        """Which paper it is, for who waits for it; two queries at most, of a selection."""
        delen = [met_jaren(self.agenda), self.selectie.kort(self.agenda)]
        if self.gevraagd and self.sinds:
            delen.append(f"met wat er veranderde sinds {self.sinds.in_woorden}")
        return ", ".join(filter(None, delen))

    @property
    def naam(self) -> str:
        """What its file is called: first the token of the state that it shows."""
        sinds = self.sinds and self.sinds.naam
        # When the agenda has ended, the same content reads as of the past.
        hoe = (self.agenda.slug, self.agenda.is_afgelopen, self.omslag, self.adres)
        return noem(self.token, *hoe, self.selectie, sinds)

    @property
    def token(self) -> str:
        """Of the state that it shows."""
        return self.agenda.bijwerking.token

    @property
    def links(self) -> Iterator[tuple[str, str]]:
        """Each page that links to it, and what it asks for there; of the whole, many pages do."""
        keuze = self.selectie
        if self.gevraagd or not keuze:
            return
        if keuze.domein and not keuze.status:
            yield reverse("domein", args=[self.agenda.slug, keuze.domein]), keuze.vraag
        if not keuze.periode:
            yield self.agenda.get_absolute_url(), keuze.vraag

    @property
    def opdracht(self) -> dict[str, object]:
        """What it is called while it waits: fields of a `Drukopdracht`."""
        return {
            "agenda_id": self.agenda.pk,
            "soort": DEEL if self.selectie else "",
            "waarde": self.selectie.vraag,
            "sinds": self.gevraagd,
        }

    @property
    def adres(self) -> str:
        """Where it can be read online."""
        return settings.PORTAAL_URL + self.agenda.get_absolute_url()

    def eis(self) -> None:
        """Raise ValueError, with a Dutch sentence, when no state was kept to compare with."""
        if self.sinds:
            self.sinds.eis(self.agenda)

    def geldt(self) -> bool:
        return staat_nog(self.token)

    def als_html(self) -> str:
        """The document; raises as `eis` does."""
        nu = neem_op(self.agenda)
        sinds = Sinds.van(self.agenda, self.sinds, nu) if self.sinds else None
        verschoven = verschuivingen(agenda=self.agenda)
        return als_html(
            nu, self.selectie, self.adres, sinds, verschuivingen=verschoven, vandaag=self.omslag
        )


@dataclass(frozen=True)
class LosPapier:
    """The paper of one thing by itself, as visitors see that.

    What it names may change with anything on the site, so `wat` has the `token` of the portal; its
    `agenda_id` is of the first agenda that it tells of.
    """

    wat: Any

    SOORT: ClassVar[str]
    """What a `Drukopdracht` for such a paper is called; it has the key of the thing."""
    is_heel: ClassVar = False

    @property
    def titel(self) -> str:
        """Which paper it is, for who waits for it."""
        raise NotImplementedError

    @property
    def naam(self) -> str:
        """What its file is called; it also tells what was still to come on a day."""
        return noem(self.token, self.SOORT, self.wat.pk, localdate(), self.adres)

    @property
    def token(self) -> str:
        return self.wat.token

    @property
    def links(self) -> Sequence[tuple[str, str]]:
        """The page that links to it, without asking for anything."""
        return [(self.wat.get_absolute_url(), "")]

    @property
    def opdracht(self) -> dict[str, object]:
        return {"agenda_id": self.wat.agenda_id, "soort": self.SOORT, "waarde": str(self.wat.pk)}

    @property
    def adres(self) -> str:
        return settings.PORTAAL_URL + self.wat.get_absolute_url()

    def eis(self) -> None:
        """Nothing more is needed than that it was found."""

    def geldt(self) -> bool:
        return staat_nog(self.token)

    def als_html(self) -> str:
        raise NotImplementedError


def _omslag(agenda: Agenda) -> date | None:
    if agenda.is_afgelopen:
        return None
    perioden = Periode.objects.filter(agenda=agenda).values_list("begin", "eind")
    dagen = {dag for begin, eind in perioden for dag in (begin, eind + timedelta(days=1))}
    return max((dag for dag in dagen if dag <= localdate()), default=None)
