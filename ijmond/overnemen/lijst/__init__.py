"""Lists: an .xlsx or a CSV, edited after it came from the portal, or of others.

In come the bytes of a file; out goes `Gelezen`, with for each row what its cells say. Which column
is which field, its heading says; of others somebody chooses it once (`te_kiezen`), and that is kept
(`onthoud`).
"""

from .keuze import onthoud
from .kiezen import Kolomvraag, Vraag, keuzes, te_kiezen
from .koppen import Indeling
from .lezen import lees, lees_indelingen
