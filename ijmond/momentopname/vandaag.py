"""What of a `Momentopname` that was kept may still be read today.

What went off the site since, or may not be named any more, is in it no longer.
"""

from collections.abc import Collection, Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from agenda.beschrijving.formaat import FORMAAT
from agenda.beschrijving.model import te_noemen
from agenda.models import Eigenaar, Punt, Stand, Vergadering

from . import model as m
from .opnemen import LIJSTEN, uit_standen

VERBORGEN_KAN: dict[type[Any], str] = {Eigenaar: "eigenaren", Vergadering: "vergaderingen"}
"""What a register holds of which some may not be named, and where."""
Ook = Iterable[tuple[type[Any], str]]
"""Kinds of things and their keys, as texts."""


def nog_te_lezen(opnamen: Collection[m.Momentopname], ook: Ook = ()) -> list[m.Momentopname]:
    """These moments with only what may be read today, or is among `ook`.

    A query for each kind of thing that may be hidden, and one for the items of other agendas.
    """
    mag: dict[type[Any], set[str]] = {Punt: set(), Eigenaar: set(), Vergadering: set()}
    for soort, sleutel in ook:
        mag[Punt if issubclass(soort, Punt) else soort].add(sleutel)
    for soort, sleutels in mag.items():
        gevraagd = {s for opname in opnamen for s in _sleutels(opname, soort)} - sleutels
        if soort is Vergadering:
            gevraagd = {sleutel for sleutel in gevraagd if sleutel.isdecimal()}
        if gevraagd:
            rijen = te_noemen(soort).filter(**{f"{soort.SLEUTEL}__in": gevraagd})
            sleutels |= {str(sleutel) for sleutel in rijen.values_list(soort.SLEUTEL, flat=True)}
    return [_zonder_wat_weg_is(opname, mag) for opname in opnamen]


def _sleutels(opname: m.Momentopname, soort: type[Any]) -> Iterable[str]:
    return opname.punten if soort is Punt else getattr(opname.register, VERBORGEN_KAN[soort])


def _zonder_wat_weg_is(opname: m.Momentopname, mag: dict[type[Any], set[str]]) -> m.Momentopname:
    """Taken up anew, by the rule of what is public: this is the frame, and these the standen."""
    # Through JSON, as a stand is: a list, not a tuple.
    kader = msgspec.json.decode(msgspec.json.encode(opname))
    for soort, naam in VERBORGEN_KAN.items():
        for sleutel, los in kader["register"][naam].items():
            los["openbaar"] = sleutel in mag[soort]
    standen = [
        Stand(
            kenmerk=punt["kenmerk"],
            soort=soort,
            inhoud=punt,
            formaat=FORMAAT,
            openbaar=punt["kenmerk"] in mag[Punt],
        )
        for soort, lijst in LIJSTEN.items()
        for punt in kader[lijst]
    ]
    nieuw = uit_standen(kader, standen, opname.moment)
    domein_van = {k: domein for k, domein in opname.domein_van.items() if k in nieuw.punten}
    return replace(nieuw, domein_van=domein_van | nieuw.domein_van)
