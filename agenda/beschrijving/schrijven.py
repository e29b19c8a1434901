"""Plain JSON back into rows, as their description says."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import Model

from .lezen import rij
from .model import Beschreven, doel_van, heeft_agenda, kolom_van, lijst_van
from .veld import Inhoud, Rij, kolommen, lijsten, rijsleutel, sleutels, velden


def vul(los: Beschreven, nieuw: Inhoud) -> tuple[Callable[[], None], list[str]]:
    """Set the columns and foreign keys of a row from `nieuw`; its agenda must be set before.

    Returns a function that writes the rows which hang on it, to call once it is saved, and a
    sentence for all that cannot come along because what it points at is gone. A row of a list
    whose key stays is kept, and changed where it differs. Raises ValidationError when that which is
    gone is something that the row cannot do without.
    """
    gemist: list[str] = []
    _vul_kolommen(los, nieuw, gemist)
    rijen = {naam: _rijen(los, naam, nieuw.get(naam, ()), gemist) for naam in _lijsten(los)}
    doelen = {naam: _doelen(los, naam, nieuw.get(naam, ()), gemist) for naam in _sleutels(los)}

    def schrijf() -> None:
        for naam, gevonden in doelen.items():
            getattr(los, naam).set(gevonden)
        for naam, nieuwe_rijen in rijen.items():
            _schrijf_lijst(los, naam, nieuwe_rijen)

    return schrijf, gemist


def _lijsten(los: Beschreven) -> dict[str, type[Rij]]:
    return lijsten(los.BESCHRIJVING)


def _sleutels(los: Beschreven) -> tuple[str, ...]:
    return sleutels(los.BESCHRIJVING)


def _vul_kolommen(los: Beschreven, nieuw: Inhoud, gemist: list[str]) -> None:
    for veld in kolommen(los.BESCHRIJVING):
        if veld in nieuw:
            try:
                setattr(los, veld, _lees(los, veld, nieuw[veld], los))
            except ValidationError as fout:
                if not los._meta.get_field(veld).null:
                    raise
                gemist.extend(fout.messages)


def _rijen(
    hoofd: Beschreven, naam: str, staten: Iterable[Inhoud], gemist: list[str]
) -> list[Model]:
    """The rows that these states describe, not yet saved."""
    model = lijst_van(type(hoofd), naam).related_model
    gemaakt = []
    for staat in staten:
        een = model()
        try:
            for veld in kolommen(_lijsten(hoofd)[naam]):
                if veld in staat:
                    setattr(een, veld, _lees(een, veld, staat[veld], hoofd))
        except ValidationError as fout:
            gemist.extend(fout.messages)
        else:
            gemaakt.append(een)
    return gemaakt


def _doelen(
    los: Beschreven, naam: str, gevraagd: Iterable[Any], gemist: list[str]
) -> list[Beschreven]:
    model = cast("type[Beschreven]", kolom_van(type(los), naam).related_model)
    gevonden = []
    for sleutel in gevraagd:
        try:
            gevonden.append(_zoek(model, sleutel, los))
        except ValidationError as fout:
            gemist.extend(fout.messages)
    return gevonden


def _schrijf_lijst(hoofd: Beschreven, naam: str, nieuwe_rijen: Iterable[Model]) -> None:
    """Make the rows of a list what they should be; those that are known by the same key stay."""
    beschrijving = velden(hoofd.BESCHRIJVING)[naam]
    namen = kolommen(_lijsten(hoofd)[naam])
    terug = lijst_van(type(hoofd), naam).field.name
    over: dict[tuple[Any, ...], list[Model]] = {}
    for bestaand in getattr(hoofd, naam).all():
        over.setdefault(rijsleutel(beschrijving, rij(bestaand, namen)), []).append(bestaand)
    te_bewaren = []
    for nieuw in nieuwe_rijen:
        gelijk = over.get(rijsleutel(beschrijving, rij(nieuw, namen)))
        if gelijk:
            bestaand = gelijk.pop(0)
            if rij(bestaand, namen) == rij(nieuw, namen):
                continue
            for veld in namen:
                setattr(bestaand, veld, getattr(nieuw, veld))
            nieuw = bestaand
        setattr(nieuw, terug, hoofd)
        te_bewaren.append(nieuw)
    for rest in over.values():
        for bestaand in rest:
            bestaand.delete()
    for een in te_bewaren:
        een.full_clean()
        een.save()


def _lees(los: Model, veld: str, waarde: Any, hoofd: Beschreven) -> Any:
    if doel := doel_van(type(los), veld):
        return None if waarde in (None, "") else _zoek(doel, waarde, hoofd)
    return kolom_van(type(los), veld).to_python(waarde)


def _zoek(model: type[Beschreven], sleutel: Any, hoofd: Beschreven) -> Beschreven:
    """The row of `model` with this key; within the agenda of `hoofd` where keys are per agenda."""
    zoek = {model.SLEUTEL: sleutel}
    if model.SLEUTEL != "kenmerk" and heeft_agenda(model):
        zoek["agenda"] = hoofd.agenda  # type: ignore[attr-defined]
    if not (gevonden := model._default_manager.filter(**zoek).first()):
        raise ValidationError(f"Bij {model._meta.verbose_name} '{sleutel}' is niets te vinden.")
    return gevonden
