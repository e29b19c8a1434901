"""Making the perioden of an agenda for a number of years at once."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from ..choices import Eenheid
from ..models import Agenda, Periode
from ..opslag.opslaan import Opslag, opslag

MEESTE_JAREN = 30
MAANDEN = {Eenheid.JAAR: 12, Eenheid.HALFJAAR: 6, Eenheid.KWARTAAL: 3}
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
    """The same within an opslag that does more than this."""
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
    """Raises ValueError unless `van` comes first, and for more than thirty years."""
    if tot < van:
        raise ValueError(f"Het laatste jaar ({tot}) ligt voor het eerste jaar ({van}).")
    if tot - van >= MEESTE_JAREN:
        raise ValueError(f"Maak hooguit {MEESTE_JAREN} jaar tegelijk.")


def _perioden(agenda, van, tot, eenheid) -> Iterator[Periode]:
    maanden = MAANDEN[eenheid]
    for jaar in range(van, tot + 1):
        for nummer, eerste in enumerate(range(1, 13, maanden), start=1):
            laatste = eerste + maanden - 1
            yield Periode(
                agenda=agenda,
                naam=NAMEN[eenheid].format(jaar=jaar, nummer=nummer),
                eenheid=eenheid,
                begin=date(jaar, eerste, 1),
                eind=date(jaar, laatste, monthrange(jaar, laatste)[1]),
            )
