"""A state as the values that a form is filled with, so that it shows what is proposed."""

from collections.abc import Collection
from typing import Any

from django.forms import model_to_dict

from ...beschrijving.model import Beschreven
from ...beschrijving.schrijven import maak_rijen, waarden
from ...beschrijving.veld import Inhoud, lijsten


def formulierwaarden(schets: Beschreven, staat: Inhoud, velden: Collection[str]) -> dict[str, Any]:
    """By the name of a field of a form what that shows; of what is gone, or only proposed, nothing.

    `schets` is a row in memory, with its agenda. A list of rows that has a field stays rows.
    """
    gevuld = waarden(schets, staat)
    in_velden = {
        naam: list(filter(None, maak_rijen(schets, naam, staat.get(naam, ()))))
        for naam in lijsten(schets.BESCHRIJVING)
        if naam in velden
    }
    kolommen = {n: w.pk if isinstance(w, Beschreven) else w for n, w in gevuld.items()}
    return kolommen | in_velden


def lijstwaarden(schets: Beschreven, lijst: str, staat: Inhoud) -> list[dict[str, Any]]:
    """Of each row of a list what the rows under a form show."""
    return [model_to_dict(los) for los in maak_rijen(schets, lijst, staat.get(lijst, ())) if los]
