"""Events as a visitor reads them: of an item that is not public any more no words are told."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass

from ..choices import Soort
from ..datums import grenzen
from ..models import Agendapunt, Document, Gebeurtenis, Punt, Vergadering
from .doorschuiven import verschuiving_uit
from .punten import VERGADERING
from .woorden import Namen, Stuk, in_woorden, noemt, stukken


@dataclass(frozen=True)
class Regel:
    """One event; `punt` is None when it is of a vergadering, or nothing but a kenmerk may be told.

    `woorden` say what changed, "" when the soort says it or nothing may be said. `stukken` are a
    changed text, old and new in one.
    """

    gebeurtenis: Gebeurtenis
    punt: Punt | None
    woorden: str = ""
    stukken: tuple[Stuk, ...] = ()

    @property
    def onderwerp(self) -> Punt | Vergadering | None:
        """What it is about, if a visitor may see that."""
        return self.punt or self.gebeurtenis.vergadering

    @property
    def bron(self) -> Document | None:
        return self.gebeurtenis.wijziging.bron if self.punt else None

    @property
    def zegt_iets(self) -> bool:
        """Whether there is anything to tell: what it names may be hidden since."""
        weg = self.punt is None or not noemt(self.gebeurtenis.veld)
        return weg or bool(self.woorden or self.stukken)

    @property
    def later_vastgelegd(self) -> bool:
        """Whether it was written down on another day than those on which it may have happened."""
        gebeurtenis = self.gebeurtenis
        if not gebeurtenis.datum:
            return True
        eerste, laatste = grenzen(gebeurtenis.datum, gebeurtenis.datum_precisie)
        return not eerste <= gebeurtenis.wijziging.dag <= laatste


@dataclass(frozen=True)
class Tijdlijn:
    """All that happened to one item, the oldest first, and how often it was put off, in words."""

    regels: tuple[Regel, ...]
    verschoven: str


def regels(gebeurtenissen: Iterable[Gebeurtenis]) -> list[Regel]:
    """These events, `voor_lijst` and `openbaar()`, but not those that name only what is hidden now.

    Of an item or a meeting that is itself hidden none, whatever the events know of that: only that
    the item was taken off the site. Three queries at least: the items, and the names of what the
    changes point at.
    """
    gebeurtenissen = list(gebeurtenissen)
    openbaar = Punt.objects.openbaar().filter(kenmerk__in={los.kenmerk for los in gebeurtenissen})
    punten = {punt.kenmerk: punt for punt in openbaar}
    te_lezen = [los for los in gebeurtenissen if _is_te_zien(los, punten)]
    namen = Namen((los.agenda_id, los) for los in te_lezen)
    alle = (_regel(los, punten.get(los.kenmerk), namen) for los in te_lezen)
    return [regel for regel in alle if regel.zegt_iets]


def _is_te_zien(gebeurtenis: Gebeurtenis, punten: Container[str]) -> bool:
    """Whether a visitor sees what an event is of; `punten` are the items that they see."""
    if vergadering := gebeurtenis.vergadering:
        return vergadering.is_openbaar
    return gebeurtenis.kenmerk in punten or gebeurtenis.soort == Soort.INGETROKKEN


def tijdlijn(punt: Punt) -> Tijdlijn:
    """What happened to a public item."""
    van_punt = Gebeurtenis.objects.openbaar().filter(kenmerk=punt.kenmerk).voor_lijst()
    gebeurtenissen = list(van_punt.met_terugkeer().order_by("datum", "pk"))
    namen = Namen((los.agenda_id, los) for los in gebeurtenissen)
    gepland = {}
    if isinstance(punt, Agendapunt):
        gepland = {los.periode.tijdvak: los.periode.naam for los in punt.planning.all()}

    def periode(tijdvak: str) -> str:
        return gepland.get(tijdvak) or namen.naam("agenda.Periode", tijdvak, punt.agenda_id)

    return Tijdlijn(
        tuple(r for los in gebeurtenissen if (r := _regel(los, punt, namen)).zegt_iets),
        verschuiving_uit(gebeurtenissen).in_woorden(gepland, periode),
    )


def tussen_vergaderingen(
    vorige: Vergadering, vergadering: Vergadering, kenmerken: Iterable[str]
) -> dict[str, list[Regel]]:
    """What happened to these items after one meeting, and before a later one, the oldest first.

    By kenmerk, for the price of `regels`. Nothing of what the later one itself does with them.
    """
    gebeurd = Gebeurtenis.objects.openbaar().filter(
        kenmerk__in=kenmerken, datum__gt=vorige.eind_datum or vorige.datum
    )
    gevonden = defaultdict(list)
    for regel in regels(gebeurd.voor_lijst().order_by("datum", "pk")):
        if _gaat_vooraf(regel.gebeurtenis, vergadering):
            gevonden[regel.gebeurtenis.kenmerk].append(regel)
    return gevonden


def _gaat_vooraf(gebeurtenis: Gebeurtenis, vergadering: Vergadering) -> bool:
    los = gebeurtenis.nieuw or gebeurtenis.oud
    if isinstance(los, dict) and los.get(VERGADERING) == vergadering.pk:
        return False
    if not (vergadering.is_begonnen and gebeurtenis.datum):
        return True
    return grenzen(gebeurtenis.datum, gebeurtenis.datum_precisie)[1] < vergadering.datum


def _regel(gebeurtenis: Gebeurtenis, punt: Punt | None, namen: Namen) -> Regel:
    if not (punt or gebeurtenis.vergadering):
        return Regel(gebeurtenis, punt)
    vraag = gebeurtenis, gebeurtenis.agenda_id, namen
    return Regel(gebeurtenis, punt, in_woorden(*vraag), stukken(*vraag))
