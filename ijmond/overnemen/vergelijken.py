"""A document beside an agenda: what is new in it, what differs, and what is the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import Any

from django.utils.text import slugify

from agenda.alfabet import zoekvorm
from agenda.beschrijving.lezen import lege_staat
from agenda.beschrijving.model import Beschreven, doel_van
from agenda.beschrijving.veld import Inhoud, velden
from agenda.beschrijving.wijzers import als_lijst, wijst_aan
from agenda.choices import Publicatie, PuntStatus
from agenda.models import Agenda, Domein, Punt
from agenda.models.agenda import VRIJ_TE_HOUDEN
from agenda.voorstellen import soorten, verandering

from ..rekenblad import naamveld
from .bestand import Bestand, Gelijkenissen, Rij, Soort, lees
from .herkennen import ZONDER_TITEL, Herkenner, per_soort, plaatsveld
from .vondst import Gelezen, Vondst
from .wat import Bevinding, Vergelijking, Wat
from .zeggen import Gezegd

ZONDER_DOMEIN = (
    "Nieuwe rijen zonder {domein}: {aantal}. Die zijn zo niet uit te voeren. Kies er een bij het "
    "overnemen, of bij elke regel met ‘Corrigeer’."
)


def vergelijk(
    gelezen: Gelezen,
    agenda: Agenda,
    *,
    als_concept: bool = False,
    anders: Inhoud | None = None,
) -> Vergelijking:
    """What a document would do with an agenda; nothing is kept, and it is one query.

    What is new is published when it is carried out, unless it is to stay a concept. It gets what
    `anders` says of fields that the document does not: {"domein": "wonen"}.
    """
    genummerd = list(enumerate(gelezen.vondsten, start=1))
    soorten_van = per_soort((n, los) for n, los in genummerd if _heet_iets(los))
    herkenner = Herkenner(agenda, _lees(agenda, soorten_van))
    for model, vondsten in soorten_van.items():
        herkenner.herken(model, vondsten)
    werk = _Werk(herkenner, agenda, als_concept, anders or {})
    bevindingen = tuple(chain.from_iterable(werk.bevind(n, los) for n, los in genummerd))
    return Vergelijking(
        agenda,
        bevindingen,
        tuple(_ontbreekt(herkenner, soorten_van)),
        (*gelezen.meldingen, *_zonder_domein(bevindingen, herkenner)),
    )


def _zonder_domein(bevindingen: Iterable[Bevinding], herkenner: Herkenner) -> Iterator[str]:
    """How many new items lack the domain without which they can't be carried out."""
    nieuw = [(los.model, los.wordt) for los in bevindingen if los.wat == Wat.NIEUW and los.model]
    punten = (wordt for model, wordt in nieuw if issubclass(model, Punt))
    aantal = sum(not wordt.get("domein", True) for wordt in punten)
    er_zijn = any(model is Domein for model, _ in nieuw)
    if aantal and (er_zijn or herkenner.bestanden[Domein].rijen):
        yield ZONDER_DOMEIN.format(aantal=aantal, domein=herkenner.agenda.woord_domein)


def _heet_iets(vondst: Vondst) -> bool:
    return bool(vondst.titel or vondst.kenmerk)


def _lees(agenda: Agenda, per: dict[Soort, list[tuple[int, Vondst]]]) -> dict[Soort, Bestand]:
    """What the vondsten are, and what they name."""
    genoemd: dict[Soort, set[str]] = defaultdict(set)
    for model, vondsten in per.items():
        for wijzer in wijst_aan(model):
            if any((wijzer.lijst or wijzer.veld) in los.velden for _, los in vondsten):
                sleutels = (wijzer.sleutels(los.velden) for _, los in vondsten)
                genoemd[wijzer.doel] |= {str(los) for los in chain.from_iterable(sleutels)}
        if issubclass(model, Punt):
            genoemd[Punt] |= {los.kenmerk for _, los in vondsten if los.kenmerk}
            genoemd[Domein] |= set()
    return lees(agenda, per, genoemd)


def _ontbreekt(herkenner: Herkenner, per: Iterable[Soort]) -> Iterator[Beschreven]:
    """The items, and what items hang in, that are not in a document that tells of their kind."""
    punten = Punt.soorten().values()
    telt = {*punten, *(doel_van(model, plaatsveld(model)) for model in punten)}
    for model in per:
        if model in telt:
            yield from (los.rij for los in herkenner.over(model))


