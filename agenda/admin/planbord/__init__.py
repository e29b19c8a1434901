"""The matrix of an agenda to be filled in: who moves items, sees at once how full a period gets.

In comes an agenda with what somebody ticked; out comes a voorstel, kept or carried out at once.
"""

from .pagina import kies_view, planbord_view
