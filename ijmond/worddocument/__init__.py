"""Documents of Word: to paste into a raadsvoorstel, or to read what changed as tracked changes.

In comes a momentopname, the papers of a meeting, a voorstel, or what differs between two moments;
out go the bytes of a .docx. Its styles are those of `stijlen.xml`.
"""

from .agenda import agenda_document, kop_van_punt, punt_document
from .bijhouden import Aanleiding
from .bouwstenen import Document, Tabel
from .schrijven import schrijf
from .vergadering import vergadering_document
from .vergelijken import redenen, vergelijk_document
from .voorstel import titel_van_voorstel, voorstel_document
from .xml import AUTEUR
