"""A `Momentopname` out of the standen."""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec
from django.utils.timezone import localdate

from agenda.beschrijving.veld import genoemd, intern
from agenda.models import Agenda, Punt, Stand
from agenda.models.agenda import is_afgelopen

from . import model as m

SOORTEN = {"agendapunt": "agendapunten", "actie": "acties"}
"""In which list of a momentopname each kind of item stands."""


def neem_op(agenda: Agenda, tot: datetime | None = None) -> m.Momentopname:
    """The agenda as the public can read it now, or could read it at `tot` (aware).

    Costs a query or two, whatever its size. Raises LookupError when the agenda is not public, or
    was not yet at that moment. What was public then and is not today must not be shown but by a
    version.
    """
    if not agenda.is_openbaar:
        raise LookupError(f"{agenda} is niet openbaar.")
    kader, standen = None, []
    moment = None
    for stand in Stand.objects.filter(agenda=agenda).nieuwste(tot):
        moment = max(moment or stand.moment, stand.moment)
        if stand.kenmerk:
            standen.append(stand)
        else:
            kader = stand.inhoud if stand.openbaar else None
    if kader is None:
        raise LookupError(f"{agenda} was op dat moment nog niet openbaar.")
    return uit_standen(kader, standen, moment if tot else agenda.inhoudsversie.moment)


def uit_standen(kader: dict, standen: Iterable[Stand], moment: datetime) -> m.Momentopname:
    """What of a frame and these standen of items was public then, by their own account.

    A stand that is not public lends the domain of its item to a public action under it, and shows
    nothing else.
    """
    aanwezig = [stand for stand in standen if stand.inhoud is not None]
    domein_van = {
        stand.kenmerk: stand.inhoud["domein"] for stand in aanwezig if "domein" in stand.inhoud
    }
    openbaar = [stand for stand in aanwezig if stand.openbaar]
    openbaar.sort(key=lambda stand: (stand.inhoud["volgorde"], stand.kenmerk))
    kenmerken = {stand.kenmerk for stand in openbaar}
    zicht = Zicht(kader["register"])
    punten = {naam: [] for naam in SOORTEN.values()}
    plaatsen = {}
    for stand in openbaar:
        deel = zicht.punt(stand.inhoud)
        if (houder := deel.get("agendapunt")) and houder not in kenmerken:
            deel["agendapunt"] = None
            plaatsen[stand.kenmerk] = domein_van[houder]
        punten[SOORTEN[stand.soort]].append(deel)
    elders = _elders(kader, {stand.kenmerk for stand in standen})
    eind = date.fromisoformat(kader["agenda"]["eind"])
    te_zien = kenmerken | elders.keys()
    opname = kader | punten
    opname |= {
        "moment": moment,
        "afgelopen": is_afgelopen(kader["agenda"]["status"], eind, localdate()),
        # Whether a visitor may see which item this agenda carries out depends on that item.
        "agenda": {k: v for k, v in kader["agenda"].items() if k != "uitwerking_van"},
        "deelnames": [los for los in kader["deelnames"] if zicht.te_noemen(los["eigenaar"])],
        "overleggen": [zicht.overleg(los) for los in kader.get("overleggen", ())],
        "samenhang": [
            los
            for los in kader.get("samenhang", ())
            if los["delen"] and all(_is_te_zien(deel, te_zien) for deel in los["delen"])
        ],
        "domein_van": plaatsen,
    }
    opname["register"] = zicht.register(_genoemd(opname)) | {"elders": elders}
    return msgspec.convert(opname, m.Momentopname)


def _genoemd(opname: dict) -> set[tuple[str, object]]:
    """All that the states of a momentopname, as JSON, point at."""
    return {
        wat
        for deel, soort in m.DELEN.items()
        for staat in (opname[deel] if isinstance(opname.get(deel, []), list) else [opname[deel]])
        for wat in genoemd(soort, staat)
    }


def _is_te_zien(deel, kenmerken):
    """Whether what is tied was public then or, of another agenda, is so now."""
    return deel["punt"] is None or deel["punt"] in kenmerken


def _elders(kader, eigen):
    """The title and the agenda of the public items of other agendas that this frame ties."""
    samenhang = kader.get("samenhang", ())
    genoemd = {deel["punt"] for los in samenhang for deel in los["delen"]} - {None}
    if not (vreemd := genoemd - eigen):
        return {}
    punten = Punt.objects.openbaar().filter(kenmerk__in=vreemd)
    return {
        kenmerk: {"titel": titel, "agenda": agenda}
        for kenmerk, titel, agenda in punten.values_list("kenmerk", "titel", "agenda__titel")
    }


class Zicht:
    """What a frame says of whom and what might be named then."""

    def __init__(self, register: dict):
        self._register = register

    def te_noemen(self, slug: str) -> bool:
        return self._register["eigenaren"][slug]["openbaar"]

    def punt(self, inhoud: dict) -> dict:
        """The state of an item without its internal fields, and without what was hidden."""
        vergaderingen = self._register["vergaderingen"]
        deel = {veld: w for veld, w in inhoud.items() if veld not in intern(Punt.BESCHRIJVING)}
        return deel | {
            "betrokkenen": [r for r in inhoud["betrokkenen"] if self.te_noemen(r["eigenaar"])],
            "behandelingen": [
                rij
                for rij in inhoud["behandelingen"]
                if vergaderingen[str(rij["vergadering"])]["openbaar"]
            ],
        }

    def overleg(self, staat: dict) -> dict:
        return staat | {"deelnemers": list(filter(self.te_noemen, staat["deelnemers"]))}

    def register(self, genoemd: set[tuple[str, object]]) -> dict:
        """The names of what is pointed at, and of nothing else: a concept may name more."""
        vergaderingen = self._van("vergaderingen", "agenda.Vergadering", genoemd)
        organen = {("agenda.Orgaan", los["orgaan"]) for los in vergaderingen.values()}
        return {
            "vergaderingen": vergaderingen,
            "organen": self._van("organen", "agenda.Orgaan", genoemd | organen),
            "eigenaren": self._van("eigenaren", "agenda.Eigenaar", genoemd),
            "documenten": self._van("documenten", "agenda.Document", genoemd),
        }

    def _van(self, soort, naar, genoemd):
        sleutels = {str(sleutel) for van, sleutel in genoemd if van == naar}
        return {k: v for k, v in self._register[soort].items() if k in sleutels}
