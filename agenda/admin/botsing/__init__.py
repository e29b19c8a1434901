"""Two clerks on one form: nobody overwrites what they did not see, and nobody loses a word.

In comes a form that was sent, with what it was made from (`Bewaking`, signed); out comes the
content to save, or the page that shows what both did and asks to choose. `Woorden` says any content
in words, `wie` knows who changed it.
"""

from .bewaken import BewaakteAdmin
from .bewaking import bewaking_van, getypt
from .lijsten import LijstFormSet
from .rijen import REGEL, InhoudFormSet
from .staat import vers, vingerafdrukken
from .veldwoorden import Keuze, Namen, Verschil, Woorden, namen_in
from .wie import LADEN, door_wie, naam_bij, namen_van
