"""Plain JSON back into rows, as their description says."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db.models import Model

from .lezen import rij
from .model import Beschreven, heeft_agenda
from .veld import kolommen, lijsten, rijsleutel, sleutels, velden


def vul(los: Beschreven, nieuw: dict) -> tuple[Callable[[], None], list[str]]:
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

    def schrijf():
        for naam, gevonden in doelen.items():
            getattr(los, naam).set(gevonden)
        for naam, nieuwe_rijen in rijen.items():
            _schrijf_lijst(los, naam, nieuwe_rijen)

    return schrijf, gemist


def _lijsten(los):
    return lijsten(los.BESCHRIJVING)


def _sleutels(los):
    return sleutels(los.BESCHRIJVING)


def _vul_kolommen(los, nieuw, gemist):
    for veld in kolommen(los.BESCHRIJVING):
        if veld in nieuw:
            try:
                setattr(los, veld, _lees(los, veld, nieuw[veld], los))
            except ValidationError as fout:
                if not los._meta.get_field(veld).null:
                    raise
                gemist.extend(fout.messages)


def _rijen(hoofd, naam, staten, gemist) -> list[Model]:
    """The rows that these states describe, not yet saved."""
    model = hoofd._meta.get_field(naam).related_model
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


def _doelen(los, naam, gevraagd, gemist) -> list[Model]:
    model = los._meta.get_field(naam).related_model
    gevonden = []
    for sleutel in gevraagd:
        try:
            gevonden.append(_zoek(model, sleutel, los))
        except ValidationError as fout:
            gemist.extend(fout.messages)
    return gevonden


def _schrijf_lijst(hoofd, naam, nieuwe_rijen):
    """Make the rows of a list what they should be; those that are known by the same key stay."""
    beschrijving = velden(hoofd.BESCHRIJVING)[naam]
    namen = kolommen(_lijsten(hoofd)[naam])
    terug = hoofd._meta.get_field(naam).remote_field.name
    over: dict[tuple, list[Model]] = {}
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


def _lees(los, veld, waarde, hoofd):
    kolom = los._meta.get_field(veld)
    if kolom.is_relation:
        return None if waarde in (None, "") else _zoek(kolom.related_model, waarde, hoofd)
    return kolom.to_python(waarde)


def _zoek(model, sleutel, hoofd):
    """The row of `model` with this key; within the agenda of `hoofd` where keys are per agenda."""
    zoek = {model.SLEUTEL: sleutel}
    if model.SLEUTEL != "kenmerk" and heeft_agenda(model):
        zoek["agenda"] = hoofd.agenda
    if not (gevonden := model._default_manager.filter(**zoek).first()):
        raise ValidationError(f"Bij {model._meta.verbose_name} '{sleutel}' is niets te vinden.")
    return gevonden
