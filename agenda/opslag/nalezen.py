"""History read again: each change between two standen has its event, and each event its change."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Exists, F, OuterRef

from ..beschrijving.openbaar import zonder
from ..beschrijving.wijzers import wijst_aan
from ..choices import Soort
from ..models import Gebeurtenis, Punt, Stand, Vergadering, Wijziging
from ..verschil import Verandering, verschil
from .gebeurtenissen import KOMEN_EN_GAAN, zegt_al
from .vergaderingen import laatst_gezien, veranderd


def geschiedenis_met_gaten() -> Iterator[str]:
    """A Dutch sentence for each save, change or event of which the other half is not there."""
    for wijziging in Wijziging.objects.filter(standen=None, gebeurtenissen=None):
        yield f"{wijziging} (nummer {wijziging.pk}): de standen die erbij hoorden, zijn weg."
    van_punten = Stand.objects.filter(agenda__isnull=False).exclude(kenmerk="")
    reeks = van_punten.select_related("wijziging").order_by("kenmerk", "pk")
    for kenmerk, standen in groupby(reeks.iterator(), attrgetter("kenmerk")):
        yield from _Verhaal(list(standen), list(_gebeurd().filter(kenmerk=kenmerk))).gaten()
    van_punt = van_punten.filter(kenmerk=OuterRef("kenmerk"))
    yield from _Verhaal([], list(_gebeurd().exclude(Exists(van_punt)))).gaten()


def _gebeurd():
    """Events with what their stand is, without what it holds: a whole frame is long."""
    return Gebeurtenis.objects.order_by("pk").annotate(
        stand_soort=F("stand__soort"),
        stand_kenmerk=F("stand__kenmerk"),
        stand_wijziging=F("stand__wijziging"),
        afgeleid=F("wijziging__is_afgeleid"),
    )


class _Verhaal:
    """What became of one item: its standen, what differs between them, and what was told of it."""

    def __init__(self, standen: list[Stand], gebeurd: list[Any]):
        self._standen, self._gebeurd = {stand.pk: stand for stand in standen}, gebeurd
        self._anders: dict[int, list[Verandering]] = {}
        was = None
        for stand in standen:
            self._anders[stand.pk] = verschil(was, was := stand.staat)

    def gaten(self) -> Iterator[str]:
        for stand in self._standen.values():
            # What was derived afterwards may be from before there were events.
            if not stand.wijziging.is_afgeleid:
                yield from self._niet_verteld(stand)
        for los in self._gebeurd:
            if not los.afgeleid and not self._volgt(los):
                yield f"{los} (gebeurtenis {los.pk}): dit volgt niet uit de standen."

    def _niet_verteld(self, stand: Stand) -> Iterator[str]:
        hier = [los for los in self._gebeurd if _staat_bij(los, stand)]
        for anders in self._anders[stand.pk]:
            if not any(_vertelt(los, anders) for los in hier):
                wat = anders.veld or anders.soort.label.lower()
                yield f"{stand}: er ontbreekt een stand of een gebeurtenis, over '{wat}'."

    def _volgt(self, los: Any) -> bool:
        """Whether an event tells what its stand says, for the first time."""
        if los.stand_soort == Vergadering.SOORT:
            return _is_lot(los)
        if not los.stand_kenmerk:
            return self._kwam_of_ging_met_de_agenda(los)
        stand = self._standen.get(los.stand_id)
        if stand is None:
            return False
        if _staat_bij(los, stand):
            hier = self._anders[stand.pk]
            if anders := next((v for v in hier if _vertelt(los, v)), None):
                hier.remove(anders)
                return True
        elif _is_nu_te_noemen(los, stand):
            return True
        terug = los.soort == Soort.GEPUBLICEERD
        return terug and _agenda_kwam_op_de_site(los.agenda_id, los.wijziging_id)

    def _kwam_of_ging_met_de_agenda(self, los: Any) -> bool:
        """Of what is told at the frame: whether visitors saw the item from then on, or no more."""
        tot_dan = [s for s in self._standen.values() if s.wijziging_id <= los.stand_wijziging]
        hoort = {True: Soort.TOEGEVOEGD, False: Soort.INGETROKKEN}
        if not tot_dan or hoort[tot_dan[-1].openbaar] != los.soort:
            return False
        return _agenda_kwam_op_de_site(los.agenda_id, los.stand_wijziging)


def _staat_bij(los: Any, stand: Stand) -> bool:
    return (los.stand_id, los.wijziging_id) == (stand.pk, stand.wijziging_id)


def _vertelt(los: Gebeurtenis, anders: Verandering) -> bool:
    if anders.soort in KOMEN_EN_GAAN:
        return los.soort in KOMEN_EN_GAAN
    zelfde = los.veld == anders.veld and zegt_al(los.nieuw, anders.nieuw)
    return zelfde and zegt_al(los.oud, anders.oud)


def _is_lot(los: Any) -> bool:
    """Whether this became of the meeting of its stand."""
    stand = Stand.objects.get(pk=los.stand_id)
    toen = laatst_gezien(stand)
    soorten = {anders.soort for anders in veranderd(toen, stand)} if toen else ()
    return los.soort in soorten


def _is_nu_te_noemen(los: Any, stand: Stand) -> bool:
    """Whether it tells of what an item points at, which became public later than the item."""
    model, staat = Punt.soorten()[stand.soort], stand.staat
    if staat is None:
        return False
    verborgen: dict[Any, set[Any]] = {}
    for wijzer in wijst_aan(model):
        verborgen.setdefault(wijzer.doel, set()).update(wijzer.sleutels(staat))
    alles = verschil(zonder(model, staat, verborgen), zonder(model, staat, {}))
    return any(los.veld == v.veld and _zit_in(los.nieuw, v.nieuw) for v in alles)


def _zit_in(deel: Any, geheel: Any) -> bool:
    if isinstance(deel, list) and isinstance(geheel, list):
        return all(een in geheel for een in deel)
    return zegt_al(deel, geheel)


def _agenda_kwam_op_de_site(agenda: int, wijziging: int) -> bool:
    kaders = Stand.objects.filter(agenda=agenda, kenmerk="", wijziging__lte=wijziging)
    nu, *eerder = kaders.order_by("-pk").values_list("wijziging", "openbaar")[:2]
    return nu == (wijziging, True) and not any(openbaar for _, openbaar in eerder)
