"""Carrying out a voorstel: all of it or nothing, in order of dependence, as one wijziging."""

from collections.abc import Callable, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from ..beschrijving.model import Beschreven
from ..beschrijving.schrijven import vul
from ..beschrijving.wijzers import wijst_aan
from ..bewerkingen import wie_het_laatst
from ..choices import RegelWat, VoorstelStatus
from ..models import Bijwerking, Punt, Voorstel, Wijziging
from ..opslag import Opslag, opslag, zinnen
from .bekijken import Beeld, Bekeken, Uitkomst, bekijk
from .doodlopen import NOEMT_WAT_NIET_MEEDOET, doodlopend
from .opstellen import op_slot
from .rijen import genoemd_in, vervang

Toets = Callable[[Bekeken], list[str]]
"""Says in sentences why somebody may not carry out a regel; nothing where he may."""

NIET_MEER_GEPLAND = "Iemand haalde de planning intussen weg, of koos een ander moment."


class Onuitvoerbaar(ValidationError):
    """Nothing was carried out; a sentence for each thing that stands in the way.

    `per_regel` holds them by the number of the regel; 0 is the voorstel as a whole.
    """

    def __init__(self, per_regel: dict[int, list[str]]):
        self.per_regel = per_regel
        super().__init__([zin for los in per_regel.values() for zin in los])


def voer_uit(
    voorstel: Voorstel,
    toets: Toets = lambda los: [],
    *,
    gepland: bool = False,
    **verantwoording: Any,
) -> Wijziging:
    """Carry out what takes part; the voorstel is then settled, and its wijziging tells of it.

    `verantwoording` is for `opslag`; the reason is that of the voorstel. Raises Onuitvoerbaar, and
    leaves nothing, where a regel collides, lacks a reason, breaks a rule or may not by `toets`.
    What is carried out because it was `gepland` goes only if it still is, for the same moment.
    """
    gezegd = {"reden": voorstel.reden, "herkomst": voorstel.herkomst} | verantwoording
    with transaction.atomic():
        try:
            with opslag(**gezegd) as werk:
                vers = op_slot(voorstel)
                if gepland and vers.gepland_op != voorstel.gepland_op:
                    raise Onuitvoerbaar({0: [NIET_MEER_GEPLAND]})
                beeld = bekijk(vers)
                _eis_dat_het_kan(beeld, toets, gezegd.get("door", ""))
                Uitvoering(werk, beeld).doe()
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


def _eis_dat_het_kan(beeld: Beeld, toets: Toets, door: str) -> None:
    if not beeld.voorstel.loopt:
        status = beeld.voorstel.get_status_display().lower()
        raise Onuitvoerbaar({0: [f"Dit voorstel is al {status}. Er is niets meer uit te voeren."]})
    per_regel = bezwaren(beeld, toets, door)
    if not (beeld.doen_mee or per_regel):
        per_regel = {0: ["Er is niets uit te voeren: geen enkele regel verandert iets."]}
    if per_regel:
        raise Onuitvoerbaar(per_regel)


def bezwaren(beeld: Beeld, toets: Toets, door: str) -> dict[int, list[str]]:
    """By regel what stands in the way of carrying it out, in sentences that say what to do."""
    kan_niet = kan_nu_niet(beeld)
    per_regel = {
        los.regel.nummer: [*kan_niet.get(los.regel.nummer, []), *_mag_niet(los, toets, door)]
        for los in beeld.regels
        if los.regel.doet_mee
    }
    return {nummer: zegt for nummer, zegt in per_regel.items() if zegt}


def kan_nu_niet(beeld: Beeld) -> dict[int, list[str]]:
    """By regel what others did since, so that it can't be carried out; whoever would do so."""
    loopt_dood = doodlopend(beeld)
    per_regel = {
        los.regel.nummer: [*_ingehaald(los), *loopt_dood.get(los.regel.nummer, [])]
        for los in beeld.regels
        if los.regel.doet_mee
    }
    return {nummer: zegt for nummer, zegt in per_regel.items() if zegt}