@dataclass
class _Werk:
    """Says of each vondst what it would do."""

    herkenner: Herkenner
    agenda: Agenda
    als_concept: bool
    anders: Inhoud
    _lijkt: dict[Soort, Gelijkenissen] = field(default_factory=dict)
    _adressen: dict[Soort, set[str]] = field(default_factory=dict)

    def bevind(self, nummer: int, vondst: Vondst) -> Iterator[Bevinding]:
        """What it does, and then each thing in it that can't be read."""
        if not vondst.soort or not _heet_iets(vondst):
            yield _onbegrepen(vondst, vondst.waarom if not vondst.soort else ZONDER_TITEL)
            return
        if bezwaar := self.herkenner.bezwaren.get(nummer):
            yield _onbegrepen(vondst, bezwaar)
            return
        yield from self._zet(nummer, vondst, soorten()[vondst.soort])

    def _zet(self, nummer: int, vondst: Vondst, model: Soort) -> Iterator[Bevinding]:
        los, naam = self.herkenner.herkend.get(nummer), naamveld(model)
        heeft_naam = not los and naam in velden(model.BESCHRIJVING)
        velden_ = ({naam: vondst.titel} if heeft_naam else {}) | vondst.velden
        gezegd = Gezegd(model, replace(vondst, velden=velden_), self.herkenner)
        yield self._anders(vondst, gezegd, los) if los else self._nieuw(nummer, vondst, gezegd)
        for veld, waarom in gezegd.niet.items():
            yield _onbegrepen(vondst, waarom, veld)

    def _anders(self, vondst: Vondst, gezegd: Gezegd, los: Rij) -> Bevinding:
        wordt = gezegd.op(los.nu)
        anders = verandering(gezegd.model.BESCHRIJVING, los.nu, wordt)
        return Bevinding(
            vondst,
            Wat.GEWIJZIGD if anders else Wat.GELIJK,
            gezegd.model,
            los.rij,
            los.nu,
            wordt,
            {veld: waarde for veld, waarde in vondst.velden.items() if veld in anders},
            str(los.rij.sleutel),
        )

    def _nieuw(self, nummer: int, vondst: Vondst, gezegd: Gezegd) -> Bevinding:
        model = gezegd.model
        if model not in self._lijkt:
            self._lijkt[model] = Gelijkenissen(self.herkenner.over(model))
        lijkt = self._lijkt[model].van(vondst.titel)
        return Bevinding(
            vondst,
            Wat.NIEUW,
            model,
            wordt=gezegd.op(lege_staat(model) | self._vast(vondst, model)),
            gezegd=vondst.velden,
            sleutel=self.herkenner.sleutels[nummer],
            lijkt_op=lijkt.rij if lijkt else None,
        )

    def _vast(self, vondst: Vondst, model: Soort) -> Inhoud:
        """What a new row has that no document says."""
        eigen = velden(model.BESCHRIJVING)
        vast: Inhoud = {}
        vast |= {veld: waarde for veld, waarde in self.anders.items() if veld in eigen}
        if "publicatie" in eigen:
            zo = Publicatie.CONCEPT if self.als_concept else Publicatie.GEPUBLICEERD
            vast["publicatie"] = zo.value
        if "status" in eigen and self.agenda.is_afgelopen and issubclass(model, Punt):
            vast["status"] = PuntStatus.ONBEKEND.value  # nobody says what became of it
        if "nummer_elders" in eigen:
            vast["nummer_elders"] = vondst.kenmerk
        if "slug" in eigen:
            vast["slug"] = self._adres(model, vondst.titel)
        return vast

    def _adres(self, model: Any, naam: str) -> str:
        """The last part of an address, that no other row has."""
        if model not in self._adressen:
            alle = model._base_manager.values_list("slug", flat=True)
            self._adressen[model] = VRIJ_TE_HOUDEN | set(alle)
        begin = slugify(zoekvorm(naam))[:70].strip("-") or model._meta.model_name
        nummers = chain([begin], (f"{begin}-{nummer}" for nummer in count(2)))
        adres = next(los for los in nummers if los not in self._adressen[model])
        self._adressen[model].add(adres)
        return adres


def _onbegrepen(vondst: Vondst, waarom: str, veld: str = "") -> Bevinding:
    """What can't be read: a whole vondst, or one field of it."""
    tekst = _in_woorden(vondst, veld) if veld else vondst.tekst or vondst.titel
    los = Vondst(
        titel=vondst.titel if veld else "",
        plaats=vondst.plaatsen.get(veld, vondst.plaats),
        tekst=tekst,
        waarom=waarom,
    )
    return Bevinding(los, Wat.NIET_BEGREPEN)


def _in_woorden(vondst: Vondst, veld: str) -> str:
    """ "Wonen: domein: Zorg"."""
    label = velden(soorten()[vondst.soort].BESCHRIJVING)[veld].label or veld
    waarden = (
        ", ".join(str(w) for w in los.values() if w) if isinstance(los, dict) else str(los)
        for los in als_lijst(vondst.velden[veld])
    )
    return f"{vondst.titel or vondst.kenmerk}: {label}: {'; '.join(waarden)}"
