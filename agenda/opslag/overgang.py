"""One item from what to what, also as visitors saw it."""

from dataclasses import dataclass

from ..beschrijving.openbaar import openbaar_deel
from ..models import Punt, Stand
from ..verschil import Verandering, verschil


@dataclass(frozen=True)
class Overgang:
    """The content of an item before and after a save, and what visitors saw of both.

    None where the item was not there, or where visitors saw nothing: of a concept for example, or
    of an item on an agenda that is not on the site.
    """

    was: dict | None
    wordt: dict | None
    publiek_was: dict | None
    publiek_wordt: dict | None


def voor_bezoekers(toen: Stand, nu: Stand) -> list[Verandering]:
    """What differs for visitors between two standen of one item."""
    model = Punt.soorten()[nu.soort]
    was, wordt = openbaar_deel((model, toen.inhoud), (model, nu.inhoud))
    return verschil(was, wordt)
