"""What a document says of a row, in the values of the portal: keys for names, and clean texts."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from agenda.beschrijving.lezen import in_kolom, lege_rij
from agenda.beschrijving.model import Beschreven, doel_van, kolom_van, lijst_van
from agenda.beschrijving.veld import Inhoud, lijsten, rijsleutel, sleutels, velden
from agenda.datums import grenzen

from ..rekenblad import geen
from .bestand import Soort, namen
from .herkennen import Herkenner
from .vondst import Vondst


class Gezegd:
    """The fields that one vondst says; `niet` has a sentence for each that can't be read."""

    def __init__(self, model: Soort, vondst: Vondst, herkenner: Herkenner):
        self.model, self.vondst, self.herkenner = model, vondst, herkenner
        self.niet: dict[str, str] = {}
        self._leeg: dict[Any, Any] = {}
        self.velden = dict(self._lees())

    def op(self, nu: Inhoud) -> Inhoud:
        """The state that it makes of `nu`; the rows of a list come beside what is there."""
        wordt = dict(nu)
        for veld, waarde in self.velden.items():
            heel = veld in self.vondst.heel
            if veld in lijsten(self.model.BESCHRIJVING):
                wordt[veld] = self._met_rijen(veld, nu.get(veld, []), waarde, heel)
            elif veld in sleutels(self.model.BESCHRIJVING):
                wordt[veld] = sorted({*waarde, *(() if heel else nu.get(veld, []))})
            else:
                wordt[veld] = waarde
        if self.vondst.is_van_ons:  # a list of ours has the very day
            return wordt
        return wordt | {veld: nu[veld] for veld in self.velden if _even_ver(veld, nu, wordt)}

    def _lees(self) -> Iterator[tuple[str, Any]]:
        staat = self.model.BESCHRIJVING
        for veld, waarde in self.vondst.velden.items():
            if veld in lijsten(staat):
                lijst: Any = lijst_van(self.model, veld).related_model
                yield from self._lees_elk(veld, partial(self._rij, lijst))
            elif veld in sleutels(staat):
                doel: Any = kolom_van(self.model, veld).related_model
                yield from self._lees_elk(veld, partial(self._sleutel, doel))
            else:
                for gelezen in self._probeer(veld, partial(self._kolom, self.model, veld), waarde):
                    yield veld, gelezen

    def _lees_elk(self, veld: str, lees: Callable[[Any], Any]) -> Iterator[tuple[str, Any]]:
        """The rows of a list that can be read; of one that is to be all there is, all or none."""
        rijen = [los for rij in self.vondst.velden[veld] for los in self._probeer(veld, lees, rij)]
        if veld not in self.niet or (rijen and veld not in self.vondst.heel):
            yield veld, rijen

    def _probeer(self, veld: str, lees: Callable[[Any], Any], waarde: Any) -> Iterator[Any]:
        try:
            yield lees(waarde)
        except ValidationError as fout:
            zinnen = (f"{zin.removesuffix('.')}." for zin in fout.messages)
            self.niet[veld] = " ".join([*filter(None, [self.niet.get(veld)]), *zinnen])

    def _rij(self, lijst: type[Model], rij: Inhoud) -> Inhoud:
        return {veld: self._kolom(lijst, veld, waarde) for veld, waarde in rij.items()}

    def _kolom(self, model: Any, veld: str, waarde: Any) -> Any:
        if doel := doel_van(model, veld):
            return self._sleutel(doel, waarde) if waarde not in (None, "") else None
        rij = self._leeg.get(model) or self._leeg.setdefault(model, model())
        setattr(rij, veld, waarde)
        andere = {kolom.name for kolom in model._meta.fields} - {veld}
        rij.clean_fields(exclude=andere)
        return in_kolom(kolom_van(model, veld), getattr(rij, veld))

    def _sleutel(self, doel: type[Beschreven], genoemd: object) -> str | int:
        if (sleutel := self.herkenner.sleutel_van(doel, genoemd)) is None:
            raise ValidationError(self._geen(doel, genoemd))
        return int(sleutel) if doel.SLEUTEL == "pk" and sleutel.isdecimal() else sleutel

    def _geen(self, doel: type[Beschreven], genoemd: object) -> str:
        """ "'Jeugdzorg' is geen domein; kies uit Jeugd, Zorg"."""
        bestand = self.herkenner.bestanden.get(doel)
        er_zijn = [namen(los.rij)[0] for los in bestand.rijen] if bestand else []
        return geen(str(genoemd), str(doel._meta.verbose_name), er_zijn)

    def _met_rijen(self, lijst: str, er_zijn: list[Inhoud], erbij: list[Inhoud], heel: bool) -> Any:
        """Rows of the same key are one; a new one is filled up with what is empty."""
        beschreven = velden(self.model.BESCHRIJVING)[lijst]
        leeg = lege_rij(self.model, lijst)
        rijen = {rijsleutel(beschreven, rij): rij for rij in er_zijn}
        nieuw = {rijsleutel(beschreven, leeg | rij): rij for rij in erbij}
        samen = {sleutel: rijen.get(sleutel, leeg) | rij for sleutel, rij in nieuw.items()}
        if heel:
            rest = {sleutel: rij for sleutel, rij in rijen.items() if sleutel in samen}
            return list((rest | samen).values())
        return list((rijen | samen).values())


def _even_ver(veld: str, nu: Inhoud, wordt: Inhoud) -> bool:
    """Whether two dates read the same: 15 February as "1e kwartaal 2027", and 1 January as that."""
    hoe = f"{veld}_precisie"
    if hoe not in wordt or not (nu.get(veld) and wordt[veld]):
        return False
    tijden = {grenzen(date.fromisoformat(los[veld]), los[hoe]) for los in (nu, wordt)}
    return nu[hoe] == wordt[hoe] and len(tijden) == 1
