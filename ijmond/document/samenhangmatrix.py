"""What hangs together on an agenda: the text of each tie, and a matrix of what is tied to what.

Made from rows of the database for the page of today, and from a `Momentopname` for the document.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from types import MappingProxyType

from django.utils.text import capfirst

from agenda.choices import SamenhangSoort, Zijde
from agenda.models import Agenda, Agendapunt, Domein, Punt, Samenhang
from agenda.weergave import van_kant

from ..momentopname import model as m

MEERVOUD = {
    SamenhangSoort.KOPPELKANS: "Koppelkansen",
    SamenhangSoort.DILEMMA: "Dilemma’s",
    SamenhangSoort.WERKT_UIT: "Wat iets anders uitwerkt",
    SamenhangSoort.VOLGT_OP: "Wat op iets anders volgt",
    SamenhangSoort.RAAKT_AAN: "Wat elkaar raakt",
}
TUSSEN = {
    SamenhangSoort.KOPPELKANS: ("samen met", "samen met"),
    SamenhangSoort.DILEMMA: ("tegenover", "tegenover"),
    SamenhangSoort.WERKT_UIT: ("werkt uit", "werken uit"),
    SamenhangSoort.VOLGT_OP: ("volgt op", "volgen op"),
    SamenhangSoort.RAAKT_AAN: ("raakt aan", "raken aan"),
}
"""What stands between the two sides, after one thing and after more."""


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

    soort: str
    nummer: int
    titel: str
    toelichting: str
    eerste: tuple[Ding, ...]
    tweede: tuple[Ding, ...]
    bron: str = ""
    bron_plaats: str = ""
    bron_adres: str = ""

    @property
    def anker(self) -> str:
        return f"{self.soort}-{self.nummer}"

    @property
    def naam(self) -> str:
        """As "Koppelkans 3"."""
        return f"{SamenhangSoort(self.soort).label} {self.nummer}"

    @property
    def tussen(self) -> str:
        """What the first side does to the second, in words."""
        enkel, meer = TUSSEN[SamenhangSoort(self.soort)]
        return enkel if len(self.eerste) == 1 else meer


@dataclass(frozen=True)
class Hoofdstuk:
    """The ties of one kind."""

    naam: str
    teksten: tuple[Tekst, ...]


@dataclass(frozen=True)
class Verwijzing:
    """What a cell says: a tie from the side of its row, and where the text of that stands.

    `via` is the domain that is tied, where the row is an item in it; else "".
    """

    woorden: str
    anker: str
    via: str = ""


@dataclass(frozen=True)
class Cel:
    verwijzingen: tuple[Verwijzing, ...]
    zelf: bool
    """Whether the row and the column are the same thing."""


@dataclass(frozen=True)
class Rij:
    ding: Ding
    cellen: tuple[Cel, ...]


@dataclass(frozen=True)
class Groep:
    naam: str
    rijen: tuple[Rij, ...]


@dataclass(frozen=True)
class Matrix:
    kolommen: tuple[Ding, ...]
    groepen: tuple[Groep, ...]


def uit_rijen(
    samenhang: Iterable[Samenhang], agenda: Agenda, punten: Iterable[Agendapunt] = ()
) -> list[Tekst]:
    """The ties of an agenda that `met_delen` fetched, each part with the address of its page.

    `punten` are the items that stand in one of the domains among them.
    """
    erin = defaultdict(list)
    for punt in punten:
        erin[punt.domein_id].append(_ding(punt, agenda))
    teksten = []
    for verband in samenhang:
        kanten = defaultdict(list)
        for deel in verband.delen.all():
            kanten[deel.zijde].append(_ding(deel.ding, agenda, erin))
        bron = verband.bron
        titel, adres = (bron.titel, bron.get_absolute_url()) if bron else ("", "")
        teksten.append(_tekst(verband, kanten, titel, adres))
    return teksten


def _tekst(verband, kanten, bron, bron_adres=""):
    """The words of a tie that is a row or a state."""
    return Tekst(
        soort=verband.soort,
        nummer=verband.nummer,
        titel=verband.titel,
        toelichting=verband.toelichting,
        eerste=tuple(kanten[Zijde.A]),
        tweede=tuple(kanten[Zijde.B]),
        bron=bron,
        bron_plaats=verband.bron_plaats,
        bron_adres=bron_adres,
    )


def _ding(ding, agenda, erin=MappingProxyType({})):
    if isinstance(ding, Domein):
        plaats = (0, "", ding.volgorde, ding.slug)
        groep = agenda.woorden.domeinen
        adres, hierin = ding.get_absolute_url(), tuple(erin.get(ding.pk, ()))
        return Ding("", ding.volledige_naam, adres, "", capfirst(groep), plaats, hierin)
    eigen = ding.agenda_id == agenda.pk
    elders = "" if eigen else ding.agenda.titel
    groep, rang = _soort(ding, agenda) if eigen else (elders, 3)
    plaats = (rang, elders, ding.volgorde, ding.kenmerk)
    return Ding(ding.kenmerk, ding.titel, ding.get_absolute_url(), elders, capfirst(groep), plaats)


def _soort(punt: Punt, agenda: Agenda):
    """What the agenda calls such items, and in which place they come."""
    if punt.soort == "agendapunt":
        return agenda.woorden.agendapunten, 1
    return agenda.woorden.acties, 2


def uit_opname(gekozen: m.Momentopname, geheel: m.Momentopname, domein: str = "#{}") -> list[Tekst]:
    """The ties of `geheel` that have a part in `gekozen`; of a whole agenda that is every tie.

    The address of a part is its place in that document; `domein` makes that of a domain out of its
    slug: "#domein-{}".
    """
    domeinen = {domein.slug for domein in gekozen.domeinen}
    teksten = []
    for verband in geheel.samenhang:
        kanten, hierin = defaultdict(list), gekozen is geheel
        for deel in verband.delen:
            adres = ""
            if deel.domein in domeinen:
                adres = domein.format(deel.domein)
            elif deel.punt in gekozen.punten:
                adres = f"#{deel.punt}"
            hierin = hierin or bool(adres)
            ander = geheel.register.elders.get(deel.punt or "")
            ding = Ding(
                deel.punt or "", geheel.naam_van_deel(deel), adres, ander.agenda if ander else ""
            )
            kanten[deel.zijde].append(ding)
        if hierin:
            teksten.append(_tekst(verband, kanten, geheel.titel_van_bron(verband.bron)))
    return teksten


def per_soort(teksten: Iterable[Tekst]) -> list[Hoofdstuk]:
    """The ties under a heading for each kind, in the order of the kinds."""
    teksten = list(teksten)
    hoofdstukken = (
        Hoofdstuk(naam, tuple(tekst for tekst in teksten if tekst.soort == soort))
        for soort, naam in MEERVOUD.items()
    )
    return [hoofdstuk for hoofdstuk in hoofdstukken if hoofdstuk.teksten]


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
    op_volgorde = sorted(kolommen, key=_plaats)
    groepen = defaultdict(list)
    for rij in sorted(rijen, key=_plaats):
        cellen = tuple(Cel(tuple(vakken[rij, kolom]), rij == kolom) for kolom in op_volgorde)
        groepen[rij.groep].append(Rij(rij, cellen))
    return Matrix(
        tuple(op_volgorde), tuple(Groep(naam, tuple(rijen)) for naam, rijen in groepen.items())
    )


def _plaats(ding):
    return ding.plaats


def _verwijzing(tekst, zijde, via=""):
    return Verwijzing(f"{van_kant(tekst.soort, zijde)} {tekst.nummer}", tekst.anker, via)
