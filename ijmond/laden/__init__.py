"""Content from files, and an example agenda that is made up.

In come the TOML documents of the region (`fixtures/`); out goes what was added, or differs. What is
there already is not changed.
"""

from .bestand import LaadFout, Uitkomst, laad, op_volgorde
from .voorbeeldagenda import SLUG, maak
