"""The history of an item for the griffie: every stand, in words.

In comes a kenmerk; out go pages that show what changed, restore an earlier stand field by field,
and bring back what was deleted.
"""

from .geschiedenis import geschiedenis_view
from .terugzetten import terug_view
from .verwijderd import verwijderd_view
