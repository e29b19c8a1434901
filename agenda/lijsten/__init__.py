"""The lists of this floor: what a visitor filters, sorts and pages through.

In comes a request; out goes a page with a table. Filters offer what there is, in the words of the
agenda that was chosen; counts and choices are kept as long as the public sees the same (`onthoud`).
A higher floor builds its own lists on these.
"""

from .bladeren import RIJEN_PER_BLAD, Bladen, onthoud
from .filters import (
    BESTAAT_NIET,
    AgendaFilter,
    Filter,
    OpgaveFilter,
    PuntFilter,
    VergaderingFilter,
    datumfilter,
    keuzefilter,
)
from .keuzes import agendas_met_domeinen, met_domeinen, naam_van, op_tijd, uit_statussen
from .tables import PuntTable
from .views import PortefeuilleListView, PuntDetailView, PuntListView
