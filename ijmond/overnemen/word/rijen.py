"""A row of a table on its way to an item: more rows may belong to it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from agenda.tijdvakken import Tijdvak

from ..waarden import Waarde, als_een
from .blokken import Alinea, Cel
from .tabelkoppen import Kolom


@dataclass
class Open:
    """An item of which more rows may come; `onbekend` is what stands in columns without a sense."""

    plaats: str
    cellen: dict[str, list[Waarde]] = field(default_factory=lambda: defaultdict(list))
    jaren: list[tuple[Tijdvak, Waarde]] = field(default_factory=list)
    onbekend: list[tuple[str, str]] = field(default_factory=list)
    teksten: list[str] = field(default_factory=list)

    @property
    def titel(self) -> str:
        return " ".join(filter(None, (los.regel for los in self.cellen["titel"])))

    @property
    def kenmerk(self) -> str:
        return next((los.regel for los in self.cellen["kenmerk"]), "")

    @property
    def heeft_alleen_titel(self) -> bool:
        rest = [los for naam, cellen in self.cellen.items() if naam != "titel" for los in cellen]
        return not any(los.regel for los in (*rest, *(waarde for _, waarde in self.jaren)))

    def leg(self, cel: Cel, kolommen: Sequence[Kolom]) -> None:
        """Put a cell where its columns say; a mark over several periods counts for each of them."""
        waarde = waarde_van(cel.alineas, kolommen[0].kop)
        if tijdvakken := [los.tijdvak for los in kolommen if los.tijdvak]:
            self.jaren += [(los, waarde) for los in tijdvakken]
        elif kolommen[0].naam:
            self.cellen[kolommen[0].naam].append(waarde)
        elif waarde.regel:
            self.onbekend.append((kolommen[0].kop, waarde.tekst))

    def vul_aan(self, rest: "Open", *, zelfde_titel: bool) -> None:
        """Take in a row that belongs to the same item, and may have the rest of its title."""
        for naam, waarden in rest.cellen.items():
            if naam != "titel":
                er_zijn = {los.tekst for los in self.cellen[naam]}
                self.cellen[naam] += [los for los in waarden if los.tekst not in er_zijn]
            elif not zelfde_titel:
                self.cellen[naam] = [als_een(*self.cellen[naam], *waarden)]
        self.jaren += rest.jaren
        self.onbekend += rest.onbekend
        self.teksten += rest.teksten


def waarde_van(alineas: Sequence[Alinea], kop: str = "") -> Waarde:
    met_vet = not all(los.is_vet for los in alineas)  # of a cell that is all bold that says nothing
    regels = [los.opgemaakt(met_vet=met_vet) for los in alineas]
    tekst = "\n".join(los.tekst for los in alineas if los.tekst)
    tekst = tekst or next((los.nummer for los in alineas if los.nummer), "")
    return Waarde(
        tekst,
        "\n".join(regels).strip(),
        tuple(link for los in alineas for link in los.links),
        tuple(noot for los in alineas for noot in los.noten),
        kop,
    )
