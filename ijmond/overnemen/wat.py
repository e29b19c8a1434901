"""What matching comes to: each vondst beside the row that it is."""

from dataclasses import dataclass, field
from enum import StrEnum

from agenda.beschrijving.model import Beschreven
from agenda.beschrijving.veld import Inhoud
from agenda.models import Agenda, Punt

from .vondst import Vondst


class Wat(StrEnum):
    """What a vondst comes to; in the words of `manage.py neem_over`."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    GELIJK = "gelijk"
    NIET_BEGREPEN = "niet begrepen"


@dataclass(frozen=True)
class Bevinding:
    """One vondst, and what it would do.

    `rij` is the row that it is, with its state `nu` and the state that it would get; of what is new
    both are None, and `sleutel` is what other bevindingen name it by: "nieuw:3". `gezegd` are the
    fields that the document changes, as it says them. `lijkt_op` is a row that is almost called so.
    """

    vondst: Vondst
    wat: Wat
    model: type[Beschreven] | None = None
    rij: Beschreven | None = None
    nu: Inhoud | None = None
    wordt: Inhoud = field(default_factory=dict)
    gezegd: Inhoud = field(default_factory=dict)
    sleutel: str = ""
    lijkt_op: Beschreven | None = None

    @property
    def kenmerk(self) -> str:
        """What the row is known by; "" while it has nothing of the kind."""
        return str(self.rij.sleutel) if self.rij else ""


@dataclass(frozen=True)
class Vergelijking:
    """A whole document beside an agenda; `ontbreekt` is what only the portal has."""

    agenda: Agenda
    bevindingen: tuple[Bevinding, ...]
    ontbreekt: tuple[Beschreven, ...] = ()
    meldingen: tuple[str, ...] = ()

    @property
    def ontbreekt_heet(self) -> list[str]:
        """What each that is only in the portal is called: "SA-01 Een brug", "domein Wonen"."""
        return [
            str(los) if isinstance(los, Punt) else f"{los._meta.verbose_name} {los}"
            for los in self.ontbreekt
        ]

    @property
    def onbegrepen(self) -> list[Vondst]:
        return [los.vondst for los in self.bevindingen if los.wat == Wat.NIET_BEGREPEN]

    @property
    def doet_iets(self) -> bool:
        """Whether the document has anything that the portal has not."""
        return any(los.wat in (Wat.NIEUW, Wat.GEWIJZIGD) for los in self.bevindingen)

    def aantal(self, wat: Wat) -> int:
        return sum(los.wat == wat for los in self.bevindingen)
