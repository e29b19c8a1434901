"""What a document says of an item in a line each, beside its text: status, years, who, amount."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.timezone import localdate

from agenda.beschrijving.veld import als_json, velden
from agenda.choices import Doel, PuntStatus, Rol, Uitkomst, VergaderingStatus
from agenda.datums import datum_in_woorden
from agenda.verschil import Lezer, komt_nog, opsomming
from agenda.weergave import laat_open, opschrift_van_ritme, ritme_in_woorden

from ..momentopname import model as m
from ..momentopname.namen import NamenUit

BRON = "Bron"
EIGEN_PLAATS = {
    "titel", "stuksoort", "toelichting", "status", "publicatie", "bron", "betrokkenen",
    "verwijzingen",
    "behandelingen", "domein", "ritme", "aanleiding", "beoogd_resultaat", "themas", "planning",
    "overleg", "agendapunt", "termijn", "gereed_op", "bedragen",
}  # fmt: skip
"""What a template, or a line of its own below, tells; any other field is listed by its label."""


@dataclass(frozen=True, slots=True)
class Feit:
    """A label and what it says.

    `naar` is the kenmerk in the document that it leads to, `url` an address elsewhere, and
    `toelichting` a longer text under it; each if any.
    """

    label: str
    tekst: str
    naar: str = ""
    url: str = ""
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Feiten:
    """The facts of one item: `kern` goes before its text, `verder` after it."""

    kern: tuple[Feit, ...]
    verder: tuple[Feit, ...]

    @property
    def zonder_bron(self) -> tuple[Feit, ...]:
        """What goes after the text where a chapter tells its sources once."""
        return tuple(feit for feit in self.verder if feit.label != BRON)

    @property
    def bron(self) -> str:
        """The source and the place in it, "" for none."""
        return next((feit.tekst for feit in self.verder if feit.label == BRON), "")


def feiten_per_punt(
    gekozen: m.Momentopname, geheel: m.Momentopname, *, los: bool = False
) -> dict[str, Feiten]:
    """The facts of everything in `gekozen`, by kenmerk; `geheel` knows what it may refer to.

    `los` items stand by themselves: each names its source in full, and an action its item.
    """
    schrijver = _Schrijver(gekozen, geheel, los)
    return {
        punt.kenmerk: Feiten(tuple(schrijver.kern(punt)), tuple(schrijver.verder(punt)))
        for punt in gekozen.punten.values()
    }


class _Schrijver:
    """Words the facts of an item, with the names that this agenda has for things."""

    def __init__(self, gekozen, geheel, los):
        self.geheel = geheel
        self.namen = NamenUit(geheel)
        stand = geheel.stand_in_woorden
        self.status = f"Status in {stand}" if geheel.afgelopen and stand else "Status"
        self.woorden = geheel.woorden
        self.onbekend = laat_open(geheel.perioden, geheel.agenda.kolom_eenheid)
        self.een_bron = not los and len({p.bron for p in geheel.punten.values() if p.bron}) == 1
        houders = [houder for h in gekozen.hoofdstukken for houder in h.agendapunten]
        self.aanwezig = {houder.wat.kenmerk for houder in houders}
        onder = () if los else (actie for houder in houders for actie in houder.acties)
        self.onder_houder = {actie.kenmerk for actie in onder}

    def kern(self, punt) -> Iterator[Feit]:
        if soort := self.geheel.stuksoort_van(punt):
            yield Feit("Soort stuk", soort)
        if isinstance(punt, m.Agendapunt):
            yield from self._planning(punt)
            yield from self._rollen(punt)
            yield from self._themas(punt)
            yield from self._bedragen(punt)
        else:
            yield from self._status(punt)
            yield from self._rollen(punt)
            yield from _termijn(punt)
            yield from self._bedragen(punt)
            yield from self._houder(punt)

    def verder(self, punt) -> Iterator[Feit]:
        yield from self._vergaderingen(punt)
        for verwijzing in punt.verwijzingen:
            datum = datum_in_woorden(verwijzing.datum, "dag")
            titel = f"{verwijzing.titel}, {datum}" if datum else verwijzing.titel
            yield Feit("Lees ook", titel, url=verwijzing.url)
        yield from self._overig(punt)
        if punt.bron:
            titel = "" if self.een_bron else self.geheel.titel_van_bron(punt.bron)
            if bron := ", ".join(deel for deel in (titel, punt.bron_plaats) if deel):
                yield Feit(BRON, bron)

    def _overig(self, punt: m.Punt) -> Iterator[Feit]:
        """What has no place of its own, under the name that its description gives it."""
        inhoud = als_json(punt)
        for naam, veld in velden(type(punt)).items():
            if not veld.label or naam in EIGEN_PLAATS or veld.intern:
                continue
            if gezegd := Lezer(naam, 0, self.namen).zeg(inhoud[naam]):
                kort, lang = ("", gezegd) if veld.lang else (gezegd, "")
                yield Feit(capfirst(veld.label), kort, toelichting=lang)

    def _status(self, punt):
        if punt.status != PuntStatus.ONBEKEND:
            yield Feit(self.status, PuntStatus(punt.status).label)

    def _planning(self, punt):
        """Status, periods and rhythm; a planned item with its periods needs no status."""
        if not (punt.planning and punt.status == PuntStatus.GEPLAND):
            yield from self._status(punt)
        gepland = opsomming(self._gepland(planning) for planning in punt.planning)
        ritme = ritme_in_woorden(punt.ritme, punt.ritme_toelichting)
        if gepland and punt.ritme and not punt.ritme_toelichting:
            gepland, ritme = f"{gepland}, {ritme[0].lower()}{ritme[1:]}", ""
        if gepland:
            yield Feit("Gepland", gepland)
        if ritme:
            yield Feit(opschrift_van_ritme(punt.ritme), ritme)

    def _gepland(self, planning):
        naam = self.namen.naam("agenda.Periode", planning.periode)
        if onbekend := self.onbekend.get(planning.periode):
            naam += f", {onbekend} {'' if self.geheel.afgelopen else 'nog '}niet bekend"
        return f"{naam} ({planning.toelichting})" if planning.toelichting else naam

    def _themas(self, punt):
        if punt.themas:
            namen = (self.namen.naam("agenda.Thema", slug) for slug in punt.themas)
            yield Feit(self.woorden.thema.capitalize(), opsomming(namen))

    def _bedragen(self, punt):
        gezegd = Lezer("bedragen", 0, self.namen).zeg(als_json(punt)["bedragen"])
        if gezegd:
            yield Feit("Bedrag" if len(punt.bedragen) == 1 else "Bedragen", gezegd)

    def _houder(self, actie):
        """The item that an action carries out, unless it stands under that item."""
        if actie.agendapunt and actie.kenmerk not in self.onder_houder:
            naar = actie.agendapunt if actie.agendapunt in self.aanwezig else ""
            tekst = self.namen.naam("agenda.Agendapunt", actie.agendapunt)
            yield Feit(self.woorden.agendapunt.capitalize(), tekst, naar)

    def _rollen(self, punt):
        namen: dict[str, list[str]] = defaultdict(list)
        for betrokkene in punt.betrokkenen:
            namen[betrokkene.rol].append(self.geheel.naam_van(betrokkene.eigenaar))
        return (Feit(rol.label, opsomming(namen[rol])) for rol in Rol if rol in namen)

    def _vergaderingen(self, punt):
        for behandeling in punt.behandelingen:
            tekst = self.geheel.naam_van_vergadering(behandeling.vergadering)
            vergadering = self.geheel.genoemd(behandeling.vergadering)
            komt = komt_nog(vergadering, localdate(self.geheel.moment))
            if vergadering["status"] == VergaderingStatus.GEANNULEERD:
                tekst += f" ({'gaat' if komt else 'ging'} niet door)"
            if behandeling.doel:
                tekst += f" ({Doel(behandeling.doel).label.lower()})"
            soort = behandeling.uitkomst_soort and Uitkomst(behandeling.uitkomst_soort).label
            uitkomst = ". ".join(deel for deel in (soort, behandeling.uitkomst) if deel)
            label = "Op de agenda van" if komt else "Vergadering"
            yield Feit(
                label,
                f"{tekst}: {uitkomst}" if uitkomst else tekst,
                toelichting=behandeling.toelichting,
            )


def _termijn(actie):
    if termijn := actie.termijn_in_woorden:
        yield Feit("Termijn", termijn)
    if gereed := actie.gereed_in_woorden:
        yield Feit("Gereed op", gereed)
