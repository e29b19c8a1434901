"""Which part of an agenda a document shows: all of it, or one domain, one status or one period."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from msgspec.structs import replace

from agenda.choices import Eenheid, PuntStatus
from agenda.datums import grenzen
from agenda.models import Agenda
from agenda.tijdvakken import Tijdvak

from . import model as m

SOORTEN = ("domein", "status", "periode")


@dataclass(frozen=True, slots=True)
class Selectie:
    """One choice; the empty one is the whole agenda.

    `waarde` is the slug of a domain, a status, or the span of a period ("2016", "2016-Q1").
    """

    soort: str = ""
    waarde: str = ""

    @classmethod
    def uit(cls, parameters: QueryDict, agenda: Agenda | m.Momentopname) -> "Selectie":
        """The selection that an address asks for.

        Raises ValueError, with a Dutch sentence for the visitor, when the agenda knows no such
        value or when the address asks for more than one.
        """
        gevraagd = [cls(s, waarde) for s in SOORTEN for waarde in parameters.getlist(s) if waarde]
        if not gevraagd:
            return cls()
        if len(gevraagd) > 1:
            raise ValueError("Kies één ding tegelijk: een onderdeel, een status of een periode.")
        [selectie] = gevraagd
        if selectie.soort == "periode":
            selectie = cls("periode", _tijdvak(agenda, selectie.waarde))
        if selectie.waarde not in _waarden(agenda, selectie.soort):
            soort = agenda.woorden.domein if selectie.soort == "domein" else selectie.soort
            raise ValueError(f"Deze agenda kent geen {soort} '{selectie.waarde}'.")
        return selectie

    def __bool__(self) -> bool:
        return bool(self.soort)

    def in_woorden(self, momentopname: m.Momentopname) -> str:
        """What the document shows, as a Dutch sentence without its full stop; "" for the whole."""
        match self.soort:
            case "domein":
                naam = next(d.naam for d in momentopname.domeinen if d.slug == self.waarde)
                woord = momentopname.woorden.domein
                return f"Alleen {naam}" if woord in naam.lower() else f"Alleen {woord} {naam}"
            case "status":
                return f"Alleen wat de status '{PuntStatus(self.waarde).label.lower()}' heeft"
            case "periode":
                periode = _periode(momentopname, self.waarde)
                wanneer = "" if periode.eenheid == Eenheid.JAAR else "de periode "
                return f"Alleen wat gepland staat in {wanneer}{periode.naam}"
        return ""

    def bestandsnaam(self, agenda: str) -> str:
        """A name for the file of this selection of the agenda with this slug, without a suffix."""
        delen = ("levende-agenda", agenda, self.soort, self.waarde.replace("/", "-"))
        return "-".join(deel for deel in delen if deel)


def kies(momentopname: m.Momentopname, selectie: Selectie) -> m.Momentopname:
    """The agenda with only what was selected; its own fields and periods stay as they are.

    A period holds the items that are planned in it or in one inside it, and the actions that are
    due in it or that carry out such an item. Of a selection, an overleg or domain without anything
    is left out; an item stays where an action under it was selected, because that action has no
    other place.
    """
    if not selectie:
        return momentopname
    hierin = _hierin(momentopname, selectie)
    acties = tuple(actie for actie in momentopname.acties if actie.kenmerk in hierin)
    hierin |= {actie.agendapunt for actie in acties if actie.agendapunt and not actie.overleg}
    punten = tuple(punt for punt in momentopname.agendapunten if punt.kenmerk in hierin)
    overleggen = {actie.overleg for actie in acties}
    gekozen = replace(
        momentopname,
        agendapunten=punten,
        acties=acties,
        overleggen=tuple(o for o in momentopname.overleggen if o.slug in overleggen),
    )
    gevuld = {h.domein.slug for h in gekozen.hoofdstukken if h.domein and any(h.punten())}
    return replace(gekozen, domeinen=tuple(d for d in momentopname.domeinen if d.slug in gevuld))


def kenmerken(momentopname: m.Momentopname, selectie: Selectie) -> set[str]:
    """The items that were selected; none where the agenda does not know what is asked for."""
    if selectie and selectie.waarde not in _waarden(momentopname, selectie.soort):
        return set()
    return set(kies(momentopname, selectie).punten)


def _hierin(momentopname: m.Momentopname, selectie: Selectie) -> set[str]:
    """The kenmerken of the items and actions that were asked for."""
    match selectie.soort:
        case "domein":
            hoofdstukken = momentopname.hoofdstukken
            [gekozen] = (h for h in hoofdstukken if h.domein and h.anker == selectie.waarde)
            return {punt.kenmerk for punt in gekozen.punten()}
        case "status":
            punten = momentopname.punten.values()
            return {punt.kenmerk for punt in punten if punt.status == selectie.waarde}
    periode = _periode(momentopname, selectie.waarde)
    gepland = {
        punt.kenmerk
        for punt in momentopname.agendapunten
        if any(periode.dagen.omvat(Tijdvak.uit(g.periode)) for g in punt.planning)
    }
    return gepland | {
        actie.kenmerk
        for actie in momentopname.acties
        if actie.agendapunt in gepland or _overlapt(actie, periode)
    }


def _overlapt(actie: m.Actie, periode: m.Periode) -> bool:
    """Whether any of the days that its termijn may mean lies in the period."""
    if actie.termijn is None:
        return False
    eerste, laatste = grenzen(actie.termijn, actie.termijn_precisie)
    return eerste <= periode.eind and laatste >= periode.begin


def _periode(momentopname: m.Momentopname, tijdvak: str) -> m.Periode:
    return next(p for p in momentopname.perioden if p.tijdvak == tijdvak)


def _tijdvak(agenda: Agenda | m.Momentopname, gevraagd: str) -> str:
    """The span that is asked for; an older address names the first day of a period instead."""
    perioden = _rijen(agenda.perioden)
    return next((p.tijdvak for p in perioden if p.begin.isoformat() == gevraagd), gevraagd)


def _waarden(agenda: Agenda | m.Momentopname, soort: str) -> set[str]:
    """Which values of one kind the agenda knows."""
    if soort == "status":
        return set(PuntStatus.values)
    if soort == "domein":
        return {domein.slug for domein in _rijen(agenda.domeinen)}
    return {periode.tijdvak for periode in _rijen(agenda.perioden)}


def _rijen(deel: Any) -> Iterable[Any]:
    return deel if isinstance(deel, tuple) else deel.all()
