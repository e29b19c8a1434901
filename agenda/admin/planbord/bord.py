"""What stands on a planbord: items by domain, the periods, and how many items each period has."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from ...beschrijving.lezen import inhoud, met_inhoud
from ...beschrijving.veld import Inhoud
from ...choices import PuntStatus
from ...models import Agenda, Agendapunt, Domein, Periode
from ...verschil import Samenvoeging
from ..velden import is_sleutel, lees, niet_allebei, teken
from .delen import Deel

HOOGSTE_PLAATS = 2_147_483_647


@dataclass(frozen=True)
class Stelling:
    """What a row says of an item: the periods by their key, its status and its place."""

    perioden: tuple[str, ...]
    status: str
    volgorde: int

    @classmethod
    def van(cls, staat: Inhoud) -> "Stelling":
        gepland = tuple(rij["periode"] for rij in staat["planning"])
        return cls(gepland, staat["status"], staat["volgorde"])

    def op(self, staat: Inhoud) -> Inhoud:
        """The state of an item with this in it; what is said of a period that stays, stays too."""
        gezegd = {rij["periode"]: rij["toelichting"] for rij in staat["planning"]}
        planning = [{"periode": p, "toelichting": gezegd.get(p, "")} for p in self.perioden]
        return staat | {"planning": planning, "status": self.status, "volgorde": self.volgorde}

    def in_woorden(self, perioden: list[Periode], plaats: str = "") -> str:
        """As a sentence goes on; `plaats` is what was typed for it."""
        namen = {p.tijdvak: str(p) for p in perioden}
        gepland = [namen.get(t, t) for t in self.perioden] or ["niet gepland"]
        status = PuntStatus(self.status).label.lower()
        return ", ".join([*gepland, status, f"plaats {plaats or self.volgorde}"])


@dataclass
class Rij:
    """An item on the board: what it was when the page was made, and what it becomes."""

    punt: Agendapunt
    perioden: list[Periode]
    was: Stelling
    wordt: Stelling
    getypte_plaats: str
    fouten: list[str] = field(default_factory=list)

    @property
    def is_gewijzigd(self) -> bool:
        return self.was != self.wordt

    @property
    def vakken(self) -> list[tuple[Periode, bool]]:
        """Each period of the board, and whether it is ticked."""
        return [(p, p.tijdvak in self.wordt.perioden) for p in self.perioden]

    def toon_ander(self, samenvoeging: Samenvoeging) -> None:
        """Go on from what somebody else made of it: sent again, that counts as seen.

        What was ticked here stays where the two collide, and nowhere else.
        """
        self.was = Stelling.van(samenvoeging.ander)
        botst = (deel.plek.naam for deel in samenvoeging.botsingen)
        self.wordt = Stelling.van(samenvoeging.samen(botst))
        self.getypte_plaats = str(self.wordt.volgorde)
        anders = f"Een ander zette dit intussen op: {self.was.in_woorden(self.perioden)}."
        self.fouten.append(f"{anders} Klopt wat u hier aanvinkt? Voer dan nog eens uit.")


class Planbord:
    """The board of an agenda, or of one `deel` of it; with `data`, as somebody filled it in."""

    def __init__(self, agenda: Agenda, deel: Deel | None, data: QueryDict | None):
        self.agenda, self.deel, self.data = agenda, deel, data
        self.perioden = list(agenda.perioden.all())

    @cached_property
    def rijen(self) -> list[Rij]:
        """The items of the page; sent is what stood there then, in whichever domain it is now."""
        punten = met_inhoud(Agendapunt.objects.filter(agenda=self.agenda))
        if self.data is not None:
            punten = punten.filter(pk__in=self._gezien)
        elif self.deel:
            punten = punten.filter(domein=self.deel.domein)
        volgorde = ("domein__volgorde", "domein", "volgorde", "op_kenmerk")
        return [self._rij(punt) for punt in punten.order_by(*volgorde)]

    def verdwenen(self) -> Iterator[str]:
        """What was typed of items that somebody deleted since, so that it is not lost unread."""
        er_zijn = {rij.punt.pk for rij in self.rijen}
        for pk, (kenmerk, was) in self._gezien.items():
            if pk in er_zijn:
                continue
            wordt, plaats, _ = self._getypt(pk, was)
            if (wordt, plaats) != (was, str(was.volgorde)):
                ingevuld = wordt.in_woorden(self.perioden, plaats)
                yield (
                    f"{kenmerk} is er niet meer: een ander heeft het intussen verwijderd. U vulde "
                    f"in: {ingevuld}. De rest staat er nog. Verstuur die nu."
                )

    @property
    def gewijzigd(self) -> list[Rij]:
        return [rij for rij in self.rijen if rij.is_gewijzigd]

    def per_domein(self) -> Iterator[tuple[Domein | None, list[Rij]]]:
        """The rows in order, under the domain that they are in."""
        groep: list[Rij] = []
        for rij in self.rijen:
            if groep and rij.punt.domein != groep[0].punt.domein:
                yield groep[0].punt.domein, groep
                groep = []
            groep.append(rij)
        if groep:
            yield groep[0].punt.domein, groep

    def drukte(self) -> Iterator[dict[str, Any]]:
        """Per period how many items are planned in it, or inside it, and how many may be."""
        elders = self._elders()
        hoogstens = self.agenda.hoogstens_per_periode
        for periode in self.perioden:
            erin = {p.tijdvak for p in self.perioden if periode.dagen.omvat(p.dagen)}
            hier = sum(bool(erin & set(rij.wordt.perioden)) for rij in self.rijen)
            daar = sum(bool(erin & gepland) for gepland in elders)
            yield {
                "periode": periode,
                "erin": " ".join(sorted(erin)),
                "elders": daar,
                "aantal": hier + daar,
                "te_vol": hoogstens is not None and hier + daar > hoogstens,
            }

    def gezien(self) -> str:
        """What the page was made from, as it goes along with the form."""
        rijen = ((rij.punt.pk, rij.punt.kenmerk, *astuple(rij.was)) for rij in self.rijen)
        return teken("planbord", list(rijen))

    @property
    def gezien_is_te_oud(self) -> bool:
        """Whether what was sent can't be read, so that only a new page can be filled in."""
        return self.data is not None and not isinstance(self._gelezen, list)

    @cached_property
    def _gelezen(self):
        return lees("planbord", self.data.get("gezien", "")) if self.data is not None else []

    @cached_property
    def _gezien(self) -> dict[int, tuple[str, Stelling]]:
        """By its key what an item was on the page that was sent, and how that was called.

        Raises ValidationError where that can't be read.
        """
        if self.gezien_is_te_oud:
            raise ValidationError(
                "Dit planbord is te oud om op te slaan. Open het opnieuw en vink dan nog eens aan."
            )
        return {
            pk: (kenmerk, Stelling(tuple(perioden), status, volgorde))
            for pk, kenmerk, perioden, status, volgorde in self._gelezen
        }

    def _rij(self, punt) -> Rij:
        if self.data is None:
            nu = Stelling.van(inhoud(punt))
            return Rij(punt, self.perioden, nu, nu, str(nu.volgorde))
        _, was = self._gezien[punt.pk]
        return Rij(punt, self.perioden, was, *self._getypt(punt.pk, was))

    def _getypt(self, pk: int, was: Stelling) -> tuple[Stelling, str, list[str]]:
        """What was sent of an item, its place as typed, and what is wrong with it."""
        data = self.data or QueryDict()
        fouten: list[str] = []
        plaats = data.get(f"volgorde-{pk}", str(was.volgorde)).strip()
        if is_sleutel(plaats) and int(plaats) <= HOOGSTE_PLAATS:
            volgorde = int(plaats)
        else:
            volgorde, fouten = was.volgorde, ["Vul bij de plaats een heel getal in, zoals 3."]
        status = data.get(f"status-{pk}", was.status)
        if status not in PuntStatus.values:
            status = was.status
        gekozen = {*data.getlist(f"planning-{pk}")}
        fouten += self._weg(gekozen, was)
        wordt = Stelling(self._aangevinkt(gekozen, was), status, volgorde)
        fouten += niet_allebei(p for p in self.perioden if p.tijdvak in wordt.perioden)
        return wordt, plaats, fouten

    def _aangevinkt(self, gekozen: set[str], was: Stelling) -> tuple[str, ...]:
        """In the order that it had; a period that is gone by now stays, so that saving tells so."""
        er_zijn = [p.tijdvak for p in self.perioden]
        blijft = [t for t in was.perioden if t in gekozen or t not in er_zijn]
        return (*blijft, *(t for t in er_zijn if t in gekozen and t not in blijft))

    def _weg(self, gekozen: set[str], was: Stelling) -> Iterator[str]:
        er_zijn = {p.tijdvak for p in self.perioden}
        for tijdvak in sorted(gekozen - er_zijn - {*was.perioden}):
            yield f"U vinkte {tijdvak} aan, maar een ander heeft die periode intussen weggehaald."

    def _elders(self) -> list[set[str]]:
        """The periods of each item of the agenda that is not on this page."""
        hier = [rij.punt.pk for rij in self.rijen]
        punten = Agendapunt.objects.filter(agenda=self.agenda).exclude(pk__in=hier)
        return [
            {los.tijdvak for los in punt.perioden.all()}
            for punt in punten.only("pk").prefetch_related("perioden")
        ]
