"""Making the perioden of an agenda for a number of years at once."""

from collections.abc import Iterator
from datetime import date

from ..choices import Eenheid
from ..datums import grenzen
from ..models import Agenda, Periode
from ..opslag import Opslag, opslag
from ..tijdvakken import Tijdvak

MEESTE_JAREN = 30


def maak_perioden(
    agenda: Agenda, van: int, tot: int, *eenheden: str, **verantwoording
) -> tuple[list[Periode], list[Periode]]:
    """Give `agenda` a periode for each of `eenheden` in the years `van` up to and including `tot`.

    Returns the new perioden, and those that were skipped: one that exists has the same days or
    name, or a part of the same days. Running it again makes none. Raises ValueError where
    `controleer_jaren` does.
    """
    with opslag(**verantwoording) as werk:
        return voeg_perioden_toe(werk, agenda, van, tot, *eenheden)


def voeg_perioden_toe(
    werk: Opslag, agenda: Agenda, van: int, tot: int, *eenheden: str
) -> tuple[list[Periode], list[Periode]]:
    """Do what `maak_perioden` does, within an opslag that does more."""
    controleer_jaren(van, tot)
    gemaakt, overgeslagen = [], []
    er_zijn = list(agenda.perioden.all())
    for eenheid in (los for los in Eenheid if los in eenheden):
        for periode in _perioden(agenda, van, tot, eenheid):
            if any(_staat_in_de_weg(los, periode) for los in er_zijn):
                overgeslagen.append(periode)
            else:
                werk.bewaar(periode)
                gemaakt.append(periode)
                er_zijn.append(periode)
    return gemaakt, overgeslagen


def _staat_in_de_weg(bestaand: Periode, nieuw: Periode) -> bool:
    een, ander = bestaand.dagen, nieuw.dagen
    if bestaand.naam == nieuw.naam or een == ander:
        return True
    return een.raakt(ander) and not (een.omvat(ander) or ander.omvat(een))


def controleer_jaren(van: int, tot: int) -> None:
    """Raise ValueError when `tot` lies before `van`, or for more than thirty years."""
    if tot < van:
        raise ValueError(f"Het laatste jaar ({tot}) ligt voor het eerste jaar ({van}).")
    if tot - van >= MEESTE_JAREN:
        raise ValueError(f"Maak hooguit {MEESTE_JAREN} jaar tegelijk.")


def _perioden(agenda, van, tot, eenheid) -> Iterator[Periode]:
    maanden = (date(jaar, maand, 1) for jaar in range(van, tot + 1) for maand in range(1, 13))
    for dagen in dict.fromkeys(Tijdvak(*grenzen(maand, eenheid)) for maand in maanden):
        naam = dagen.in_woorden
        yield Periode(agenda=agenda, naam=naam, eenheid=eenheid, begin=dagen.begin, eind=dagen.eind)
