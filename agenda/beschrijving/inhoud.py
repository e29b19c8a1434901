"""Rows as plain JSON and back, as their `VORM` says (see `agenda/beschrijving/vorm.py`)."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import Model


def inhoud(object: Model) -> dict:
    """Everything that `object` holds, internal fields too, as JSON values.

    A foreign key becomes the key of what it points at, or None; a date an ISO text; a Decimal a
    text with its decimals; rows that hang on it a list of such objects, in their own order.
    """
    vorm = object.VORM
    opgeschreven = rij(object, vorm.velden)
    for naam in vorm.sleutels:
        opgeschreven[naam] = sorted(_waarde(doel) for doel in getattr(object, naam).all())
    for lijst in vorm.lijsten:
        rijen = getattr(object, lijst.naam).all()
        is_gehaald = lijst.naam in getattr(object, "_prefetched_objects_cache", ())
        if not is_gehaald and (relaties := [*_relaties(object, lijst)]):
            rijen = rijen.select_related(*relaties)
        opgeschreven[lijst.naam] = [rij(los, lijst.velden) for los in rijen]
    return opgeschreven


def openbare_inhoud(object: Model) -> dict | None:
    """What of `object` a visitor can see, or None when that is nothing at all."""
    if not _is_zichtbaar(object):
        return None
    [openbaar] = openbaar_deel((type(object), inhoud(object)))
    return openbaar


def openbaar_deel(*staten: tuple[type[Model], dict | None]) -> list[dict | None]:
    """What of states of these kinds, as `inhoud` gives them, may be public today.

    Leaves out internal fields and every mention of what is not public itself; a row that cannot do
    without such a mention, such as a person who takes part, is left out altogether. Costs a query
    per kind of thing that is mentioned and may be hidden, whatever the number of states.
    """
    wijst = {model: [*_wijst_aan_wat_verborgen_kan(model)] for model, _ in staten}
    genoemd = defaultdict(set)
    for model, staat in staten:
        for w in wijst[model] if staat else ():
            genoemd[w.doel] |= w.sleutels(staat)
    verborgen = {doel: keys - _te_noemen(doel, keys) for doel, keys in genoemd.items() if keys}

    return [staat and _zonder(model, staat, verborgen) for model, staat in staten]


def zonder(model: type[Model], staat: dict, doel: Model) -> dict:
    """What of a state is left without any mention of `doel`, and without internal fields."""
    return _zonder(model, staat, {type(doel): {_waarde(doel)}})


def _zonder(model, staat, verborgen):
    deel = {veld: w for veld, w in staat.items() if veld not in model.VORM.intern}
    for lijst, veld, doel in _wijst_aan_wat_verborgen_kan(model):
        weg = verborgen.get(doel, ())
        if lijst:
            deel[lijst] = [los for los in deel.get(lijst, ()) if los[veld] not in weg]
        elif isinstance(waarde := deel.get(veld), list):
            deel[veld] = [sleutel for sleutel in waarde if sleutel not in weg]
        elif waarde in weg:
            deel[veld] = None
    return deel


def is_te_noemen(object: Model) -> bool:
    """Whether a public page may name `object` where something points at it."""
    manager = type(object)._default_manager
    return not hasattr(manager, "te_noemen") or manager.te_noemen().filter(pk=object.pk).exists()


class Wijzer(NamedTuple):
    """A place in a state where the key of another row stands: in a list ("" for none), a field."""

    lijst: str
    veld: str
    doel: type[Model]

    def sleutels(self, staat: dict) -> set:
        """The keys that stand there."""
        houders = staat.get(self.lijst, ()) if self.lijst else (staat,)
        waarden = (houder.get(self.veld) for houder in houders)
        return {sleutel for waarde in waarden for sleutel in als_lijst(waarde)}


def wijst_aan(model: type[Model]) -> Iterator[Wijzer]:
    """Every place in a state of `model` that names another row."""
    plaatsen = [("", model, (*model.VORM.velden, *model.VORM.sleutels))]
    for lijst in model.VORM.lijsten:
        plaatsen.append((lijst.naam, model._meta.get_field(lijst.naam).related_model, lijst.velden))
    for lijst, houder, velden in plaatsen:
        for veld in velden:
            if doel := houder._meta.get_field(veld).related_model:
                yield Wijzer(lijst, veld, doel)


def _wijst_aan_wat_verborgen_kan(model):
    return (w for w in wijst_aan(model) if hasattr(w.doel._default_manager, "te_noemen"))


def als_lijst(waarde) -> list:
    """A list as it is, one value as a list of one, and nothing as an empty list."""
    if isinstance(waarde, list):
        return waarde
    return [] if waarde is None else [waarde]


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
    return all(getattr(getattr(object, veld), "is_openbaar", True) for veld in nodig)


def _te_noemen(doel, sleutels) -> set:
    te_noemen = doel._default_manager.te_noemen().filter(**{f"{doel.SLEUTEL}__in": sleutels})
    return set(te_noemen.values_list(doel.SLEUTEL, flat=True))


def _relaties(object, lijst):
    model = object._meta.get_field(lijst.naam).related_model
    for veld in lijst.velden:
        doel = model._meta.get_field(veld).related_model
        if doel:
            heeft_agenda = any(f.name == "agenda" for f in doel._meta.fields)
            yield f"{veld}__agenda" if heeft_agenda else veld


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
