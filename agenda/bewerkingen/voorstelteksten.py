"""The free texts of any state, of voorstellen with their regels, remarks, and what they make."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import CharField, Field, Model, Q, SlugField, TextField, URLField

from ..beschrijving.model import Beschreven, lijst_van
from ..beschrijving.veld import kolommen, lijsten, velden
from ..models import Agenda, Punt, Voorstel, Voorstelopmerking, Voorstelregel

LEEG_ADRES = "https://verwijderd.invalid/"
"""Instead of a web address that held the words: it is valid, and leads nowhere."""
Doe = Callable[[str, str], str]
"""Gives what a text becomes; gets the name of its field and the text."""
Rij = Voorstel | Voorstelregel | Voorstelopmerking
PUNTEN = ("agendapunten", "acties")
"""Where an agenda as it would be has its items."""


def voorstelrijen(agenda: Agenda | None, kenmerk: str) -> Iterator[Rij]:
    """All that was prepared about an item; about an agenda (kenmerk ""), or a meeting (no agenda).

    A voorstel that touches it goes whole: what is new in it has no kenmerk yet, and of what was not
    understood nobody knows. Of the others only that item goes, in the agenda as it would be.
    """
    alle = Voorstel.objects.filter(agenda=agenda) if agenda else Voorstel.objects.all()
    geraakt = alle
    if kenmerk:
        soorten = [*Punt.soorten()] if agenda else ["vergadering"]
        hierover = Q(regels__soort__in=soorten, regels__sleutel=kenmerk)
        hierover |= Q(wijziging__standen__kenmerk=kenmerk, wijziging__standen__agenda=agenda)
        if not agenda:
            hierover |= Q(vergadering=int(kenmerk))
        geraakt = alle.filter(hierover)
    heel = set(geraakt.values_list("pk", flat=True))
    for voorstel in alle.order_by("pk"):
        voorstel.alleen = "" if voorstel.pk in heel else kenmerk  # type: ignore[attr-defined]
        yield voorstel
    regels = Voorstelregel.objects.filter(voorstel__in=heel)
    yield from regels.select_related("voorstel").order_by("pk")
    opmerkingen = Voorstelopmerking.objects.filter(regel__voorstel__in=heel)
    yield from opmerkingen.order_by("pk")


def pas_toe_op_voorstel(rij: Rij, doe: Doe) -> None:
    """Give every free text of it to `doe`, and put there what comes back."""
    alleen = getattr(rij, "alleen", "")
    if not alleen:
        for kolom in rij._meta.concrete_fields:
            if _is_vrij(kolom) and kolom.name not in ("voorgesteld", "wie", "gepland_door"):
                _zet(rij, kolom, doe)
    if isinstance(rij, Voorstel):
        rij.voorgesteld = _voorgesteld(rij.voorgesteld, alleen, doe)
    if isinstance(rij, Voorstelregel):
        rij.verandering = _verandering(rij, doe)
        rij.basis = teksten(rij.basis, doe)


def _zet(rij: Model, kolom: Any, doe: Doe) -> None:
    if oud := getattr(rij, kolom.name):
        setattr(rij, kolom.name, doe(str(kolom.verbose_name), oud)[: kolom.max_length])


def _voorgesteld(tekst: str, alleen: str, doe: Doe) -> str:
    """The agenda as it would be; with `alleen` no more of it than that item or meeting."""
    if not tekst:
        return tekst
    staat = json.loads(tekst)
    if not alleen:
        wordt = teksten(staat, doe)
    else:
        wordt = staat | {lijst: [_punt(p, alleen, doe) for p in staat[lijst]] for lijst in PUNTEN}
    if wordt == staat:
        return tekst
    return json.dumps(wordt, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _punt(punt: dict[str, Any], alleen: str, doe: Doe) -> dict[str, Any]:
    if punt["kenmerk"] == alleen:
        return teksten(punt, doe)
    behandeld = [
        teksten(los, doe) if str(los["vergadering"]) == alleen else los
        for los in punt["behandelingen"]
    ]
    return punt | {"behandelingen": behandeld}


def _verandering(regel: Voorstelregel, doe: Doe) -> dict[str, Any]:
    anders = teksten(regel.verandering, doe)
    model: Any = next((m for m in _beschreven() if m._meta.model_name == regel.soort), None)
    for lijst in lijsten(model.BESCHRIJVING) if model else ():
        if lijst in anders:
            namen = velden(model.BESCHRIJVING)[lijst].sleutel
            weg = [_sleutel(namen, sleutel, doe) for sleutel in anders[lijst]["weg"]]
            zet = [[_sleutel(namen, sleutel, doe), rij] for sleutel, rij in anders[lijst]["zet"]]
            anders[lijst] = {"weg": weg, "zet": zet}
    return anders


def _sleutel(namen: tuple[str, ...], sleutel: list[Any], doe: Doe) -> list[Any]:
    """What a row is known by may be a text too: the title of a link."""
    delen = [teksten(deel, doe, naam) for naam, deel in zip(namen, sleutel, strict=False)]
    return delen + sleutel[len(namen) :]


def teksten(waarde: Any, doe: Doe, veld: str = "") -> Any:
    """What `doe` makes of each value whose field is a free text in some state; keys stay."""
    match waarde:
        case dict():
            return {naam: teksten(los, doe, naam) for naam, los in waarde.items()}
        case list():
            return [teksten(los, doe, veld) for los in waarde]
        case str() if waarde and (kolom := _vrije_velden().get(veld)):
            nieuw = doe(str(kolom.verbose_name), waarde)
            return LEEG_ADRES if isinstance(kolom, URLField) and nieuw != waarde else nieuw
    return waarde


@cache
def _vrije_velden() -> dict[str, Any]:
    """The columns of every described row, and of the rows that hang on it, that are free texts."""
    gevonden: dict[str, Any] = {}
    for model in _beschreven():
        rijen: list[Any] = [(model, model.BESCHRIJVING)]
        for naam, staat in lijsten(model.BESCHRIJVING).items():
            rijen.append((lijst_van(model, naam).related_model, staat))
        for van, staat in rijen:
            kolom_van = {naam: van._meta.get_field(naam) for naam in kolommen(staat)}
            sleutel = getattr(van, "SLEUTEL", "")
            gevonden |= {n: k for n, k in kolom_van.items() if _is_vrij(k) and n != sleutel}
    return gevonden


def _beschreven() -> list[type[Beschreven]]:
    return [model for model in apps.get_models() if issubclass(model, Beschreven)]


def _is_vrij(kolom: "Field[Any, Any]") -> bool:
    is_tekst = isinstance(kolom, CharField | TextField) and not isinstance(kolom, SlugField)
    return is_tekst and not kolom.choices
