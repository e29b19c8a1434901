"""Keeping what somebody filled in on the page of a voorstel: all of it, or nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from ...choices import RegelWat
from ...models import Voorstel, Voorstelregel
from ...voorstellen import (
    Bekeken,
    geef_reden,
    haal_weg,
    is_dezelfde,
    kies,
    laat_weg,
    merk_op,
    moet_kunnen,
    neem_mee,
    plan,
    verplaats,
)
from ..velden import zinnen
from .formulieren import ANDER, DEZELFDE, WEG, Formulieren, RegelForm, VoorstelForm

KIES = "Kies bij elk onderdeel van deze regel wat het wordt."
GEEN_REGEL = (
    "U koos onder de regels een ander voorstel. Kies ook bij een regel ‘In een ander voorstel’."
)
VERWIJDEREN = "verwijderen"
"""What the choice is called of a regel that deletes what others changed since."""


class NietBewaard(Exception):
    """Nothing was kept; a sentence for each thing that is wrong, by regel, 0 for the whole."""

    def __init__(self, per_regel: dict[int, list[str]]):
        self.per_regel = per_regel
        super().__init__(per_regel)


def is_gewijzigd(form: forms.BaseForm | None) -> bool:
    """Whether somebody filled in a form, and not as it was."""
    return bool(form and form.is_bound and form.has_changed())


def bewaar(
    ingevuld: Formulieren,
    keuzes: Mapping[int, Mapping[str, str]],
    regels: Iterable[Bekeken],
    door: str,
) -> None:
    """Keep all that changed in valid forms, and by regel what was chosen of what collides.

    Raises NietBewaard, and keeps nothing, where any of it can't be.
    """
    bekeken = {los.regel.nummer: los for los in regels}
    fouten: dict[int, list[str]] = {}
    with transaction.atomic():
        if ingevuld.voorstel and is_gewijzigd(ingevuld.voorstel):
            _probeer(fouten, 0, _bewaar_voorstel, ingevuld.voorstel)
        naar = ingevuld.naar.cleaned_data["naar"] if ingevuld.naar else ""
        for form in ingevuld.regels:
            nummer = form.regel.nummer
            gekozen = keuzes.get(nummer, {})
            if is_gewijzigd(form) or gekozen:
                _probeer(fouten, nummer, _bewaar_regel, bekeken[nummer], form, gekozen, naar, door)
        if ingevuld.plan and is_gewijzigd(ingevuld.plan):
            voorstel = ingevuld.plan.voorstel
            _probeer(fouten, 0, plan, voorstel, ingevuld.plan.moment, door)
        if naar and not any(los.cleaned_data.get("waarheen") == ANDER for los in ingevuld.regels):
            fouten.setdefault(0, []).append(GEEN_REGEL)
        if fouten:
            raise NietBewaard(fouten)


def _probeer(fouten, nummer, doe, *wat) -> None:
    try:
        with transaction.atomic():
            doe(*wat)
    except ValidationError as fout:
        fouten.setdefault(nummer, []).extend(zinnen(fout))


def _bewaar_voorstel(form: VoorstelForm) -> None:
    moet_kunnen(form.instance)
    form.instance.save(update_fields=form.changed_data)


def _bewaar_regel(
    los: Bekeken, form: RegelForm, keuzes: Mapping[str, str], naar: str, door: str
) -> None:
    regel, schoon, anders = los.regel, form.cleaned_data, {*form.changed_data}
    if keuzes and not _kies(los, keuzes):
        return
    if "reden" in anders:
        geef_reden(regel, schoon["reden"])
    if anders & {"doet_mee", "waarom_niet"}:
        if schoon["doet_mee"]:
            neem_mee(regel)
        else:
            laat_weg(regel, schoon["waarom_niet"])
    if "opmerking" in anders:
        merk_op(regel, schoon["opmerking"], door)
    if "waarheen" in anders and schoon["waarheen"] == DEZELFDE and form.lijkt_op:
        is_dezelfde(regel, form.lijkt_op)
    elif "waarheen" in anders:
        _breng(regel, naar if schoon["waarheen"] == ANDER else schoon["waarheen"])


def _breng(regel: Voorstelregel, waarheen: str) -> None:
    """Take a regel away, or carry it over to another voorstel."""
    if waarheen == WEG:
        haal_weg(regel)
        return
    if not waarheen:
        raise ValidationError("Kies onder de regels naar welk voorstel deze regel gaat.")
    naar = Voorstel.objects.filter(pk=waarheen).first()
    if not naar:
        raise ValidationError("Dat voorstel is er niet meer. Kies een ander.")
    verplaats(regel, naar)


def _kies(los: Bekeken, keuzes: Mapping[str, str]) -> bool:
    """Settle what collides as was chosen; False where the regel is then gone."""
    namen = te_kiezen(los)
    if {keuzes.get(naam) for naam in namen} - {"ander", "mijn"}:
        raise ValidationError(KIES)
    if los.regel.wat == RegelWat.VERWIJDEREN and keuzes[VERWIJDEREN] == "ander":
        haal_weg(los.regel)
    else:
        kies(los, [naam for naam in namen if keuzes[naam] == "mijn"])
    return los.regel.pk is not None


def te_kiezen(los: Bekeken) -> list[str]:
    """What the choices are called that a regel asks for."""
    if not los.botst:
        return []
    if los.regel.wat == RegelWat.VERWIJDEREN:
        return [VERWIJDEREN]
    samenvoeging: Any = los.samenvoeging
    return [deel.plek.naam for deel in samenvoeging.botsingen]
