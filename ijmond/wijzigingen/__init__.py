"""What changed on all agendas: a list that one filters, and its Atom feed.

In come the public events; out go the page `/wijzigingen/`, a page of each wijziging, the feed
`/wijzigingen.atom`, and the groups of events that other pages tell of.
"""

from .feed import WijzigingenFeed
from .groepen import Groep, groepen, nieuwste
from .views import WijzigingenView, WijzigingView
