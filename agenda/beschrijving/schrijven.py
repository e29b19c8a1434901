"""Plain JSON back into rows, as their description says."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from .lezen import als_json, rij, rijen_van
from .model import Beschreven, doel_van, heeft_agenda, kolom_van, lijst_van, met_naam
from .veld import Inhoud, Veld, kolommen, lijsten, rijsleutel, sleutels, velden
from .wijzers import wijst_aan

T = TypeVar("T")
Bekend = dict[type[Beschreven], dict[str, Beschreven]]
"""Rows that were found already, by the key that states name them by."""


def vul(
    los: Beschreven, nieuw: Inhoud, bekend: Bekend | None = None
) -> tuple[Callable[[], None], list[str]]:
    """Set the columns and foreign keys of a row from `nieuw`; its agenda must be set before.

    Returns a function that writes the rows which hang on it, to call once it is saved, and a
    sentence for all that cannot come along because what it points at is gone. Raises
    ValidationError when the row cannot do without that. What `nieuw` does not name stays as it is.
    Who fills many rows of one agenda gives `bekend`, that holds what was found so far.
    """
    vuller = _Vuller(los, nieuw, bekend)
    vuller.vul_kolommen()
    staat = los.BESCHRIJVING
    doelen = {naam: vuller.doelen(naam) for naam in sleutels(staat) if naam in nieuw}
    rijen = {lijst: vuller.rijen(lijst) for lijst in lijsten(staat) if lijst in nieuw}
    is_nieuw = los.pk is None

    def schrijf() -> None:
        """On a row that was not there yet hangs nothing that would have to go."""
        for naam, gevonden in doelen.items():
            if gevonden or not is_nieuw:
                getattr(los, naam).set(filter(None, gevonden))
        for lijst, nieuwe_rijen in rijen.items():
            if nieuwe_rijen or not is_nieuw:
                te_schrijven = [een for een in nieuwe_rijen if een]
                _schrijf_lijst(los, lijst, te_schrijven, is_nieuw=is_nieuw)

    return schrijf, vuller.gemist


def maak_rijen(hoofd: Beschreven, lijst: str, staten: Iterable[Inhoud]) -> list[Model | None]:
    """The rows of a list in memory; None for one that points at what is gone."""
    return _Vuller(hoofd, {lijst: staten}).rijen(lijst)


def waarden(los: Beschreven, staat: Inhoud) -> dict[str, Any]:
    """What the columns and the lists of keys of a state stand for: values, and rows.

    A column that points at what is gone has None; its agenda must be set before.
    """
    vuller, soort = _Vuller(los, staat), los.BESCHRIJVING
    vaste = (veld for veld in kolommen(soort) if veld in staat)
    gevuld: dict[str, Any] = {veld: vuller.waarde(veld) for veld in vaste}
    for naam in sleutels(soort):
        gevuld[naam] = list(filter(None, vuller.doelen(naam))) if naam in staat else []
    return gevuld


class _Vuller:
    """Reads a state into rows; asks once for each kind that it names, and notes what is gone."""

    def __init__(self, hoofd: Beschreven, staat: Inhoud, bekend: Bekend | None = None):
        self._hoofd, self._staat = hoofd, staat
        self._gevonden: Bekend = {} if bekend is None else bekend
        self._gevraagd: set[type[Beschreven]] = set()
        self.gemist: list[str] = []

    def vul_kolommen(self) -> None:
        los, staat = self._hoofd, self._staat
        for veld in kolommen(los.BESCHRIJVING):
            if veld in staat and not _wijst_al_aan(los, veld, staat[veld]):
                try:
                    setattr(los, veld, self._lees(los, veld, staat[veld]))
                except ValidationError as fout:
                    if not los._meta.get_field(veld).null:
                        raise
                    self.gemist.extend(fout.messages)

    def waarde(self, veld: str) -> Any:
        """What a column holds; None where what it points at is gone."""
        [gelezen] = self._elk(partial(self._lees, self._hoofd, veld), [self._staat[veld]])
        return gelezen

    def doelen(self, naam: str) -> list[Beschreven | None]:
        """What a list of keys points at."""
        model = cast("type[Beschreven]", kolom_van(type(self._hoofd), naam).related_model)
        return self._elk(partial(self._zoek, model), self._staat[naam])

    def rijen(self, lijst: str) -> list[Model | None]:
        """The rows of a list, not yet saved."""
        return self._elk(partial(self._rij, lijst), self._staat[lijst])

    def _elk(self, maak: Callable[[Any], T], waaruit: Iterable[Any]) -> list[T | None]:
        """What is made of each; None where what it points at is gone."""
        gemaakt: list[T | None] = []
        for los in waaruit:
            try:
                gemaakt.append(maak(los))
            except ValidationError as fout:
                self.gemist.extend(fout.messages)
                gemaakt.append(None)
        return gemaakt

    def _rij(self, lijst: str, staat: Inhoud) -> Model:
        relatie = lijst_van(type(self._hoofd), lijst)
        een = relatie.related_model(**{relatie.field.name: self._hoofd})
        for veld in kolommen(lijsten(self._hoofd.BESCHRIJVING)[lijst]):
            if veld in staat:
                setattr(een, veld, self._lees(een, veld, staat[veld]))
        return een

    def _lees(self, los: Model, veld: str, waarde: Any) -> Any:
        if doel := doel_van(type(los), veld):
            return None if waarde in (None, "") else self._zoek(doel, waarde)
        return kolom_van(type(los), veld).to_python(waarde)

    def _zoek(self, doel: type[Beschreven], sleutel: object) -> Beschreven:
        """Raises ValidationError where there is none."""
        gevonden = self._gevonden.setdefault(doel, {})
        if str(sleutel) not in gevonden and doel not in self._gevraagd:
            self._gevraagd.add(doel)
            gevonden |= {str(als_json(los)): los for los in self._vraag(doel)}
        if str(sleutel) not in gevonden:
            raise ValidationError(f"Bij {doel._meta.verbose_name} '{sleutel}' is niets te vinden.")
        return gevonden[str(sleutel)]

    def _vraag(self, doel: type[Beschreven]) -> QuerySet[Beschreven]:
        wijzers = (wijzer for wijzer in wijst_aan(type(self._hoofd)) if wijzer.doel is doel)
        gevraagd = {sleutel for wijzer in wijzers for sleutel in wijzer.sleutels(self._staat)}
        zoek: dict[str, Any] = {f"{doel.SLEUTEL}__in": gevraagd - {""}}
        if doel.SLEUTEL != "kenmerk" and heeft_agenda(doel):
            zoek["agenda"] = self._hoofd.agenda  # type: ignore[attr-defined]
        return met_naam(doel._default_manager.filter(**zoek))


def _wijst_al_aan(los: Beschreven, veld: str, sleutel: object) -> bool:
    """Whether a foreign key is known to be what it should be, without asking the database."""
    kolom: Any = los._meta.get_field(veld)
    doel = kolom.get_cached_value(los, default=None) if kolom.is_relation else None
    return doel is not None and als_json(doel) == sleutel


def _schrijf_lijst(
    hoofd: Beschreven, lijst: str, nieuwe_rijen: Sequence[Model], *, is_nieuw: bool
) -> None:
    """Make the rows of a list what they should be; those that are known by the same key stay."""
    namen = kolommen(lijsten(hoofd.BESCHRIJVING)[lijst])
    if "volgorde" in namen:
        _zet_achteraan(nieuwe_rijen)
    terug = lijst_van(type(hoofd), lijst).field.name
    er_zijn = () if is_nieuw else rijen_van(hoofd, lijst)
    blijft, over = _koppel(velden(hoofd.BESCHRIJVING)[lijst], er_zijn, nieuwe_rijen)
    for rest in over:
        rest.delete()
    for een, bestaand in zip(nieuwe_rijen, blijft, strict=True):
        if bestaand and rij(bestaand, namen) == rij(een, namen):
            continue
        for veld in namen if bestaand else ():
            setattr(bestaand, veld, getattr(een, veld))
        te_bewaren = bestaand or een
        setattr(te_bewaren, terug, hoofd)
        _keur(te_bewaren)
        te_bewaren.save()
    getattr(hoofd, "_prefetched_objects_cache", {}).pop(lijst, None)


def _keur(een: Model) -> None:
    """Raise ValidationError for a row of a list; what it points at was read just now."""
    kolommen_nu: Iterable[Any] = een._meta.concrete_fields
    relaties = (k for k in kolommen_nu if k.is_relation and k.is_cached(een))
    gelezen = {k.name for k in relaties if getattr(een, k.attname) is not None}
    een.clean_fields(exclude=gelezen)
    een.clean()
    een.validate_unique()
    een.validate_constraints()


def _zet_achteraan(rijen: Sequence[Any]) -> None:
    """Give each row without a place, whose `volgorde` is 0, one after all others."""
    plaats = max((een.volgorde for een in rijen), default=0)
    for een in rijen:
        if een.volgorde == 0:
            een.volgorde = plaats = plaats + 1


def _koppel(
    beschrijving: Veld, er_zijn: Iterable[Model], nieuwe_rijen: Sequence[Model]
) -> tuple[list[Model | None], list[Model]]:
    """For each new row the one that it replaces, or None; and the rows that are replaced by none.

    First what has the same key, then what shares a part of it, then what is left: an owner who gets
    another role keeps its place, and so does a line that is worded anew.
    """
    sleutels_nu = [(rijsleutel(beschrijving, rij(r, beschrijving.sleutel)), r) for r in er_zijn]
    gezocht = [rijsleutel(beschrijving, rij(r, beschrijving.sleutel)) for r in nieuwe_rijen]
    blijft: list[Model | None] = [None] * len(nieuwe_rijen)
    for lijkt in (tuple.__eq__, _deels_gelijk, lambda *_: True):
        for nummer, sleutel in enumerate(gezocht):
            paar = next((paar for paar in sleutels_nu if lijkt(paar[0], sleutel)), None)
            if paar and blijft[nummer] is None:
                sleutels_nu.remove(paar)
                blijft[nummer] = paar[1]
    return blijft, [bestaand for _, bestaand in sleutels_nu]


def _deels_gelijk(een: tuple[Any, ...], ander: tuple[Any, ...]) -> bool:
    return any(a and a == b for a, b in zip(een, ander, strict=True))
