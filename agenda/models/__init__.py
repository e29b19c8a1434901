"""The rows of the councils: what a field may hold, and what must never be wrong.

In come columns, rules with their Dutch sentence, and the description of each (`BESCHRIJVING`); out
go models with their querysets, of which `openbaar()` is what a visitor may see.
"""

from .agenda import Agenda, Deelname, Domein, Stuksoort, Thema
from .bijwerking import Bijwerking
from .bronnen import Aanbeveling, Begrotingsregel, Document
from .historie import Gebeurtenis, Mijlpaal, Stand, Versie, VersieBesluit, Wijziging
from .papier import Drukopdracht, Papieromvang, Versiepapier
from .perioden import Periode
from .punten import Agendapunt, Bedrag, Betrokkenheid, Planning, Punt, Verwijzing
from .samenhang import Opgave, OpgavePunt, Samenhang, SamenhangDeel
from .vergaderingen import Behandeling, Vergadering, met_standen
from .voorstellen import Voorstel, Voorstelopmerking, Voorstelregel
from .wie import Ambt, Eigenaar, Orgaan, Portefeuille, VroegerAdres
