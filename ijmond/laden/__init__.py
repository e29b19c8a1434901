"""Content from files, and an example agenda that is made up.

In come the TOML documents of the region (`fixtures/`); out goes what was added, or differs. What is
there already is not changed.
"""

from .bestand import laad, op_volgorde
from .meldingen import LaadFout, Uitkomst
from .voorbeeldagenda import SLUG, maak
