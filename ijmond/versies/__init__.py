"""Versions: an agenda as it was adopted, kept as it was.

In comes an agenda with a title and a date; out goes a `Versie` with its JSON, its PDF a little
later, and the pages and files by which it is read. It can lapse or be closed; a trigger in the
database lets nothing else happen to it.
"""

from .vaststellen import bekijk, is_al_vastgesteld, laat_vervallen, sluit, stel_vast
