"""What somebody is asked of a list of others: what stands in each column, and what rows are."""

from collections.abc import Sequence
from dataclasses import dataclass

from agenda.models import Agenda
from agenda.tijdvakken import Tijdvak
from agenda.voorstellen import soort_van

from ...rekenblad import als_tekst
from ..bestand import vorm
from ..kolommen import KOPPEN
from .keuze import gekozen
from .koppen import Indeling, koppen

WOORDEN = {
    "titel": "Titel",
    "toelichting": "Toelichting",
    "wanneer": "Wanneer het komt",
    "stuksoort": "Soort stuk",
    "wie": "Wie eraan werkt",
    "bedrag": "Bedrag",
    "verwijzing": "Link",
    "status": "Status",
    "nummer": "Nummer in deze lijst",
    "kenmerk": "Kenmerk in het portaal",
}
"""What the columns are called that say it in other words than their name."""
VOORBEELDEN = 3


@dataclass(frozen=True)
class Kolomvraag:
    """One column: its heading, what seems to stand there ("" for nothing), some of its cells."""

    kop: str
    veld: str
    voorbeelden: Sequence[str]


@dataclass(frozen=True)
class Vraag:
    """All columns of the sheets of others in one file, each heading once."""

    soort: str
    kolommen: Sequence[Kolomvraag]


def te_kiezen(
    indelingen: Sequence[Indeling], agenda: Agenda, *, opnieuw: bool = False
) -> Vraag | None:
    """What must be asked; None for a list of the portal, and where all of it was chosen before."""
    van_anderen = [los for los in indelingen if not los.is_van_ons]
    vragen = {
        vorm(kop): Kolomvraag(kop, los.velden.get(nummer, ""), _voorbeelden(los, nummer))
        for los in van_anderen
        for nummer, kop in koppen(los.kop).items()
    }
    bekend = gekozen(agenda).velden
    if not vragen or not (opnieuw or vragen.keys() - bekend.keys()):
        return None
    return Vraag(soort_van(van_anderen[0].model), list(vragen.values()))


def keuzes(vraag: Kolomvraag) -> list[tuple[str, str]]:
    """All that a column can hold; a period only where its heading is one."""
    namen = {veld: WOORDEN.get(veld, veld.replace("_", " ").capitalize()) for veld in KOPPEN}
    if vraag.veld and vraag.veld not in namen:
        namen[vraag.veld] = f"Gepland in {Tijdvak.uit(vraag.veld).in_woorden}"
    return [("", "Doet niet mee"), *namen.items()]


def _voorbeelden(los: Indeling, nummer: int) -> list[str]:
    cellen = (als_tekst(rij.cel(nummer)) for rij in los.rijen)
    return list(dict.fromkeys(cel for cel in cellen if cel))[:VOORBEELDEN]
