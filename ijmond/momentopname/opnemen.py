"""A `Momentopname` out of the standen."""

from collections.abc import Iterable, Iterator, Set
from datetime import date, datetime
from itertools import starmap
from typing import Any

import msgspec
from django.db.models import F
from django.utils.timezone import localdate

from agenda.beschrijving.veld import Inhoud, Rij, Staat, Veld, lijsten, velden
from agenda.beschrijving.veld import genoemd as genoemd_in
from agenda.models import Agenda, Punt, Stand, Wijziging
from agenda.models.agenda import is_afgelopen

from . import model as m

LIJSTEN = {"agendapunt": "agendapunten", "actie": "acties"}
"""In which list of a momentopname each kind of item stands."""

Deel = Inhoud | Iterable[Inhoud] | None
"""A part of an agenda as JSON: one state, or a list of them."""


def neem_op(agenda: Agenda, tot: datetime | Wijziging | None = None) -> m.Momentopname:
    """The agenda as the public can read it now, or could read it at `tot`.

    `tot` is a moment (aware), or a wijziging that had just been saved.

    Costs a query or two, whatever its size. Raises LookupError when the agenda is not public, or
    was not yet at that moment. What was public then and is not today must not be shown but by a
    version.
    """
    if not agenda.is_openbaar:
        raise LookupError(f"{agenda} is niet openbaar.")
    kader, standen = None, []
    moment = None
    nieuwste = Stand.objects.filter(agenda=agenda).nieuwste(tot)
    for stand in nieuwste.annotate(moment=F("wijziging__moment")):
        moment = max(moment or stand.moment, stand.moment)
        if stand.kenmerk:
            standen.append(stand)
        else:
            kader = stand.inhoud if stand.openbaar else None
    if kader is None or moment is None:
        raise LookupError(f"{agenda} was op dat moment nog niet openbaar.")
    return uit_standen(kader, standen, moment if tot else agenda.inhoudsversie.moment or moment)


def uit_standen(kader: Inhoud, standen: Iterable[Stand], moment: datetime) -> m.Momentopname:
    """What of a frame and these standen of items was public then, by their own account.

    A stand that is not public lends the domain of its item to a public action under it, and shows
    nothing else.
    """
    aanwezig = [(stand, stand.inhoud) for stand in standen if stand.inhoud is not None]
    openbaar = [(stand, inhoud) for stand, inhoud in aanwezig if stand.openbaar]
    openbaar.sort(key=lambda paar: (paar[1]["volgorde"], paar[0].kenmerk))
    elders = _elders(kader, {stand.kenmerk for stand in standen})
    zicht = Zicht(kader["register"], {stand.kenmerk for stand, _ in openbaar}, elders.keys())
    soorten = m.DELEN | {LIJSTEN[naam]: s.BESCHRIJVING for naam, s in Punt.soorten().items()}
    delen: dict[str, Any] = dict(kader)
    for soort, lijst in LIJSTEN.items():
        delen[lijst] = [inhoud for stand, inhoud in openbaar if stand.soort == soort]
    delen = {naam: zicht.deel(soort, delen.get(naam, ())) for naam, soort in soorten.items()}
    genoemd = {wat for naam, soort in soorten.items() for wat in _genoemd(soort, delen[naam])}
    eind = date.fromisoformat(kader["agenda"]["eind"])
    return m.Momentopname(
        moment=moment,
        afgelopen=is_afgelopen(kader["agenda"]["status"], eind, localdate()),
        register=msgspec.convert(zicht.register(genoemd) | {"elders": elders}, m.Register),
        domein_van=_domein_van(aanwezig, zicht),
        **{naam: _staten(soort, delen[naam]) for naam, soort in soorten.items()},
    )


def _domein_van(standen: list[tuple[Stand, Inhoud]], zicht: "Zicht") -> dict[str, str]:
    """The domain of each public action whose item is not public."""
    domeinen = {stand.kenmerk: inhoud["domein"] for stand, inhoud in standen if "domein" in inhoud}
    return {
        stand.kenmerk: domeinen[houder]
        for stand, inhoud in standen
        if stand.openbaar and (houder := inhoud.get("agendapunt"))
        if houder not in zicht.kenmerken
    }


