"""What the portal holds of the kinds of row that a document tells of, found by key and by name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import Q

from agenda.alfabet import zoekvorm
from agenda.beschrijving.model import Beschreven, heeft_agenda
from agenda.beschrijving.samen import lees_samen
from agenda.beschrijving.veld import Inhoud
from agenda.bewerkingen import beste_van, kaal
from agenda.models import Agenda, Punt
from agenda.models.punten import kenmerk_klopt

Soort = type[Beschreven]

ANDERE_NAMEN = ("afkorting", "naam_werkagenda", "letter")
"""The fields by which a document may call a row, beside its name."""
MEESTE_KANDIDATEN = 40
"""So many titles are looked at letter by letter, those that share the rarest words."""


class Rij(NamedTuple):
    """A row of the portal with its state; the state is {} where it is only named."""

    rij: Beschreven
    nu: Inhoud


def vorm(naam: str) -> str:
    """What a name comes down to: case, accents and punctuation do not count."""
    return kaal(naam) or zoekvorm(naam)


def is_kenmerk(tekst: str) -> bool:
    """Whether an item can have this for its kenmerk."""
    try:
        kenmerk_klopt(tekst)
    except ValidationError:
        return False
    return True


class Bestand:
    """The rows of one kind."""

    def __init__(self, model: Soort, rijen: Iterable[Rij]):
        self.model = model
        self.rijen = list(rijen)
        self.op_sleutel = {str(los.rij.sleutel): los for los in self.rijen}
        self.op_naam: dict[str, list[Rij]] = defaultdict(list)
        for los in self.rijen:
            for naam in {vorm(los) for los in namen(los.rij)} - {""}:
                self.op_naam[naam].append(los)

    def een(self, genoemd: object) -> Rij | None:
        """The one row with this key or name; None for none, and for more than one.

        Of names that come down to the same, the one that is the same to the letter.
        """
        if los := self.op_sleutel.get(str(genoemd)):
            return los
        gevonden = self.op_naam.get(vorm(str(genoemd)), [])
        if len(gevonden) > 1:
            gevonden = [los for los in gevonden if str(genoemd) in namen(los.rij)]
        return gevonden[0] if len(gevonden) == 1 else None


def namen(rij: Any) -> list[str]:
    """All that a row may be called by."""
    ook = (getattr(rij, naam, "") for naam in ANDERE_NAMEN)
    return [rij.titel if isinstance(rij, Punt) else str(rij), *filter(None, ook)]


def lees(
    agenda: Agenda, met_staat: Iterable[Soort], genoemd: Mapping[Soort, set[str]]
) -> dict[Soort, Bestand]:
    """What there is of these kinds, in one query: of `met_staat` whole, of others only by name.

    An item of another agenda is there only where its kenmerk is `genoemd`.
    """
    heel = list(met_staat)
    modellen = [*heel, *(model for model in genoemd if model not in heel)]
    vragen = [_vraag(agenda, model, genoemd.get(model, set())) for model in modellen]
    antwoorden = lees_samen(*vragen, met_inhoud=heel)
    bestanden = {}
    for model, antwoord in zip(modellen, antwoorden, strict=True):
        for rij, _ in antwoord:
            if heeft_agenda(model) and rij.agenda_id == agenda.pk:
                rij.agenda = agenda
        bestanden[model] = Bestand(model, (Rij(rij, nu or {}) for rij, nu in antwoord))
    return bestanden


def _vraag(agenda: Agenda, model: Any, genoemd: set[str]) -> Any:
    rijen = model._base_manager.all()
    if not heeft_agenda(model):
        return rijen
    hier = Q(agenda=agenda)
    return rijen.filter(hier | Q(kenmerk__in=genoemd) if model is Punt else hier)


class Gelijkenissen:
    """Finds the row with almost the same title; each title costs about as much, however many."""

    def __init__(self, rijen: Iterable[Rij]):
        self._rijen = list(rijen)
        self._per_woord: dict[str, list[int]] = defaultdict(list)
        for nummer, los in enumerate(self._rijen):
            for woord in _begin_van_woorden(namen(los.rij)[0]):
                self._per_woord[woord].append(nummer)

    def van(self, titel: str) -> Rij | None:
        kandidaten = (self._rijen[nummer] for nummer in self._kandidaten(titel))
        return beste_van(titel, ((namen(los.rij)[0], los) for los in kandidaten))

    def _kandidaten(self, titel: str) -> Iterator[int]:
        lijsten = (self._per_woord.get(woord, []) for woord in _begin_van_woorden(titel))
        zeldzaamst = sorted(filter(None, lijsten), key=len)[:4]
        geteld = Counter(chain.from_iterable(los[:1000] for los in zeldzaamst))
        return (nummer for nummer, _ in geteld.most_common(MEESTE_KANDIDATEN))


def _begin_van_woorden(titel: str) -> set[str]:
    return {woord[:5] for woord in vorm(titel).split()}
