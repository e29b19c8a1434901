"""The form in which a state is written down as JSON: its number, and reading the earlier ones.

Standen are never written anew. In format 1 a period was known by its first day; what such a day
meant, the `legenda` of a stand tells. Up to format 2 the volgnummer of a behandeling was a number,
and its outcome had words only.
"""

from collections.abc import Mapping

from .kader import Agenda
from .punten import Behandeling
from .veld import Inhoud, standaard

FORMAAT = 3
"""What a new stand gets. It goes up when a field of a state comes to mean something else."""


def naar_nu(
    inhoud: Inhoud | None, formaat: int | None, legenda: Mapping[str, str] | None
) -> Inhoud | None:
    """The content of a stand, of an item or a frame, in the present form."""
    if inhoud is None or formaat == FORMAAT:
        return inhoud
    if register := inhoud.get("register"):
        vergaderingen = {
            sleutel: {"eind_datum": None} | los
            for sleutel, los in register["vergaderingen"].items()
        }
        return inhoud | {
            "agenda": standaard(Agenda) | inhoud["agenda"],
            "register": register | {"vergaderingen": vergaderingen},
        }
    staat = met_behandelingen(inhoud)
    if staat.get("planning"):
        return staat | {"planning": met_tijdvakken(staat["planning"], legenda or {})}
    return staat


def met_tijdvakken(planning: list[Inhoud], legenda: Mapping[str, str]) -> list[Inhoud]:
    """The rows of a planning of format 1, each period by its span."""
    return [rij | {"periode": legenda.get(rij["periode"], rij["periode"])} for rij in planning]


def met_behandelingen(staat: Inhoud) -> Inhoud:
    """A state of format 1 or 2 with all that its behandelingen have by now."""
    rijen = staat.get("behandelingen", ())
    return staat | {"behandelingen": [standaard(Behandeling) | _met_tekst(rij) for rij in rijen]}


def _met_tekst(rij: Inhoud) -> Inhoud:
    nummer = rij.get("volgnummer")
    return rij | {"volgnummer": "" if nummer is None else str(nummer)}
