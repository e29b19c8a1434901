"""What an opslag writes down at its end: standen, events, and that the public sees a change."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import QuerySet

from ..alfabet import op_alfabet
from ..beschrijving.formaat import FORMAAT
from ..beschrijving.lezen import inhoud, lees_vooruit, met_inhoud
from ..beschrijving.model import Beschreven
from ..beschrijving.veld import Inhoud
from ..choices import Publicatie
from ..models import Agenda, Bijwerking, Gebeurtenis, Punt, Stand, Vergadering, Wijziging
from . import gebeurtenissen, kader
from .gezien import VOLGERS, Gezien
from .klein import eis_klein
from .regels import eis_reden
from .vergaderingen import anders_behandeld, standen_van


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

    def raak(self, punt: Punt) -> None:
        """Note an item that was itself saved, deleted or brought back; as the database has it."""
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
        mee = self._wat_meeging()
        lees_vooruit(self._punten[kenmerk] for kenmerk in self.zelf if self._punten[kenmerk].pk)
        for kenmerk in sorted(self._punten, key=op_alfabet):
            punt = self._punten[kenmerk]
            zelf = punt if punt.pk else None
            self._leg_punt_vast(punt, zelf if kenmerk in self.zelf else mee.get(punt.pk))
        for pk in sorted(self.vergaderingen):
            self._leg_vergadering_vast(pk)
        for rij in self.te_noemen:
            self._leg_bij_wie_het_noemt_vast(rij)
        for pk, agenda in self._agendas.items():
            if pk in self._kaders | self._registers:
                self._leg_kader_vast(agenda)
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
            self._vorige_kaders[pk] = _laatste(agenda=pk, kenmerk="")
        return self._vorige_kaders[pk]

    def _leg_punt_vast(self, geraakt, punt: Punt | None):
        """Write down what differs of an item; `punt` is how it is now, None when it is gone."""
        kenmerk, soort = geraakt.kenmerk, geraakt.soort
        vorige = _laatste(kenmerk=kenmerk)
        was, wordt = vorige.staat if vorige else None, inhoud(punt) if punt else None
        if was == wordt:
            return
        if punt is None:
            self._kaders.add(geraakt.agenda_id)  # whose parts may have named it
        self.vergaderingen |= anders_behandeld(was, wordt)
        openbaar = punt is not None and punt.publicatie == Publicatie.GEPUBLICEERD
        stand = self._leg_vast(self._agendas[geraakt.agenda_id], kenmerk, soort, openbaar, wordt)
        publiek = gebeurtenissen.gezien(stand, vorige, self._net_openbaar)
        self._onthoud_wie_dit_ziet(stand, punt, was, publiek)
        gebeurd = gebeurtenissen.tussen(stand, was, *publiek)
        waarom = self._waarom(kenmerk)
        if vorige and openbaar:
            gebeurtenissen.herken_terugkeer(gebeurd, waarom)
        if kenmerk in self.zelf:
            eis_reden(waarom, kenmerk, (los for los in gebeurd if los.openbaar))
        self._schrijf(gebeurd, kenmerk)

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
        self._schrijf(gebeurd, str(pk))

    def _wat_meeging(self) -> dict[int, Punt]:
        """The items, by key, that may have changed along with something else, as they are now."""
        per_soort = defaultdict(set)
        for kenmerk, punt in self._punten.items():
            if kenmerk not in self.zelf:
                per_soort[punt.soort].add(punt.pk)
        return {
            punt.pk: punt
            for soort, pks in per_soort.items()
            for punt in met_inhoud(Punt.soorten()[soort]._base_manager.filter(pk__in=pks))
        }

    def _onthoud_wie_dit_ziet(self, stand, punt, was, publiek):
        """Note the frames that name something else now, and the agendas that look different."""
        soort, wordt, (zag, ziet) = Punt.soorten()[stand.soort], stand.inhoud, publiek
        if kader.genoemd_in_register(soort, was) != kader.genoemd_in_register(soort, wordt):
            self._registers.add(stand.agenda_id)
        if (zag and zag["titel"]) != (ziet and ziet["titel"]):
            self.leest_anders(Gebeurtenis.objects.filter(kenmerk=stand.kenmerk))
        if zag != ziet or kader.neemt_openbare_punten_mee(punt, was, wordt):
            pk = punt.pk if punt else None
            self.gezien.append(Gezien(soort, pk, stand.kenmerk, zag, ziet))
            self._iets_zichtbaar = True
            self._zichtbaar |= {stand.agenda_id, *kader.agendas_die_verbinden(stand.kenmerk)}

    def _leg_bij_wie_het_noemt_vast(self, rij):
        """What visitors see of public items differs now, though the items themselves do not."""
        punten = Punt.objects.openbaar().exclude(agenda__in=self._net_openbaar)
        for punt in punten.filter(pk__in=kader.punten_die_noemen(rij)):
            stand = _laatste(kenmerk=punt.kenmerk)
            if stand and stand.wijziging_id != self.wijziging.pk:
                self._schrijf(gebeurtenissen.bij_te_noemen_worden(rij, stand, self.wijziging))

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
        if kader.openbaar_kader(eerder) != kader.openbaar_kader(nieuw):
            self._iets_zichtbaar = True
        if self._iets_zichtbaar:
            self._zichtbaar.add(agenda.pk)
        if agenda.pk in self._net_openbaar:
            self._schrijf(gebeurtenissen.bij_openbaar_worden(stand))

    def _leg_vast(self, agenda, kenmerk, soort, openbaar, nieuw):
        return Stand.objects.create(
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

    def _schrijf(self, gebeurd, van=""):
        """Save events of an item or a meeting, each with the reason that is not that of all."""
        if gebeurd := list(gebeurd):
            self._als_rij()
            for los in gebeurd:
                los.bijgewerkt = self.wijziging.moment
                los.reden = los.reden or self._eigen_reden(los, van)
            Gebeurtenis.objects.bulk_create(gebeurd)

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


def _laatste(**zoek) -> Stand | None:
    return Stand.objects.filter(**zoek).last()