def _staten(soort: type[Staat], staten: Deel) -> Any:
    """A part of an agenda as its states: one, or a list of them."""
    if isinstance(staten, dict):
        return msgspec.convert(staten, soort)
    return tuple(msgspec.convert(staat, soort) for staat in staten or ())


def _genoemd(soort: type[Staat], staten: Deel) -> Iterator[tuple[str, object]]:
    """All that a part points at."""
    for staat in [staten] if isinstance(staten, dict) else staten or ():
        yield from genoemd_in(soort, staat)


def _is_heel(soort: type[Staat], staat: Inhoud, deel: Inhoud) -> bool:
    """Whether a part lost nothing that it can't do without: who takes part, what is tied."""
    if soort is m.Samenhang:
        return bool(deel["delen"]) and len(deel["delen"]) == len(staat["delen"])
    return soort is not m.Deelname or deel["eigenaar"] is not None


def _elders(kader: Inhoud, eigen: set[str]) -> dict[str, dict[str, str]]:
    """The title and the agenda of the public items of other agendas that this frame ties."""
    samenhang = kader.get("samenhang", ())
    genoemd = {deel["punt"] for band in samenhang for deel in band["delen"]} - {None}
    if not (vreemd := genoemd - eigen):
        return {}
    punten = Punt.objects.openbaar().filter(kenmerk__in=vreemd)
    return {
        kenmerk: {"titel": titel, "agenda": agenda}
        for kenmerk, titel, agenda in punten.values_list("kenmerk", "titel", "agenda__titel")
    }


class Zicht:
    """What of a state visitors saw then; `kenmerken` are the items that were public.

    A frame says itself whom and what might be named; of other agendas' items (`elders`), today
    does. Which fields name something, the description of a state says.
    """

    def __init__(self, register: Inhoud, kenmerken: set[str], elders: Set[str]):
        self._register, self.kenmerken, self._elders = register, kenmerken, elders

    def deel(self, soort: type[Staat], staten: Deel) -> Any:
        """A part of an agenda: one state, or those of which anything was to be seen."""
        if isinstance(staten, dict):
            return self._staat(soort, staten)
        gezien = [(staat, self._staat(soort, staat)) for staat in staten or ()]
        return [deel for staat, deel in gezien if _is_heel(soort, staat, deel)]

    def _staat(self, soort: type[Staat], staat: Inhoud) -> Inhoud:
        beschreven = velden(soort)
        return {
            naam: self._waarde(beschreven[naam], lijsten(soort).get(naam), waarde)
            for naam, waarde in staat.items()
            if naam in beschreven and not beschreven[naam].intern
        }

    def _waarde(self, veld: Veld, rijen: type[Rij] | None, waarde: Any) -> Any:
        if rijen:
            return [r for r in waarde if all(starmap(self._mag, genoemd_in(rijen, r)))]
        if not veld.naar or waarde is None:
            return waarde
        if isinstance(waarde, list):
            return [sleutel for sleutel in waarde if self._mag(veld.naar, sleutel)]
        return waarde if self._mag(veld.naar, waarde) else None

    def _mag(self, naar: str, sleutel: object) -> bool:
        """Whether a state might name this, by its key."""
        match naar:
            case "agenda.Eigenaar":
                return self._register["eigenaren"][sleutel]["openbaar"]
            case "agenda.Vergadering":
                return self._register["vergaderingen"][str(sleutel)]["openbaar"]
            case "agenda.Punt" | "agenda.Agendapunt":
                return sleutel in self.kenmerken or sleutel in self._elders
        return True

    def register(self, genoemd: set[tuple[str, object]]) -> Inhoud:
        """The names of what is pointed at, and of nothing else: a concept may name more."""
        vergaderingen = self._van("vergaderingen", "agenda.Vergadering", genoemd)
        organen = {("agenda.Orgaan", v["orgaan"]) for v in vergaderingen.values()}
        return {
            "vergaderingen": vergaderingen,
            "organen": self._van("organen", "agenda.Orgaan", genoemd | organen),
            "eigenaren": self._van("eigenaren", "agenda.Eigenaar", genoemd),
            "documenten": self._van("documenten", "agenda.Document", genoemd),
        }

    def _van(self, soort: str, naar: str, genoemd: set[tuple[str, object]]) -> dict[str, Inhoud]:
        sleutels = {str(sleutel) for van, sleutel in genoemd if van == naar}
        return {k: v for k, v in self._register[soort].items() if k in sleutels}
