"""What changed on all agendas: a list that one filters, and its Atom feed.

In come the public events; out go the page `/wijzigingen/` and `/wijzigingen.atom`.
"""

from .feed import WijzigingenFeed
from .views import WijzigingenView
