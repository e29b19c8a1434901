"""The rows that regels are about, found by their key, and the keys that they name."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.utils.text import capfirst

from ..beschrijving.lezen import inhoud
from ..beschrijving.model import Beschreven, bij_sleutels, heeft_agenda
from ..beschrijving.samen import lees_samen
from ..beschrijving.veld import Inhoud
from ..beschrijving.wijzers import als_lijst, wijst_aan
from ..choices import RegelWat
from ..models import Agenda, Periode, Punt, Stand, Voorstel, Voorstelregel, met_standen
from ..tijdvakken import Tijdvak
from .verandering import pas_toe

NIEUW = "nieuw:"
"""How the key of a row begins that is only proposed: "nieuw:3"."""


@cache
def soorten() -> dict[str, type[Beschreven]]:
    """Every model that a regel can be about, by its name; an item is of its own kind."""
    beschreven = (m for m in apps.get_models() if issubclass(m, Beschreven) and m is not Punt)
    return {model._meta.model_name or "": model for model in beschreven}


def soort_van(model: type[Beschreven]) -> str:
    return model._meta.model_name or ""


class Gevonden(NamedTuple):
    """A row that is there by now: its state, and the user name of who changed it last, if known."""

    rij: Beschreven
    nu: Inhoud
    door: str = ""


def vind(
    regels: Iterable[Voorstelregel], agenda: Agenda, bekend: Iterable[Beschreven] = ()
) -> dict[tuple[str, str], Gevonden]:
    """The rows that are there by now, by soort and key; two queries, however many kinds there are.

    What has standen is not read again: its newest stand is what it holds. `bekend` are the rows,
    where somebody has them already.
    """
    gevraagd: dict[str, set[str]] = defaultdict(set)
    for regel in regels:
        if regel.sleutel and not regel.sleutel.startswith(NIEUW):
            gevraagd[regel.soort].add(regel.sleutel)
    standen = _standen(gevraagd)
    gevonden: dict[tuple[str, str], Gevonden] = {}
    for rij, nu in [(rij, None) for rij in bekend] or _lees(gevraagd, agenda):
        plek = soort_van(type(rij)), str(rij.sleutel)
        if stand := standen.get(plek):
            gevonden[plek] = Gevonden(rij, stand.staat or {}, stand.wijziging.wie)
        else:
            gevonden[plek] = Gevonden(rij, inhoud(rij) if nu is None else nu)
    return gevonden


def _standen(gevraagd: dict[str, set[str]]) -> dict[tuple[str, str], Stand]:
    """The newest stand of each key that has standen."""
    kenmerken = {los for soort in gevraagd.keys() & met_standen().keys() for los in gevraagd[soort]}
    if not kenmerken:
        return {}
    standen = Stand.objects.filter(kenmerk__in=kenmerken).nieuwste().select_related("wijziging")
    return {(los.soort, los.kenmerk): los for los in standen if los.inhoud is not None}


def _lees(gevraagd: dict[str, set[str]], agenda: Agenda) -> Iterator[tuple[Any, Inhoud | None]]:
    """These rows; what has no standen with its state."""
    vragen = [bij_sleutels(soorten()[soort], los, agenda) for soort, los in gevraagd.items()]
    zonder = [rijen.model for rijen in vragen if rijen.model not in met_standen().values()]
    for antwoord in lees_samen(*vragen, met_inhoud=zonder):
        for rij, nu in antwoord:
            if heeft_agenda(type(rij)):
                if rij.agenda_id != agenda.pk:
                    continue
                rij.agenda = agenda
            yield rij, nu


def heet(model: type[Beschreven], staat: Inhoud) -> str:
    """What a row of this state is called, or will be."""
    return str(staat.get(model.NAAM) or staat.get("titel") or capfirst(model._meta.verbose_name))


def genoemd_in(regel: Voorstelregel) -> set[str]:
    """The keys of proposed rows that what a regel changes points at."""
    if not (model := soorten().get(regel.soort)):
        return set()
    staat = pas_toe(model.BESCHRIJVING, {}, regel.verandering)
    genoemd = (los for wijzer in wijst_aan(model) for los in wijzer.sleutels(staat))
    return {los for los in genoemd if is_nieuw(los)}


def is_nieuw(sleutel: Any) -> bool:
    return isinstance(sleutel, str) and sleutel.startswith(NIEUW)


def eigen_sleutel(model: type[Beschreven], staat: Inhoud) -> str:
    """The key that a row gets by its state alone; "" where it gets one as it is saved.

    A period is known by its days, so what is planned in a new one can say so at once: a planning
    always names spans, that have an order in time.
    """
    if not issubclass(model, Periode):
        return ""
    return str(Tijdvak(*(date.fromisoformat(staat[dag]) for dag in ("begin", "eind"))))


def komt_erbij(voorstel: Voorstel) -> set[str]:
    """The keys of what a voorstel adds that are known already; see `eigen_sleutel`."""
    erbij = voorstel.regels.filter(wat=RegelWat.TOEVOEGEN, stand=None)
    staten = ((soorten()[los.soort], los.verandering) for los in erbij)
    return {eigen_sleutel(model, pas_toe(model.BESCHRIJVING, {}, los)) for model, los in staten}


def vervang(model: type[Beschreven], staat: Inhoud, gekregen: Callable[[str], Any]) -> Inhoud:
    """A state with what the proposed rows got as a key, in the places where keys stand."""
    nieuw = {naam: _los(waarde) for naam, waarde in staat.items()}
    for wijzer in wijst_aan(model):
        houders = nieuw.get(wijzer.lijst, ()) if wijzer.lijst else (nieuw,)
        for houder in houders:
            waarde = houder.get(wijzer.veld)
            if any(map(is_nieuw, als_lijst(waarde))):
                keuze = [gekregen(los) if is_nieuw(los) else los for los in als_lijst(waarde)]
                houder[wijzer.veld] = keuze if isinstance(waarde, list) else keuze[0]
    return nieuw


def met_nieuwe(
    model: type[Beschreven], voorgesteld: Inhoud, wordt: Inhoud, erbij: Container[str] = ()
) -> Inhoud:
    """A state with the proposed rows that its lists named: a form can't show those, so drops them.

    A column that names one is a choice of the form. `erbij` are the keys of those that have one
    already.
    """
    wordt = dict(wordt)
    for wijzer in wijst_aan(model):
        if wijzer.lijst:
            rijen = voorgesteld.get(wijzer.lijst, ())
            genoemd = ((rij, rij.get(wijzer.veld)) for rij in rijen)
            gemist = [rij for rij, los in genoemd if is_nieuw(los) or los in erbij]
            er_zijn = wordt.get(wijzer.lijst, [])
            wordt[wijzer.lijst] = [*er_zijn, *(rij for rij in gemist if rij not in er_zijn)]
            continue
        gemist = [los for los in als_lijst(voorgesteld.get(wijzer.veld)) if is_nieuw(los)]
        if gemist and isinstance(wordt.get(wijzer.veld), list):
            wordt[wijzer.veld] = sorted({*wordt[wijzer.veld], *gemist})
    return wordt


def _los(waarde: Any) -> Any:
    """The rows of a list as copies, which may be changed."""
    if isinstance(waarde, list):
        return [dict(rij) if isinstance(rij, dict) else rij for rij in waarde]
    return waarde
