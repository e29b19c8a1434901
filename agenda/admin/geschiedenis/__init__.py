"""The history of an item for the griffie: every stand, in words.

In comes a kenmerk; out go pages that show what changed, restore an earlier stand field by field,
bring back what was deleted, and propose to undo all that was saved together.
"""

from .geschiedenis import geschiedenis_view
from .ongedaan import ongedaan_view
from .terugzetten import terug_view
from .verwijderd import verwijderd_view
