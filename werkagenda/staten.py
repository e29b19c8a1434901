"""The states of an action and of an overleg; see `agenda/beschrijving/veld.py`."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from agenda.beschrijving.punten import Punt
from agenda.beschrijving.veld import Hoe, Lezer, Staat, Veld

from .woorden import bedrag_in_woorden, termijn_in_woorden, termijn_verzet


def _termijn(waarden: list[Any], lezer: Lezer) -> str:
    termijn, precisie, tekst = waarden
    return termijn_in_woorden(termijn and date.fromisoformat(termijn), precisie, tekst)


def _bedrag(waarden: list[Any], lezer: Lezer) -> str:
    bedrag, soort, jaar = waarden
    return bedrag_in_woorden(bedrag and Decimal(bedrag), lezer.keuze("bedrag_soort", soort), jaar)


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
    bedrag: Annotated[
        Decimal | None,
        Veld(
            "bedrag",
            Hoe.WAARDE,
            "termijn_of_bedrag",
            met=("bedrag_soort", "bedrag_jaar"),
            zeg=_bedrag,
        ),
    ]
    bedrag_soort: str
    bedrag_jaar: int | None

    @property
    def termijn_in_woorden(self) -> str:
        return termijn_in_woorden(self.termijn, self.termijn_precisie, self.termijn_tekst)


class Overleg(Staat, frozen=True, kw_only=True):
    domein: Annotated[str, Veld("hoort bij", Hoe.WAARDE, naar="agenda.Domein")]
    naam: Annotated[str, Veld("naam", Hoe.WAARDE)]
    afkorting: Annotated[str, Veld("afkorting", Hoe.WAARDE)]
    slug: str
    soort: Annotated[str, Veld("soort", Hoe.WAARDE)]
    volgorde: int = 0
    deelnemers: Annotated[
        tuple[str, ...], Veld("deelnemers", Hoe.KOPPELING, naar="agenda.Eigenaar")
    ]
