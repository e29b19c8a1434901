"""Which row of the portal each vondst is: by its kenmerk, else by its title in its place."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from agenda.beschrijving.model import doel_van, kolom_van
from agenda.beschrijving.veld import velden
from agenda.models import Agenda, Punt
from agenda.voorstellen import NIEUW, eigen_sleutel, soorten

from ..rekenblad import naamveld
from .bestand import ANDERE_NAMEN, Bestand, Rij, Soort, is_kenmerk, vorm
from .vondst import Vondst

GEEN_KENMERK = "‘{}’ is geen kenmerk. Laat het leeg voor iets nieuws."
ZONDER_TITEL = "Hier staat niet hoe dit heet."
MEER_DAN_EEN = "Deze titel komt op de agenda meer dan eens voor: {waar}. Zet het kenmerk erbij."
VAN_EEN_ANDER = "{kenmerk} is van een andere agenda. Neem het over bij die agenda."
VAN_EEN_ANDERE_SOORT = "{kenmerk} is een {soort} en geen {hier}. Neem het over uit een eigen lijst."
IS_ER_NIET = "{kenmerk} is er niet (meer). Maak die cel leeg als dit iets nieuws is."
AL_GENOEMD = "{naam} staat al eerder in dit document: {plaats}. Laat een van de twee staan."


def plaatsveld(model: Soort) -> str:
    """The field that says in what an item hangs, within which its title tells it apart."""
    beschreven = velden(model.BESCHRIJVING).items()
    return next((naam for naam, veld in beschreven if veld.soort == "naar_ander_domein"), "")


def kan_niet_heten(model: Soort, titel: str) -> str:
    """Why a new row can't be called so, such as by too many letters; "" where it can."""
    naam = naamveld(model)
    if not titel:
        return ZONDER_TITEL
    if naam not in velden(model.BESCHRIJVING) or kolom_van(model, naam).is_relation:
        return ""
    try:
        model(**{naam: titel}).clean_fields(exclude={k.name for k in model._meta.fields} - {naam})
    except ValidationError as fout:
        return " ".join(fout.messages)
    return ""


