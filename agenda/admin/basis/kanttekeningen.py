"""What there is to say of the texts that a clerk saved, though nothing is wrong with them."""

from collections.abc import Callable, Iterator, Mapping

from ...beschrijving.model import Beschreven
from ...beschrijving.veld import intern

KANTTEKENINGEN: list[Callable[[str], list[str]]] = []
"""Each gives sentences about a text; the portal, which prints them, has one."""


def kanttekeningen(model: type[Beschreven], staat: Mapping[str, object]) -> Iterator[str]:
    """Sentences about the texts of a state, or of a valid form, that visitors may come to read."""
    over = intern(model.BESCHRIJVING)
    tekst = "\n".join(_teksten({naam: w for naam, w in staat.items() if naam not in over}))
    for kanttekening in KANTTEKENINGEN:
        yield from kanttekening(tekst)


def _teksten(waarde: object) -> Iterator[str]:
    match waarde:
        case str():
            yield waarde
        case Mapping():
            yield from (tekst for deel in waarde.values() for tekst in _teksten(deel))
        case list():
            yield from (tekst for deel in waarde for tekst in _teksten(deel))
