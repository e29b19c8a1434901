"""Carrying out a voorstel: all of it or nothing, in order of dependence, as one wijziging."""

from collections.abc import Callable, Container, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from ..beschrijving.model import Beschreven, nieuwe_rij
from ..beschrijving.schrijven import Bekend, vul
from ..beschrijving.wijzers import wijst_aan
from ..choices import RegelWat, VoorstelStatus
from ..models import Bijwerking, Punt, Voorstel, Wijziging
from ..opslag import Opslag, opslag, zinnen
from .bekijken import Beeld, Bekeken, bekijk
from .bezwaren import Toets, Zinnen, kan_nu_niet, mag_niet, samen
from .keuren import zinnen_van
from .opstellen import op_slot
from .rijen import eigen_sleutel, genoemd_in, vervang

AL_GEDAAN = "Dit voorstel is al {}. Er is niets meer uit te voeren."
NIETS = "Er is niets uit te voeren: geen enkele regel verandert iets."
LAAT_WEG = "Laat deze regel weg, of pas dat eerst aan."
NIET_MEER_GEPLAND = "Iemand haalde de planning intussen weg, of koos een ander moment."


class Onuitvoerbaar(ValidationError):
    """Nothing was carried out; a sentence for each thing that stands in the way.

    `per_regel` holds them by the number of the regel; 0 is the voorstel as a whole.
    """

    def __init__(self, per_regel: Zinnen):
        self.per_regel = per_regel
        super().__init__([zin for los in per_regel.values() for zin in los])


def voer_uit(
    voorstel: Voorstel,
    toets: Toets = lambda los: [],
    *,
    gepland: bool = False,
    vertel: Callable[[Beschreven], None] = lambda rij: None,
    **verantwoording: Any,
) -> Wijziging:
    """Carry out what takes part; the voorstel is then settled, and its wijziging tells of it.

    `verantwoording` is for `opslag`; the reason is that of the voorstel. Raises Onuitvoerbaar, and
    leaves nothing, where a regel collides, lacks a reason, breaks a rule or may not by `toets`: all
    that can be known of all regels, at once.
    What is carried out because it was `gepland` goes only if it still is, for the same moment.
    `vertel` hears of each row that is added or changed.
    """
    gezegd = {"reden": voorstel.reden, "herkomst": voorstel.herkomst} | verantwoording
    with transaction.atomic():
        try:
            with opslag(**gezegd) as werk:
                vers = op_slot(voorstel)
                if gepland and vers.gepland_op != voorstel.gepland_op:
                    raise Onuitvoerbaar({0: [NIET_MEER_GEPLAND]})
                beeld = bekijk(vers)
                if not vers.loopt:
                    raise Onuitvoerbaar({0: [AL_GEDAAN.format(vers.get_status_display().lower())]})
                kan_niet = kan_nu_niet(beeld)
                if not (beeld.doen_mee or kan_niet):
                    raise Onuitvoerbaar({0: [NIETS]})
                vraagt = mag_niet(beeld, toets, gezegd.get("door", ""))
                # Also where something stands in the way: nobody hears of faults one by one.
                gebroken = Uitvoering(werk, beeld, vertel).doe(over=kan_niet)
                if kan_niet or vraagt or gebroken:
                    raise Onuitvoerbaar(samen(kan_niet, vraagt, gebroken))
        except Onuitvoerbaar:
            raise
        except ValidationError as fout:
            raise Onuitvoerbaar({0: zinnen(fout)}) from fout
        # What comes to nothing, because it was so already, has no wijziging that tells of it.
        vers.wijziging = werk.wijziging if werk.wijziging.pk else None
        vers.status, vers.gepland_op = VoorstelStatus.UITGEVOERD, None
        vers.niet_uitgevoerd = ""
        vers.save(update_fields=["wijziging", "status", "gepland_op", "niet_uitgevoerd"])
        if vers.is_te_lezen:
            Bijwerking.objects.vernieuw({vers.agenda_id})
    return werk.wijziging


