"""Paper, without anybody who stands waiting for it.

In comes what somebody wants of an agenda, meeting or voorstel, or was adopted; out goes its PDF,
or a page that says that it is being made. A process of its own prints what is asked for and what
visitors will ask for, and ends. PDFs are kept in a folder, under the token of the state that they
show; one with concepts under a seal of what is in it, for an hour.
"""

from .bewaren import gooi_weg
from .griffiepapier import Griffiepapier, in_voorbereiding
from .omvang import omvang_op
from .papier import Papier
from .proces import begin, druk_alles, neem_slot
from .vergaderpapier import Vergaderpapier
from .voorstelpapier import Voorstelpapier, voorgesteld
from .vragen import DrukFout, geef, kan_nu_niet, nog_niet, vraag, vraag_versie
