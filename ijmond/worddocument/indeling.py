"""Which columns the tables of an agenda have: the same in every table."""

from dataclasses import dataclass

from agenda.choices import PuntStatus
from agenda.tijdvakken import Tijdvak

from ..momentopname import model as m

MEESTE_PERIODEN = 8
"""As many columns of periods fit beside the words."""
SMAL, BREED = 6, 10
"""How wide such a column is: of a year, and of what takes a word to say."""


@dataclass(frozen=True)
class Indeling:
    """`perioden` are the spans that have a column; none where not every one of them can have."""

    perioden: tuple[Tijdvak, ...]
    met_status: bool
    met_stuksoort: bool
    met_termijn: bool

    @classmethod
    def van(cls, opname: m.Momentopname) -> "Indeling":
        punten = opname.punten.values()
        return cls(
            _perioden(opname),
            any(punt.status != PuntStatus.ONBEKEND for punt in punten),
            any(punt.stuksoort for punt in punten),
            any(datum_van_termijn(punt) for punt in punten),
        )


def breedte(tijdvak: Tijdvak) -> int:
    return SMAL if tijdvak.eenheid == "jaar" else BREED


def datum_van_termijn(punt: m.Punt) -> str:
    """When an action is due, where that is a date; in other words it stands with the facts."""
    if not isinstance(punt, m.Actie) or punt.termijn_tekst:
        return ""
    return punt.termijn_in_woorden


def _perioden(opname: m.Momentopname) -> tuple[Tijdvak, ...]:
    alle = {los.dagen for los in opname.perioden}
    gepland = {Tijdvak.uit(los.periode) for punt in opname.agendapunten for los in punt.planning}
    gekozen = alle | gepland if len(alle | gepland) <= MEESTE_PERIODEN else gepland
    if len(gekozen) > MEESTE_PERIODEN or not all(los.eenheid for los in gekozen):
        return ()
    return tuple(sorted(gekozen, key=lambda los: los.plaats))
