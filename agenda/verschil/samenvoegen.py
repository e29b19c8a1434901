"""Two people changed one thing: what each of them did, put together piece by piece.

A piece can't be taken apart: fields that say one thing together, of the thing itself or of one row
of a list, or that a row is there. A row is known by the key that the description of its list names.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ..beschrijving.veld import (
    Inhoud,
    Staat,
    groepen,
    kolommen,
    lijsten,
    rijsleutel,
    sleutels,
    velden,
)

Sleutel = tuple[Any, ...]
"""What a row of a list is known by."""
Rijen = dict[Sleutel, Any]
Waarde = dict[Any, Any]
"""What stands at a place: of the fields by name, or of the rows that are there by key."""
Drie = tuple[Inhoud, Inhoud, Inhoud]
"""A state as it was, as the other made it, and as I did."""


@dataclass(frozen=True)
class Plek:
    """Where in a state a piece stands.

    `velden` say one thing together: in the state itself or in the row of `lijst` with the key in
    `sleutels`. Without `velden` it is those rows, or keys of a many-to-many field, as a whole.
    `nummer` tells the rows of a list apart; without it they are told as one.
    """

    velden: tuple[str, ...] = ()
    lijst: str = ""
    sleutels: tuple[Sleutel, ...] = ()
    nummer: int = 0

    @property
    def naam(self) -> str:
        """What a form calls it: "titel", "planning", "behandelingen-2-uitkomst"."""
        return "-".join(str(deel) for deel in (self.lijst, self.nummer, *self.velden[:1]) if deel)


@dataclass(frozen=True)
class Deel:
    """One piece: as it was, as the other made it, and as I did."""

    plek: Plek
    was: Waarde
    ander: Waarde
    mijn: Waarde

    @property
    def botst(self) -> bool:
        """Whether both changed it, each in another way."""
        return self.was != self.ander and self.was != self.mijn and self.ander != self.mijn

    @property
    def alleen_van_mij(self) -> bool:
        return self.was == self.ander != self.mijn


@dataclass(frozen=True)
class Samenvoeging:
    """Two states that both began as `was`, and the pieces in which either differs from that."""

    staat: type[Staat]
    ander: Inhoud
    mijn: Inhoud
    delen: tuple[Deel, ...]

    @property
    def botsingen(self) -> tuple[Deel, ...]:
        return tuple(deel for deel in self.delen if deel.botst)

    def samen(self, kies_mijn: Iterable[str] = ()) -> Inhoud:
        """The state with what both did; where that collides the other wins, or I in `kies_mijn`."""
        namen = set(kies_mijn)
        van_mij = {
            deel.plek: deel.mijn
            for deel in self.delen
            if deel.alleen_van_mij or (deel.botst and deel.plek.naam in namen)
        }
        return zet(self.staat, self.ander, van_mij)

    def van_ander(self) -> Inhoud:
        """What it was, with what only the other did."""
        return zet(self.staat, self.ander, {deel.plek: deel.was for deel in self.botsingen})

    def van_mij(self) -> Inhoud:
        """What it was, with what only I did."""
        rest = {deel.plek: deel.was for deel in self.delen if not deel.alleen_van_mij}
        return zet(self.staat, self.mijn, rest)


def voeg_samen(staat: type[Staat], was: Inhoud, ander: Inhoud, mijn: Inhoud) -> Samenvoeging:
    """Merge two states of this kind that both began as `was`."""
    return Samenvoeging(staat, ander, mijn, tuple(delen(staat, was, ander, mijn)))


def verschillen(staat: type[Staat], oud: Inhoud, nieuw: Inhoud) -> Iterator[Deel]:
    """What leads from one state to the other, in `mijn`.

    The rows of a list that came and went are one piece, with the whole list; it comes first.
    """
    stukken = delen(staat, oud, oud, nieuw)
    for lijst, groep in groupby(stukken, key=lambda deel: deel.plek.lijst):
        binnen = list(groep)
        in_velden = [deel for deel in binnen if deel.plek.velden]
        if len(in_velden) < len(binnen):
            was = rijen_op_sleutel(staat, lijst, oud)
            wordt = rijen_op_sleutel(staat, lijst, nieuw)
            plek = Plek(lijst=lijst, sleutels=tuple(was | wordt))
            blijft = {sleutel: was.get(sleutel, rij) for sleutel, rij in wordt.items()}
            yield Deel(plek, was, was, blijft)
        yield from in_velden


def zet(staat: type[Staat], inhoud: Inhoud, waarden: dict[Plek, Waarde]) -> Inhoud:
    """The same state with these values in their places; a place in a row that is gone is passed."""
    geraakt = {plek.lijst for plek in waarden if plek.lijst}
    lijsten_nu = {lijst: rijen_op_sleutel(staat, lijst, inhoud) for lijst in geraakt}
    for plek, waarde in waarden.items():
        rijen = lijsten_nu.get(plek.lijst, {})
        if not plek.lijst:
            inhoud = inhoud | waarde
        elif plek.velden:
            rijen |= {
                sleutel: rijen[sleutel] | waarde for sleutel in plek.sleutels if sleutel in rijen
            }
        else:
            for sleutel in plek.sleutels:
                rijen.pop(sleutel, None)
            rijen |= waarde
    for lijst, rijen in lijsten_nu.items():
        is_lijst = lijst in lijsten(staat)
        inhoud = inhoud | {lijst: list(rijen.values()) if is_lijst else sorted(rijen.values())}
    return inhoud


def delen(staat: type[Staat], was: Inhoud, ander: Inhoud, mijn: Inhoud) -> Iterator[Deel]:
    """The pieces that are not the same in all three; what one of them does not know is passed."""
    for deel in _alle_delen(staat, (was, ander, mijn)):
        if not deel.was == deel.ander == deel.mijn:
            yield deel


def _alle_delen(staat: type[Staat], drie: Drie) -> Iterator[Deel]:
    yield from _velden(staat, drie)
    for naam in (*sleutels(staat), *lijsten(staat)):
        if all(naam in inhoud for inhoud in drie):
            yield from _rijen(staat, naam, drie)


def _velden(staat: type[Staat], drie: Drie, waar: Inhoud | None = None) -> Iterator[Deel]:
    """The fields of a state or, with what is in `waar`, of one row of a list."""
    for naam, samen in groepen(staat).items():
        bekend = tuple(veld for veld in samen if all(veld in inhoud for inhoud in drie))
        if naam in kolommen(staat) and bekend:
            waarden = ({veld: inhoud[veld] for veld in bekend} for inhoud in drie)
            yield Deel(Plek(bekend, **(waar or {})), *waarden)


def _rijen(staat: type[Staat], naam: str, drie: Drie) -> Iterator[Deel]:
    """The rows of a list, or the keys of a many-to-many field."""
    was, ander, mijn = alle = [rijen_op_sleutel(staat, naam, inhoud) for inhoud in drie]
    soort = lijsten(staat).get(naam)
    betwist = _vervangen(was, ander, mijn) if soort else set()
    if betwist:
        op_volgorde = tuple(s for s in dict.fromkeys([*was, *ander, *mijn]) if s in betwist)
        per_staat = ({s: rij for s, rij in een.items() if s in betwist} for een in alle)
        yield Deel(Plek(lijst=naam, sleutels=op_volgorde), *per_staat)
    for nummer, sleutel in enumerate(dict.fromkeys([*was, *ander, *mijn]), start=1):
        if sleutel in betwist:
            continue
        waar: dict[str, Any] = {"lijst": naam, "sleutels": (sleutel,), "nummer": nummer}
        a, b, c = rijen = [een.get(sleutel) for een in alle]
        if not (soort and b and c and b != c):
            yield Deel(Plek(**waar), *({} if rij is None else {sleutel: rij} for rij in rijen))
        elif a:
            yield from _velden(soort, (a, b, c), waar)
        else:
            # Both added it: that it is there goes together, what they say of it may not.
            yield Deel(Plek(**waar), {}, {sleutel: b}, {sleutel: b})
            a = {veld: waarde if c[veld] == waarde else None for veld, waarde in b.items()}
            yield from _velden(soort, (a, b, c), waar)


def _vervangen(was: Rijen, ander: Rijen, mijn: Rijen) -> set[Sleutel]:
    """The rows of which nobody can say what replaced what, by key; none where that is plain.

    Both took one away, and did not add the same: one moved an item to 2027, the other to 2028.
    """
    weg = was.keys() - ander.keys() - mijn.keys()
    van_ander, van_mij = ander.keys() - was.keys(), mijn.keys() - was.keys()
    return weg | van_ander | van_mij if weg and van_ander != van_mij else set()


def rijen_op_sleutel(staat: type[Staat], lijst: str, inhoud: Inhoud) -> Rijen:
    """The rows of a list, or keys of a many-to-many field, by key and how often it came before."""
    is_lijst = lijst in lijsten(staat)
    eerder: Counter[Sleutel] = Counter()
    gevonden: Rijen = {}
    for los in inhoud[lijst]:
        sleutel = rijsleutel(velden(staat)[lijst], los) if is_lijst else (los,)
        gevonden[*sleutel, eerder[sleutel]] = los
        eerder[sleutel] += 1
    return gevonden
