"""The pages of a voorstel: what it would do, what still stands in the way, and carrying it out.

In comes a voorstel with its regels, whoever made them; out go a list, one page on which a clerk
sees all of it, settles it, and carries it out at once or at a time, and `voer_geplande_uit`.
"""

from .beheer import VoorstelAdmin
from .gepland import voer_geplande_uit
