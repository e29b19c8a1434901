"""The pages under /beheer/ of everything on this floor."""

from . import (
    agendapunten,
    agendas,
    ambten,
    begroting,
    bronnen,
    eigenaren,
    opgaven,
    punten,
    samenhang,
    vergaderingen,
)
