"""How a planning moved as a whole: from the periods that went to the periods that came."""

from collections.abc import Iterable

from ..choices import Soort
from ..tijdvakken import Tijdvak


def verschuiving(oud: Iterable[str], nieuw: Iterable[str]) -> Soort | None:
    """How a planning moved, or None where it did not; periods are known by their spans.

    The periods that went are set against the periods that came. What went and holds one that came
    is "preciezer gepland"; what came and holds one that went "minder precies gepland". Of the
    others, only came is "ingepland", only went is "uit de planning", and with both the earliest
    that went and the earliest that came decide: to a later one is "doorgeschoven", to an earlier
    one "vervroegd". Where more than one of these holds, that which asks for a reason is told.

    So 2016 to 2017 and 2018 is doorgeschoven, 2015 and 2016 to 2016 alone is uit de planning, and
    2016 to 2016-Q2 and 2016-Q3 is preciezer.
    """
    gegaan, gekomen = _gegaan_en_gekomen(oud, nieuw)
    weg, erbij = weg_en_erbij(oud, nieuw)
    if weg and erbij:
        return Soort.DOORGESCHOVEN if min(weg) < min(erbij) else Soort.VERVROEGD
    if weg:
        return Soort.UIT_DE_PLANNING
    if any(kwam.omvat(ging) for ging in gegaan for kwam in gekomen):
        return Soort.MINDER_PRECIES
    if erbij:
        return Soort.INGEPLAND
    return Soort.PRECIEZER if gegaan else None


def weg_en_erbij(oud: Iterable[str], nieuw: Iterable[str]) -> tuple[set[Tijdvak], set[Tijdvak]]:
    """What went and what came, without what only became more precise, or less so."""
    gegaan, gekomen = _gegaan_en_gekomen(oud, nieuw)
    ineen = {
        (ging, kwam) for ging in gegaan for kwam in gekomen if ging.omvat(kwam) or kwam.omvat(ging)
    }
    return gegaan - {ging for ging, _ in ineen}, gekomen - {kwam for _, kwam in ineen}


def _gegaan_en_gekomen(
    oud: Iterable[str], nieuw: Iterable[str]
) -> tuple[set[Tijdvak], set[Tijdvak]]:
    was, wordt = ({Tijdvak.uit(sleutel) for sleutel in sleutels} for sleutels in (oud, nieuw))
    return was - wordt, wordt - was
