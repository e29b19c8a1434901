"""What a visitor chooses to see of the matrix of an agenda: a domain, a status, or both."""

from collections.abc import Mapping, Sequence

from django.http import QueryDict
from django.utils.text import capfirst

from agenda.lijsten import uit_statussen
from agenda.models import Agenda, Domein
from agenda.models.querysets.punten import AgendapuntQuerySet

from ..momentopname.selectie import Selectie
from .deelkeuze import Deelkeuze


class Matrixkeuze(Deelkeuze):
    """Which public items a visitor asks for; all of them where he asks wrongly.

    `aantallen` says how many there are, by the key of their domain and by their status.
    """

    def __init__(
        self,
        vraag: QueryDict,
        agenda: Agenda,
        domeinen: Sequence[Domein],
        aantallen: Mapping[tuple[int | None, str], int],
    ):
        self.aantallen, self.woorden = aantallen, agenda.woorden
        self._domein = {domein.slug: domein.pk for domein in domeinen}
        namen = [(domein.slug, domein.naam) for domein in domeinen]
        statussen = uit_statussen({los for _, los in aantallen}, vraag.get("status", ""))
        alle = f"Alle {self.woorden.domeinen}"
        velden = {
            "domein": (capfirst(self.woorden.domein), alle, namen),
            "status": ("Status", "Elke status", statussen),
        }
        super().__init__(vraag, velden)

    @property
    def deel(self) -> str:
        """What an address of a document asks for that shows only what was chosen."""
        return Selectie(self.cleaned_data["domein"], status=self.cleaned_data["status"]).vraag

    @property
    def totaal(self) -> int:
        """How many there are to choose from."""
        return sum(self.aantallen.values())

    @property
    def aantal(self) -> int:
        """How many were asked for."""
        domein, status = self._gevraagd
        return sum(
            aantal
            for (van, los), aantal in self.aantallen.items()
            if domein in (None, van) and status in ("", los)
        )

    def kies(self, punten: AgendapuntQuerySet) -> AgendapuntQuerySet:
        """Those of these items that were asked for."""
        domein, status = self._gevraagd
        punten = punten.filter(domein=domein) if domein else punten
        return punten.filter(status=status) if status else punten

    @property
    def _gevraagd(self) -> tuple[int | None, str]:
        """The key of a domain and a status, each of which may be empty."""
        if not self.gekozen:
            return None, ""
        return self._domein.get(self.cleaned_data["domein"]), self.cleaned_data["status"]
