"""What a voorstel changes: as visitors may read it before a meeting, or as it is being prepared.

It is told beside the agenda of when it was laid there: what others change meanwhile is no part of
it. What went off the site since is not told.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from agenda.choices import EigenaarSoort, Publicatie, RegelWat
from agenda.models import Eigenaar, Punt, Vergadering, Voorstel, Voorstelregel
from agenda.voorstellen import Beeld, soorten

from ..momentopname import canoniek
from ..momentopname.model import Momentopname
from ..momentopname.opnemen import neem_op
from ..momentopname.vandaag import nog_te_lezen
from ..momentopname.voorgesteld import nieuwste_standen, zoals_voorgesteld
from .punten import Vergelijking, vergelijk_voorstel
from .redenen import VanKenmerk


def lees_voorstel(voorstel: Voorstel) -> Vergelijking:
    """What a voorstel that lies before a meeting changes; `nieuw` is the agenda as it would be.

    Seven queries at most, however many regels.
    """
    wordt = canoniek.lees(voorstel.voorgesteld)
    toen = neem_op(voorstel.agenda, voorstel.voorgelegd_op)
    regels = list(voorstel.regels.filter(lag_voor=True))
    toen, wordt = nog_te_lezen((toen, wordt), _zet_op_de_site(regels))
    return _vergelijk(voorstel, toen, wordt, regels)


def lees_in_voorbereiding(beeld: Beeld) -> Vergelijking:
    """What a voorstel would change by now, for who prepares it: with concepts and every name."""
    agenda = beeld.voorstel.agenda
    standen = nieuwste_standen(agenda)
    nu, wordt = (
        zoals_voorgesteld(agenda, regels, met_concepten=True, standen=standen)
        for regels in ((), beeld.regels)
    )
    return _vergelijk(beeld.voorstel, nu, wordt, [los.regel for los in beeld.regels])


def _vergelijk(
    voorstel: Voorstel, nu: Momentopname, wordt: Momentopname, regels: Iterable[Voorstelregel]
) -> Vergelijking:
    # The names that it gives are the newest, whatever was saved after the public last saw a change.
    nu = replace(nu, moment=wordt.moment)
    redenen = VanKenmerk({los.sleutel: los.reden for los in regels})
    return vergelijk_voorstel(voorstel.agenda_id, nu, wordt, redenen)


def _zet_op_de_site(regels: Iterable[Voorstelregel]) -> Iterator[tuple[type[Any], str]]:
    """What these regels themselves make public, by its kind and key."""
    for regel in regels:
        model, anders = soorten()[regel.soort], regel.verandering
        sleutel = regel.sleutel
        if model is Eigenaar:
            is_nieuw = regel.wat == RegelWat.TOEVOEGEN
            is_persoon = anders.get("soort") == EigenaarSoort.PERSOON
            mag = anders.get("naam_openbaar") or (is_nieuw and not is_persoon)
            sleutel = anders["slug"] if is_nieuw else sleutel
        else:
            mag = anders.get("publicatie") == Publicatie.GEPUBLICEERD
        if model is Vergadering and regel.wat == RegelWat.TOEVOEGEN:
            sleutel = f"-{regel.nummer}"
        if mag and (model in (Eigenaar, Vergadering) or issubclass(model, Punt)):
            yield model, sleutel
