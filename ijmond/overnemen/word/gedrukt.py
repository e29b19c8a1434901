"""What a document of ours has beside its items: the portal printed it, so nobody need read it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from agenda.models import Agenda, Vergadering, Voorstel

from ...drukkerij import Vergaderpapier, in_voorbereiding, voorgesteld
from ...momentopname import model as m
from ...momentopname.opnemen import neem_op
from ...momentopname.selectie import Selectie, alle
from ...worddocument import (
    Document,
    Tabel,
    agenda_document,
    kop_van_punt,
    punt_document,
    titel_van_voorstel,
    vergadering_document,
    voorstel_document,
)

VOORAAN = re.compile(r"(?:Tabel \d+:|-) ")
"""What Word counts, or what stands before an item of a list."""
COLOFON = re.compile(r"Bijgewerkt op \d+ [a-z]+ \d{4}, .*")

Regels = Mapping[str, set[str]]
"""Lines, by the kenmerk of the item whose row they stand in; others under ""."""


class Gedrukt:
    """The lines that the portal prints of an agenda today, in a document with this `titel`.

    What somebody changed is not among these, nor what is out of date.
    """

    def __init__(self, agenda: Agenda, titel: str):
        self._agenda, self._titel = agenda, titel
        self._per_punt: dict[str, set[str]] = {}

    def zonder(self, tekst: str, kenmerk: str = "") -> str:
        """The lines of a text that are not printed: beside this item, or else anywhere."""
        gedrukt = self._bij(kenmerk) if kenmerk else self._los
        return "\n".join(los for los in tekst.splitlines() if not _staat_in(gedrukt, los))

    @cached_property
    def _opname(self) -> m.Momentopname | None:
        try:
            return neem_op(self._agenda)
        except LookupError:
            return None  # what is not on the site, was never printed

    @cached_property
    def _samen(self) -> list[Regels]:
        """Of the whole agenda, and of a meeting or a voorstel that is called so."""
        if self._opname is None:
            return []
        hier = Vergadering.objects.openbaar().filter(behandelingen__punt__agenda=self._agenda)
        zo = [los for los in hier.select_related("orgaan").distinct() if str(los) == self._titel]
        stukken = [Vergaderpapier.van(los.pk).stukken() for los in zo]
        geheel = agenda_document(self._opname, Selectie(), "")
        papieren = map(vergadering_document, stukken)
        return [_regels(los) for los in (geheel, *papieren, *self._voorstellen())]

    def _voorstellen(self) -> Iterator[Document]:
        """As a griffie reads it, and as visitors do."""
        for los in Voorstel.objects.filter(agenda=self._agenda):
            if not los.loopt or titel_van_voorstel(los.titel) != self._titel:
                continue
            yield voorstel_document(in_voorbereiding(los), "")
            if los.ligt_voor and los.is_te_lezen:
                yield voorstel_document(voorgesteld(los), "")

    @cached_property
    def _los(self) -> set[str]:
        los = set().union(*(regels[""] for regels in self._samen))
        if opname := self._opname:
            onder_een_punt = {actie.agendapunt for actie in opname.acties}
            punten = {(type(p), p.kenmerk in onder_een_punt): p for p in opname.punten.values()}
            los.update(*(self._van_punt(punt.kenmerk)[""] for punt in punten.values()))
            koppen = (kop_van_punt(opname, punt) for punt in opname.punten.values())
            los |= {_kaal(kop.tekst) for van_punt in koppen for kop in van_punt}
            los |= {_kaal(f"{selectie.in_woorden(opname)}.") for selectie in alle(opname)}
        return los

    def _bij(self, kenmerk: str) -> set[str]:
        if kenmerk not in self._per_punt:
            er_is = self._opname and kenmerk in self._opname.punten
            alle = [*self._samen, self._van_punt(kenmerk)] if er_is else []
            self._per_punt[kenmerk] = set().union(*(los.get(kenmerk, ()) for los in alle))
        return self._per_punt[kenmerk]

    def _van_punt(self, kenmerk: str) -> Regels:
        assert self._opname  # noqa: S101 (who asks, found the item in it)
        return _regels(punt_document(self._opname, kenmerk, ""))


def _staat_in(gedrukt: set[str], regel: str) -> bool:
    kaal = _kaal(regel)
    return not kaal or kaal in gedrukt or bool(COLOFON.fullmatch(kaal))


def _kaal(regel: str) -> str:
    return VOORAAN.sub("", " ".join(regel.split()), count=1)


def _regels(document: Document) -> Regels:
    regels: Regels = defaultdict(set)
    for kenmerk, tekst in _teksten(document):
        regels[kenmerk].update(map(_kaal, tekst.splitlines()))
    return regels


def _teksten(document: Document) -> Iterator[tuple[str, str]]:
    """Every paragraph, and rows that are of no item as somebody would read these."""
    for blok in document.blokken:
        if not isinstance(blok, Tabel):
            yield "", blok.tekst
            continue
        yield "", blok.bijschrift.tekst
        for rij in blok.rijen:
            cellen = ["\n".join(los.tekst for los in cel) for cel in rij.cellen]
            yield from ((rij.sleutel, cel) for cel in cellen)
            yield "", " | ".join(filter(None, cellen))