class Uitvoering:
    """Carries out the regels of one voorstel within one opslag."""

    def __init__(self, werk: Opslag, beeld: Beeld, vertel: Callable[[Beschreven], None]):
        self.werk, self.beeld, self._vertel = werk, beeld, vertel
        self._gekregen: dict[str, Any] = {}
        self._bekend: Bekend = {}
        self._mist: set[str] = set()

    def doe(self, over: Container[int] = ()) -> Zinnen:
        """What can't be, by the number of its regel, tried one by one; `over` are left out.

        What names a new row that can't be, is not tried. Raises Onuitvoerbaar as `op_volgorde`.
        """
        weg, gezegd = [], {}
        for los in op_volgorde(self.beeld.doen_mee):
            if los.regel.nummer in over or (self._mist and self._mist & _noemt(los)):
                self._mist |= _sleutels(los)
            elif los.regel.wat == RegelWat.VERWIJDEREN:
                weg.append(los)
            elif zinnen := self._probeer(los):
                gezegd[los.regel.nummer] = zinnen
                self._mist |= _sleutels(los)
        # What stays because of a regel that can't be, may still need what is deleted.
        for los in [] if over or gezegd else weg:
            if zinnen := self._probeer(los):
                gezegd[los.regel.nummer] = zinnen
        return gezegd

    def _probeer(self, los: Bekeken) -> list[str]:
        """Carry out a regel; where that can't be, nothing of it, and why not."""
        try:
            with transaction.atomic():
                self._voer_uit(los)
        except ProtectedError as fout:
            nog = ", ".join(sorted({str(rij) for rij in fout.protected_objects})[:3])
            return [f"{los.rij} is nog nodig voor: {nog}. {LAAT_WEG}"]
        except ValidationError as fout:
            return zinnen_van(los.model, fout)
        return []

    def _voer_uit(self, los: Bekeken) -> None:
        regel = los.regel
        if regel.wat == RegelWat.VERWIJDEREN and los.rij:
            self.werk.verwijder(los.rij, reden=regel.reden)
        elif regel.wat == RegelWat.TOEVOEGEN and regel.stand:
            _, gemist = self.werk.zet_terug(regel.stand, reden=regel.reden)
            self._alles_mee(gemist)
        else:
            self._zet(los)

    def _zet(self, los: Bekeken) -> None:
        """Change a row, or make a new one."""
        rij = los.rij or nieuwe_rij(los.model, self.beeld.voorstel.agenda)
        wordt = vervang(los.model, los.te_zetten, self._gekregen.__getitem__)
        schrijf, gemist = vul(rij, wordt, self._bekend)
        self._alles_mee(gemist)
        self.werk.bewaar(rij, schrijf, reden=los.regel.reden)
        self._vertel(rij)
        # It may have got another key, or name.
        self._bekend.pop(los.model, None)
        if los.rij is None:
            self._gekregen[los.regel.sleutel] = rij.sleutel

    def _alles_mee(self, gemist: list[str]) -> None:
        """Raise ValidationError for what could not come along: a voorstel goes out as a whole."""
        if gemist:
            raise ValidationError(gemist)


def _noemt(los: Bekeken) -> set[str]:
    """The keys of rows that a regel names in what it sets."""
    genoemd = (wijzer.sleutels(los.te_zetten) for wijzer in wijst_aan(los.model))
    return {str(sleutel) for sleutels in genoemd for sleutel in sleutels}


def _sleutels(los: Bekeken) -> set[str]:
    """How others name the row that a regel adds."""
    if los.regel.wat != RegelWat.TOEVOEGEN:
        return set()
    return {los.regel.sleutel, eigen_sleutel(los.model, los.wordt or {})} - {""}


def op_volgorde(regels: Iterable[Bekeken]) -> list[Bekeken]:
    """What others name first, and what is deleted last: items before what they hang in.

    Raises Onuitvoerbaar where new rows name each other in a circle.
    """
    doen = {los.regel.nummer: los for los in regels}
    per_wat = {wat: [los for los in doen.values() if los.regel.wat == wat] for wat in RegelWat}
    nieuw = {los.regel.sleutel: los.regel.nummer for los in per_wat[RegelWat.TOEVOEGEN]}
    blijft = sorted(per_wat[RegelWat.TOEVOEGEN] + per_wat[RegelWat.WIJZIGEN], key=_rang)
    afhankelijk: dict[int, set[int]] = {}
    for los in blijft:
        # What takes no part, `doodlopend` tells of.
        genoemd = genoemd_in(los.regel) & nieuw.keys()
        afhankelijk[los.regel.nummer] = {nieuw[sleutel] for sleutel in genoemd}
    try:
        volgorde = list(
            _stap_voor_stap(afhankelijk, {los.regel.nummer: _rang(los) for los in blijft})
        )
    except CycleError as fout:
        kring = {nummer: ["Deze nieuwe regels noemen elkaar."] for nummer in fout.args[1][1:]}
        raise Onuitvoerbaar(kring) from fout
    weg = sorted(per_wat[RegelWat.VERWIJDEREN], key=_rang, reverse=True)
    return [doen[nummer] for nummer in volgorde] + weg


def _stap_voor_stap(afhankelijk: dict[int, set[int]], rang: dict[int, int]) -> Iterator[int]:
    """Each after what it needs and, of what can go by then, by rank and number.

    So what is new gets its kenmerk and its place in the order of the regels. Raises CycleError.
    """
    volgorde = TopologicalSorter(afhankelijk)
    volgorde.prepare()
    kan: list[tuple[int, int]] = []
    while volgorde:
        for nummer in volgorde.get_ready():
            heappush(kan, (rang[nummer], nummer))
        nummer = heappop(kan)[1]
        yield nummer
        volgorde.done(nummer)


def _rang(los: Bekeken) -> int:
    """First what items hang in, then items, then what names items."""
    if issubclass(los.model, Punt):
        return 1
    return 2 if any(issubclass(wijzer.doel, Punt) for wijzer in wijst_aan(los.model)) else 0
