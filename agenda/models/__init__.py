"""The rows of the councils: what a field may hold, and what must never be wrong.

In come columns, rules with their Dutch sentence, and the description of each (`BESCHRIJVING`); out
go models with their querysets, of which `openbaar()` is what a visitor may see.
"""

from .agenda import Agenda, Deelname, Domein, Mijlpaal, Periode, Thema
from .begroting import Begrotingsregel
from .bronnen import Aanbeveling, Document
from .gebeurtenissen import Gebeurtenis
from .opgaven import Opgave, OpgavePunt
from .punten import Agendapunt, Betrokkenheid, Planning, Punt, Verwijzing
from .samenhang import Samenhang, SamenhangDeel
from .standen import Inhoudsversie, Stand
from .vergaderingen import Behandeling, Vergadering
from .versies import Versie, VersieBesluit
from .wie import Ambt, Eigenaar, Orgaan, Portefeuille
from .wijzigingen import Wijziging
