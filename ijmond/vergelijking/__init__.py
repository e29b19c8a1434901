"""What differs between two moments of an agenda, and why.

In come two momentopnamen, or a voorstel; out goes a `Vergelijking`: the changes of its items,
grouped as a reader thinks of them, and of the agenda itself. What is not public today it tells by
its kenmerk only.
"""

from .beide import Beide, gewijzigd_op, te_lezen
from .erbij import KomtErbij, komen_erbij, zoals_voorgesteld
from .klein import met_kleine
from .per_punt import PuntVoorgesteld, voorgesteld_per_punt
from .punten import Groep, Regel, Vergelijking, gegroepeerd, vergelijk
from .voorgelegd import lees_in_voorbereiding, lees_voorstel
