"""Fields of the forms of the admin: how they look, and what they ask.

In come columns of a model and what was typed; out go form fields with the words of an agenda, a
reason with its date, the planning as boxes, signed values, and why something can't be deleted.
"""

from .beschermd import in_regels
from .fouten import per_veld, zinnen
from .labels import geef_labels, geef_labels_van_zichzelf, geef_woorden, label
from .ondertekend import lees, teken
from .planning import PlanningField, lees_planning
from .reden import KEUZES, LANGSTE, REDEN, MetVerantwoording, RedenForm, door, verantwoording
from .sleutels import is_sleutel
from .widgets import EuroField, GewoneVelden, HeleEuroField, Tekstvak, toon_zonder_zoeken
