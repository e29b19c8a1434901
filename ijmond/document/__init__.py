"""The living agenda as one document.

In comes a momentopname, with what changed since another one; out goes HTML, to be printed. The
items of one meeting go the same way, out of the agendas that they are of. The matrix, the tables
and the terms that pages show as well are made here.
"""

from .begrippen import BEGRIPPEN
from .begrotingstabel import Begrotingstabel, maak_begrotingstabel
from .feiten import Feit, Feiten, feiten_per_punt
from .hoofdstuk import bronnen, kop_van_acties, naam_van_overleg
from .matrix import maak_matrix
from .opmaak import Sinds, Themagroep, Voorgesteld, als_html, gegevens, op_een_pagina
from .papier import niet_op_papier
from .vergadering import OpDeLijst, Vergaderstukken, vergadering_als_html, vergaderstukken
