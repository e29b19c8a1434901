"""A momentopname as a document: what the PDF tells of each chapter, in tables."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.conf import settings
from django.utils.text import capfirst
from django.utils.timezone import localtime

from agenda.choices import Precisie
from agenda.datums import datum_in_woorden
from agenda.verschil import opsomming

from ..document import bronnen, feiten_per_punt, gegevens, kop_van_acties, naam_van_overleg
from ..momentopname import model as m
from ..momentopname.selectie import Selectie, kies
from .bouwstenen import (
    BRON,
    KOP1,
    KOP2,
    ONDERTITEL,
    TITEL,
    Alinea,
    Blok,
    Document,
    Tabel,
    alinea,
    gelabeld,
)
from .ernaast import begroting, samenhang, themas
from .indeling import Indeling
from .tabellen import Tabelmaker
from .teksten import lange_tekst


def agenda_document(opname: m.Momentopname, selectie: Selectie, adres: str) -> Document:
    """The whole agenda, or the part that was chosen; `adres` is where it stands online, or ""."""
    schrijver = _Schrijver(kies(opname, selectie), opname)
    blokken = (
        *schrijver.voorop(selectie.in_woorden(opname)),
        *(schrijver.inleiding() if not selectie else ()),
        # Before the items, so that who reads the document back takes no post for one.
        *begroting(schrijver.gegevens["begroting"]),
        *schrijver.hoofdstukken(),
        *themas(schrijver.gegevens["themas"], opname.woorden),
        *samenhang(schrijver.gegevens["hoofdstukken"]),
        *achterop(opname.moment, adres),
    )
    return Document(
        opname.agenda.titel, f"Levende agenda van {opname.agenda.regio}", opname.moment, blokken
    )


def punt_document(opname: m.Momentopname, kenmerk: str, adres: str) -> Document:
    """One item, with the actions under it."""
    punt = opname.punten[kenmerk]
    blokken: list[Blok] = [
        *kop_van_punt(opname, punt),
        *_tabellen_van(opname, punt),
        *achterop(opname.moment, adres),
    ]
    return Document(punt.titel, opname.agenda.titel, opname.moment, tuple(blokken))


def kop_van_punt(opname: m.Momentopname, punt: m.Punt) -> Iterator[Alinea]:
    yield alinea(punt.titel, TITEL, "titel")
    yield alinea(f"{punt.kenmerk}, {opname.agenda.titel}", ONDERTITEL, "ondertitel")


def _tabellen_van(opname: m.Momentopname, punt: m.Punt) -> Iterator[Tabel]:
    maker = Tabelmaker(
        opname, Indeling.van(opname), feiten_per_punt(opname, opname, los=True), zonder_bron=False
    )
    if isinstance(punt, m.Actie):
        yield maker.van_acties("actie", capfirst(opname.woorden.actie), [punt])
        return
    yield maker.van_agendapunten("punt", capfirst(opname.woorden.agendapunt), [punt])
    if acties := [los for los in opname.acties if los.agendapunt == punt.kenmerk]:
        yield maker.van_acties("acties", capfirst(opname.woorden.acties), acties)


def achterop(moment: datetime, adres: str) -> Iterator[Alinea]:
    """Of when it is, and where it can be read online."""
    dag = datum_in_woorden(localtime(moment).date(), Precisie.DAG)
    waar = f" Online: {adres}" if adres else ""
    yield alinea(f"Bijgewerkt op {dag}, {settings.PORTAAL_NAAM}.{waar}", BRON, "colofon")


class _Schrijver:
    """Tells of the part `gekozen` of an agenda, chapter by chapter."""

    def __init__(self, gekozen: m.Momentopname, geheel: m.Momentopname):
        self.gekozen, self.geheel = gekozen, geheel
        self.gegevens = gegevens(gekozen, geheel)
        self._maker = Tabelmaker(geheel, Indeling.van(gekozen), self.gegevens["feiten"])

    def voorop(self, selectie: str) -> Iterator[Alinea]:
        agenda = self.geheel.agenda
        yield alinea(agenda.titel, TITEL, "titel")
        ondertitel = agenda.ondertitel or f"Levende agenda van {agenda.regio}"
        yield alinea(capfirst(ondertitel), ONDERTITEL, "ondertitel")
        if selectie:
            yield alinea(f"{selectie}.", sleutel="selectie")
        if stand := self._stand():
            yield alinea(stand, sleutel="stand")
        if self.geheel.orgaan:
            label = capfirst(self.geheel.woorden.orgaan)
            yield gelabeld(label, self.geheel.orgaan)
        if self.geheel.deelnemers:
            yield gelabeld("Deelnemers", opsomming(self.geheel.deelnemers))
        if self.geheel.perioden:
            waren, kon = ("waren", "kon") if self.geheel.afgelopen else ("zijn", "kan")
            yield alinea(
                f"De {self.geheel.woorden.perioden} in deze agenda {waren} een indicatie: "
                f"een onderwerp {kon} eerder of later aan de orde komen.",
                sleutel="voorbehoud",
            )

    def _stand(self) -> str:
        stand = self.geheel.stand_in_woorden
        if self.geheel.afgelopen:
            van = f" U leest de stand van {stand}." if stand else ""
            return f"Deze agenda liep tot en met {self.geheel.agenda.eind.year}.{van}"
        return f"Stand van {stand}." if stand else ""

    def inleiding(self) -> Iterator[Alinea]:
        if not self.geheel.agenda.inleiding:
            return
        yield alinea("Inleiding", KOP1, "inleiding")
        yield from lange_tekst(self.geheel.agenda.inleiding)
        if self.geheel.mijlpalen:
            yield alinea("Hoe deze agenda ontstond", KOP2, "mijlpalen")
        for los in self.geheel.mijlpalen:
            datum = datum_in_woorden(los.datum, los.datum_precisie) or "Datum niet bekend"
            yield gelabeld(datum, los.titel)
            yield from lange_tekst(los.toelichting)

    def hoofdstukken(self) -> Iterator[Blok]:
        for deel in self.gekozen.hoofdstukken:
            yield from self._hoofdstuk(deel)

    def _hoofdstuk(self, deel: m.Hoofdstuk) -> Iterator[Blok]:
        yield alinea(self._kop(deel), KOP1, f"domein-{deel.anker}")
        if domein := deel.domein:
            yield from lange_tekst(domein.beschrijving)
            if domein.naam_werkagenda not in ("", domein.naam):
                heet = "heette" if self.geheel.afgelopen else "heet"
                yield alinea(f"Bij de uitvoering {heet} dit: {domein.naam_werkagenda}.")
        yield from self._agendapunten(deel)
        for houder in deel.overleggen:
            yield from self._overleg(houder)
        if deel.acties:
            kop = kop_van_acties(deel, self.geheel.woorden.acties)
            yield alinea(kop, KOP2, f"acties-{deel.anker}")
            yield self._maker.van_acties(f"acties-{deel.anker}", kop, deel.acties)
            yield from self._bronnen(f"acties-{deel.anker}", deel.acties)

    def _kop(self, deel: m.Hoofdstuk) -> str:
        """ "a. Sociaal domein": with its letter where its name says that it is a domain."""
        domein, woord = deel.domein, self.geheel.woorden.domein
        if domein and domein.letter and woord in domein.naam.casefold().split():
            return f"{domein.letter}. {domein.naam}"
        return domein.naam if domein else deel.kop

    def _agendapunten(self, deel: m.Hoofdstuk) -> Iterator[Blok]:
        if not deel.agendapunten:
            return
        woorden, kop = self.geheel.woorden, self._kop(deel)
        punten = [houder.wat for houder in deel.agendapunten]
        waar = f"{capfirst(woorden.agendapunten)}: {kop}"
        yield self._maker.van_agendapunten(f"punten-{deel.anker}", waar, punten)
        yield from self._bronnen(f"punten-{deel.anker}", punten)
        for houder in deel.agendapunten:
            if houder.acties:
                wat, sleutel = houder.wat, f"bij-{houder.wat.kenmerk}"
                waarbij = f"{capfirst(woorden.acties)} bij {m.leesbaar(wat.kenmerk)} {wat.titel}"
                yield self._maker.van_acties(sleutel, waarbij, houder.acties)
                yield from self._bronnen(sleutel, houder.acties)

    def _overleg(self, houder: m.Houder[m.Overleg]) -> Iterator[Blok]:
        overleg, sleutel = houder.wat, f"overleg-{houder.wat.slug}"
        naam = naam_van_overleg(overleg)
        yield alinea(naam, KOP2, sleutel)
        if overleg.deelnemers and not self.gegevens["zelfde_deelnemers"]:
            yield gelabeld("Deelnemers", opsomming(self.geheel.namen(overleg.deelnemers)))
        if overleg.agendapunten:
            yield gelabeld("Werkt aan", ", ".join(map(m.leesbaar, overleg.agendapunten)))
        if not houder.acties:
            had = "had" if self.geheel.afgelopen else "heeft nog"
            yield alinea(f"Dit overleg {had} geen {self.geheel.woorden.acties}.")
            return
        waar = f"{capfirst(self.geheel.woorden.acties)}: {naam}"
        yield self._maker.van_acties(sleutel, waar, houder.acties)
        yield from self._bronnen(sleutel, houder.acties)

    def _bronnen(self, waar: str, punten: Iterable[m.Punt]) -> Iterator[Alinea]:
        """Where these come from, once."""
        for nummer, los in enumerate(bronnen(punten, self._maker.feiten)):
            van = f" ({', '.join(map(m.leesbaar, los.kenmerken))})" if los.kenmerken else ""
            yield alinea(f"Bron: {los.tekst}{van}", BRON, f"bron-{waar}-{nummer}")
