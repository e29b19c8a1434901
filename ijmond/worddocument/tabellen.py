"""Items as a table: what a clerk may change in it comes back by the same columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.text import capfirst

from agenda.choices import PuntStatus
from agenda.tijdvakken import Tijdvak

from ..document import Feiten
from ..momentopname import model as m
from .bouwstenen import CEL, Alinea, Kolom, Rij, Tabel, alinea, tabel
from .indeling import Indeling, breedte, datum_van_termijn
from .teksten import lange_tekst, met_label, van_feit

GEPLAND = "X"
TITELKOLOM = 1
"""After the kenmerk."""
VERDER = "Verder"
"""The column of all that no other column says."""

Cel = tuple[Alinea, ...]


class Gevuld(NamedTuple):
    """A column, and what it says of an item."""

    kolom: Kolom
    cel: Callable[[m.Punt], Iterable[Alinea]]


def _kort(kop: str, breedte: int, tekst: Callable[[m.Punt], str], sleutel: str = "") -> Gevuld:
    """A column with a few words."""
    return Gevuld(Kolom(kop, breedte, sleutel or kop), lambda punt: (alinea(tekst(punt), CEL),))


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
            kolommen.append(_kort("Termijn", 11, datum_van_termijn))
        return _tabel(sleutel, kop, acties, [*kolommen, self._verder()])

    def _vooraan(self, woord: str) -> Iterator[Gevuld]:
        yield _kort("Kenmerk", 9, lambda punt: m.leesbaar(punt.kenmerk))
        yield _kort(woord, 20, lambda punt: punt.titel, "titel")
        toelichting = Kolom("Toelichting", 34, "Toelichting")
        yield Gevuld(toelichting, lambda punt: lange_tekst(punt.toelichting, in_cel=True))
        if self.indeling.met_stuksoort:
            yield _kort("Soort stuk", 10, self.opname.stuksoort_van)
        if self.indeling.met_status:
            yield _kort("Status", 9, _status)

    def _periode(self, tijdvak: Tijdvak) -> Gevuld:
        """Only whether an item is planned in it; the rest of that stands with the facts."""

        def cel(punt: m.Punt) -> str:
            assert isinstance(punt, m.Agendapunt)  # noqa: S101 (an actie has no such column)
            return GEPLAND if any(los.periode == str(tijdvak) for los in punt.planning) else ""

        return _kort(tijdvak.in_woorden, breedte(tijdvak), cel, str(tijdvak))

    def _verder(self) -> Gevuld:
        return Gevuld(Kolom(VERDER, 26, VERDER), self._rest)

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


def _tabel(sleutel: str, kop: str, punten: Sequence[m.Punt], gevuld: Sequence[Gevuld]) -> Tabel:
    rijen = (
        Rij(punt.kenmerk, tuple(tuple(los.cel(punt)) or (alinea("", CEL),) for los in gevuld))
        for punt in punten
    )
    return tabel(sleutel, kop, (los.kolom for los in gevuld), rijen)