class Herkenner:
    """Gives each vondst its row, or the key of a new one; no row goes to two of them.

    `herkend` has the rows and `sleutels` the keys of all vondsten, by their number; `bezwaren` says
    why one can't be given any.
    """

    def __init__(self, agenda: Agenda, bestanden: Mapping[Soort, Bestand]):
        self.agenda, self.bestanden = agenda, bestanden
        self.herkend: dict[int, Rij] = {}
        self.sleutels: dict[int, str] = {}
        self.bezwaren: dict[int, str] = {}
        self._op_naam: dict[Soort, dict[str, str]] = defaultdict(dict)
        self._van: dict[Any, Vondst] = {}

    def herken(self, model: Soort, vondsten: Iterable[tuple[int, Vondst]]) -> None:
        """Recognise all of one kind; what these hang in must be recognised before."""
        open_ = dict(vondsten)
        for kies in (self._op_kenmerk, self._op_zijn_plaats, self._ergens_anders):
            zo_vaak = Counter(vorm(vondst.titel) for vondst in open_.values())
            for nummer, vondst in [*open_.items()]:
                is_enig = zo_vaak[vorm(vondst.titel)] == 1
                if self._is_klaar(nummer, vondst, kies(model, vondst, is_enig)):
                    del open_[nummer]
        for nummer, vondst in open_.items():
            is_weg = vondst.is_van_ons and vondst.kenmerk
            er_niet = IS_ER_NIET.format(kenmerk=vondst.kenmerk) if is_weg else ""
            if bezwaar := er_niet or kan_niet_heten(model, vondst.titel):
                self.bezwaren[nummer] = bezwaar
                continue
            self.sleutels[nummer] = f"{NIEUW}{nummer}"
            ook = (str(vondst.velden.get(veld) or "") for veld in ANDERE_NAMEN)
            genoemd = eigen_sleutel(model, vondst.velden) or self.sleutels[nummer]
            for naam in filter(None, (vondst.titel, vondst.kenmerk, *ook)):
                self._op_naam[model].setdefault(vorm(naam), genoemd)

    def sleutel_van(self, doel: Soort, genoemd: object) -> str | None:
        """The key of what is named by its key or its name; the document may be where it is."""
        bestand = self.bestanden.get(doel)
        if bestand and (los := bestand.een(genoemd)):
            return str(los.rij.sleutel)
        soorten = (namen for model, namen in self._op_naam.items() if issubclass(model, doel))
        gevonden = (namen.get(vorm(str(genoemd))) for namen in soorten)
        return next(filter(None, gevonden), None)

    def over(self, model: Soort) -> list[Rij]:
        """The rows of a kind that no vondst is."""
        return [los for los in self.bestanden[model].rijen if los.rij not in self._van]

    def _is_klaar(self, nummer: int, vondst: Vondst, gevonden: Rij | str | None) -> bool:
        if isinstance(gevonden, str):
            self.bezwaren[nummer] = gevonden
        elif gevonden:
            self.herkend[nummer] = gevonden
            self.sleutels[nummer] = str(gevonden.rij.sleutel)
            self._van[gevonden.rij] = vondst
            self._op_naam[type(gevonden.rij)][vorm(vondst.titel)] = self.sleutels[nummer]
        return bool(gevonden)

    def _op_kenmerk(self, model: Soort, vondst: Vondst, is_enig: bool) -> Rij | str | None:
        if issubclass(model, Punt) and vondst.kenmerk and not is_kenmerk(vondst.kenmerk):
            return GEEN_KENMERK.format(vondst.kenmerk)
        los = self.bestanden[model].op_sleutel.get(vondst.kenmerk) if vondst.kenmerk else None
        if los and los.rij in self._van:
            eerder = self._van[los.rij].plaats
            return AL_GENOEMD.format(naam=vondst.kenmerk, plaats=eerder)
        punten = self.bestanden.get(Punt)
        ander = punten.op_sleutel.get(vondst.kenmerk) if punten else None
        if issubclass(model, Punt) and not los and ander:
            return self._van_elders(model, ander.rij)
        return los

    def _van_elders(self, model: Soort, punt: Any) -> str:
        if punt.agenda != self.agenda:
            return VAN_EEN_ANDER.format(kenmerk=punt.kenmerk)
        hier = model._meta.verbose_name
        return VAN_EEN_ANDERE_SOORT.format(kenmerk=punt.kenmerk, soort=punt.soort, hier=hier)

    def _op_zijn_plaats(self, model: Soort, vondst: Vondst, is_enig: bool) -> Rij | str | None:
        """By title within what it hangs in; a document that says none, means any."""
        kan = self._vrij(model, vondst)
        veld = plaatsveld(model)
        if veld and vondst.velden.get(veld):
            hier = self._plaats(model, veld, vondst)
            return next((los for los in kan if los.nu[veld] == hier), None)
        if len({los.nu.get(veld) for los in kan}) > 1:
            waar = ", ".join(str(los.rij.sleutel) for los in kan[:4])
            return MEER_DAN_EEN.format(waar=waar)
        return next(iter(kan), None)

    def _ergens_anders(self, model: Soort, vondst: Vondst, is_enig: bool) -> Rij | None:
        """What moved: the only one with this title that is left, on either side."""
        kan = self._vrij(model, vondst)
        return kan[0] if len(kan) == 1 and is_enig else None

    def _vrij(self, model: Soort, vondst: Vondst) -> list[Rij]:
        met_deze_naam = self.bestanden[model].op_naam.get(vorm(vondst.titel), [])
        return [los for los in met_deze_naam if los.rij not in self._van]

    def _plaats(self, model: Soort, veld: str, vondst: Vondst) -> str | None:
        doel = doel_van(model, veld)
        return self.sleutel_van(doel, vondst.velden[veld]) if doel else None


def per_soort(vondsten: Iterable[tuple[int, Vondst]]) -> dict[Soort, list[tuple[int, Vondst]]]:
    """The vondsten that are of some kind, by that: first what items hang in, and then items."""
    gevonden: dict[Soort, list[tuple[int, Vondst]]] = defaultdict(list)
    for nummer, vondst in vondsten:
        if vondst.soort:
            gevonden[soorten()[vondst.soort]].append((nummer, vondst))
    return dict(sorted(gevonden.items(), key=lambda paar: issubclass(paar[0], Punt)))
