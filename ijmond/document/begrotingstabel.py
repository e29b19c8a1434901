"""What an agenda expected to spend: a table of posts and years, and a drawing of the same.

Made from rows of the database and from a `Momentopname` alike.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from agenda.getallen import duizendtallen

PATRONEN = 6
"""How many fillings the drawing has; a table with more posts has no drawing."""
STAAF = 76
LEGENDA = 26
"""Pixels that a bar takes with the words above it, and a line of the legend."""


@dataclass(frozen=True)
class Kolom:
    """A year, as some estimate had it."""

    jaar: int
    raming: str

    @property
    def naam(self) -> str:
        return f"{self.jaar} ({self.raming})" if self.raming else str(self.jaar)


@dataclass(frozen=True)
class Rij:
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


@dataclass(frozen=True)
class Afwijking:
    """A printed total that is not the sum of its column."""

    kolom: Kolom
    verschil: int
    is_klein: bool
    """Whether rounding each amount may explain it."""

    @property
    def in_woorden(self) -> str:
        hoeveel = duizendtallen(abs(self.verschil))
        kant = "hoger" if self.verschil > 0 else "lager"
        zin = f"Het totaal van {self.kolom.naam} is {hoeveel} euro {kant} dan de posten samen."
        return f"{zin} Dat kan door afronden komen." if self.is_klein else zin


@dataclass(frozen=True)
class Stuk:
    """A post within a bar: its filling, where it begins and how wide it is, as a percentage."""

    patroon: int
    begin: float
    breedte: float


@dataclass(frozen=True)
class Staaf:
    """A column as a bar; `boven` is how many pixels down it is."""

    naam: str
    totaal: int
    boven: int
    stukken: tuple[Stuk, ...]


@dataclass(frozen=True)
class Uitleg:
    """A line of the legend."""

    patroon: int
    post: str
    boven: int


@dataclass(frozen=True)
class Grafiek:
    staven: tuple[Staaf, ...]
    uitleg: tuple[Uitleg, ...]

    @property
    def hoogte(self) -> int:
        return len(self.staven) * STAAF + len(self.uitleg) * LEGENDA


@dataclass(frozen=True)
class Begrotingstabel:
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]

    @property
    def heeft_verschil(self) -> bool:
        return len(self.kolommen) > 1

    @property
    def posten(self) -> tuple[Rij, ...]:
        return tuple(rij for rij in self.rijen if not rij.is_totaal)

    @property
    def sommen(self) -> tuple[int, ...]:
        """The amounts of each column added up, without its printed total."""
        return tuple(
            sum(rij.bedragen[plek] or 0 for rij in self.posten)
            for plek in range(len(self.kolommen))
        )

    @property
    def totalen(self) -> tuple[int | None, ...]:
        """The printed totals; None each where there are several, as nobody can tell of what."""
        gedrukt = [rij for rij in self.rijen if rij.is_totaal]
        return gedrukt[0].bedragen if len(gedrukt) == 1 else (None,) * len(self.kolommen)

    @property
    def afwijkingen(self) -> list[Afwijking]:
        """Where a printed total differs from its column."""
        per_kolom = zip(self.kolommen, self.totalen, self.sommen, strict=True)
        return [
            Afwijking(kolom, totaal - som, abs(totaal - som) <= len(self.posten))
            for kolom, totaal, som in per_kolom
            if totaal not in (None, som)
        ]

    @property
    def grafiek(self) -> Grafiek | None:
        """A bar per column, with a filling per post; None when that would not be clear."""
        posten, sommen = self.posten, self.sommen
        bedragen = [b for rij in posten for b in rij.bedragen if b is not None]
        if not 0 < len(posten) <= PATRONEN or min(bedragen) < 0 or not max(sommen):
            return None
        per_kolom = zip(self.kolommen, self.totalen, sommen, strict=True)
        staven = tuple(
            Staaf(
                kolom.naam,
                som if totaal is None else totaal,
                plek * STAAF,
                _stukken(posten, plek, max(sommen)),
            )
            for plek, (kolom, totaal, som) in enumerate(per_kolom)
        )
        onder = len(staven) * STAAF
        uitleg = tuple(
            Uitleg(nummer, rij.post, onder + (nummer - 1) * LEGENDA)
            for nummer, rij in enumerate(posten, start=1)
        )
        return Grafiek(staven, uitleg)


def maak_begrotingstabel(regels: Iterable) -> Begrotingstabel | None:
    """Lay out lines that have a post, jaar, raming, bedrag and is_totaal; None without any.

    Posts come in the order of the lines, and totals below them; years in their own order.
    """
    bedragen: dict[str, dict[Kolom, int]] = defaultdict(dict)
    totalen, kolommen = {}, set()
    for regel in regels:
        kolom = Kolom(regel.jaar, regel.raming)
        kolommen.add(kolom)
        bedragen[regel.post][kolom] = regel.bedrag
        totalen[regel.post] = regel.is_totaal
    if not kolommen:
        return None
    volgorde = tuple(sorted(kolommen, key=lambda kolom: (kolom.jaar, kolom.raming)))
    rijen = (
        Rij(post, tuple(per_kolom.get(kolom) for kolom in volgorde), totalen[post])
        for post, per_kolom in bedragen.items()
    )
    return Begrotingstabel(volgorde, tuple(sorted(rijen, key=lambda rij: rij.is_totaal)))


def _stukken(posten, plek, hoogste):
    stukken, begin = [], 0
    for nummer, rij in enumerate(posten, start=1):
        if bedrag := rij.bedragen[plek]:
            stukken.append(Stuk(nummer, 100 * begin / hoogste, 100 * bedrag / hoogste))
            begin += bedrag
    return tuple(stukken)
