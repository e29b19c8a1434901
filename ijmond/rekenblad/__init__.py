"""Rows of content as the cells of a spreadsheet: .xlsx and CSV, written and read.

In come rows of a described model; out go their columns, as the description of the fields has them,
and a file. Back come the cells of a file, and of one cell the value that a stand has.
"""

from .antwoord import als_bijlage, als_csv, als_xlsx
from .blad import blad_van
from .cellen import Cel, Deel, GeenWaarde, Lijst, OnleesbaarBestand, Sleutels, als_tekst, geen
from .csvbestand import schrijf_csv
from .kolommen import Kolom, kolommen_van, naamveld
from .lezen import FORMULE_ZONDER, Formulefout, Rij, Vel, lees_cel, lees_vellen
from .namen import Namen
from .onderdeel import APART, blad_apart
from .tabel import ADRES, AGENDA, TE_LANG, Tabel, stukken
from .veilig import veilig
from .xlsx import Blad, schrijf_xlsx
from .zonder_klok import zonder_klok
