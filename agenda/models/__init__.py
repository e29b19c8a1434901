from .agenda import Agenda, Deelname, Domein, Mijlpaal, Periode, Thema
from .bronnen import Document
from .punten import Agendapunt, Betrokkenheid, Planning, Punt, Verwijzing
from .standen import Inhoudsversie, Stand
from .vergaderingen import Behandeling, Vergadering
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
    "Inhoudsversie",
    "Mijlpaal",
    "Orgaan",
    "Periode",
    "Planning",
    "Punt",
    "Stand",
    "Thema",
    "Vergadering",
    "Verwijzing",
]
