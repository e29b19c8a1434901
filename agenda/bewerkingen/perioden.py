"""Making the perioden of an agenda for a number of years at once."""

from collections.abc import Iterator
from datetime import date

from ..choices import Eenheid
from ..datums import grenzen
from ..models import Agenda, Periode
from ..opslag import Opslag, opslag

MEESTE_JAREN = 30
NAMEN = {
    Eenheid.JAAR: "{jaar}",
    Eenheid.HALFJAAR: "{nummer}e helft {jaar}",
    Eenheid.KWARTAAL: "{jaar}-Q{nummer}",
}


def maak_perioden(
    agenda: Agenda, van: int, tot: int, eenheid: str = Eenheid.JAAR, **verantwoording
) -> tuple[list[Periode], list[Periode]]:
    """Give `agenda` a periode for each `eenheid` in the years `van` up to and including `tot`.

    Returns the new perioden, and those that were skipped because one that exists covers a part of
    the same days; running it again makes none. Raises ValueError where `controleer_jaren` does.
    """
    with opslag(**verantwoording) as werk:
        return voeg_perioden_toe(werk, agenda, van, tot, eenheid)


def voeg_perioden_toe(
    werk: Opslag, agenda: Agenda, van: int, tot: int, eenheid: str
) -> tuple[list[Periode], list[Periode]]:
    """Do what `maak_perioden` does, within an opslag that does more."""
    controleer_jaren(van, tot)
    gemaakt, overgeslagen = [], []
    for periode in _perioden(agenda, van, tot, Eenheid(eenheid)):
        zelfde_dagen = agenda.perioden.filter(begin__lte=periode.eind, eind__gte=periode.begin)
        if zelfde_dagen.exists() or agenda.perioden.filter(naam=periode.naam).exists():
            overgeslagen.append(periode)
        else:
            werk.bewaar(periode)
            gemaakt.append(periode)
    return gemaakt, overgeslagen


def controleer_jaren(van: int, tot: int) -> None:
    """Raise ValueError when `tot` lies before `van`, or for more than thirty years."""
    if tot < van:
        raise ValueError(f"Het laatste jaar ({tot}) ligt voor het eerste jaar ({van}).")
    if tot - van >= MEESTE_JAREN:
        raise ValueError(f"Maak hooguit {MEESTE_JAREN} jaar tegelijk.")


def _perioden(agenda, van, tot, eenheid) -> Iterator[Periode]:
    for jaar in range(van, tot + 1):
        eenheden = dict.fromkeys(grenzen(date(jaar, maand, 1), eenheid) for maand in range(1, 13))
        for nummer, (begin, eind) in enumerate(eenheden, start=1):
            naam = NAMEN[eenheid].format(jaar=jaar, nummer=nummer)
            yield Periode(agenda=agenda, naam=naam, eenheid=eenheid, begin=begin, eind=eind)
