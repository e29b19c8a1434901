"""One regel of a voorstel as its page shows it: a line or two, and folded in it all else."""

from dataclasses import dataclass, field

from ...models import Voorstelopmerking
from ..botsing import Keuze
from .bewaren import VERWIJDEREN, is_gewijzigd
from .formulieren import RegelForm
from .vertellen import Verteld

LANGST = 70
"""A difference with more words than this, is named in the line and not told there."""
MEESTE = 3


@dataclass
class Regelvak:
    """One regel, with its form, what stands in its way, and what somebody filled in wrong."""

    verteld: Verteld
    form: RegelForm
    opmerkingen: list[Voorstelopmerking]
    bezwaren: list[str]
    fouten: list[str]
    ander: str
    gekozen: dict[str, str] = field(default_factory=dict)
    uitgevouwen: bool = False

    @property
    def nummer(self) -> int:
        return self.form.regel.nummer

    @property
    def is_open(self) -> bool:
        """Whether it stands unfolded: where there is something to do, or few regels are shown."""
        te_doen = self.fouten or self.form.errors or self.verteld.is_van_anderen
        return bool(self.uitgevouwen or te_doen or self.verwijderen or is_gewijzigd(self.form))

    @property
    def form_is_open(self) -> bool:
        """Whether what can be settled of it stands unfolded."""
        return bool(self.fouten or self.form.errors or is_gewijzigd(self.form))

    @property
    def kort(self) -> str:
        """What it does in a line: "planning: 2026 → 2027, toelichting"."""
        regel = self.form.regel
        if regel.tekst:
            return regel.tekst
        erbij = self.verteld.uitkomst == "nieuw"
        stukken = []
        for los in self.verteld.verschillen:
            gezegd = f"{los.label}: {los.wordt if erbij else f'{los.was} → {los.wordt}'}"
            if los.stukken or len(gezegd) > LANGST:
                gezegd = los.label
            elif erbij and los.wordt == self.verteld.naam:
                continue
            stukken.append(gezegd)
        meer = len(stukken) - MEESTE
        return ", ".join(stukken[:MEESTE]) + (f" en nog {meer}" if meer > 0 else "")

    @property
    def keuzes(self) -> list[tuple[str, Keuze, str]]:
        """Each choice with its name in the form, and what was chosen."""
        return [
            (f"r{self.nummer}-kies-{keus.naam}", keus, self.gekozen.get(keus.naam, ""))
            for keus in self.verteld.keuzes
        ]

    @property
    def verwijderen(self) -> tuple[str, str] | None:
        """The choice of what becomes of a row that others changed since, as those of a piece."""
        if not self.verteld.los.botst or self.verteld.keuzes:
            return None
        return f"r{self.nummer}-kies-{VERWIJDEREN}", self.gekozen.get(VERWIJDEREN, "")
