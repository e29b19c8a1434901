"""What hangs together on an agenda: the text of each tie, and a matrix of what is tied to what.

Made from rows of the database for the page of today, and from a `Momentopname` for the document.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from operator import attrgetter
from typing import NamedTuple

from django.utils.text import capfirst

from agenda.choices import SamenhangSoort, Zijde
from agenda.models import Agenda, Agendapunt, Domein, Samenhang
from agenda.weergave import van_kant

from ..momentopname import model as m

SOORTEN = {
    SamenhangSoort.KOPPELKANS: ("Koppelkansen", "samen met", "samen met"),
    SamenhangSoort.DILEMMA: ("Dilemma’s", "tegenover", "tegenover"),
    SamenhangSoort.WERKT_UIT: ("Wat iets anders uitwerkt", "werkt uit", "werken uit"),
    SamenhangSoort.VOLGT_OP: ("Wat op iets anders volgt", "volgt op", "volgen op"),
    SamenhangSoort.RAAKT_AAN: ("Wat elkaar raakt", "raakt aan", "raken aan"),
}
"""The heading of each kind, and what stands between two sides, after one thing and after more."""


@dataclass(frozen=True)
class Ding:
    """Something that is tied: an item, or a domain (that has no kenmerk).

    `adres` is where it is told, "" when nowhere; `agenda` the title of its agenda where that is
    another one than the tie's; `groep` the heading above it in the matrix. `plaats` sorts. `erin`
    are the items of a domain: what ties the domain ties them too.
    """

    kenmerk: str
    naam: str
    adres: str
    agenda: str
    groep: str = field(default="", compare=False)
    plaats: tuple = field(default=(), compare=False)
    erin: tuple["Ding", ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Tekst:
    """One tie in words; `bron_adres` is the page of its source, "" when there is no link to it."""

    verband: Samenhang | m.Samenhang
    eerste: list[Ding]
    tweede: list[Ding]
    bron: str
    bron_adres: str = ""

    @property
    def anker(self) -> str:
        return f"{self.verband.soort}-{self.verband.nummer}"

    @property
    def naam(self) -> str:
        """As "Koppelkans 3"."""
        return f"{SamenhangSoort(self.verband.soort).label} {self.verband.nummer}"

    @property
    def tussen(self) -> str:
        """What the first side does to the second, in words."""
        _, enkel, meer = SOORTEN[SamenhangSoort(self.verband.soort)]
        return enkel if len(self.eerste) == 1 else meer


class Hoofdstuk(NamedTuple):
    """The ties of one kind."""

    naam: str
    teksten: list[Tekst]


class Verwijzing(NamedTuple):
    """What a cell says: a tie from the side of its row, and where the text of that stands.

    `via` is the domain that is tied, where the row is an item in it; else "".
    """

    woorden: str
    anker: str
    via: str


class Cel(NamedTuple):
    """`zelf` says whether the row and the column are the same thing."""

    kolom: Ding
    verwijzingen: list[Verwijzing]
    zelf: bool


class Rij(NamedTuple):
    ding: Ding
    cellen: list[Cel]


class Groep(NamedTuple):
    naam: str
    rijen: list[Rij]


class Matrix(NamedTuple):
    kolommen: list[Ding]
    groepen: list[Groep]


def uit_rijen(
    samenhang: Iterable[Samenhang], agenda: Agenda, punten: Iterable[Agendapunt] = ()
) -> list[Tekst]:
    """The ties of an agenda that `met_delen` fetched, each part with the address of its page.

    `punten` are the items that stand in one of the domains among them.
    """
    erin = defaultdict(list)
    for punt in punten:
        erin[punt.domein_id].append(_ding(punt, agenda, {}))
    teksten = []
    for verband in samenhang:
        kanten = defaultdict(list)
        for deel in verband.delen.all():
            kanten[deel.zijde].append(_ding(deel.ding, agenda, erin))
        bron = verband.bron
        waaruit = (bron.titel, bron.get_absolute_url()) if bron else ("", "")
        teksten.append(Tekst(verband, kanten[Zijde.A], kanten[Zijde.B], *waaruit))
    return teksten


def _ding(ding, agenda, erin):
    adres, woorden = ding.get_absolute_url(), agenda.woorden
    if isinstance(ding, Domein):
        plaats, hierin = (0, "", ding.volgorde, ding.slug), tuple(erin.get(ding.pk, ()))
        groep = capfirst(woorden.domeinen)
        return Ding("", ding.volledige_naam, adres, "", groep, plaats, hierin)
    elders = "" if ding.agenda_id == agenda.pk else ding.agenda.titel
    if elders:
        groep, rang = elders, 3
    elif ding.soort == "agendapunt":
        groep, rang = woorden.agendapunten, 1
    else:
        groep, rang = woorden.acties, 2
    plaats = (rang, elders, ding.volgorde, ding.kenmerk)
    return Ding(ding.kenmerk, ding.titel, adres, elders, capfirst(groep), plaats)


def uit_opname(gekozen: m.Momentopname, geheel: m.Momentopname, domein: str = "#{}") -> list[Tekst]:
    """The ties of `geheel` that have a part in `gekozen`; of a whole agenda that is every tie.

    The address of a part is its place in that document; `domein` makes that of a domain out of its
    slug: "#domein-{}".
    """
    adressen = {los.slug: domein.format(los.slug) for los in gekozen.domeinen}
    adressen |= {kenmerk: f"#{kenmerk}" for kenmerk in gekozen.punten}
    teksten = []
    for verband in geheel.samenhang:
        kanten = defaultdict(list)
        for deel in verband.delen:
            ander = geheel.register.elders.get(deel.punt or "")
            adres = adressen.get(deel.domein or deel.punt or "", "")
            naam, agenda = geheel.naam_van_deel(deel), ander.agenda if ander else ""
            kenmerk = m.leesbaar(deel.punt or "")
            kanten[deel.zijde].append(Ding(kenmerk, naam, adres, agenda))
        dingen = kanten[Zijde.A] + kanten[Zijde.B]
        if gekozen is geheel or any(ding.adres for ding in dingen):
            bron = geheel.titel_van_bron(verband.bron)
            teksten.append(Tekst(verband, kanten[Zijde.A], kanten[Zijde.B], bron))
    return teksten


def per_soort(teksten: Iterable[Tekst]) -> list[Hoofdstuk]:
    """The ties under a heading for each kind, in the order of the kinds."""
    per = defaultdict(list)
    for tekst in teksten:
        per[tekst.verband.soort].append(tekst)
    return [Hoofdstuk(naam, per[soort]) for soort, (naam, *_) in SOORTEN.items() if soort in per]


def maak_matrix(teksten: Iterable[Tekst]) -> Matrix:
    """All that is tied against itself; a cell says how its row is tied to its column.

    An item has a row as well when only its domain is tied.
    """
    vakken, kolommen, rijen = defaultdict(list), set(), set()
    for tekst in teksten:
        zelf = {*tekst.eerste, *tekst.tweede}
        kolommen |= zelf
        rijen |= zelf.union(*(ding.erin for ding in zelf))
        for een, ander in product(tekst.eerste, tekst.tweede):
            for rij, kolom, zijde in ((een, ander, Zijde.A), (ander, een, Zijde.B)):
                vakken[rij, kolom].append(_verwijzing(tekst, zijde))
                for punt in rij.erin:
                    if punt not in zelf:
                        vakken[punt, kolom].append(_verwijzing(tekst, zijde, via=rij.naam))
    op_volgorde = sorted(kolommen, key=attrgetter("plaats"))
    groepen = defaultdict(list)
    for rij in sorted(rijen, key=attrgetter("plaats")):
        cellen = [Cel(kolom, vakken[rij, kolom], rij == kolom) for kolom in op_volgorde]
        groepen[rij.groep].append(Rij(rij, cellen))
    return Matrix(op_volgorde, [Groep(naam, rijen) for naam, rijen in groepen.items()])


def _verwijzing(tekst, zijde, via=""):
    soort, nummer = tekst.verband.soort, tekst.verband.nummer
    return Verwijzing(f"{van_kant(soort, zijde)} {nummer}", tekst.anker, via)
