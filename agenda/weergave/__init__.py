"""Words and numbers as a page shows them; template tags only call these.

In come rows and plain values; out go safe HTML of a long text, what is said of an item without
periods, who held which office in the time of an agenda, how a tie reads from one of its sides, and
from when to when a meeting is.
"""

from .opmaak import in_het_kort, markdown
from .planning import is_te_laat, kolommen_van, laat_open, niet_bekend
from .tekst import (
    afbreekbaar,
    label,
    met_jaren,
    niet_genoemd,
    opschrift_van_ritme,
    ritme_in_woorden,
    soortlabel,
    statuslabel,
    twee_regels,
    zonder_planning,
)
from .tijden import Tijd, op, tijd_van
from .verbanden import (
    haal_ambten_van_toen,
    haal_betrokkenen,
    van_kant,
    verbanden_van_domein,
    verbanden_van_punt,
)
