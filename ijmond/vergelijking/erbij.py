"""The items that voorstellen put on the list of the meeting before which they lie."""

from collections.abc import Collection, Iterable
from heapq import merge
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from agenda.alfabet import op_alfabet
from agenda.beschrijving.punten import Behandeling
from agenda.choices import Publicatie
from agenda.models import Punt, Vergadering, Voorstel, Voorstelregel
from agenda.voorstellen import is_nieuw

from ..momentopname import canoniek
from ..momentopname import model as m


class KomtErbij(NamedTuple):
    """An item as it would be, and what it would stand on the list for."""

    voorstel: Voorstel
    punt: m.Punt
    behandeling: Behandeling

    @property
    def nummer(self) -> str:
        return self.behandeling.volgnummer


def komen_erbij(
    voorstellen: Iterable[Voorstel], vergadering: Vergadering, op_de_lijst: Collection[str]
) -> list[KomtErbij]:
    """In the order of their numbers; `op_de_lijst` are the kenmerken that stand there already.

    One query at most, however many voorstellen.
    """
    erbij = [
        KomtErbij(voorstel, punt, los)
        for voorstel in voorstellen
        if voorstel.ligt_voor and voorstel.voorgesteld
        for kenmerk, punt in canoniek.lees(voorstel.voorgesteld).punten.items()
        for los in punt.behandelingen
        if los.vergadering == vergadering.pk and kenmerk not in op_de_lijst
    ]
    te_lezen = _te_lezen(erbij)
    return sorted(
        (los for los in erbij if los.punt.kenmerk in te_lezen),
        key=lambda los: _op_nummer(los.nummer),
    )


def _te_lezen(erbij: Collection[KomtErbij]) -> set[str]:
    """Of these kenmerken those that are public by now, or that a voorstel itself makes so."""
    te_lezen = {los.punt.kenmerk for los in erbij if is_nieuw(los.punt.kenmerk)}
    if kenmerken := {los.punt.kenmerk for los in erbij} - te_lezen:
        publiceert = Voorstelregel.objects.filter(
            soort__in=Punt.soorten(),
            sleutel=OuterRef("kenmerk"),
            voorstel__in={los.voorstel.pk for los in erbij},
            lag_voor=True,
            verandering__publicatie=Publicatie.GEPUBLICEERD,
        )
        punten = Punt.objects.filter(kenmerk__in=kenmerken)
        openbaar = punten.openbaar() | punten.filter(Exists(publiceert))
        te_lezen |= set(openbaar.values_list("kenmerk", flat=True))
    return te_lezen


def zoals_voorgesteld(
    op_de_lijst: Iterable[Any], erbij: Iterable[KomtErbij], nummer: str
) -> list[Any]:
    """The list as it would be: what comes stands in its place among what is there.

    `nummer` names what holds the number of what is there. What has the same number, or none, comes
    behind that.
    """

    def plek(los: Any) -> tuple[bool, str]:
        return _op_nummer(los.nummer if isinstance(los, KomtErbij) else getattr(los, nummer))

    return list(merge(op_de_lijst, erbij, key=plek))


def _op_nummer(nummer: str) -> tuple[bool, str]:
    return not nummer, op_alfabet(nummer)
