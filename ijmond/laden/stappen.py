"""What a file can hold, and in which order that is loaded."""

from dataclasses import dataclass

from agenda.beschrijving.model import Beschreven
from agenda.models import (
    Agenda,
    Agendapunt,
    Ambt,
    Begrotingsregel,
    Deelname,
    Document,
    Domein,
    Eigenaar,
    Mijlpaal,
    Opgave,
    Orgaan,
    Periode,
    Samenhang,
    Thema,
    Vergadering,
)
from werkagenda.models import Actie, Overleg


@dataclass(frozen=True)
class Stap:
    """A table of a file, the model that its rows are of, and the fields that a row is known by.

    The first of those names it in a sentence; the agenda is one too, of each model that has it.
    """

    tabel: str
    model: type[Beschreven]
    sleutel: tuple[str, ...] = ("slug",)


VERGADERING = Stap("vergadering", Vergadering, ("orgaan", "datum", "begin"))
STAPPEN = (
    Stap("eigenaar", Eigenaar),
    Stap("orgaan", Orgaan),
    Stap("document", Document),
    Stap("ambt", Ambt, ("functie", "persoon", "organisatie", "van")),
    Stap("agenda", Agenda),
    Stap("deelname", Deelname, ("eigenaar",)),
    Stap("domein", Domein),
    Stap("thema", Thema),
    Stap("periode", Periode, ("begin",)),
    Stap("mijlpaal", Mijlpaal, ("titel",)),
    VERGADERING,
    Stap("overleg", Overleg, ("slug", "domein")),
    Stap("agendapunt", Agendapunt, ("kenmerk",)),
    Stap("actie", Actie, ("kenmerk",)),
    Stap("begrotingsregel", Begrotingsregel, ("post", "jaar", "raming")),
    Stap("samenhang", Samenhang, ("titel", "soort", "nummer")),
    Stap("opgave", Opgave),
)
"""In an order in which each row finds what it points at."""
