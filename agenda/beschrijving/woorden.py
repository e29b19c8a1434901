"""What an agenda calls its own parts; nothing here knows Django."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import partial
from typing import Self


@dataclass(frozen=True, slots=True)
class Woorden:
    """The words for each part: an action is a "voornemen"; the defaults fit several agendas."""

    domein: str = "domein"
    domeinen: str = "domeinen"
    thema: str = "thema"
    themas: str = "thema's"
    agendapunt: str = "punt"
    agendapunten: str = "punten"
    actie: str = "actie"
    acties: str = "acties"
    periode: str = "periode"
    perioden: str = "perioden"
    orgaan: str = "commissie"
    organen: str = "commissies"

    @classmethod
    def van(cls, agenda: object) -> Self:
        """Those of an agenda: of its row, its state, or a mapping of their fields to values."""
        lees = agenda.__getitem__ if isinstance(agenda, Mapping) else partial(getattr, agenda)
        return cls(**{veld.name: lees(f"woord_{veld.name}") for veld in fields(cls)})
