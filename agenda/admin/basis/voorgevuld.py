"""A state as the values that a form is filled with, so that it shows what is proposed."""

from collections.abc import Collection
from typing import Any

from django.forms import model_to_dict
from django.forms.formsets import DELETION_FIELD_NAME

from ...beschrijving.model import Beschreven, nieuwe_rij
from ...beschrijving.schrijven import maak_rijen, waarden
from ...beschrijving.veld import Inhoud, lijsten
from ...choices import RegelWat
from ...models import Voorstel
from ...voorstellen import is_nieuw, soort_van, voorgesteld
from ..botsing import REGEL


def formulierwaarden(schets: Beschreven, staat: Inhoud, velden: Collection[str]) -> dict[str, Any]:
    """By the name of a field of a form what that shows; of what is gone, nothing.

    `schets` is a row in memory, with its agenda. A list of rows that has a field stays rows. Of a
    row that is only proposed a field shows its key.
    """
    gevuld = waarden(schets, staat)
    in_velden = {
        naam: list(filter(None, maak_rijen(schets, naam, staat.get(naam, ()))))
        for naam in lijsten(schets.BESCHRIJVING)
        if naam in velden
    }
    kolommen = {n: w.pk if isinstance(w, Beschreven) else w for n, w in gevuld.items()}
    voorgesteld = {n: w for n, w in staat.items() if n in velden and is_nieuw(w)}
    return kolommen | voorgesteld | in_velden


def lijstwaarden(schets: Beschreven, lijst: str, staat: Inhoud) -> list[dict[str, Any]]:
    """Of each row of a list what the rows under a form show."""
    return [model_to_dict(los) for los in maak_rijen(schets, lijst, staat.get(lijst, ())) if los]


class RijenVoorstel:
    """What a voorstel proposes of rows of one model that stand under the form of `hoofd`."""

    def __init__(self, voorstel: Voorstel, model: type[Beschreven], hoofd: Beschreven, fk: str):
        self.schets = nieuwe_rij(model, voorstel.agenda)
        regels = voorstel.regels.filter(soort=soort_van(model)).select_related("stand")
        self.over = {regel.sleutel: regel for regel in regels if not is_nieuw(regel.sleutel)}
        self._nieuw = [
            regel
            for regel in regels
            if is_nieuw(regel.sleutel) and regel.verandering.get(fk, hoofd.sleutel) == hoofd.sleutel
        ]

    def begin(self, rij: Beschreven) -> dict[str, Any]:
        """What the form of a row that is there shows."""
        if not (regel := self.over.get(str(rij.sleutel))):
            return {}
        gevuld = formulierwaarden(self.schets, voorgesteld(regel, rij), ())
        return gevuld | {DELETION_FIELD_NAME: regel.wat == RegelWat.VERWIJDEREN}

    def nieuwe(self) -> list[dict[str, Any]]:
        """What the forms of rows that are only proposed show."""
        return [
            formulierwaarden(self.schets, voorgesteld(regel), ()) | {REGEL: regel.nummer}
            for regel in self._nieuw
        ]
