"""The form in which a state is written down as JSON: its number, and reading the earlier ones.

Standen are never written anew. In format 1 a period was known by its first day; what such a day
meant, the `legenda` of a stand tells. Up to format 2 the volgnummer of a behandeling was a number,
and its outcome had words only. Up to format 3 an action had one amount, and up to format 4 an
agenda did not say how many items a period holds. Up to format 5 an item had no zoekwoorden.
In format 7 parts of a frame got fields; up to it an agenda did not say how long without news is
long.
"""

from collections.abc import Mapping

from .kader import Agenda
from .punten import Behandeling
from .veld import Inhoud, Staat, standaard

FORMAAT = 8
"""What a new stand gets. It goes up when a field of a state comes to mean something else."""
BEDRAG = ("bedrag", "bedrag_soort", "bedrag_jaar")
"""What an action said of its one amount up to format 3."""
DELEN: dict[str, type[Staat]] = {}
"""The parts of a frame that got fields later, and their states; a higher floor adds its own."""
LATER = ("begroting", "samenhang", "stuksoorten")
"""The parts of a frame that came after the first standen were written: there were none of them."""

LATER_VAN_AGENDA = ("hoogstens_per_periode", "maanden_zonder_nieuws")
"""What an agenda came to say for the griffie only: earlier standen leave it open."""


def naar_nu(
    inhoud: Inhoud | None,
    formaat: int,
    legenda: Mapping[str, str] | None = None,
    soort: type[Staat] | None = None,
) -> Inhoud | None:
    """The content of a stand in the present form: of an item or a meeting, as `soort` has it."""
    if inhoud is None or formaat == FORMAAT:
        return inhoud
    if "register" in inhoud:
        return _kader(inhoud)
    staat = met_bedragen(met_behandelingen(inhoud))
    if staat.get("planning"):
        staat |= {"planning": met_tijdvakken(staat["planning"], legenda or {})}
    return standaard(soort) | staat if soort else staat


def _kader(oud: Inhoud) -> Inhoud:
    """A frame with the fields and the parts that it has by now."""
    register = oud["register"]
    vergaderingen = {
        sleutel: {"eind_datum": None} | los
        for sleutel, los in register.get("vergaderingen", {}).items()
    }
    delen = {
        naam: [standaard(soort) | los for los in oud.get(naam, ())] for naam, soort in DELEN.items()
    }
    return {deel: [] for deel in LATER} | oud | delen | {
        "agenda": standaard(Agenda) | dict.fromkeys(LATER_VAN_AGENDA) | oud["agenda"],
        "register": register | {"vergaderingen": vergaderingen},
    }  # fmt: skip


def met_bedragen(staat: Inhoud) -> Inhoud:
    """The state of an item with its one amount, as up to format 3, as a list."""
    if "bedrag_soort" not in staat:
        return staat
    bedrag, soort, jaar = (staat[naam] for naam in BEDRAG)
    rij = {"bedrag": bedrag, "zekerheid": "precies", "waarvoor": "", "soort": soort, "jaar": jaar}
    rest = {naam: waarde for naam, waarde in staat.items() if naam not in BEDRAG}
    return rest | {"bedragen": [] if bedrag is None else [rij]}


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
