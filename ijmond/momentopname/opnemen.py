"""A `Momentopname` out of the standen."""

from collections.abc import Iterable, Iterator, Set
from datetime import date, datetime
from typing import Any

import msgspec
from django.db.models import F
from django.utils.timezone import localdate

from agenda.beschrijving.veld import Inhoud, Staat, intern
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
    zicht = Zicht(kader["register"], {stand.kenmerk for stand, _ in openbaar})
    elders = _elders(kader, {stand.kenmerk for stand in standen})
    delen = _kader(kader, zicht, elders)
    for soort, lijst in LIJSTEN.items():
        delen[lijst] = [zicht.punt(inhoud) for stand, inhoud in openbaar if stand.soort == soort]
    soorten = m.DELEN | {LIJSTEN[naam]: s.BESCHRIJVING for naam, s in Punt.soorten().items()}
    genoemd = {wat for deel, soort in soorten.items() for wat in _genoemd(soort, delen.get(deel))}
    eind = date.fromisoformat(kader["agenda"]["eind"])
    return m.Momentopname(
        moment=moment,
        afgelopen=is_afgelopen(kader["agenda"]["status"], eind, localdate()),
        register=msgspec.convert(zicht.register(genoemd) | {"elders": elders}, m.Register),
        domein_van=_domein_van(aanwezig, zicht),
        **{deel: _staten(soort, delen.get(deel, ())) for deel, soort in soorten.items()},
    )


def _kader(kader: Inhoud, zicht: "Zicht", elders: Inhoud) -> Inhoud:
    """The frame without what was hidden then."""
    te_zien = zicht.kenmerken | elders.keys()
    return kader | {
        # Whether a visitor may see which item this agenda carries out depends on that item.
        "agenda": {k: v for k, v in kader["agenda"].items() if k != "uitwerking_van"},
        "deelnames": [d for d in kader["deelnames"] if zicht.te_noemen(d["eigenaar"])],
        "overleggen": [zicht.overleg(staat) for staat in kader.get("overleggen", ())],
        "samenhang": [
            band
            for band in kader.get("samenhang", ())
            if band["delen"] and all(_is_te_zien(deel, te_zien) for deel in band["delen"])
        ],
    }


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


def _is_te_zien(deel: Inhoud, kenmerken: Set[str]) -> bool:
    """Whether what is tied was public then or, of another agenda, is so now."""
    return deel["punt"] is None or deel["punt"] in kenmerken


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
    """What a frame says of whom and what might be named then; `kenmerken` are the public items."""

    def __init__(self, register: Inhoud, kenmerken: set[str]):
        self._register, self.kenmerken = register, kenmerken

    def te_noemen(self, slug: str) -> bool:
        return self._register["eigenaren"][slug]["openbaar"]

    def punt(self, inhoud: Inhoud) -> Inhoud:
        """The state of an item without its internal fields, and without what was hidden."""
        vergaderingen = self._register["vergaderingen"]
        deel = {veld: w for veld, w in inhoud.items() if veld not in intern(Punt.BESCHRIJVING)}
        if deel.get("agendapunt") not in self.kenmerken and "agendapunt" in deel:
            deel["agendapunt"] = None
        return deel | {
            "betrokkenen": [r for r in inhoud["betrokkenen"] if self.te_noemen(r["eigenaar"])],
            "behandelingen": [
                rij
                for rij in inhoud["behandelingen"]
                if vergaderingen[str(rij["vergadering"])]["openbaar"]
            ],
        }

    def overleg(self, staat: Inhoud) -> Inhoud:
        return staat | {"deelnemers": list(filter(self.te_noemen, staat["deelnemers"]))}

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
