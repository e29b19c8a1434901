"""The standen of a meeting, and what visitors newly know of it."""

from django.db.models import QuerySet

from ..beschrijving.lezen import rij
from ..beschrijving.veld import Inhoud
from ..choices import Soort
from ..models import Stand, Vergadering
from ..verschil import GENOEMD, VERGADERING, Verandering, lot
from .regels import eis

WAAROM = {
    Soort.VERZET: "deze vergadering verplaatst is",
    Soort.GEANNULEERD: "deze vergadering niet doorgaat",
    Soort.TOCH_DOOR: "deze vergadering toch doorgaat",
}


def standen_van(pk: int) -> QuerySet[Stand]:
    """Those of one meeting, the oldest first."""
    return Stand.objects.filter(soort=Vergadering.SOORT, kenmerk=str(pk)).order_by("pk")


def zoek_genoemd(pk: int) -> Inhoud | None:
    """A meeting as an event keeps it: as it is now, or was before it was deleted."""
    if vergadering := Vergadering.objects.select_related("orgaan").filter(pk=pk).first():
        return {"vergadering": pk} | rij(vergadering, GENOEMD)
    stand = standen_van(pk).filter(inhoud__isnull=False).last()
    return genoemd(stand) if stand else None


def genoemd(stand: Stand) -> Inhoud:
    """The meeting of a stand as an event keeps it."""
    staat: Inhoud = stand.staat or {}
    return {"vergadering": int(stand.kenmerk)} | {veld: staat[veld] for veld in GENOEMD}


def anders_behandeld(was: Inhoud | None, wordt: Inhoud | None) -> set[int]:
    """The keys of the meetings that do something else with an item than they did."""
    oud, nieuw = (
        {rij["vergadering"]: rij for rij in (staat or {}).get("behandelingen", ())}
        for staat in (was, wordt)
    )
    return {pk for pk in oud.keys() | nieuw.keys() if oud.get(pk) != nieuw.get(pk)}


def laatst_gezien(stand: Stand) -> Stand | None:
    """The stand in which visitors last saw the meeting of a stand, before that was written."""
    eerder = standen_van(int(stand.kenmerk)).filter(wijziging__lt=stand.wijziging, openbaar=True)
    return eerder.filter(inhoud__isnull=False).last()


def lot_van(toen: Stand, nu: Stand, reden: str) -> list[Verandering]:
    """What visitors newly know of a meeting since they last saw it.

    Raises ValidationError, with code "reden", for one that moved, or is held or not against what
    they were told, where `reden` is empty.
    """
    veranderingen = veranderd(toen, nu)
    for los in veranderingen:
        if los.soort in WAAROM:
            eis(reden, WAAROM[los.soort])
    return veranderingen


def veranderd(toen: Stand, nu: Stand) -> list[Verandering]:
    """What differs for visitors between two standen of a meeting."""
    ertussen = standen_van(int(nu.kenmerk)).filter(pk__gt=toen.pk, pk__lt=nu.pk)
    ongezien = list(ertussen.values_list("inhoud", flat=True))
    if not nu.openbaar:
        return [] if ongezien else [Verandering(Soort.VERGADERING_WEG)]
    was, wordt = genoemd(toen), genoemd(nu)
    veranderingen = list(lot(was, wordt))
    # Of one that was deleted and is brought back, each item on it tells that it is on it again.
    if ongezien and None not in ongezien:
        veranderingen.insert(0, Verandering(Soort.VERGADERING_TERUG, VERGADERING, was, wordt))
    return veranderingen
