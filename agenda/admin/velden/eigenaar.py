"""Who is chosen in a form: of a person it is told whether visitors read the name."""

from ...models import Eigenaar


def met_openbaarheid(eigenaar: Eigenaar, naam: str = "") -> str:
    """What somebody is called in a list of choices: `naam`, or else just the name."""
    naam = naam or str(eigenaar)
    return naam if eigenaar.is_openbaar else f"{naam} (naam niet op de site)"
