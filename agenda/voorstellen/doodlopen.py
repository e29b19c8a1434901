"""What stands in the way of a regel because of other rows: those it names, and those it deletes."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import filterfalse
from typing import Any, NamedTuple

from django.db.models import PROTECT, F
from django.db.models.functions import JSONObject
from django.utils.text import capfirst

from ..beschrijving.model import Beschreven, bij_sleutels, kolom_van, lijst_van
from ..beschrijving.samen import Vraag, als_json_rij, rij_uit, vraag_samen
from ..beschrijving.wijzers import Wijzer, wijst_aan
from ..choices import RegelWat
from .bekijken import Beeld, Bekeken
from .rijen import eigen_sleutel, is_nieuw, soort_van, soorten

NOEMT_WAT_NIET_MEEDOET = (
    "Deze regel noemt iets nieuws dat niet meedoet. Neem dat mee, of laat ook deze regel weg."
)


class Noemt(NamedTuple):
    """A key that a regel sets, and of what kind of row."""

    los: Bekeken
    doel: type[Beschreven]
    sleutel: str


class Greep(NamedTuple):
    """A place where rows that are to be deleted may stand, so that they can't be."""

    houder: type[Beschreven]
    wijzer: Wijzer
    weg: list[Bekeken]


def doodlopend(beeld: Beeld) -> dict[int, list[str]]:
    """By regel what can't be, in sentences; one query, however many kinds of rows are named."""
    genoemd = [een for los in beeld.doen_mee for een in _genoemd(los)]
    grepen = list(_grepen(beeld))
    er_zijn, houden_vast = _zoek_op(genoemd, grepen, beeld)
    zegt: dict[int, list[str]] = defaultdict(list)
    for een in genoemd:
        if een.sleutel not in er_zijn[een.doel]:
            zegt[een.los.regel.nummer].append(_zin(een))
    for los, nodig in _nog_nodig(beeld, grepen, houden_vast):
        namen = ", ".join(nodig[:3])
        zegt[los.regel.nummer].append(
            f"{los.rij} is nog nodig voor: {namen}. Laat deze regel weg, of pas dat eerst aan."
        )
    return {nummer: list(dict.fromkeys(zinnen)) for nummer, zinnen in zegt.items()}


def _genoemd(los: Bekeken) -> Iterator[Noemt]:
    for wijzer in wijst_aan(los.model):
        for sleutel in wijzer.sleutels(los.te_zetten) - {""}:
            yield Noemt(los, wijzer.doel, str(sleutel))


def _grepen(beeld: Beeld) -> Iterator[Greep]:
    per_model: dict[type[Beschreven], list[Bekeken]] = defaultdict(list)
    for los in beeld.doen_mee:
        if los.regel.wat == RegelWat.VERWIJDEREN and los.rij:
            per_model[los.model].append(los)
    for model, weg in per_model.items():
        for houder in soorten().values():
            for wijzer in wijst_aan(houder):
                van = lijst_van(houder, wijzer.lijst).related_model if wijzer.lijst else houder
                relatie: Any = kolom_van(van, wijzer.veld).remote_field
                is_vast = getattr(relatie, "on_delete", None) is PROTECT
                if is_vast and issubclass(model, wijzer.doel):
                    yield Greep(houder, wijzer, weg)


def _zoek_op(
    genoemd: list[Noemt], grepen: list[Greep], beeld: Beeld
) -> tuple[dict[type[Beschreven], set[str]], list[list[tuple[Beschreven, Any]]]]:
    """Which keys there are, also those that are only proposed; and what each greep holds by now."""
    erbij = [los for los in beeld.doen_mee if los.regel.wat == RegelWat.TOEVOEGEN]
    nieuw = {los.regel.sleutel for los in erbij}
    nieuw |= {eigen_sleutel(los.model, los.wordt or {}) for los in erbij}
    er_zijn: dict[type[Beschreven], set[str]] = {een.doel: {*nieuw} for een in genoemd}
    gevraagd = {doel: {een.sleutel for een in genoemd if een.doel is doel} for doel in er_zijn}
    vragen = [
        Vraag(bij_sleutels(doel, filterfalse(is_nieuw, los), beeld.voorstel.agenda), doel.SLEUTEL)
        for doel, los in gevraagd.items()
    ]
    for greep in grepen:
        rijen: Any = greep.houder._base_manager.annotate(noemt=F(greep.wijzer.pad))
        rijen = rijen.filter(noemt__in=[los.rij.pk for los in greep.weg if los.rij])
        vragen.append(Vraag(rijen, JSONObject(rij=als_json_rij(greep.houder), noemt="noemt")))
    antwoorden = iter(vraag_samen(*vragen))
    for doel in gevraagd:
        er_zijn[doel] |= {str(sleutel) for sleutel in next(antwoorden)}
    return er_zijn, [
        [(rij_uit(greep.houder, los["rij"]), los["noemt"]) for los in next(antwoorden)]
        for greep in grepen
    ]


def _zin(noemt: Noemt) -> str:
    if is_nieuw(noemt.sleutel):
        return NOEMT_WAT_NIET_MEEDOET
    wat = capfirst(str(noemt.doel._meta.verbose_name))
    terug = noemt.los.regel.wat == RegelWat.TOEVOEGEN and noemt.los.regel.stand
    doe = "Laat deze regel weg" if terug else "Corrigeer deze regel, of laat hem weg"
    return f"{wat} ‘{noemt.sleutel}’ is er niet meer. {doe}."


def _nog_nodig(
    beeld: Beeld, grepen: list[Greep], houden_vast: list[list[tuple[Beschreven, Any]]]
) -> Iterator[tuple[Bekeken, list[str]]]:
    """The rows that can't be deleted, with what still names them when the rest is carried out."""
    doen_mee = {(los.regel.soort, los.regel.sleutel) for los in beeld.doen_mee}
    nodig: dict[tuple[type[Beschreven], Any], set[str]] = defaultdict(set)
    for greep, gevonden in zip(grepen, houden_vast, strict=True):
        model = greep.weg[0].model
        for rij, pk in gevonden:
            if (soort_van(greep.houder), str(rij.sleutel)) not in doen_mee:
                nodig[model, pk].add(str(rij))
        for los in greep.weg:
            nodig[model, _pk(los)].update(_noemen_straks(greep, los, beeld))
    for los in beeld.doen_mee:
        if los.regel.wat == RegelWat.VERWIJDEREN and (namen := nodig.get((los.model, _pk(los)))):
            yield los, sorted(namen)


def _pk(los: Bekeken) -> Any:
    return los.rij.pk if los.rij else None


def _noemen_straks(greep: Greep, weg: Bekeken, beeld: Beeld) -> Iterator[str]:
    for los in beeld.doen_mee:
        genoemd = greep.wijzer.sleutels(los.wordt or {}) if los.model is greep.houder else ()
        if weg.regel.sleutel in map(str, genoemd):
            yield str(los.rij or los.model._meta.verbose_name)
