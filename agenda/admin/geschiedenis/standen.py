"""The standen of one item or meeting, for who may see them, and the way back to one of those."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from ...beschrijving.model import Beschreven, met_naam
from ...beschrijving.punten import naam_van_vergadering, wanneer
from ...beschrijving.veld import Hoe, Inhoud, Veld, velden
from ...choices import Publicatie
from ...models import Orgaan, Stand, Vergadering
from ...verschil import zet
from .. import rechten
from ..botsing import Verschil, Woorden


def standen_van(request, punt_admin: Any, kenmerk: str) -> tuple[QuerySet, Any, Any, bool]:
    """All there are, the admin of its kind, the row, and whether somebody may restore it."""
    standen = Stand.objects.filter(kenmerk=kenmerk).select_related("agenda", "wijziging")
    laatste = standen.last()
    soort = laatste and punt_admin.soort_admin(laatste.soort)
    if not (laatste and soort):
        raise Http404
    if not (soort.has_view_permission(request) and rechten.mag_in(request.user, laatste.agenda)):
        raise PermissionDenied
    punt = met_naam(soort.model.objects.filter(**{soort.model.SLEUTEL: kenmerk})).first()
    if punt:
        return standen, soort, punt, soort.has_change_permission(request, punt)
    was_te_zien = bool(laatst_gepubliceerd(standen))
    return standen, soort, None, mag_terughalen(soort, request, was_te_zien=was_te_zien)


def mag_terughalen(soort: Any, request, *, was_te_zien: bool) -> bool:
    """Whether somebody may bring back one of a kind, that visitors then see again or do not."""
    mag = soort.has_add_permission(request)
    return mag and (not was_te_zien or rechten.mag_publiceren(request.user))


def dit(stand: Stand) -> str:
    """What a page calls that which a stand is of."""
    return "deze vergadering" if stand.soort == Vergadering.SOORT else "dit punt"


def naam_van(stand: Stand, nu: Any = None) -> str:
    """What it was called then, without its kenmerk: "Zeesluis", "Commissie, 1 maart 2027".

    `nu` is the row, where somebody has it: a meeting is seldom of another body by now.
    """
    if nu and stand.soort == Vergadering.SOORT and _orgaan(stand) == nu.orgaan.slug:
        return _heet(stand, {nu.orgaan.slug: nu.orgaan})
    return namen_toen([stand])[stand.pk]


def namen_toen(standen: Iterable[Stand]) -> dict[int, str]:
    """What each of many was called then, by primary key; one query, for the bodies of meetings."""
    standen = list(standen)
    slugs = {_orgaan(stand) for stand in standen if stand.soort == Vergadering.SOORT}
    organen = {o.slug: o for o in Orgaan.objects.filter(slug__in=slugs)} if slugs else {}
    return {stand.pk: _heet(stand, organen) for stand in standen}


def _orgaan(stand: Stand) -> str:
    return (stand.staat or {})["orgaan"]


def _heet(stand: Stand, organen: dict[str, Orgaan]) -> str:
    staat: Inhoud = stand.staat or {}
    if stand.soort != Vergadering.SOORT:
        return staat["titel"]
    slug = _orgaan(stand)
    return naam_van_vergadering(str(organen.get(slug, slug)), wanneer(staat))


def laatst_gepubliceerd(standen: QuerySet) -> Stand | None:
    """What a deleted item was, if visitors saw it then and so will see it again."""
    stand = standen.filter(inhoud__isnull=False).last()
    was_te_zien = stand and stand.inhoud["publicatie"] == Publicatie.GEPUBLICEERD
    return stand if was_te_zien else None


@dataclass(frozen=True)
class Stap:
    """The way from what an item is now to `stand`; `nu` says nothing once the item is deleted.

    `gekozen` are the names of the pieces that come back, None for those that do so at first.
    """

    model: type[Beschreven]
    stand: Stand
    nu: Stand
    gekozen: tuple[str, ...] | None = None

    @cached_property
    def verschillen(self) -> list[Verschil]:
        """What differs; whether visitors see it stays as it is."""
        nu, toen = self.nu.staat, self.stand.staat
        if nu is None or toen is None:
            return []
        alle = Woorden(self.model, self.stand.agenda, nu, toen).verschillen(nu, toen)
        return [los for los in alle if self._veld(los).hoe != Hoe.PUBLICATIE]

    def is_gedeeld(self, verschil: Verschil) -> bool:
        """Whether it is kept elsewhere too, such as what a meeting did with the item."""
        return self._veld(verschil).gedeeld

    def is_gekozen(self, verschil: Verschil) -> bool:
        if self.gekozen is None:
            return not self.is_gedeeld(verschil)
        return verschil.naam in self.gekozen

    @property
    def te_doen(self) -> list[Verschil]:
        return [los for los in self.verschillen if self.is_gekozen(los)]

    def deel(self) -> dict | None:
        """The fields that become something else, with what they become; None where all do."""
        nu = self.nu.staat
        if nu is None:
            return None
        kies = {los.deel.plek: los.deel.mijn for los in self.te_doen}
        wordt = zet(self.model.BESCHRIJVING, nu, kies)
        return {veld: w for veld, w in wordt.items() if w != nu[veld]}

    def _veld(self, verschil) -> Veld:
        plek = verschil.deel.plek
        return velden(self.model.BESCHRIJVING)[plek.lijst or plek.velden[0]]
