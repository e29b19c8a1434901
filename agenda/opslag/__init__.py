"""The one save path: whatever changes content goes through here.

In come rows to save, delete or bring back, with who, why and when; out go the rows, a `Wijziging`,
a `Stand` of each item and frame that differs, events, and a new token for what the public sees.
"""

from .bewaren import GETUIGEN, Opslag, haal_terug, opslaan, opslag, verwijder
from .controle import fouten, standen_die_afwijken, werk_gebeurtenissen_bij
from .gezien import VOLGERS, Gezien
from .kader import DELEN
from .klein import KLEIN, eis_klein, lijkt_klein
from .regels import zinnen
