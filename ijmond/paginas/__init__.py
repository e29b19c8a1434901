"""The public pages that show both floors, a file for each kind of page.

In comes a request; out goes a page. Every one starts at `openbaar()`.
"""

from .agenda import AgendaDetailView, AgendaListView
from .agendapunten import AgendapuntDetailView
from .documenten import DocumentDetailView, DocumentListView
from .domein import DomeinDetailView
from .eigenaren import EigenaarDetailView, EigenaarListView
from .home import HomeView
from .melding import meld
from .opgaven import OpgaveDetailView, OpgaveListView
from .vergaderingen import VergaderingDetailView, VergaderingListView
from .vergelijken import vergelijk_view
