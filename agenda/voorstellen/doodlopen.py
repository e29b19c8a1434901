"""What stands in the way of a regel because of other rows: those it names, and those it deletes."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import PROTECT, F
from django.utils.text import capfirst

from ..beschrijving.model import Beschreven, heeft_agenda, kolom_van, lijst_van, met_naam
from ..beschrijving.wijzers import Wijzer, wijst_aan
from ..choices import RegelWat
from ..models import Agenda
from .bekijken import Beeld, Bekeken
from .rijen import is_nieuw, soorten

NOEMT_WAT_NIET_MEEDOET = (
    "Deze regel noemt iets nieuws dat niet meedoet. Neem dat mee, of laat ook deze regel weg."
)
Doelen = dict[type[Beschreven], set[str]]


class Noemt(NamedTuple):
    """A key that a regel sets, and of what kind of row."""

    los: Bekeken
    doel: type[Beschreven]
    sleutel: str


def doodlopend(beeld: Beeld) -> dict[int, list[str]]:
    """By regel what can't be, in sentences; a query for each kind of row that is named."""
    zegt: dict[int, list[str]] = defaultdict(list)
    for noemt in _loopt_dood(beeld):
        zegt[noemt.los.regel.nummer].append(_zin(noemt))
    for los, nodig in _nog_nodig(beeld):
        namen = ", ".join(nodig[:3])
        zegt[los.regel.nummer].append(
            f"{los.rij} is nog nodig voor: {namen}. Laat deze regel weg, of pas dat eerst aan."
        )
    return {nummer: list(dict.fromkeys(zinnen)) for nummer, zinnen in zegt.items()}


def _loopt_dood(beeld: Beeld) -> Iterator[Noemt]:
    """The keys that are set and lead nowhere."""
    genoemd = [een for los in beeld.doen_mee for een in _genoemd(los)]
    nieuw = {los.regel.sleutel for los in beeld.doen_mee if los.regel.wat == RegelWat.TOEVOEGEN}
    gevraagd: Doelen = defaultdict(set)
    for een in genoemd:
        if not is_nieuw(een.sleutel):
            gevraagd[een.doel].add(een.sleutel)
    er_zijn = {doel: _er_zijn(doel, los, beeld.voorstel.agenda) for doel, los in gevraagd.items()}
    for een in genoemd:
        if een.sleutel not in (nieuw if is_nieuw(een.sleutel) else er_zijn[een.doel]):
            yield een


def _genoemd(los: Bekeken) -> Iterator[Noemt]:
    for wijzer in wijst_aan(los.model):
        for sleutel in wijzer.sleutels(los.te_zetten) - {""}:
            yield Noemt(los, wijzer.doel, str(sleutel))


def _er_zijn(doel: type[Beschreven], sleutels: set[str], agenda: Agenda) -> set[str]:
    rijen: Any = doel._default_manager.filter(**{f"{doel.SLEUTEL}__in": sleutels})
    if doel.SLEUTEL != "kenmerk" and heeft_agenda(doel):
        rijen = rijen.filter(agenda=agenda)
    return {str(sleutel) for sleutel in rijen.values_list(doel.SLEUTEL, flat=True)}


def _zin(noemt: Noemt) -> str:
    if is_nieuw(noemt.sleutel):
        return NOEMT_WAT_NIET_MEEDOET
    wat = capfirst(str(noemt.doel._meta.verbose_name))
    terug = noemt.los.regel.wat == RegelWat.TOEVOEGEN and noemt.los.regel.stand
    doe = "Laat deze regel weg" if terug else "Corrigeer deze regel, of laat hem weg"
    return f"{wat} ‘{noemt.sleutel}’ is er niet meer. {doe}."


def _nog_nodig(beeld: Beeld) -> Iterator[tuple[Bekeken, list[str]]]:
    """The rows that can't be deleted, with what still names them when the rest is carried out."""
    per_model: dict[type[Beschreven], list[Bekeken]] = defaultdict(list)
    for los in beeld.doen_mee:
        if los.regel.wat == RegelWat.VERWIJDEREN and los.rij:
            per_model[los.model].append(los)
    for model, weg in per_model.items():
        nodig: dict[Any, list[str]] = defaultdict(list)
        for houder, wijzer in _houdt_vast(model):
            for rij, pk in _noemen_nu(houder, wijzer, weg, beeld):
                nodig[pk].append(str(rij))
            for los in weg:
                nodig[los.rij.pk].extend(_noemen_straks(houder, wijzer, los, beeld))  # type: ignore[union-attr]
        for los in weg:
            if namen := sorted(set(nodig[los.rij.pk])):  # type: ignore[union-attr]
                yield los, namen


def _houdt_vast(model: type[Beschreven]) -> Iterator[tuple[type[Beschreven], Wijzer]]:
    """Where such a row can stand, so that it may not be deleted."""
    for houder in soorten().values():
        for wijzer in wijst_aan(houder):
            van = lijst_van(houder, wijzer.lijst).related_model if wijzer.lijst else houder
            relatie: Any = kolom_van(van, wijzer.veld).remote_field
            if issubclass(model, wijzer.doel) and getattr(relatie, "on_delete", None) is PROTECT:
                yield houder, wijzer


def _noemen_nu(
    houder: type[Beschreven], wijzer: Wijzer, weg: list[Bekeken], beeld: Beeld
) -> Iterator[tuple[Beschreven, Any]]:
    """The rows that name these by now and that the voorstel leaves as they are."""
    anders = {los.regel.sleutel for los in beeld.doen_mee if los.model is houder}
    rijen: Any = met_naam(houder._base_manager.all()).annotate(noemt=F(wijzer.pad))
    for rij in rijen.filter(noemt__in=[los.rij.pk for los in weg if los.rij]):
        if str(rij.sleutel) not in anders:
            yield rij, rij.noemt


def _noemen_straks(
    houder: type[Beschreven], wijzer: Wijzer, weg: Bekeken, beeld: Beeld
) -> Iterator[str]:
    for los in beeld.doen_mee:
        if los.model is houder and weg.regel.sleutel in map(str, wijzer.sleutels(los.wordt or {})):
            yield str(los.rij or los.model._meta.verbose_name)
