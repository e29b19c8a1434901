"""A `Momentopname` out of the standen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from datetime import datetime
from itertools import starmap
from typing import Any

import msgspec
from django.utils.timezone import localdate

from agenda.alfabet import op_alfabet
from agenda.beschrijving.veld import Inhoud, Rij, Staat, Veld, genoemd, lijsten, velden
from agenda.models import Agenda, Punt, Stand, Wijziging
from agenda.models.agenda import is_afgelopen

from . import model as m

Grens = datetime | Wijziging | None
"""Up to when: a moment (aware), a wijziging that had just been saved, or None for now."""
LIJSTEN = {"agendapunt": "agendapunten", "actie": "acties"}
"""In which list of a momentopname each kind of item stands."""


def neem_op(agenda: Agenda, tot: Grens = None) -> m.Momentopname:
    """The agenda as the public can read it now, or could read it at `tot`.

    Costs a query or two. Raises LookupError when the agenda is not public, or was not yet at that
    moment. What was public then and is not today must not be shown but by a version.
    """
    nieuwste = Stand.objects.filter(agenda=agenda).nieuwste(tot)
    return uit_nieuwste(agenda, nieuwste.met_moment(), tot)


def uit_nieuwste(agenda: Agenda, nieuwste: Iterable[Any], tot: Grens) -> m.Momentopname:
    """The same of the newest standen at `tot`, `met_moment`, its frame among them."""
    if not agenda.is_openbaar:
        raise LookupError(f"{agenda} is niet openbaar.")
    kader, standen, moment = None, [], None
    for stand in nieuwste:
        moment = max(moment or stand.moment, stand.moment)
        if stand.kenmerk:
            standen.append(stand)
        else:
            kader = stand.staat if stand.openbaar else None
    if kader is None or moment is None:
        raise LookupError(f"{agenda} was op dat moment nog niet openbaar.")
    return uit_standen(kader, standen, moment if tot else agenda.bijwerking.moment or moment)


def was_openbaar(agenda: Agenda, tot: datetime | Wijziging) -> bool:
    """Whether `neem_op` finds the agenda at that moment."""
    kader = Stand.objects.filter(agenda=agenda, kenmerk="").tot(tot).last()
    return agenda.is_openbaar and kader is not None and kader.openbaar


def uit_standen(kader: Inhoud, standen: Sequence[Stand], moment: datetime) -> m.Momentopname:
    """What of a frame and these standen of items was public then, by their own account.

    A stand that is not public lends the domain of its item to a public action under it, and shows
    nothing else.
    """
    inhoud: dict[str, Inhoud] = {los.kenmerk: staat for los in standen if (staat := los.staat)}
    openbaar = [los for los in standen if los.openbaar and los.kenmerk in inhoud]
    openbaar.sort(key=lambda stand: (inhoud[stand.kenmerk]["volgorde"], op_alfabet(stand.kenmerk)))
    zichtbaar = {stand.kenmerk for stand in openbaar}
    elders = _elders(kader, {stand.kenmerk for stand in standen})
    zicht = Zicht(kader["register"], zichtbaar | elders.keys())
    soorten = m.DELEN | {LIJSTEN[naam]: s.BESCHRIJVING for naam, s in Punt.soorten().items()}
    rijen: dict[str, Any] = kader | {"agenda": [kader["agenda"]]}
    for naam, lijst in LIJSTEN.items():
        rijen[lijst] = [inhoud[stand.kenmerk] for stand in openbaar if stand.soort == naam]
    delen: dict[str, Any] = {}
    for naam, soort in soorten.items():
        delen[naam] = zicht.staten(soort, rijen.get(naam, ()))
    [agenda] = delen.pop("agenda")
    houders = {kenmerk: inhoud[kenmerk].get("agendapunt") for kenmerk in zichtbaar}
    return m.Momentopname(
        moment=moment,
        afgelopen=is_afgelopen(agenda.status, agenda.eind, localdate()),
        agenda=agenda,
        register=msgspec.convert(zicht.register() | {"elders": elders}, m.Register),
        domein_van={
            kenmerk: domein
            for kenmerk, houder in houders.items()
            if houder and houder not in zichtbaar and (domein := inhoud[houder].get("domein"))
        },
        **delen,
    )


def _elders(kader: Inhoud, eigen: set[str]) -> dict[str, dict[str, str]]:
    """The title and the agenda of the public items of other agendas that this frame ties."""
    samenhang = kader.get("samenhang", ())
    verbonden = {deel["punt"] for band in samenhang for deel in band["delen"]}
    if not (vreemd := verbonden - eigen - {None}):
        return {}
    punten = Punt.objects.openbaar().filter(kenmerk__in=vreemd)
    return {
        kenmerk: {"titel": titel, "agenda": agenda}
        for kenmerk, titel, agenda in punten.values_list("kenmerk", "titel", "agenda__titel")
    }


def _is_heel(soort: type[Staat], staat: Inhoud, deel: Inhoud) -> bool:
    """Whether a part lost nothing that it can't do without: who takes part, what is tied."""
    if soort is m.Samenhang:
        return bool(deel["delen"]) and len(deel["delen"]) == len(staat["delen"])
    return soort is not m.Deelname or deel["eigenaar"] is not None


class Zicht:
    """What of a state visitors saw; `kenmerken` are the items, of other agendas too, that they saw.

    A frame says itself whom and what might be named. Which fields name something, the description
    of a state says.
    """

    def __init__(self, register: Inhoud, kenmerken: Set[str]):
        self._register, self._kenmerken = register, kenmerken
        self._genoemd: dict[str, set[str]] = defaultdict(set)

    def staten(self, soort: type[Staat], rijen: Iterable[Inhoud]) -> tuple[Any, ...]:
        """The states of a part of which anything was to be seen; what they name is remembered."""
        gezien = ((rij, self._deel(soort, rij)) for rij in rijen)
        delen = [deel for rij, deel in gezien if _is_heel(soort, rij, deel)]
        for deel in delen:
            for naar, sleutel in genoemd(soort, deel):
                self._genoemd[naar].add(str(sleutel))
        return tuple(msgspec.convert(deel, soort) for deel in delen)

    def register(self) -> Inhoud:
        """The names of what was named, and of nothing else: a concept may name more."""
        vergaderingen = self._van("vergaderingen", "agenda.Vergadering")
        self._genoemd["agenda.Orgaan"] |= {v["orgaan"] for v in vergaderingen.values()}
        return {
            "vergaderingen": vergaderingen,
            "organen": self._van("organen", "agenda.Orgaan"),
            "eigenaren": self._van("eigenaren", "agenda.Eigenaar"),
            "documenten": self._van("documenten", "agenda.Document"),
        }

    def _van(self, soort: str, naar: str) -> dict[str, Inhoud]:
        namen = self._register[soort].items()
        return {sleutel: naam for sleutel, naam in namen if sleutel in self._genoemd[naar]}

    def _deel(self, soort: type[Staat], rij: Inhoud) -> Inhoud:
        beschreven = velden(soort)
        return {
            naam: self._waarde(beschreven[naam], lijsten(soort).get(naam), waarde)
            for naam, waarde in rij.items()
            if naam in beschreven and not beschreven[naam].intern
        }

    def _waarde(self, veld: Veld, rijen: type[Rij] | None, waarde: Any) -> Any:
        if rijen:
            return [r for r in waarde if all(starmap(self._mag, genoemd(rijen, r)))]
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
                return sleutel in self._kenmerken
        return True
