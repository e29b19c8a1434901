"""Lists: an .xlsx or a CSV, edited after it came from the portal, or of others.

In come the bytes of a file; out goes `Gelezen`, with for each row what its cells say. Which column
is which field, its heading says; of others somebody chooses it once, and that is kept.
"""

from .keuze import onthoud
from .koppen import Indeling
from .lezen import lees, lees_indelingen
