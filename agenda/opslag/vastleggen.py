"""What an opslag writes down at its end: standen, events, and that the public sees a change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db.models import QuerySet

from ..alfabet import op_alfabet
from ..beschrijving.formaat import FORMAAT
from ..beschrijving.lezen import inhoud, met_inhoud
from ..beschrijving.model import Beschreven
from ..beschrijving.veld import Inhoud
from ..choices import Publicatie
from ..models import Agenda, Bijwerking, Gebeurtenis, Punt, Stand, Vergadering, Wijziging
from . import gebeurtenissen, kader
from .gezien import VOLGERS, Gezien
from .klein import eis_klein
from .regels import eis_reden
from .vergaderingen import anders_behandeld, standen_van

T = TypeVar("T")
SAMEN = 500
"""So many rows go to the database, or are asked of it, at a time."""


class Vastlegging:
    """What was touched, and may have become different; `wijziging` is a row once anything did.

    `zelf` are the kenmerken of items that were themselves saved, deleted or brought back;
    `redenen` are those of an item or a meeting alone, by how its standen know it; `te_noemen` is
    what a public page may name from now on, where something points at it; `gezien` is what visitors
    see differently.
    """

    def __init__(self, wijziging: Wijziging):
        self.wijziging = wijziging
        self._punten: dict[str, Punt] = {}
        self.zelf: set[str] = set()
        self.redenen: dict[str, str] = {}
        self.vergaderingen: set[int] = set()
        self.te_noemen: list[Beschreven] = []
        self.gezien: list[Gezien] = []
        self._kaders: set[int] = set()
        self._registers: set[int] = set()
        self._agendas: dict[int, Agenda] = {}
        self._vorige_kaders: dict[int, Stand | None] = {}
        self._net_openbaar: set[int] = set()
        self._iets_zichtbaar = False
        self._zichtbaar: set[int] = set()
        self._veranderd: set[str] = set()
        self._kwam_of_ging: set[int] = set()
        self._heet_anders: set[str] = set()
        self._gezien_bij: dict[str, int] = {}

    def raak(self, punt: Punt) -> None:
        """Note an item that was itself saved, deleted or brought back."""
        self._punten[punt.kenmerk] = punt
        self.zelf.add(punt.kenmerk)

    def raak_punten(self, pks: set[int]) -> None:
        """Note the items with these keys, whose content may change along with something else."""
        for punt in Punt.objects.filter(pk__in=pks) if pks else ():
            self._punten.setdefault(punt.kenmerk, punt)

    def raak_kader(
        self,
        rij: Beschreven,
        was: Inhoud | None,
        wordt: Inhoud | None,
        *,
        nieuw: bool = False,
        weg: bool = False,
    ) -> None:
        """Note what belongs to the frame of agendas; `was` and `wordt` are what the public sees.

        What any agenda may use, and is `nieuw`, nothing names yet: it is in no frame. What goes
        `weg` may have been seen until what named it was saved, within this opslag.
        """
        if not nieuw or kader.agenda_van(rij):
            self._kaders |= kader.agendas_van(rij)
        if was != wordt:
            self._iets_zichtbaar = True
        if was != wordt or weg:
            self.gezien.append(Gezien(type(rij), rij.pk, str(rij.sleutel), was, wordt))

    def leest_anders(self, gebeurd: QuerySet[Gebeurtenis]) -> None:
        """Note events of which the public now reads something else."""
        gebeurd.update(bijgewerkt=self.wijziging.moment)

    def schrijf(self) -> None:
        """Write down what differs, and whether the public sees it; raises as `eis` and the like."""
        # Read once, under the lock: an item may hold its agenda as that was before this opslag.
        geraakt = self._kaders | {punt.agenda_id for punt in self._punten.values()}
        self._agendas = {a.pk: a for a in Agenda.objects.filter(pk__in=geraakt)}
        self._net_openbaar = set(self._komen_op_de_site())
        self._leg_punten_vast()
        for pk in sorted(self.vergaderingen):
            self._leg_vergadering_vast(pk)
        for rij in self.te_noemen:
            self._leg_bij_wie_het_noemt_vast(rij)
        for pk, agenda in self._agendas.items():
            if pk in self._kaders | self._registers:
                self._leg_kader_vast(agenda)
        self._werk_gebeurtenissen_bij()
        if self.wijziging.klein and self.wijziging.pk:
            eis_klein(self.wijziging)
        if self._iets_zichtbaar:
            Bijwerking.objects.vernieuw(self._zichtbaar, self.wijziging.moment)
        for volgt in VOLGERS:
            volgt(self.wijziging, self.gezien)

    def _komen_op_de_site(self) -> Iterator[int]:
        """Which agendas visitors see now, and did not see before this opslag."""
        for pk in self._kaders & self._agendas.keys():
            if self._agendas[pk].is_openbaar:
                vorige = self._vorig_kader(pk)
                if not (vorige and vorige.openbaar):
                    yield pk

    def _vorig_kader(self, pk):
        """The last stand of a frame, before this opslag."""
        if pk not in self._vorige_kaders:
            self._vorige_kaders[pk] = Stand.objects.filter(agenda=pk, kenmerk="").last()
        return self._vorige_kaders[pk]

    def _leg_punten_vast(self) -> None:
        """Write down what differs of items: a few queries, however many there are."""
        vorige = {los.kenmerk: los for los in _nieuwste(self._punten)}
        er_zijn = self._zoals_ze_zijn()
        anders: list[tuple[Stand, Stand | None, Punt | None]] = []
        for kenmerk in sorted(self._punten, key=op_alfabet):
            geraakt, eerder = self._punten[kenmerk], vorige.get(kenmerk)
            punt = er_zijn.get(geraakt.pk)
            wordt = inhoud(punt) if punt else None
            if wordt != (eerder.staat if eerder else None):
                anders.append((self._stand_van(geraakt, punt, wordt), eerder, punt))
        Stand.objects.bulk_create([stand for stand, _, _ in anders], batch_size=SAMEN)
        publiek = gebeurtenissen.gezien([los[:2] for los in anders], self._net_openbaar)
        gebeurd: list[Gebeurtenis] = []
        for (stand, eerder, punt), gezien in zip(anders, publiek, strict=True):
            self._onthoud_wie_dit_ziet(stand, eerder, punt, gezien)
            gebeurd += self._wat_er_gebeurde(stand, eerder, gezien)
        self._schrijf(gebeurd)
        for samen in _per(SAMEN, self._heet_anders):
            self.leest_anders(Gebeurtenis.objects.filter(kenmerk__in=samen))
        for samen in _per(SAMEN, self._gezien_bij):
            self._zichtbaar |= kader.agendas_die_verbinden(samen)
        self._zichtbaar |= {*self._gezien_bij.values()}

    def _stand_van(self, geraakt: Punt, punt: Punt | None, wordt: Inhoud | None) -> Stand:
        """The stand, not yet saved, of an item that differs; `punt` is None when it is gone."""
        if punt is None:
            self._kaders.add(geraakt.agenda_id)  # whose parts may have named it
        openbaar = punt is not None and punt.publicatie == Publicatie.GEPUBLICEERD
        agenda = self._agendas[geraakt.agenda_id]
        return self._stand(agenda, geraakt.kenmerk, geraakt.soort, openbaar, wordt)

    def _wat_er_gebeurde(
        self, stand: Stand, eerder: Stand | None, gezien: tuple[Inhoud | None, Inhoud | None]
    ) -> list[Gebeurtenis]:
        """The events, not yet saved, of one item; raises as `eis_reden` does."""
        was, kenmerk = eerder.staat if eerder else None, stand.kenmerk
        self.vergaderingen |= anders_behandeld(was, stand.inhoud)
        gebeurd, waarom = gebeurtenissen.tussen(stand, was, *gezien), self._waarom(kenmerk)
        if eerder and stand.openbaar:
            gebeurtenissen.herken_terugkeer(gebeurd, waarom)
        if kenmerk in self.zelf:
            eis_reden(waarom, kenmerk, (los for los in gebeurd if los.openbaar))
        return self._met_reden(gebeurd, kenmerk)

    def _leg_vergadering_vast(self, pk):
        """After the items: what a meeting does with one of those is a part of it too."""
        vorige = standen_van(pk).last()
        los = Vergadering.objects.select_related("orgaan").filter(pk=pk).first()
        wordt = inhoud(los) if los else None
        if wordt == (vorige.staat if vorige else None):
            return
        openbaar = los is not None and los.is_openbaar
        stand = self._leg_vast(None, str(pk), Vergadering.SOORT, openbaar, wordt)
        waarom = self._waarom(str(pk))
        gebeurd = gebeurtenissen.bij_vergadering(stand, self._net_openbaar, waarom)
        self._schrijf(self._met_reden(gebeurd, str(pk)))

    def _zoals_ze_zijn(self) -> dict[int | None, Punt]:
        """The items that are there, by key, as the database has them."""
        per_soort = defaultdict(list)
        for punt in self._punten.values():
            if punt.pk:
                per_soort[punt.soort].append(punt.pk)
        return {
            punt.pk: punt
            for soort, pks in per_soort.items()
            for samen in _per(SAMEN, pks)
            for punt in met_inhoud(Punt.soorten()[soort]._base_manager.filter(pk__in=samen))
        }

    def _onthoud_wie_dit_ziet(self, stand, eerder, punt, gezien):
        """Note the frames that name something else now, and the agendas that look different."""
        soort, was, wordt = Punt.soorten()[stand.soort], eerder and eerder.staat, stand.inhoud
        zag, ziet = gezien
        if kader.genoemd_in_register(soort, was) != kader.genoemd_in_register(soort, wordt):
            self._registers.add(stand.agenda_id)
        if (zag and zag["titel"]) != (ziet and ziet["titel"]):
            self._heet_anders.add(stand.kenmerk)
        if zag != ziet or kader.neemt_openbare_punten_mee(punt, was, wordt):
            pk = punt.pk if punt else None
            self.gezien.append(Gezien(soort, pk, stand.kenmerk, zag, ziet))
            self._iets_zichtbaar = True
            self._gezien_bij[stand.kenmerk] = stand.agenda_id

    def _leg_bij_wie_het_noemt_vast(self, rij):
        """What visitors see of public items differs now, though the items themselves do not."""
        punten = Punt.objects.openbaar().exclude(agenda__in=self._net_openbaar)
        for punt in punten.filter(pk__in=kader.punten_die_noemen(rij)):
            stand = Stand.objects.filter(kenmerk=punt.kenmerk).last()
            if stand and stand.wijziging_id != self.wijziging.pk:
                gebeurd = gebeurtenissen.bij_te_noemen_worden(rij, stand, self.wijziging)
                self._schrijf(self._met_reden(gebeurd))

    def _leg_kader_vast(self, agenda):
        vorige = self._vorig_kader(agenda.pk)
        eerder = vorige.staat if vorige else None
        if eerder and agenda.pk not in self._kaders:
            nieuw = eerder | {"register": kader.register(agenda)}
        else:
            nieuw = kader.kader(agenda)
        if eerder == nieuw:
            return
        stand = self._leg_vast(agenda, "", "agenda", agenda.is_openbaar, nieuw)
        if stand.openbaar != bool(vorige and vorige.openbaar):
            self._kwam_of_ging.add(agenda.pk)
        if kader.openbaar_kader(eerder) != kader.openbaar_kader(nieuw):
            self._iets_zichtbaar = True
        if self._iets_zichtbaar:
            self._zichtbaar.add(agenda.pk)
        if agenda.pk in self._net_openbaar:
            self._schrijf(self._met_reden(gebeurtenissen.bij_openbaar_worden(stand)))

    def _leg_vast(self, *wat):
        stand = self._stand(*wat)
        stand.save(force_insert=True)
        return stand

    def _stand(self, agenda, kenmerk, soort, openbaar, nieuw):
        """A stand of this wijziging, not yet saved."""
        return Stand(
            agenda=agenda,
            wijziging=self._als_rij(),
            kenmerk=kenmerk,
            soort=soort,
            openbaar=openbaar,
            inhoud=nieuw,
            formaat=FORMAAT,
        )

    def _waarom(self, van: str) -> str:
        """The reason for what happens to an item or a meeting: its own, or that of all."""
        return self.redenen.get(van) or self.wijziging.reden

    def _met_reden(self, gebeurd: Iterable[Gebeurtenis], van: str = "") -> list[Gebeurtenis]:
        """Events of an item or a meeting, each with the reason that is not that of all."""
        gebeurd = list(gebeurd)
        for los in gebeurd:
            los.reden = los.reden or self._eigen_reden(los, van)
        return gebeurd

    def _schrijf(self, gebeurd: list[Gebeurtenis]) -> None:
        if gebeurd:
            self._als_rij()
        for los in gebeurd:
            los.bijgewerkt = self.wijziging.moment
            self._veranderd.add(los.kenmerk)
        Gebeurtenis.objects.bulk_create(gebeurd, batch_size=SAMEN)

    def _werk_gebeurtenissen_bij(self) -> None:
        """After all else: let events know whether they may be read now, where that may differ."""
        for samen in _per(SAMEN, self._veranderd - {""}):
            Gebeurtenis.objects.filter(kenmerk__in=samen).werk_bij()
        if self.vergaderingen:
            Gebeurtenis.objects.filter(vergadering__in=self.vergaderingen).werk_bij()
        if self._kwam_of_ging:
            Gebeurtenis.objects.filter(agenda__in=self._kwam_of_ging).werk_bij()

    def _eigen_reden(self, los: Gebeurtenis, van: str) -> str:
        """Of what an item does in a meeting that is of the meeting, where the item has none."""
        rij = (los.nieuw or los.oud or {}) if los.veld == "behandelingen" else {}
        vergadering = str(rij.get("vergadering", ""))
        return self.redenen.get(van) or self.redenen.get(vergadering, "")

    def _als_rij(self) -> Wijziging:
        """The wijziging, which becomes a row as soon as there is something to point at it."""
        if self.wijziging.pk is None:
            self.wijziging.save(force_insert=True)
        return self.wijziging


def _nieuwste(kenmerken: Iterable[str]) -> Iterator[Stand]:
    """The last stand of each of these items."""
    for samen in _per(SAMEN, kenmerken):
        yield from Stand.objects.filter(kenmerk__in=samen).nieuwste()


def _per(aantal: int, alle: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(alle)
    while samen := list(islice(rest, aantal)):
        yield samen
