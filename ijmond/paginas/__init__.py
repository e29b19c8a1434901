"""The public pages that show both floors, a file for each kind of page.

In comes a request; out goes a page. Every one starts at `openbaar()`.
"""

from .agenda import AgendaDetailView
from .agendapunten import AgendapuntDetailView
from .documenten import DocumentDetailView, DocumentListView, OpgaveDetailView, OpgaveListView
from .domein import DomeinDetailView
from .eigenaren import EigenaarDetailView, EigenaarListView, gemeente
from .geheel import GeheelView, levende_agenda
from .home import AgendaListView, HomeView
from .lijstbestanden import LIJSTEN, LIJSTEN_VAN_AGENDA, levende_agenda_csv, levende_agenda_xlsx
from .onderdelen import BegrotingView, SamenhangView, ThemasView
from .vergaderingen import VergaderingDetailView, VergaderingListView, vergadering_pdf
from .vergelijkblad import Vergelijkblad
from .vergelijken import vergelijk_view
from .voorstellen import in_zijn_geheel, voorstel_geheel, voorstel_pagina, voorstel_pdf
from .word import (
    agenda_docx,
    geef_word,
    punt_docx,
    van_voorstel,
    vergadering_docx,
    vergelijk_docx,
    voorstel_docx,
    voorstel_vergelijk_docx,
)
