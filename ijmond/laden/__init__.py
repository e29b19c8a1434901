"""Content from files, and what is made up: agendas to measure with, a region to show.

In come the TOML documents of the region (`fixtures/`); out goes what was added, or differs, or all
that is wrong with a file. What is there already is not changed.
"""

from .bestand import Uitkomst, laad, op_volgorde
from .meetagenda import MEETAGENDA, maak_meetagenda
from .nakijken import LaadFout
from .voorbeeldagenda import SLUG, maak
from .voorbeeldstreek import STREEK, maak_voorbeeldstreek
