"""Where pages that are ready lie: two folders, and the few of this process that are asked most.

None of them grows beyond its bound.
"""

import pickle
import zlib
from contextlib import suppress

from django.conf import settings
from django.core.cache import caches

from .pagina import Pagina

NIET_TE_LEZEN = (OSError, EOFError, pickle.UnpicklingError, zlib.error)
"""What a folder says that is gone, full or somebody else's, or a file that was cut short."""

BIJ_DE_HAND = "bij-de-hand"
"""What a process keeps of its own, so that it need not read the same file again."""


def haal(etag: str) -> Pagina | None:
    """The page that was made under this ETag."""
    if gevonden := caches[BIJ_DE_HAND].get(etag):
        return Pagina(*gevonden)
    for maat in settings.VOORRAAD:
        with suppress(*NIET_TE_LEZEN):
            if gevonden := caches[maat].get(etag):
                _houd_bij_de_hand(etag, gevonden)
                return Pagina(*gevonden)
    return None


def leg_neer(etag: str, pagina: Pagina) -> None:
    """Keep a page where its size fits; one that fits nowhere is made anew each time."""
    past = (m for m, grens in settings.VOORRAAD.items() if len(pagina.ingepakt) <= grens)
    if maat := next(past, None):
        with suppress(OSError):
            caches[maat].set(etag, tuple(pagina))


def gooi_weg() -> None:
    """Throw away all that is kept here: visitors see something else now."""
    for maat in (BIJ_DE_HAND, *settings.VOORRAAD):
        with suppress(OSError):
            caches[maat].clear()


def _houd_bij_de_hand(etag: str, gevonden: tuple[dict[str, str], bytes]) -> None:
    if len(gevonden[1]) <= min(settings.VOORRAAD.values()):
        caches[BIJ_DE_HAND].set(etag, gevonden)
