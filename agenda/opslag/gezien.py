"""What visitors see differently after an opslag, for who keeps something of it elsewhere."""

from collections.abc import Callable
from typing import NamedTuple

from ..beschrijving.model import Beschreven
from ..beschrijving.veld import Inhoud
from ..models import Wijziging


class Gezien(NamedTuple):
    """What visitors saw of a row before an opslag, and what they see after it; None for nothing.

    Of an item `pk` is None once it was deleted. Both can be the same: of what was deleted, and of
    an item that takes others to another domain along.
    """

    model: type[Beschreven]
    pk: int | None
    sleutel: str
    was: Inhoud | None
    wordt: Inhoud | None

    @property
    def komt_of_gaat(self) -> bool:
        """Whether it came on the site, or went off it."""
        return (self.was is None) != (self.wordt is None)


VOLGERS: list[Callable[[Wijziging, list[Gezien]], object]] = []
"""Each hears of those at the end of an opslag, within its transaction."""
