"""What an agenda expected to spend: a table of posts and years, and a drawing of the same.

Made from rows of the database and from a `Momentopname` alike.
"""

from collections.abc import Iterable
from textwrap import wrap
from typing import NamedTuple

from agenda.alfabet import op_alfabet
from agenda.getallen import duizendtallen

PATRONEN = 6
"""How many fillings the drawing has; a table with more posts has no drawing."""
STAAF = 57
REGEL = 19
LEGENDA = 7
"""Pixels that a bar takes, a line of words, and the room between two posts of the legend."""
TEKENS_PER_REGEL = 32
"""As many letters as fit beside each other on a phone."""


class Kolom(NamedTuple):
    """A year, as some estimate had it."""

    jaar: int
    raming: str

    @property
    def naam(self) -> str:
        return f"{self.jaar} ({self.raming})" if self.raming else str(self.jaar)


class Rij(NamedTuple):
    """A post, or the total as the source printed it; None where the source tells no amount.

    `verschil` is the last amount minus the first.
    """

    post: str
    bedragen: tuple[int | None, ...]
    is_totaal: bool

    @property
    def verschil(self) -> int | None:
        eerste, laatste = self.bedragen[0], self.bedragen[-1]
        return None if eerste is None or laatste is None else laatste - eerste


class Stuk(NamedTuple):
    """A post within a bar: its filling, where it begins and how wide it is, as a percentage."""

    patroon: int
    begin: float
    breedte: float


class Staaf(NamedTuple):
    """A column as a bar; `boven` is how many pixels down it is, with its name in lines."""

    naam: list[str]
    totaal: int
    boven: int
    stukken: list[Stuk]

    @property
    def hoogte(self) -> int:
        return STAAF + REGEL * len(self.naam)


class Uitleg(NamedTuple):
    """What a filling means: a post, in lines."""

    patroon: int
    post: list[str]
    boven: int

    @property
    def hoogte(self) -> int:
        return LEGENDA + REGEL * len(self.post)


class Grafiek(NamedTuple):
    staven: list[Staaf]
    uitleg: list[Uitleg]

    @property
    def hoogte(self) -> int:
        return _hoogte(self.staven) + _hoogte(self.uitleg)


class Begrotingstabel(NamedTuple):
    kolommen: list[Kolom]
    rijen: list[Rij]

    @property
    def heeft_verschil(self) -> bool:
        return len(self.kolommen) > 1

    @property
    def posten(self) -> list[Rij]:
        return [rij for rij in self.rijen if not rij.is_totaal]

    @property
    def per_kolom(self) -> list[tuple[Kolom, int | None, int]]:
        """Each column with its printed total, and the sum of its posts.

        The total is None where there are several, as nobody can tell of what.
        """
        gedrukt = [rij.bedragen for rij in self.rijen if rij.is_totaal]
        totalen = gedrukt[0] if len(gedrukt) == 1 else [None] * len(self.kolommen)
        sommen = (
            sum(rij.bedragen[plek] or 0 for rij in self.posten)
            for plek in range(len(self.kolommen))
        )
        return list(zip(self.kolommen, totalen, sommen, strict=True))

    @property
    def afwijkingen(self) -> list[str]:
        """Where a printed total differs from its column, each in a sentence or two."""
        return [
            _afwijking(kolom, totaal - som, len(self.posten))
            for kolom, totaal, som in self.per_kolom
            if totaal not in (None, som)
        ]

    @property
    def grafiek(self) -> Grafiek | None:
        """A bar per column, with a filling per post; None when that would not be clear."""
        posten, hoogste = self.posten, max(som for _, _, som in self.per_kolom)
        bedragen = [b for rij in posten for b in rij.bedragen if b is not None]
        if not 0 < len(posten) <= PATRONEN or min(bedragen) < 0 or not hoogste:
            return None
        staven: list[Staaf] = []
        for plek, (kolom, totaal, som) in enumerate(self.per_kolom):
            stukken = _stukken([rij.bedragen[plek] for rij in posten], hoogste)
            naam, totaal = wrap(kolom.naam, TEKENS_PER_REGEL), som if totaal is None else totaal
            staven.append(Staaf(naam, totaal, _hoogte(staven), stukken))
        uitleg: list[Uitleg] = []
        for patroon, rij in enumerate(posten, start=1):
            boven = _hoogte(staven) + _hoogte(uitleg)
            uitleg.append(Uitleg(patroon, wrap(rij.post, TEKENS_PER_REGEL), boven))
        return Grafiek(staven, uitleg)


def maak_begrotingstabel(regels: Iterable) -> Begrotingstabel | None:
    """Lay out lines that have a post, jaar, raming, bedrag and is_totaal; None without any.

    Posts come in the order of the lines, and totals below them; years in their own order.
    """
    bedragen, totalen = {}, {}
    for regel in regels:
        bedragen[regel.post, Kolom(regel.jaar, regel.raming)] = regel.bedrag
        totalen[regel.post] = regel.is_totaal
    if not bedragen:
        return None
    kolommen = sorted({k for _, k in bedragen}, key=lambda k: (k.jaar, op_alfabet(k.raming)))
    rijen = (
        Rij(post, tuple(bedragen.get((post, kolom)) for kolom in kolommen), is_totaal)
        for post, is_totaal in totalen.items()
    )
    return Begrotingstabel(kolommen, sorted(rijen, key=lambda rij: rij.is_totaal))


def _afwijking(kolom, verschil, posten):
    """What is said of a total that is off; rounding each amount may explain a small one."""
    kant = "hoger" if verschil > 0 else "lager"
    hoeveel = duizendtallen(abs(verschil))
    zin = f"Het totaal van {kolom.naam} is {hoeveel} euro {kant} dan de posten samen."
    return f"{zin} Dat kan door afronden komen." if abs(verschil) <= posten else zin


def _hoogte(blokken: Iterable[Staaf | Uitleg]) -> int:
    return sum(blok.hoogte for blok in blokken)


def _stukken(bedragen, hoogste):
    stukken, begin = [], 0
    for nummer, bedrag in enumerate(bedragen, start=1):
        if bedrag:
            stukken.append(Stuk(nummer, 100 * begin / hoogste, 100 * bedrag / hoogste))
            begin += bedrag
    return stukken
