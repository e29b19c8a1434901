"""What differs between two moments of an agenda, and why.

In come two momentopnamen; out goes a `Vergelijking`: the changes of its items, grouped as a reader
thinks of them, and of the agenda itself. What is not public today it tells by its kenmerk only.
"""

from .klein import met_kleine
from .punten import Vergelijking, vergelijk
