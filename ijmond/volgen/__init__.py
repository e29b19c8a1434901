"""Following without an account: a calendar and a feed of everything, or of one thing.

In comes the address of an agenda, a domain, a body, an owner or an item (`Keuze`); out go the
meetings about it as iCalendar, and the page `/volgen/` that tells how to follow it.
"""

from .keuze import Keuze
from .views import kalender, vergadering_ics, volgen
