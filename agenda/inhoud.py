"""Rows as plain JSON and back, as their `VORM` says (see `agenda/vorm.py`)."""

from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Model


def inhoud(object: Model) -> dict:
    """Everything that `object` holds, internal fields too, as JSON values.

    A foreign key becomes the key of what it points at, or None; a date an ISO text; a Decimal a
    text with its decimals; rows that hang on it a list of such objects, in their own order.
    """
    return _schrijf_op(object, _rijen(object), openbaar=False)


def openbare_inhoud(object: Model) -> dict | None:
    """What of `object` a visitor can see, or None when that is nothing at all.

    Leaves out internal fields and every mention of what is not public itself; what cannot do
    without such a mention, such as a person who takes part, is left out altogether.
    """
    return _schrijf_op(object, _rijen(object), openbaar=True) if _is_zichtbaar(object) else None


def inhouden(object: Model) -> tuple[dict, dict | None]:
    """Both at the price of one: `inhoud` and `openbare_inhoud`."""
    rijen = _rijen(object)
    openbaar = _schrijf_op(object, rijen, openbaar=True) if _is_zichtbaar(object) else None
    return _schrijf_op(object, rijen, openbaar=False), openbaar


def rij(object: Model, velden: tuple[str, ...]) -> dict:
    """The named columns and foreign keys of one row as JSON values."""
    return {veld: _waarde(getattr(object, veld)) for veld in velden}


def vul(object: Model, nieuw: dict) -> tuple[Callable[[], None], list[str]]:
    """Set the columns and foreign keys of `object` from `nieuw`; its agenda must be set before.

    Returns a function that writes the rows which hang on it, to call once it is saved, and a
    sentence for all that cannot come along because what it points at is gone. Raises
    ValidationError when that is something which the object cannot do without.
    """
    vorm = object.VORM
    gemist, rijen = [], {}
    for veld in vorm.velden:
        if veld in nieuw:
            try:
                setattr(object, veld, _lees(object, veld, nieuw[veld], object))
            except ValidationError as fout:
                if not object._meta.get_field(veld).null:
                    raise
                gemist.extend(fout.messages)
    for lijst in vorm.lijsten:
        model = object._meta.get_field(lijst.naam).related_model
        rijen[lijst] = []
        for gegevens in nieuw.get(lijst.naam, ()):
            los = model()
            try:
                for veld in lijst.velden:
                    if veld in gegevens:
                        setattr(los, veld, _lees(los, veld, gegevens[veld], object))
            except ValidationError as fout:
                gemist.extend(fout.messages)
            else:
                rijen[lijst].append(los)
    sleutels = {naam: [] for naam in vorm.sleutels}
    for naam, doelen in sleutels.items():
        model = object._meta.get_field(naam).related_model
        for sleutel in nieuw.get(naam, ()):
            try:
                doelen.append(_zoek(model, sleutel, object))
            except ValidationError as fout:
                gemist.extend(fout.messages)

    def schrijf():
        for naam, doelen in sleutels.items():
            getattr(object, naam).set(doelen)
        for lijst, nieuwe_rijen in rijen.items():
            getattr(object, lijst.naam).all().delete()
            for los in nieuwe_rijen:
                setattr(los, lijst.hoofd, object)
                los.full_clean()
                los.save()

    return schrijf, gemist


def paden(model: type[Model], doel: type[Model]) -> Iterator[str]:
    """The lookups from `model` to each `doel` whose key stands in its content."""
    for veld in (*model.VORM.velden, *model.VORM.sleutels):
        if model._meta.get_field(veld).related_model is doel:
            yield veld
    for lijst in model.VORM.lijsten:
        rijen = model._meta.get_field(lijst.naam).related_model
        for veld in lijst.velden:
            if rijen._meta.get_field(veld).related_model is doel:
                yield f"{lijst.naam}__{veld}"


def _is_zichtbaar(object):
    manager = type(object)._default_manager
    if hasattr(manager, "openbaar") and not manager.openbaar().filter(pk=object.pk).exists():
        return False
    nodig = (veld for veld in object.VORM.velden if not object._meta.get_field(veld).null)
    return all(_mag_genoemd(getattr(object, veld)) for veld in nodig)


def _rijen(object):
    """What hangs on `object`, read now: the rows by the name under which they are written down."""
    rijen = {naam: list(getattr(object, naam).all()) for naam in object.VORM.sleutels}
    for lijst in object.VORM.lijsten:
        aan = getattr(object, lijst.naam).all()
        if relaties := [*_relaties(object, lijst)]:
            aan = aan.select_related(*relaties)
        rijen[lijst.naam] = list(aan)
    return rijen


def _schrijf_op(object, rijen, *, openbaar):
    vorm = object.VORM
    velden = [veld for veld in vorm.velden if not (openbaar and veld in vorm.intern)]
    opgeschreven = {}
    for veld in velden:
        waarde = getattr(object, veld)
        if openbaar and not _mag_genoemd(waarde):
            waarde = None
        opgeschreven[veld] = _waarde(waarde)
    for naam in vorm.sleutels:
        opgeschreven[naam] = sorted(
            _waarde(doel) for doel in rijen[naam] if not openbaar or _mag_genoemd(doel)
        )
    for lijst in vorm.lijsten:
        opgeschreven[lijst.naam] = [
            rij(los, lijst.velden)
            for los in rijen[lijst.naam]
            if not openbaar or all(_mag_genoemd(getattr(los, veld)) for veld in lijst.velden)
        ]
    return opgeschreven


def _relaties(object, lijst):
    model = object._meta.get_field(lijst.naam).related_model
    for veld in lijst.velden:
        doel = model._meta.get_field(veld).related_model
        if doel:
            heeft_agenda = any(f.name == "agenda" for f in doel._meta.fields)
            yield f"{veld}__agenda" if heeft_agenda else veld


def _mag_genoemd(waarde):
    """Whether a value may be named in public; only a row that says it is not public may not."""
    return getattr(waarde, "is_openbaar", True)


def _waarde(waarde):
    match waarde:
        case Model():
            return _waarde(getattr(waarde, waarde.SLEUTEL))
        case date() | time():
            return waarde.isoformat()
        case Decimal():
            return str(waarde)
    return waarde


def _lees(object, veld, waarde, hoofd):
    kolom = object._meta.get_field(veld)
    if kolom.is_relation:
        return None if waarde in (None, "") else _zoek(kolom.related_model, waarde, hoofd)
    return kolom.to_python(waarde)


def _zoek(model, sleutel, hoofd):
    """The row of `model` with this key; within the agenda of `hoofd` where keys are per agenda."""
    zoek = {model.SLEUTEL: sleutel}
    if model.SLEUTEL != "kenmerk" and any(f.name == "agenda" for f in model._meta.fields):
        zoek["agenda"] = hoofd.agenda
    if not (gevonden := model._default_manager.filter(**zoek).first()):
        raise ValidationError(f"Bij {model._meta.verbose_name} '{sleutel}' is niets te vinden.")
    return gevonden
