"""What of a state the public may see today."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from typing import Any, TypeVar

from .lezen import inhoud
from .model import Beschreven, te_noemen
from .samen import Vraag, vraag_samen
from .veld import Inhoud, intern, kolommen
from .wijzers import Wijzer, wijst_aan

S = TypeVar("S", Inhoud, Inhoud | None)
Sleutels = Mapping[type[Beschreven], Set[Any]]


def openbare_inhoud(los: Beschreven) -> Inhoud | None:
    """What of a row a visitor can see, or None when that is nothing at all."""
    if not _is_zichtbaar(los):
        return None
    [openbaar] = openbaar_deel((type(los), inhoud(los)))
    return openbaar


def openbaar_deel(*staten: tuple[type[Beschreven], S]) -> list[S]:
    """What of states of these kinds, as `inhoud` gives them, may be public today.

    Leaves out internal fields, every mention of what is not public, and a row that cannot do
    without it: a person who takes part. One query, whatever may be hidden.
    """
    wijst = {soort: list(_wijst_aan_wat_verborgen_kan(soort)) for soort, _ in staten}
    genoemd: dict[type[Beschreven], set[Any]] = defaultdict(set)
    for model, staat in staten:
        for wijzer in wijst[model]:
            genoemd[wijzer.doel] |= wijzer.sleutels(staat or {})
    vragen = [
        Vraag(te_noemen(doel).filter(**{f"{doel.SLEUTEL}__in": keys}), doel.SLEUTEL)
        for doel, keys in genoemd.items()
    ]
    verborgen = {
        doel: genoemd[doel] - set(te_zien)
        for doel, te_zien in zip(genoemd, vraag_samen(*vragen), strict=True)
    }
    return [staat and zonder(model, staat, verborgen) for model, staat in staten]


def is_te_noemen(los: Beschreven) -> bool:
    """Whether a public page may name a row where something points at it."""
    return not los.KAN_VERBORGEN or los.is_openbaar  # type: ignore[attr-defined]


def zonder(model: type[Beschreven], staat: Inhoud, verborgen: Sleutels) -> Inhoud:
    """What of a state is left without internal fields and any mention of these keys."""
    deel = {veld: w for veld, w in staat.items() if veld not in intern(model.BESCHRIJVING)}
    for lijst, veld, doel in _wijst_aan_wat_verborgen_kan(model):
        weg = verborgen.get(doel, ())
        if lijst:
            deel[lijst] = [rij for rij in deel.get(lijst, ()) if rij[veld] not in weg]
        elif isinstance(waarde := deel.get(veld), list):
            deel[veld] = [sleutel for sleutel in waarde if sleutel not in weg]
        elif waarde in weg:
            deel[veld] = None
    return deel


def _wijst_aan_wat_verborgen_kan(model: type[Beschreven]) -> Iterator[Wijzer]:
    return (wijzer for wijzer in wijst_aan(model) if wijzer.doel.KAN_VERBORGEN)


def _is_zichtbaar(los: Beschreven) -> bool:
    manager = type(los)._default_manager
    if hasattr(manager, "openbaar") and not manager.openbaar().filter(pk=los.pk).exists():
        return False
    nodig = (v for v in kolommen(los.BESCHRIJVING) if not los._meta.get_field(v).null)
    return all(getattr(getattr(los, veld), "is_openbaar", True) for veld in nodig)
