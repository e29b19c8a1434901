"""What the voorstellen before one meeting do with the items on its list, in a few words each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import Q

from agenda.beschrijving.openbaar import openbaar_deel
from agenda.beschrijving.veld import Inhoud
from agenda.choices import Publicatie, RegelWat
from agenda.models import Punt, Voorstel, Voorstelregel
from agenda.verschil import Namen, Verandering, in_woorden, verschil
from agenda.voorstellen import pas_toe, soorten

Toestanden = tuple[Voorstelregel, Inhoud | None, Inhoud | None]


class PuntVoorgesteld(NamedTuple):
    """What a voorstel does with one item: "doorgeschoven: van 2016 naar 2017"."""

    voorstel: Voorstel
    woorden: tuple[str, ...]


def voorgesteld_per_punt(
    voorstellen: Iterable[Voorstel], kenmerken: Collection[str]
) -> dict[str, list[PuntVoorgesteld]]:
    """By the kenmerk of these items, which are public, what lies before their meeting now.

    Six queries at most, however many voorstellen; none where nothing lies there.
    """
    liggen = {los.pk: los for los in voorstellen if los.ligt_voor}
    if not (liggen and kenmerken):
        return {}
    hierover = Q(soort__in=Punt.soorten(), sleutel__in=kenmerken) | Q(wat=RegelWat.TOEVOEGEN)
    van_deze = Voorstelregel.objects.filter(hierover, voorstel__in=liggen, lag_voor=True)
    regels = list(van_deze.select_related("stand"))
    erbij = [los for los in regels if los.wat == RegelWat.TOEVOEGEN]
    anders = [
        (regel, list(verschil(was, wordt)))
        for regel, was, wordt in _openbaar(los for los in regels if los not in erbij)
    ]
    namen = _Namen(liggen, anders, erbij)
    gevonden: dict[str, list[PuntVoorgesteld]] = defaultdict(list)
    for regel, veranderingen in anders:
        voorstel = liggen[regel.voorstel_id]
        woorden = tuple(_zin(v, voorstel.agenda_id, namen.van(voorstel)) for v in veranderingen)
        if woorden:
            gevonden[regel.sleutel].append(PuntVoorgesteld(voorstel, woorden))
    return gevonden


def _openbaar(regels: Iterable[Voorstelregel]) -> list[Toestanden]:
    """What visitors may read of each item before and after its regel."""
    regels = list(regels)
    staten: list[tuple[Any, Inhoud | None]] = []
    for regel in regels:
        model = soorten()[regel.soort]
        staten += [(model, regel.was), (model, _wordt(model, regel))]
    delen = iter(openbaar_deel(*staten))
    return [(regel, next(delen), next(delen)) for regel in regels]


def _wordt(model: Any, regel: Voorstelregel) -> Inhoud | None:
    if regel.wat == RegelWat.VERWIJDEREN:
        return None
    wordt = pas_toe(model.BESCHRIJVING, regel.was or {}, regel.verandering)
    return wordt if wordt["publicatie"] == Publicatie.GEPUBLICEERD else None


class _Namen:
    """The names of today, and those that each voorstel gives to what is new."""

    def __init__(
        self,
        voorstellen: Mapping[int, Voorstel],
        anders: Iterable[tuple[Voorstelregel, list[Verandering]]],
        erbij: Iterable[Voorstelregel],
    ):
        agenda = {pk: voorstel.agenda_id for pk, voorstel in voorstellen.items()}
        self._nu = Namen((agenda[los.voorstel_id], v) for los, vs in anders for v in vs)
        self._erbij: dict[int, dict[str, str]] = defaultdict(dict)
        for los in erbij:
            naam = los.verandering.get("titel") or los.verandering.get("naam", "")
            self._erbij[los.voorstel_id][los.sleutel] = str(naam)

    def van(self, voorstel: Voorstel) -> "_NamenIn":
        return _NamenIn(self._nu, self._erbij[voorstel.pk])


class _NamenIn(NamedTuple):
    nu: Namen
    erbij: Mapping[str, str]

    def naam(self, naar: str, sleutel: object, agenda: int | None) -> str:
        return self.erbij.get(str(sleutel)) or self.nu.naam(naar, sleutel, agenda)


def _zin(verandering: Verandering, agenda: int, namen: _NamenIn) -> str:
    wat, woorden = verandering.soort.label.lower(), in_woorden(verandering, agenda, namen)
    return f"{wat}: {woorden}" if woorden else wat
