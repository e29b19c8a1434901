"""The way from what an item is now back to one of its standen, piece by piece."""

from dataclasses import dataclass
from functools import cached_property

from ...beschrijving.veld import Hoe, Veld, velden
from ...models import Punt, Stand
from ...verschil import zet
from ..botsing import Verschil, Woorden


@dataclass(frozen=True)
class Stap:
    """`nu` says nothing once the item is deleted: then all comes back.

    `gekozen` are the names of the pieces that come back, None for those that do so at first.
    """

    model: type[Punt]
    stand: Stand
    nu: Stand
    gekozen: tuple[str, ...] | None = None

    @property
    def was_weg(self) -> bool:
        return self.nu.inhoud is None

    @cached_property
    def verschillen(self) -> list[Verschil]:
        """What differs; whether visitors see it stays as it is."""
        nu, toen = self.nu.inhoud, self.stand.inhoud
        if nu is None or toen is None:
            return []
        alle = Woorden(self.model, self.stand.agenda, nu, toen).verschillen(nu, toen)
        return [los for los in alle if self._veld(los).hoe != Hoe.PUBLICATIE]

    def is_gedeeld(self, verschil: Verschil) -> bool:
        """Whether it is kept elsewhere too, such as what a meeting did with the item."""
        return self._veld(verschil).gedeeld

    def is_gekozen(self, verschil: Verschil) -> bool:
        if self.gekozen is None:
            return not self.is_gedeeld(verschil)
        return verschil.naam in self.gekozen

    @property
    def te_doen(self) -> list[Verschil]:
        return [los for los in self.verschillen if self.is_gekozen(los)]

    def deel(self) -> dict | None:
        """The fields that become something else, with what they become; None where all do."""
        nu = self.nu.inhoud
        if nu is None:
            return None
        kies = {los.deel.plek: los.deel.mijn for los in self.te_doen}
        wordt = zet(self.model.BESCHRIJVING, nu, kies)
        return {veld: w for veld, w in wordt.items() if w != nu[veld]}

    def _veld(self, verschil) -> Veld:
        plek = verschil.deel.plek
        return velden(self.model.BESCHRIJVING)[plek.lijst or plek.velden[0]]
