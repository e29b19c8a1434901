"""The matrix of items and periods: when is what planned, on a screen and on paper."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise
from math import ceil
from types import MappingProxyType
from typing import Any, NamedTuple

from agenda.choices import PuntStatus, Soort
from agenda.models import Agenda, Agendapunt
from agenda.verschil import NOOIT_VERSCHOVEN, Verschuiving, naam_van_periode
from agenda.weergave import is_te_laat, kolommen_van, niet_bekend, ritme_in_woorden

from ..momentopname import model as m

GEEN_VERSCHUIVINGEN: Mapping[str, Verschuiving] = MappingProxyType({})
KOLOMMEN_OP_SCHERM = 8
"""As many columns as fit beside a title on a desk; more of them scroll within the table."""
KOLOMMEN_PER_TABEL = 12
"""As many columns as fit beside a title on a sheet that lies on its side."""
REGELS_PER_TABEL = 24
"""A table of at most so many lines of a title fits on such a sheet, under a heading."""
LATER = "later dan gepland"
"""What stands below the title of what is late."""
TEKENS_PER_REGEL = 52
"""About as many letters as stand on one line of the first column."""
TEKENS_NAAST_ELKAAR = 72
"""And on one line of all other columns together."""
KLEIN = 0.75
"""How high a line in small print is, of which more letters fit beside each other."""
WIT = 0.5
"""The white above and below a row, in lines."""


class Gepland(NamedTuple):
    """That an item is planned in a period, or was; `toelichting` tells more of it, if anything.

    `naam` is that of the period where the column does not say it. `onbekend` is what is left open
    of when: "kwartaal", where the period spans columns. `heen` is which way it went from where it
    was: put off, brought forward, or out of the planning.
    """

    periode: Any
    toelichting: str = ""
    naam: str = ""
    onbekend: str = ""
    heen: str = ""


class Cel(NamedTuple):
    """What is planned in one column, or in more where a period spans these.

    `eerder` is where the item was planned once, and is not any more.
    """

    kolommen: int
    gepland: tuple[Gepland, ...]
    eerder: tuple[Gepland, ...]

    @property
    def alles(self) -> tuple[Gepland, ...]:
        return self.gepland + self.eerder

    def deelt(self, ander: "Cel") -> bool:
        """Whether a period spans both."""
        hier, daar = ({los.periode.tijdvak for los in cel.alles} for cel in (self, ander))
        return not hier.isdisjoint(daar)

    def met(self, ander: "Cel") -> "Cel":
        """Both in one, each period once and by its name."""
        gepland, eerder = (
            tuple(dict.fromkeys(los._replace(naam=los.periode.naam) for los in samen))
            for samen in (self.gepland + ander.gepland, self.eerder + ander.eerder)
        )
        return Cel(self.kolommen + ander.kolommen, gepland, eerder)


@dataclass(frozen=True)
class Rij:
    """An item, the address that its title leads to, and what is planned in each column.

    `verschoven` tells how often it was put off; "" when it never was, or when that is not asked.
    `ritme` tells how often it comes up, and what else is known of when; `stuksoort` which kind of
    paper is expected. `te_laat` is only ever so on an agenda that runs.
    """

    punt: Agendapunt | m.Agendapunt
    adres: str
    per_kolom: tuple[Cel, ...]
    verschoven: str
    ritme: str
    stuksoort: str
    te_laat: bool = False

    @property
    def cellen(self) -> list[Cel]:
        """One for each column, and one for columns that a period spans."""
        samen: list[Cel] = []
        for cel in self.per_kolom:
            if samen and samen[-1].deelt(cel):
                cel = samen.pop().met(cel)
            samen.append(cel)
        return samen

    @property
    def in_plaats_van_cellen(self) -> str:
        """What stands where nothing is or was planned; "" where something is."""
        return "" if self.is_gevuld else self.ritme or "niet ingepland"

    @property
    def is_gevuld(self) -> bool:
        return any(cel.alles for cel in self.per_kolom)

    @property
    def regels(self) -> float:
        """The lines that it takes on paper: a long title, or more to say, takes its own."""
        vooraan = ceil(len(f"{self.punt.kenmerk} {self.punt.titel}") / TEKENS_PER_REGEL)
        laat = LATER if self.te_laat else ""
        eronder = laat, self.stuksoort, self.verschoven, self.in_plaats_van_cellen or self.ritme
        klein = sum(KLEIN * ceil(len(tekst) * KLEIN / TEKENS_PER_REGEL) for tekst in eronder)
        return max([vooraan + klein, *map(self._regels_van, self.cellen)]) + WIT

    def _regels_van(self, cel: Cel) -> int:
        past = TEKENS_NAAST_ELKAAR * cel.kolommen // len(self.per_kolom)
        # On paper only what is left open of a period is told more of.
        teksten = [
            f"{los.naam} {los.onbekend} {los.toelichting if los.onbekend else ''}"
            for los in cel.alles
        ]
        return sum(1 + len(tekst) // past for tekst in teksten)


@dataclass(frozen=True)
class Groep:
    """A domain, or None, with its items; no heading where that would stand above all there is."""

    domein: Any
    rijen: tuple[Rij, ...]
    kop: str

    @property
    def regels(self) -> float:
        return 1 + WIT + sum(rij.regels for rij in self.rijen)


@dataclass(frozen=True)
class Matrix:
    """`perioden` are all that the agenda has, `kolommen` those that have a column here.

    `nu` is the column of today, on a page that tells of today.
    """

    perioden: tuple[Any, ...]
    kolommen: tuple[Any, ...]
    groepen: tuple[Groep, ...]
    nu: Any = None

    @property
    def rijen(self) -> list[Rij]:
        return [rij for groep in self.groepen for rij in groep.rijen]

    @property
    def statussen(self) -> list[PuntStatus]:
        """Which statuses its marks tell, in the order of the list."""
        hier = {rij.punt.status for rij in self.rijen if any(cel.gepland for cel in rij.per_kolom)}
        return [status for status in PuntStatus if status in hier]

    @property
    def heen(self) -> set[str]:
        """Which ways things went from where they were planned before."""
        return {los.heen for rij in self.rijen for cel in rij.per_kolom for los in cel.eerder}

    @property
    def toont_te_laat(self) -> bool:
        return any(rij.te_laat for rij in self.rijen)

    @property
    def is_breed(self) -> bool:
        """Whether it has more columns than stand beside a title on a desk."""
        return len(self.kolommen) > KOLOMMEN_OP_SCHERM

    @property
    def is_lijst(self) -> bool:
        """Whether a table of it would hold more headings than cells: of one row, or one column."""
        rijen = sum(len(groep.rijen) for groep in self.groepen)
        return (len(self.kolommen) - 1) * (rijen - 1) < 2

    def deel(self, begin: int, eind: int) -> "Matrix":
        """The columns from `begin` up to `eind`, with what is or was planned in one of those."""

        def knip(rij: Rij) -> Rij:
            return replace(rij, per_kolom=rij.per_kolom[begin:eind])

        return self._met(self.kolommen[begin:eind], knip, lambda rij: rij.is_gevuld)

    def zonder_planning(self) -> "Matrix":
        """No columns, and the items that are planned in none and never were."""
        return self._met((), lambda rij: rij, lambda rij: not rij.is_gevuld)

    def _met(
        self, kolommen: tuple[Any, ...], knip: Callable[[Rij], Rij], hoort: Callable[[Rij], bool]
    ) -> "Matrix":
        groepen = (
            replace(groep, rijen=tuple(filter(hoort, map(knip, groep.rijen))))
            for groep in self.groepen
        )
        return replace(self, kolommen=kolommen, groepen=tuple(g for g in groepen if g.rijen))

    def per_pagina(self) -> Iterator["Matrix"]:
        """The groups, page by page; a group stays whole where it fits, and no row stands alone."""
        groepen = [
            replace(groep, rijen=rijen)
            for groep in self.groepen
            for rijen in _in_stukken(groep.rijen, REGELS_PER_TABEL - 1 - WIT)
        ]
        bladen = [
            [(groep, rij) for groep in stuk for rij in groep.rijen]
            for stuk in _in_stukken(groepen, REGELS_PER_TABEL)
        ]
        for eerder, later in pairwise(bladen):
            if len(later) == 1 and len(eerder) > 2:
                later.insert(0, eerder.pop())
            elif len(eerder) == 1 and len(later) > 2:
                eerder.append(later.pop(0))
        for blad in bladen:
            samen = (list(paren) for _, paren in groupby(blad, key=lambda paar: paar[0].domein))
            groepen = [
                replace(paren[0][0], rijen=tuple(rij for _, rij in paren)) for paren in samen
            ]
            yield replace(self, groepen=tuple(groepen))


def maak_matrix(
    agenda: Agenda | m.Momentopname,
    groepen: Iterable[tuple[Any, Iterable[Any]]],
    adres: Callable[[Any], str],
    verschuivingen: Mapping[str, Verschuiving] = GEEN_VERSCHUIVINGEN,
    stuksoort: Callable[[Any], str] = lambda punt: "",
    vandaag: date | None = None,
) -> Matrix:
    """Lay out items against periods, from database rows and from a `Momentopname` alike.

    `groepen` gives each domain, and None for what is in none, with its items. An item has a
    `planning`: things with a `periode`, which is a period or the key of one, and a `toelichting`.
    `adres` gives the address that an item leads to, `stuksoort` what its kind of paper is called.
    `verschuivingen` tells, by kenmerk, which items moved. Only with `vandaag`, of an agenda that
    runs, it tells which column it is now, and what is late.
    """
    indeling = _Indeling(agenda)

    def rij(punt: Any) -> Rij:
        planning = punt.planning if isinstance(punt.planning, tuple) else punt.planning.all()
        gepland = {getattr(g.periode, "tijdvak", g.periode): g.toelichting for g in planning}
        verschuiving = verschuivingen.get(punt.kenmerk, NOOIT_VERSCHOVEN)
        verschoven = verschuiving.in_woorden(gepland, indeling.naam)
        ritme = ritme_in_woorden(punt.ritme, punt.ritme_toelichting)
        cellen = tuple(indeling.cellen(gepland, verschuiving.ooit))
        perioden = (los.periode for cel in cellen for los in cel.gepland)
        te_laat = vandaag is not None and is_te_laat(punt.status, perioden, vandaag)
        return Rij(punt, adres(punt), cellen, verschoven, ritme, stuksoort(punt), te_laat)

    groepen = tuple(groepen)
    los = m.OVERIG if len(groepen) > 1 else ""
    ingedeeld = (
        Groep(domein, tuple(map(rij, punten)), domein.naam if domein else los)
        for domein, punten in groepen
    )
    nu = next((k for k in indeling.kolommen if vandaag and k.begin <= vandaag <= k.eind), None)
    return Matrix(indeling.perioden, indeling.kolommen, tuple(ingedeeld), nu)


class _Indeling:
    """Which periods of an agenda have a column, and in which columns each period stands."""

    def __init__(self, agenda: Agenda | m.Momentopname):
        perioden: Any = agenda.perioden
        if isinstance(agenda, m.Momentopname):
            eenheid = agenda.agenda.kolom_eenheid
        else:
            perioden, eenheid = list(perioden.all()), agenda.kolom_eenheid
        self.perioden = tuple(sorted(perioden, key=lambda p: (p.begin, p.begin - p.eind)))
        self.kolommen = tuple(kolommen_van(perioden, eenheid))
        self.naam = naam_van_periode(perioden)

    def cellen(self, gepland: Mapping[str, str], ooit: frozenset[str]) -> Iterator[Cel]:
        """What stands in each column: where something is planned, and where it ever was."""
        nu = [(p, gepland[p.tijdvak]) for p in self.perioden if p.tijdvak in gepland]
        eerder = [p for p in self.perioden if p.tijdvak in ooit and p.tijdvak not in gepland]
        # What became more precise is still planned there.
        eerder = [p for p in eerder if not any(p.dagen.omvat(los.dagen) for los, _ in nu)]
        for kolom in self.kolommen:
            yield Cel(
                1,
                tuple(_in_kolom(p, kolom, w) for p, w in nu if p.dagen.raakt(kolom.dagen)),
                tuple(
                    _in_kolom(p, kolom, heen=_heen(p, nu))
                    for p in eerder
                    if p.dagen.raakt(kolom.dagen)
                ),
            )


def _in_kolom(periode: Any, kolom: Any, toelichting: str = "", heen: str = "") -> Gepland:
    naam = "" if periode.tijdvak == kolom.tijdvak else periode.naam
    return Gepland(periode, toelichting, naam, niet_bekend(periode, kolom), heen)


def _heen(was: Any, gepland: list[tuple[Any, str]]) -> str:
    """Which way an item went from a period, to where it is planned now."""
    if not gepland:
        return Soort.UIT_DE_PLANNING
    later = max(los.begin for los, _ in gepland) > was.begin
    return Soort.DOORGESCHOVEN if later else Soort.VERVROEGD


def maak_planningtabellen(
    momentopname: m.Momentopname,
    verschuivingen: Mapping[str, Verschuiving] = GEEN_VERSCHUIVINGEN,
    vandaag: date | None = None,
) -> list[list[Matrix]]:
    """The planned periods of all items: per run of columns the tables of one page each.

    A table that is torn over pages loses its heading for who listens to it. Where there are more
    runs than one, each shows only the items that are or were planned in it, and the last has no
    columns: it names those that are planned in none. With `vandaag` they tell what is late, as
    `maak_matrix` does.
    """
    groepen = [groep for groep in momentopname.per_domein() if groep[1]]
    if not (groepen and momentopname.perioden):
        return []
    heel = maak_matrix(
        momentopname,
        groepen,
        lambda punt: f"#{punt.kenmerk}",
        verschuivingen,
        momentopname.stuksoort_van,
        vandaag,
    )
    totaal = len(heel.kolommen)
    breedte = ceil(totaal / ceil(totaal / KOLOMMEN_PER_TABEL))
    delen = [heel]
    if breedte < totaal:
        delen = [heel.deel(van, van + breedte) for van in range(0, totaal, breedte)]
        delen.append(heel.zonder_planning())
    return [list(deel.per_pagina()) for deel in delen if deel.groepen]


def _in_stukken(dingen: Iterable[Any], ruimte: float) -> Iterator[tuple[Any, ...]]:
    """Runs that together are no higher than there is room; what is higher itself stands alone."""
    stuk: list[Any] = []
    for ding in dingen:
        if stuk and sum(los.regels for los in (*stuk, ding)) > ruimte:
            yield tuple(stuk)
            stuk = []
        stuk.append(ding)
    yield tuple(stuk)
