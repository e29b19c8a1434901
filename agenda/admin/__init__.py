"""The pages under /beheer/ of everything on this floor."""

from . import (  # noqa: F401
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
