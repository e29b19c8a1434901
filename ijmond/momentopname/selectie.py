"""Which part of an agenda a document shows: all of it, or what is of one domain, period and status.

Each of the three may be asked for, and what is shown is in all that were.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import product, starmap
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from msgspec.structs import replace

from agenda.choices import Eenheid, PuntStatus
from agenda.datums import grenzen
from agenda.models import Agenda
from agenda.tijdvakken import Tijdvak

from . import model as m


@dataclass(frozen=True, slots=True)
class Selectie:
    """What was chosen; the empty one is the whole agenda.

    The slug of a domain, the span of a period ("2016", "2016-Q1") and a status, each "" for any.
    """

    domein: str = ""
    periode: str = ""
    status: str = ""

    @classmethod
    def uit(cls, parameters: QueryDict, agenda: Agenda | m.Momentopname) -> "Selectie":
        """The selection that an address asks for.

        Raises ValueError, with a Dutch sentence for the visitor, when the agenda knows no such
        value or when the address asks for two of one kind.
        """
        keuzes = {}
        for soort in asdict(cls()):
            gevraagd = [waarde for waarde in parameters.getlist(soort) if waarde]
            woord = agenda.woorden.domein if soort == "domein" else soort
            if len(gevraagd) > 1:
                raise ValueError(f"Kies één {woord} tegelijk.")
            keuzes[soort] = "".join(gevraagd)
            if soort == "periode":
                keuzes[soort] = _tijdvak(agenda, keuzes[soort])
            if keuzes[soort] and keuzes[soort] not in _waarden(agenda, soort):
                raise ValueError(f"Deze agenda kent geen {woord} '{keuzes[soort]}'.")
        return cls(**keuzes)

    def __bool__(self) -> bool:
        return bool(self.gekozen)

    @property
    def gekozen(self) -> dict[str, str]:
        """Only what was chosen: {"domein": "ruimte"}."""
        return {soort: waarde for soort, waarde in asdict(self).items() if waarde}

    @property
    def vraag(self) -> str:
        """As it stands in an address: "domein=ruimte&periode=2016"."""
        return urlencode(self.gekozen)

    def in_woorden(self, momentopname: m.Momentopname) -> str:
        """What the document shows, as a Dutch sentence without its full stop; "" for the whole."""
        wat = []
        if self.periode:
            periode = _periode(momentopname, self.periode)
            wanneer = "" if periode.eenheid == Eenheid.JAAR else "de periode "
            wat.append(f"gepland staat in {wanneer}{periode.naam}")
        if self.status:
            wat.append(f"de status '{PuntStatus(self.status).label.lower()}' heeft")
        delen = [_domein(momentopname, self.domein)] if self.domein else []
        if wat:
            delen.append(f"wat {' en '.join(wat)}")
        return f"Alleen {': '.join(delen)}" if delen else ""

    def kort(self, agenda: Agenda | m.Momentopname) -> str:
        """The same in a title or above each page: "domein Ruimte, 2016"; "" for the whole."""
        delen = []
        if self.domein:
            delen.append(_domein(agenda, self.domein))
        if self.periode:
            delen.append(_periode(agenda, self.periode).naam)
        if self.status:
            delen.append(f"status {PuntStatus(self.status).label.lower()}")
        return ", ".join(delen)

    def bestandsnaam(self, agenda: str) -> str:
        """A name for the file of this selection of the agenda with this slug, without a suffix."""
        delen = [f"{soort}-{waarde.replace('/', '-')}" for soort, waarde in self.gekozen.items()]
        return "-".join(["levende-agenda", agenda, *delen])


def kies(momentopname: m.Momentopname, selectie: Selectie) -> m.Momentopname:
    """The agenda with only what was selected; its own fields and periods stay as they are.

    A period holds the items that are planned in it or in one inside it, and the actions that are
    due in it or that carry out such an item. Of a selection, an overleg or domain without anything
    is left out; an item stays where an action under it was selected, because that action has no
    other place.
    """
    if not selectie:
        return momentopname
    hierin = set.intersection(*_per_keuze(momentopname, selectie))
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


def alle(momentopname: m.Momentopname) -> Iterator[Selectie]:
    """Each that can be asked for."""
    per_soort = (["", *_waarden(momentopname, soort)] for soort in asdict(Selectie()))
    yield from starmap(Selectie, product(*per_soort))


def kenmerken(momentopname: m.Momentopname, selectie: Selectie) -> set[str]:
    """The items that were selected; none where the agenda does not know what is asked for."""
    for soort, waarde in selectie.gekozen.items():
        if waarde not in _waarden(momentopname, soort):
            return set()
    return set(kies(momentopname, selectie).punten)


def _per_keuze(momentopname: m.Momentopname, selectie: Selectie) -> Iterator[set[str]]:
    """For each thing that was asked for the kenmerken of the items and actions that are in it."""
    if selectie.domein:
        hoofdstukken = momentopname.hoofdstukken
        [gekozen] = (h for h in hoofdstukken if h.domein and h.anker == selectie.domein)
        yield {punt.kenmerk for punt in gekozen.punten()}
    if selectie.periode:
        yield _in_periode(momentopname, _periode(momentopname, selectie.periode))
    if selectie.status:
        punten = momentopname.punten.values()
        yield {punt.kenmerk for punt in punten if punt.status == selectie.status}


def _in_periode(momentopname: m.Momentopname, periode: m.Periode) -> set[str]:
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


def _domein(agenda: Agenda | m.Momentopname, slug: str) -> str:
    """A domain with the word for it, unless its name says that: "domein Ruimte"."""
    naam = next(d.naam for d in _rijen(agenda.domeinen) if d.slug == slug)
    woord = agenda.woorden.domein
    return naam if woord in naam.lower() else f"{woord} {naam}"


def _periode(agenda: Agenda | m.Momentopname, tijdvak: str) -> Any:
    return next(p for p in _rijen(agenda.perioden) if p.tijdvak == tijdvak)


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
