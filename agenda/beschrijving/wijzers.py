"""Where in a state the keys of other rows stand."""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from django.db.models import Model

from .model import Beschreven, doel_van, lijst_van
from .veld import Inhoud, kolommen, lijsten, sleutels


class Wijzer(NamedTuple):
    """A place in a state where the key of another row stands: in a list ("" for none), a field."""

    lijst: str
    veld: str
    doel: type[Beschreven]

    def sleutels(self, staat: Inhoud) -> set[Any]:
        """The keys that stand there."""
        houders = staat.get(self.lijst, ()) if self.lijst else (staat,)
        waarden = (houder.get(self.veld) for houder in houders)
        return {sleutel for waarde in waarden for sleutel in als_lijst(waarde)}

    @property
    def pad(self) -> str:
        """The lookup from a row to what it names there: "planning__periode"."""
        return f"{self.lijst}__{self.veld}" if self.lijst else self.veld


def wijst_aan(model: type[Beschreven]) -> tuple[Wijzer, ...]:
    """Every place in a state of `model` that names another row."""
    return _wijst_aan(model)


@cache
def _wijst_aan(model: type[Beschreven]) -> tuple[Wijzer, ...]:
    staat = model.BESCHRIJVING
    eigen = _wijzers("", model, (*kolommen(staat), *sleutels(staat)))
    per_lijst = (
        _wijzers(naam, lijst_van(model, naam).related_model, kolommen(rij))
        for naam, rij in lijsten(staat).items()
    )
    return tuple(chain(eigen, *per_lijst))


def _wijzers(lijst: str, houder: type[Model], velden: tuple[str, ...]) -> Iterator[Wijzer]:
    return (Wijzer(lijst, veld, doel) for veld in velden if (doel := doel_van(houder, veld)))


def als_lijst(waarde: Any) -> list[Any]:
    """A list as it is, one value as a list of one, and nothing as an empty list."""
    if isinstance(waarde, list):
        return waarde
    return [] if waarde is None else [waarde]
