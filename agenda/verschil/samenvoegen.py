"""Two people changed one thing: what each of them did, put together field by field."""

from dataclasses import dataclass

from ..beschrijving.model import Beschreven
from ..beschrijving.veld import Inhoud, groepen


@dataclass(frozen=True)
class Samenvoeging:
    """The content with all that goes together; each name stands for fields that belong together.

    `botsingen` both changed, each in another way: there `samen` has what the other made of it.
    """

    samen: Inhoud
    botsingen: dict[str, tuple[str, ...]]
    van_ander: dict[str, tuple[str, ...]]
    van_mij: dict[str, tuple[str, ...]]


def voeg_samen(model: type[Beschreven], was: Inhoud, ander: Inhoud, mijn: Inhoud) -> Samenvoeging:
    """Merge two contents of one object of `model` that both began as `was`."""
    samen, botsingen, van_ander, van_mij = dict(ander), {}, {}, {}
    for naam, velden in groepen(model.BESCHRIJVING).items():
        a, b, c = ([staat.get(veld) for veld in velden] for staat in (was, ander, mijn))
        if c in (a, b):
            if b != a:
                van_ander[naam] = velden
        elif b == a:
            van_mij[naam] = velden
            samen |= {veld: mijn[veld] for veld in velden}
        else:
            botsingen[naam] = velden
    return Samenvoeging(samen, botsingen, van_ander, van_mij)