def _ingehaald(los: Bekeken) -> Iterator[str]:
    if los.uitkomst == Uitkomst.VERDWENEN and los.regel.wat == RegelWat.WIJZIGEN:
        yield "Wat deze regel wijzigt, is er niet meer. Laat de regel weg."
    if los.botst:
        yield f"Een ander heeft {los.rij} intussen gewijzigd. Kies eerst wat het wordt."


def _mag_niet(los: Bekeken, toets: Toets, door: str) -> Iterator[str]:
    if los.doet_iets:
        yield from toets(los)
        yield from (
            f"Schrijf bij 'Reden' waarom {vraag}. Bezoekers lezen dat." for vraag in los.vragen
        )
    yield from vier_ogen(los, door)


def vier_ogen(los: Bekeken, door: str) -> Iterator[str]:
    """Why another has to publish this than `door`, who changed it last; nothing where he may.

    What a regel changes beside, was typed by who proposed it. One that only publishes, leaves the
    last change to who made that.
    """
    if not (settings.VIER_OGEN and door and los.publiceert):
        return
    if los.te_zetten.keys() - {"publicatie"}:
        if los.regel.wie == door:
            yield "U stelde dit zelf voor. Laat een ander het publiceren."
    elif los.rij and (los.door or wie_het_laatst(los.rij)) == door:
        yield f"U wijzigde {los.rij} zelf het laatst. Laat een ander het publiceren."


class Uitvoering:
    """Carries out the regels of one voorstel within one opslag."""

    def __init__(self, werk: Opslag, beeld: Beeld):
        self.werk, self.beeld = werk, beeld
        self._gekregen: dict[str, Any] = {}

    def doe(self) -> None:
        """Raises Onuitvoerbaar at the first regel that breaks a rule."""
        for los in op_volgorde(self.beeld.doen_mee):
            try:
                self._voer_uit(los)
            except ProtectedError as fout:
                nog = ", ".join(sorted({str(rij) for rij in fout.protected_objects})[:3])
                raise self._kan_niet(los, [f"{los.rij} is nog nodig voor: {nog}."]) from fout
            except ValidationError as fout:
                raise self._kan_niet(los, zinnen(fout)) from fout

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
        rij = los.rij or self._nieuwe(los.model)
        wordt = vervang(los.model, los.te_zetten, self._gekregen.__getitem__)
        schrijf, gemist = vul(rij, wordt)
        self._alles_mee(gemist)
        self.werk.bewaar(rij, schrijf, reden=los.regel.reden)
        if los.rij is None:
            self._gekregen[los.regel.sleutel] = rij.sleutel

    def _alles_mee(self, gemist: list[str]) -> None:
        """Raise ValidationError for what could not come along: a voorstel goes out as a whole."""
        if gemist:
            raise ValidationError(gemist)

    def _nieuwe(self, model: type[Beschreven]) -> Beschreven:
        rij = model()
        if hasattr(rij, "agenda_id"):
            rij.agenda = self.beeld.voorstel.agenda  # type: ignore[attr-defined]
        return rij

    def _kan_niet(self, los: Bekeken, zegt: list[str]) -> Onuitvoerbaar:
        return Onuitvoerbaar({los.regel.nummer: zegt})


def op_volgorde(regels: Iterable[Bekeken]) -> list[Bekeken]:
    """What others name first, and what is deleted last: items before what they hang in.

    Raises Onuitvoerbaar where new rows name each other in a circle, or one that takes no part.
    """
    doen = {los.regel.nummer: los for los in regels}
    per_wat = {wat: [los for los in doen.values() if los.regel.wat == wat] for wat in RegelWat}
    nieuw = {los.regel.sleutel: los.regel.nummer for los in per_wat[RegelWat.TOEVOEGEN]}
    blijft = sorted(per_wat[RegelWat.TOEVOEGEN] + per_wat[RegelWat.WIJZIGEN], key=_rang)
    afhankelijk: dict[int, set[int]] = {}
    for los in blijft:
        genoemd = genoemd_in(los.regel)
        if genoemd - nieuw.keys():
            raise Onuitvoerbaar({los.regel.nummer: [NOEMT_WAT_NIET_MEEDOET]})
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
