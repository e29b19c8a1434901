"""The pages under /beheer/ of everything on this floor."""

from . import agendapunten, agendas, ambten, bronnen, eigenaren, punten, vergaderingen  # noqa: F401
