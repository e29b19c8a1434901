from .agenda import Agenda, Deelname, Domein, Mijlpaal, Periode, Thema
from .bronnen import Document
from .gebeurtenissen import Gebeurtenis
from .punten import Agendapunt, Betrokkenheid, Planning, Punt, Verwijzing
from .standen import Inhoudsversie, Stand
from .vergaderingen import Behandeling, Vergadering
from .versies import Versie, VersieBesluit
from .wie import Ambt, Eigenaar, Orgaan

__all__ = [
    "Agenda",
    "Agendapunt",
    "Ambt",
    "Behandeling",
    "Betrokkenheid",
    "Deelname",
    "Document",
    "Domein",
    "Eigenaar",
    "Gebeurtenis",
    "Inhoudsversie",
    "Mijlpaal",
    "Orgaan",
    "Periode",
    "Planning",
    "Punt",
    "Stand",
    "Thema",
    "Vergadering",
    "Versie",
    "VersieBesluit",
    "Verwijzing",
]
