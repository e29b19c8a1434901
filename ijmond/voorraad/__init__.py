"""Public pages that are ready: made once for each state of what the public sees.

In comes a page that was just made, with the ETag that names all it depends on; out goes the same
page, compressed, to who asks for it after that. Never for who may be logged in, nor for an address
that no page of ours leads to. What is kept is bounded, and thrown away as soon as a save shows
visitors something else.
"""

from .bewaren import gooi_weg, haal, leg_neer
from .pagina import Pagina, mag_bewaard
