"""Which voorstellen would feel it if a row went: those about it, and those that point at it."""

from collections.abc import Iterator
from typing import Any

from ..beschrijving.model import Beschreven
from ..beschrijving.veld import Inhoud, lijsten, sleutels, velden
from ..beschrijving.wijzers import Wijzer, als_lijst, wijst_aan
from ..choices import VoorstelStatus
from ..models import Voorstel, Voorstelregel
from .rijen import soort_van, soorten

LOPEN = (VoorstelStatus.IN_VOORBEREIDING, VoorstelStatus.TER_BESLUITVORMING)


def wat_raakt(*rijen: Beschreven) -> list[Voorstel]:
    """The voorstellen that can still be carried out and name one of these rows; in one query."""
    lopen = Voorstelregel.objects.filter(voorstel__status__in=LOPEN).exclude(soort="")
    regels = lopen.select_related("voorstel__agenda").order_by("voorstel", "nummer")
    geraakt = (regel.voorstel for regel in regels if any(_noemt(regel, rij) for rij in rijen))
    return list(dict.fromkeys(geraakt))


def _noemt(regel: Voorstelregel, rij: Beschreven) -> bool:
    agenda = getattr(rij, "agenda_id", None)
    if agenda and agenda != regel.voorstel.agenda_id and rij.SLEUTEL != "kenmerk":
        return False  # a domain of another agenda may have the same key
    if (regel.soort, regel.sleutel) == (soort_van(type(rij)), str(rij.sleutel)):
        return True
    return any(str(rij.sleutel) == str(los) for los in _wijst_naar(regel, type(rij)))


def _wijst_naar(regel: Voorstelregel, doel: type[Beschreven]) -> Iterator[Any]:
    """The keys of such rows that a regel sets."""
    model = soorten()[regel.soort]
    for wijzer in wijst_aan(model):
        if issubclass(doel, wijzer.doel):
            yield from _gezet(model, wijzer, regel.verandering)


def _gezet(model: type[Beschreven], wijzer: Wijzer, anders: Inhoud) -> Iterator[Any]:
    """What a verandering sets there: of a row of a list that stays, only its key may tell."""
    staat = model.BESCHRIJVING
    if wijzer.lijst in lijsten(staat):
        namen = velden(staat)[wijzer.lijst].sleutel
        for sleutel, rij in anders.get(wijzer.lijst, {}).get("zet", ()):
            yield rij.get(wijzer.veld) or dict(zip(namen, sleutel, strict=False)).get(wijzer.veld)
    elif wijzer.veld in sleutels(staat):
        yield from (rij for _, rij in anders.get(wijzer.veld, {}).get("zet", ()))
    else:
        yield from als_lijst(anders.get(wijzer.veld))
