"""The states of an action and of an overleg; see `agenda/beschrijving/veld.py`."""

from datetime import date
from typing import Annotated, Any

from agenda.beschrijving.punten import TEKST, Punt
from agenda.beschrijving.veld import Hoe, Lezer, Staat, Veld
from agenda.datums import datum_in_woorden

from .woorden import termijn_in_woorden, termijn_verzet


def _termijn(waarden: list[Any], lezer: Lezer) -> str:
    termijn, precisie, tekst = waarden
    return termijn_in_woorden(termijn and date.fromisoformat(termijn), precisie, tekst)


def _gereed(waarden: list[Any], lezer: Lezer) -> str:
    datum, precisie = waarden
    return datum_in_woorden(datum and date.fromisoformat(datum), precisie)


class Actie(Punt, frozen=True, kw_only=True):
    overleg: Annotated[
        str | None, Veld("overleg", Hoe.WAARDE, "naar_ander_domein", naar="werkagenda.Overleg")
    ]
    agendapunt: Annotated[str | None, Veld("agendapunt", Hoe.KOPPELING, naar="agenda.Agendapunt")]
    termijn: Annotated[
        date | None,
        Veld(
            "termijn",
            Hoe.WAARDE,
            "termijn_of_bedrag",
            met=("termijn_precisie", "termijn_tekst"),
            zeg=_termijn,
            verzet=termijn_verzet,
        ),
    ]
    termijn_precisie: str
    termijn_tekst: str
    gereed_op: Annotated[
        date | None,
        Veld("gereed op", Hoe.WAARDE, TEKST, met=("gereed_op_precisie",), zeg=_gereed),
    ] = None
    gereed_op_precisie: str = "onbekend"

    @property
    def termijn_in_woorden(self) -> str:
        return termijn_in_woorden(self.termijn, self.termijn_precisie, self.termijn_tekst)

    @property
    def gereed_in_woorden(self) -> str:
        return datum_in_woorden(self.gereed_op, self.gereed_op_precisie)


class Overleg(Staat, frozen=True, kw_only=True):
    domein: Annotated[str | None, Veld("hoort bij", Hoe.WAARDE, naar="agenda.Domein")] = None
    naam: Annotated[str, Veld("naam", Hoe.WAARDE)]
    afkorting: Annotated[str, Veld("afkorting", Hoe.WAARDE)]
    slug: str
    soort: Annotated[str, Veld("soort", Hoe.WAARDE)]
    volgorde: int = 0
    deelnemers: Annotated[
        tuple[str, ...], Veld("deelnemers", Hoe.KOPPELING, naar="agenda.Eigenaar")
    ]
    agendapunten: Annotated[
        tuple[str, ...], Veld("werkt aan", Hoe.KOPPELING, naar="agenda.Agendapunt")
    ] = ()
