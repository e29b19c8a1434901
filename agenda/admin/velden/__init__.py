"""Fields of the forms of the admin: how they look, and what they ask.

In come columns of a model and what was typed; out go form fields with the words of an agenda, a
reason with its date, the planning as boxes, signed values, and why something can't be deleted.
"""

from .fouten import MET_HOOFD, in_regels, met_plek, per_veld, zinnen
from .invoer import is_sleutel, lees, teken
from .labels import KENMERKEN, geef_labels, geef_labels_van_zichzelf, label
from .planning import EenhedenField, PlanningField, niet_allebei
from .reden import KEUZES, LANGSTE, REDEN, MetVerantwoording, RedenForm, door, verantwoording
from .widgets import (
    GewoneVelden,
    Tekstvak,
    Zoekveld,
    bied_aan,
    met_openbaarheid,
    toon_zonder_zoeken,
)
