"""The items that voorstellen put on the list of the meeting before which they lie."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from agenda.alfabet import op_alfabet
from agenda.beschrijving.punten import Behandeling
from agenda.models import Punt, Vergadering, Voorstel, Voorstelregel

from ..momentopname import canoniek
from ..momentopname import model as m
from .voorgelegd import zet_op_de_site


class KomtErbij(NamedTuple):
    """An item as it would be, and what it would stand on the list for."""

    voorstel: Voorstel
    punt: m.Punt
    behandeling: Behandeling


def komen_erbij(
    voorstellen: Iterable[Voorstel], vergadering: Vergadering, op_de_lijst: Collection[str]
) -> list[KomtErbij]:
    """In the order of their numbers; `op_de_lijst` are the kenmerken that stand there already.

    Two queries at most, however many voorstellen; none where nothing comes there.
    """
    erbij = [
        KomtErbij(voorstel, punt, los)
        for voorstel in voorstellen
        if voorstel.ligt_voor and voorstel.voorgesteld
        for kenmerk, punt in canoniek.lees(voorstel.voorgesteld).punten.items()
        for los in punt.behandelingen
        if los.vergadering == vergadering.pk and kenmerk not in op_de_lijst
    ]
    te_lezen = _te_lezen(erbij) if erbij else set()
    return sorted((los for los in erbij if los.punt.kenmerk in te_lezen), key=_op_nummer)


def _te_lezen(erbij: Iterable[KomtErbij]) -> set[str]:
    """Of these kenmerken those that are public by now, or that a voorstel itself makes so."""
    kenmerken = {los.punt.kenmerk for los in erbij}
    openbaar = Punt.objects.openbaar().filter(kenmerk__in=kenmerken)
    te_lezen = set(openbaar.values_list("kenmerk", flat=True))
    if rest := kenmerken - te_lezen:
        voorstellen = {los.voorstel.pk for los in erbij}
        regels = Voorstelregel.objects.filter(voorstel__in=voorstellen, lag_voor=True)
        op_de_site = zet_op_de_site(regels.filter(sleutel__in=rest))
        te_lezen |= {sleutel for soort, sleutel in op_de_site if issubclass(soort, Punt)}
    return te_lezen


def _op_nummer(los: KomtErbij) -> tuple[bool, str]:
    nummer = los.behandeling.volgnummer
    return not nummer, op_alfabet(nummer)
