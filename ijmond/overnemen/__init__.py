"""Taking over documents of others: Word now, Excel and CSV the same way.

In comes a file; out goes a `Voorstel` with what it would change, and nothing is changed yet:

    binnen = laat_binnen(bestand, naam)      the gate: raises Geweigerd, with one sentence
    gelezen = lees(binnen, agenda)           by its kind a reader makes vondsten of it
    vergelijking = vergelijk(gelezen, agenda)    what is new, what differs, what is the same
    maak_voorstel(vergelijking, ...)         None where nothing would change

A reader is a function from the bytes of a file and an agenda to `Gelezen`: the `Vondst`en in the
order of the document, each with its place, and nothing of what the portal knows. It stands in a
package of its own here and gets one line in `LEZERS`, under the kind that the gate tells.
"""

from .lezers import LEZERS, Lezer, lees
from .opsommen import GEEN_WIJZIGINGEN, als_data, als_regels, samenvatting
from .poort import Binnen, Geweigerd, laat_binnen
from .vergelijken import vergelijk
from .vondst import Gelezen, Vondst, periode
from .voorstel import maak_voorstel
from .wat import Bevinding, Vergelijking, Wat
