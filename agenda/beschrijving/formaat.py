"""The form in which a state is written down as JSON: its number, and reading the earlier ones.

Standen are never written anew. In format 1 a period was known by its first day; what such a day
meant, the `legenda` of a stand tells.
"""

from collections.abc import Mapping

from .kader import Agenda
from .veld import Inhoud, standaard

FORMAAT = 2
"""What a new stand gets. It goes up when a field of a state comes to mean something else."""


def naar_nu(
    inhoud: Inhoud | None, formaat: int | None, legenda: Mapping[str, str] | None
) -> Inhoud | None:
    """The content of a stand, of an item or a frame, in the present form."""
    if inhoud is None or formaat == FORMAAT:
        return inhoud
    if "register" in inhoud:
        return inhoud | {"agenda": standaard(Agenda) | inhoud["agenda"]}
    if inhoud.get("planning"):
        return inhoud | {"planning": met_tijdvakken(inhoud["planning"], legenda or {})}
    return inhoud


def met_tijdvakken(planning: list[Inhoud], legenda: Mapping[str, str]) -> list[Inhoud]:
    """The rows of a planning of format 1, each period by its span."""
    return [rij | {"periode": legenda.get(rij["periode"], rij["periode"])} for rij in planning]
