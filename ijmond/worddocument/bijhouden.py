"""Two documents in one, as tracked changes: accept them all for the newer, refuse for the older."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import attrgetter

from .bouwstenen import Alinea, Blok, Document, Merk, Rij, Soort, Tabel
from .in_een import alineas_in_een, cellen_in_een, merk_alinea, merk_rij, naast_elkaar
from .kolommen import met_zelfde_kolommen
from .tabellen import GEPLAND, TITELKOLOM

Rijpaar = tuple[Rij | None, Rij | None]


@dataclass(frozen=True)
class Aanleiding:
    """When each item changed, by its kenmerk, and why; `anders` is when all else did."""

    anders: datetime
    momenten: Mapping[str, datetime] = field(default_factory=dict)
    redenen: Mapping[str, str] = field(default_factory=dict)

    def moment(self, kenmerk: str) -> datetime:
        return self.momenten.get(kenmerk, self.anders)


def houd_bij(oud: Document, nieuw: Document, aanleiding: Aanleiding) -> Document:
    """The newer document, with all that came and went since the older one."""
    return replace(nieuw, blokken=tuple(_Bijhouder(oud, nieuw, aanleiding).blokken()))


class _Bijhouder:
    """Lays two documents beside each other; what is gone here and new there, has moved."""

    def __init__(self, oud: Document, nieuw: Document, aanleiding: Aanleiding):
        self.aanleiding = aanleiding
        paren = naast_elkaar(oud.blokken, nieuw.blokken, _welk, _kan_een_zijn)
        self._paren = [met_zelfde_kolommen(*paar, aanleiding.anders) for paar in paren]
        self._rijen = [_rijparen(*paar) for paar in self._paren]
        los = [paar for rijen in self._rijen for paar in rijen if None in paar]
        weg = {was.sleutel for was, _ in los if was}
        self._verhuist = {wordt.sleutel for _, wordt in los if wordt and wordt.sleutel} & weg

    def blokken(self) -> Iterator[Blok]:
        for (was, wordt), rijen in zip(self._paren, self._rijen, strict=True):
            if isinstance(was, Tabel) or isinstance(wordt, Tabel):
                yield self._tabel(was, wordt, rijen)
            else:
                yield self._alinea(was, wordt)

    def _tabel(self, was: Blok | None, wordt: Blok | None, rijen: Sequence[Rijpaar]) -> Tabel:
        kanten = [los if isinstance(los, Tabel) else None for los in (was, wordt)]
        een = next(los for los in reversed(kanten) if los)
        bijschrift = self._alinea(*(los and los.bijschrift for los in kanten))
        return replace(een, bijschrift=bijschrift, rijen=tuple(self._rij(*paar) for paar in rijen))

    def _alinea(self, was: Blok | None, wordt: Blok | None) -> Alinea:
        moment = self.aanleiding.anders
        if isinstance(was, Alinea) and isinstance(wordt, Alinea):
            return alineas_in_een((was,), (wordt,), moment)[0]
        if isinstance(wordt, Alinea):
            return merk_alinea(wordt, Merk(Soort.ERBIJ, moment))
        assert isinstance(was, Alinea)  # noqa: S101 (one of two there is)
        return merk_alinea(was, Merk(Soort.WEG, moment))

    def _rij(self, was: Rij | None, wordt: Rij | None) -> Rij:
        een = wordt or was
        assert een  # noqa: S101 (one of two there is)
        moment = self.aanleiding.moment(een.sleutel)
        if was and wordt:
            return self._met_reden(_verschoven(cellen_in_een(was, wordt, moment), moment), moment)
        if een.sleutel in self._verhuist:
            soort = Soort.HIERHEEN if wordt else Soort.HIERVANDAAN
            rij = merk_rij(een, Merk(soort, moment, f"verplaatst-{een.sleutel}"))
            return self._met_reden(rij, moment) if wordt else rij
        soort = Soort.ERBIJ if wordt else Soort.WEG
        return self._met_reden(merk_rij(een, Merk(soort, moment)), moment)

    def _met_reden(self, rij: Rij, moment: datetime) -> Rij:
        """With what was said of it beside its title."""
        if not (reden := self.aanleiding.redenen.get(rij.sleutel)):
            return rij
        eerste, *rest = rij.cellen[TITELKOLOM]
        titel = (replace(eerste, opmerking=reden, anders_op=moment), *rest)
        voor, achter = rij.cellen[:TITELKOLOM], rij.cellen[TITELKOLOM + 1 :]
        return replace(rij, cellen=(*voor, titel, *achter))


def _verschoven(rij: Rij, moment: datetime) -> Rij:
    """What went out of one period and into one other, moved."""
    weg, erbij = (
        [plek for plek, cel in enumerate(rij.cellen) if _is_gepland(cel, soort)]
        for soort in (Soort.WEG, Soort.ERBIJ)
    )
    if len(weg) != 1 or len(erbij) != 1:
        return rij
    cellen = list(rij.cellen)
    for plek, soort in ((weg[0], Soort.HIERVANDAAN), (erbij[0], Soort.HIERHEEN)):
        [los] = cellen[plek]
        merk = Merk(soort, moment, f"planning-{rij.sleutel}")
        cellen[plek] = (replace(los, stukken=(replace(los.stukken[0], merk=merk),)),)
    return replace(rij, cellen=tuple(cellen))


def _is_gepland(cel: tuple[Alinea, ...], soort: Soort) -> bool:
    """Whether a cell is a mark of the planning that came or went."""
    stukken = cel[0].stukken if len(cel) == 1 else ()
    merk = stukken[0].merk if len(stukken) == 1 and stukken[0].tekst == GEPLAND else None
    return merk is not None and merk.soort == soort


def _rijparen(was: Blok | None, wordt: Blok | None) -> list[Rijpaar]:
    oud, nieuw = (los.rijen if isinstance(los, Tabel) else () for los in (was, wordt))
    return [*naast_elkaar(oud, nieuw, attrgetter("sleutel"), lambda een, ander: False)]


def _welk(blok: Blok) -> Hashable:
    if isinstance(blok, Tabel):
        return "tabel", blok.sleutel
    return ("alinea", blok.sleutel) if blok.sleutel else (blok.stijl, blok.tekst)


def _kan_een_zijn(was: Blok, wordt: Blok) -> bool:
    """The same, or paragraphs of plain text that stand in the same place."""
    if isinstance(was, Tabel) or isinstance(wordt, Tabel) or was.sleutel or wordt.sleutel:
        return _welk(was) == _welk(wordt)
    return was.stijl == wordt.stijl
