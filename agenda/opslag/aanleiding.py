"""Who changed something, why, and when it happened."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from ..choices import Precisie
from ..models import Document


@dataclass(frozen=True)
class Aanleiding:
    """What goes with a change.

    `door` is a user name and never public; `reden` is a public sentence. `datum` is when it
    happened, the day of `moment` by default; `moment` (aware) is when it is written down. `bron` is
    the document that tells of it, `bron_plaats` the place in that.
    """

    door: str = ""
    reden: str = ""
    datum: date | None = None
    precisie: str = Precisie.DAG
    bron: Document | None = None
    bron_plaats: str = ""
    moment: datetime = field(default_factory=timezone.now)

    @property
    def dag(self) -> date:
        """The day on which it is written down, in the Netherlands."""
        return timezone.localdate(self.moment)
