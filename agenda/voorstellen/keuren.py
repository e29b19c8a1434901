"""What a regel sets that no row may hold: known before anything is carried out."""

from collections.abc import Collection, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import capfirst

from ..beschrijving.model import Beschreven, kolom_van, lijst_van
from ..beschrijving.veld import Inhoud, kolommen, lijsten
from ..choices import RegelWat
from .bekijken import Bekeken

VERBETER = "Corrigeer deze regel, of laat hem weg."
GEEFT_DE_OPSLAG = {"kenmerk", "volgorde"}
"""The columns that a new row gets as it is saved, where nobody filled them in."""


def keur(los: Bekeken) -> Iterator[str]:
    """What columns refuse of the new values of a regel, in sentences; no query."""
    if not los.doet_iets or los.wordt is None:
        return
    staat, model = los.te_zetten, los.model
    erbij = los.regel.wat == RegelWat.TOEVOEGEN
    namen = [
        naam
        for naam in kolommen(model.BESCHRIJVING)
        if staat.get(naam) or (naam not in GEEFT_DE_OPSLAG and (erbij or naam in staat))
    ]
    yield from _geweigerd(model, model, namen, staat)
    for lijst, soort in lijsten(model.BESCHRIJVING).items():
        houder: Any = lijst_van(model, lijst).related_model
        for rij in staat.get(lijst, ()):
            yield from _geweigerd(model, houder, [n for n in kolommen(soort) if n in rij], rij)


def zinnen_van(model: type[Beschreven], fout: ValidationError) -> list[str]:
    """What is wrong with a row of this kind, each with what the forms call it, and what to do."""
    if not hasattr(fout, "error_dict"):
        return [f"{_af(zin)} {VERBETER}" for zin in fout.messages]
    return [
        f"{_woord(model, naam)}{_af(zin)} {VERBETER}"
        for naam, zinnen in fout.message_dict.items()
        for zin in zinnen
    ]


def _geweigerd(
    model: type[Beschreven], houder: type[Model], namen: Collection[str], staat: Inhoud
) -> Iterator[str]:
    """What the columns of `houder` refuse, which is `model` or a row that hangs on one."""
    een: Any = houder()
    leeg = []
    for naam in namen:
        kolom = kolom_van(houder, naam)
        if not kolom.is_relation:
            try:
                setattr(een, naam, kolom.to_python(staat.get(naam, getattr(een, naam))))
            except ValidationError as fout:
                yield from zinnen_van(model, ValidationError({naam: fout.messages}))
                continue
        elif staat.get(naam) not in (None, "") or kolom.null:
            continue
        leeg.append(naam)
    over = {kolom.name for kolom in een._meta.concrete_fields} - {*leeg}
    try:
        een.clean_fields(exclude=over)
    except ValidationError as fout:
        yield from zinnen_van(model, fout)


def _woord(model: type[Beschreven], naam: str) -> str:
    """What a column is called, of a row or of what hangs on it: "Titel: "; "" of none."""
    lijst_rijen = (lijst_van(model, lijst).related_model for lijst in lijsten(model.BESCHRIJVING))
    for houder in (model, *lijst_rijen):
        kolom = next((k for k in houder._meta.get_fields() if k.name == naam), None)
        if label := getattr(kolom, "verbose_name", ""):
            return f"{capfirst(str(label))}: "
    return ""


def _af(zin: str) -> str:
    return zin if zin.endswith((".", "!", "?")) else f"{zin}."
