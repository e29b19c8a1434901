"""The pages under /beheer/ of everything on this floor."""

from . import (
    agendapunten,
    agendas,
    begroting,
    opgaven,
    punten,
    samenhang,
    vergaderingen,
    voorstellen,
    wie,
)
