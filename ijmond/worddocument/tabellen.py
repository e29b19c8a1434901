"""Items as a table: what a clerk may change in it comes back by the same columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.text import capfirst

from agenda.choices import PuntStatus
from agenda.tijdvakken import Tijdvak

from ..document import Feiten
from ..momentopname import model as m
from .bouwstenen import BIJSCHRIFT, CEL, KOPCEL, Alinea, Rij, Tabel, alinea
from .indeling import Indeling, breedte, datum_van_termijn
from .teksten import lange_tekst, met_label, van_feit

GEPLAND = "X"
TITELKOLOM = 1
"""After the kenmerk."""
VERDER = "Verder"
"""The column of all that no other column says."""

Cel = tuple[Alinea, ...]


class Kolom(NamedTuple):
    """What stands above it, its share of the width, and what it says of an item."""

    kop: str
    breedte: int
    cel: Callable[[m.Punt], Iterable[Alinea]]


@dataclass(frozen=True)
class Tabelmaker:
    """Makes the tables of one agenda; `feiten` are by kenmerk, with or `zonder_bron`."""

    opname: m.Momentopname
    indeling: Indeling
    feiten: Mapping[str, Feiten]
    zonder_bron: bool = True

    def van_agendapunten(self, sleutel: str, kop: str, punten: Sequence[m.Agendapunt]) -> Tabel:
        woord = capfirst(self.opname.woorden.agendapunt)
        perioden = [self._periode(los) for los in self.indeling.perioden]
        return _tabel(sleutel, kop, punten, [*self._vooraan(woord), *perioden, self._verder()])

    def van_acties(self, sleutel: str, kop: str, acties: Sequence[m.Actie]) -> Tabel:
        woord = capfirst(self.opname.woorden.actie)
        kolommen = [*self._vooraan(woord)]
        if self.indeling.met_termijn:
            kolommen.append(
                Kolom("Termijn", 11, lambda punt: (alinea(datum_van_termijn(punt), CEL),))
            )
        return _tabel(sleutel, kop, acties, [*kolommen, self._verder()])

    def _vooraan(self, woord: str) -> Iterator[Kolom]:
        yield Kolom("Kenmerk", 9, lambda punt: (alinea(m.leesbaar(punt.kenmerk), CEL),))
        yield Kolom(woord, 20, lambda punt: (alinea(punt.titel, CEL),))
        yield Kolom("Toelichting", 34, lambda punt: lange_tekst(punt.toelichting, in_cel=True))
        if self.indeling.met_stuksoort:
            soort = self.opname.stuksoort_van
            yield Kolom("Soort stuk", 10, lambda punt: (alinea(soort(punt), CEL),))
        if self.indeling.met_status:
            yield Kolom("Status", 9, lambda punt: (alinea(_status(punt), CEL),))

    def _periode(self, tijdvak: Tijdvak) -> Kolom:
        """Only whether an item is planned in it; the rest of that stands with the facts."""

        def cel(punt: m.Punt) -> Iterable[Alinea]:
            assert isinstance(punt, m.Agendapunt)  # noqa: S101 (an actie has no such column)
            hier = any(los.periode == str(tijdvak) for los in punt.planning)
            return (alinea(GEPLAND if hier else "", CEL),)

        return Kolom(tijdvak.in_woorden, breedte(tijdvak), cel)

    def _verder(self) -> Kolom:
        return Kolom(VERDER, 26, lambda punt: tuple(self._rest(punt)))

    def _rest(self, punt: m.Punt) -> Iterator[Alinea]:
        bij = self.feiten[punt.kenmerk]
        for feit in bij.kern:
            if not self._staat_in_kolom(punt, feit.label):
                yield from van_feit(feit, CEL)
        if isinstance(punt, m.Agendapunt):
            for label, tekst in (
                ("Aanleiding", punt.aanleiding),
                ("Beoogd resultaat", punt.beoogd_resultaat),
            ):
                yield from met_label(label, tekst, in_cel=True)
        for feit in bij.zonder_bron if self.zonder_bron else bij.verder:
            yield from van_feit(feit, CEL)

    def _staat_in_kolom(self, punt: m.Punt, label: str) -> bool:
        if label == "Gepland" and isinstance(punt, m.Agendapunt):
            meer = punt.ritme or any(los.toelichting for los in punt.planning)
            return bool(self.indeling.perioden) and not meer
        if label == "Termijn":
            return bool(datum_van_termijn(punt))
        return label.startswith(("Status", "Soort stuk"))


def _status(punt: m.Punt) -> str:
    return "" if punt.status == PuntStatus.ONBEKEND else str(PuntStatus(punt.status).label)


def _tabel(sleutel: str, kop: str, punten: Sequence[m.Punt], kolommen: Sequence[Kolom]) -> Tabel:
    koppen = tuple((alinea(los.kop, KOPCEL),) for los in kolommen)
    rijen = (
        Rij(punt.kenmerk, tuple(tuple(los.cel(punt)) or (alinea("", CEL),) for los in kolommen))
        for punt in punten
    )
    return Tabel(
        sleutel,
        alinea(kop, BIJSCHRIFT, f"bijschrift-{sleutel}"),
        tuple(los.breedte for los in kolommen),
        (Rij("", koppen), *rijen),
    )
