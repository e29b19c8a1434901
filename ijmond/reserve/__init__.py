"""Backups: a copy of the whole database, put back and looked at, and what was wiped since.

In comes a folder; out goes a copy in it, with what its content comes down to. A copy that is put
back gives sentences on what does not hold, and what was wiped after it was made.
"""

from .gewist import onthoud_tekst, onthoud_versie
from .gewist import sinds as gewist_sinds
from .kopie import ReserveFout, maak, zoek
from .terug import zet_terug
