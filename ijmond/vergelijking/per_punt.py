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
from agenda.voorstellen import Bekeken, pas_toe, soorten, vervang

from ..momentopname.voorgesteld import sleutel_hier

Nieuw = dict[int, dict[str, tuple[Any, str]]]
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
    nieuw = _nieuw(regels)
    anders = [(regel, list(verschil(was, wordt))) for regel, was, wordt in _openbaar(regels, nieuw)]
    nu = Namen((liggen[regel.voorstel_id].agenda_id, v) for regel, vs in anders for v in vs)
    gevonden: dict[str, list[PuntVoorgesteld]] = defaultdict(list)
    for regel, veranderingen in anders:
        voorstel = liggen[regel.voorstel_id]
        namen = _Namen(nu, {str(sleutel): naam for sleutel, naam in nieuw[voorstel.pk].values()})
        woorden = tuple(_zin(v, voorstel.agenda_id, namen) for v in veranderingen)
        if woorden:
            gevonden[regel.sleutel].append(PuntVoorgesteld(voorstel, woorden))
    return gevonden


def _nieuw(regels: Iterable[Voorstelregel]) -> Nieuw:
    """What each voorstel adds: by "nieuw:3" the key that it has meanwhile, and its name."""
    nieuw: Nieuw = defaultdict(dict)
    for los in regels:
        if los.wat == RegelWat.TOEVOEGEN:
            naam = los.verandering.get("titel") or los.verandering.get("naam", "")
            sleutel = sleutel_hier(Bekeken(los, None, None))
            nieuw[los.voorstel_id][los.sleutel] = sleutel, str(naam)
    return nieuw


def _openbaar(regels: Iterable[Voorstelregel], nieuw: Nieuw) -> list[Toestanden]:
    """What visitors may read of each item that there is, before and after its regel."""
    regels = [los for los in regels if los.wat != RegelWat.TOEVOEGEN]
    staten: list[tuple[Any, Inhoud | None]] = []
    for regel in regels:
        model = soorten()[regel.soort]
        wordt = _wordt(model, regel, nieuw[regel.voorstel_id])
        staten += [(model, regel.was), (model, wordt)]
    delen = iter(openbaar_deel(*staten))
    return [(regel, next(delen), next(delen)) for regel in regels]


def _wordt(model: Any, regel: Voorstelregel, nieuw: Mapping[str, tuple[Any, str]]) -> Inhoud | None:
    if regel.wat == RegelWat.VERWIJDEREN:
        return None
    wordt = pas_toe(model.BESCHRIJVING, regel.was or {}, regel.verandering)
    if wordt["publicatie"] != Publicatie.GEPUBLICEERD:
        return None
    return vervang(model, wordt, lambda sleutel: nieuw[sleutel][0])


class _Namen(NamedTuple):
    """The names of today, and those that a voorstel gives to what is new."""

    nu: Namen
    erbij: Mapping[str, str]

    def naam(self, naar: str, sleutel: object, agenda: int | None) -> str:
        return self.erbij.get(str(sleutel)) or self.nu.naam(naar, sleutel, agenda)


def _zin(verandering: Verandering, agenda: int, namen: _Namen) -> str:
    wat, woorden = verandering.soort.label.lower(), in_woorden(verandering, agenda, namen)
    return f"{wat}: {woorden}" if woorden else wat
