"""A change in words that a reader understands: "van 2016 naar 2017 en 2018".

What a change points at is stored by key; the names are those of today, or those that a document
holds. In public only what may be named today is named, so a change of which nothing can be named
gives no words at all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Protocol

from django.apps import apps
from django.db.models import CharField, F, Model, QuerySet, Value
from django.db.models.functions import Cast

from ..beschrijving.model import (
    Beschreven,
    heeft_agenda,
    kolom_van,
    lijst_van,
    met_naam,
    te_noemen,
)
from ..beschrijving.veld import Veld, velden
from ..beschrijving.wijzers import als_lijst
from ..choices import Soort
from ..models import Document, Periode, Punt
from .punten import TOELICHTING, AlsVerandering, beschreven, rij_van
from .tekst import Stuk, tekstverschil


class NamenVan(Protocol):
    """Where the names come from: of today (`Namen`), or out of two moments."""

    def naam(self, naar: str, sleutel: object, agenda: int) -> str:
        """The name of what a key stands for, as a change on this agenda calls it, or ""."""


def opsomming(delen: Iterable[str]) -> str:
    """ "a", "a en b", "a, b en c"; what is empty is left out."""
    delen = [deel for deel in delen if deel]
    return " en ".join([", ".join(delen[:-1]), delen[-1]] if len(delen) > 1 else delen)


@cache
def model_van(naar: str) -> type[Beschreven]:
    """The model that a description names: "agenda.Domein"."""
    return apps.get_model(naar)


def genoemd(veldnaam: str, waarde: Any) -> Iterator[tuple[str, object]]:
    """What a value of this field points at: the model by name, and the key."""
    veld = beschreven().get(veldnaam, Veld())
    if waarde is None:
        return
    if veldnaam == TOELICHTING:
        yield from (("agenda.Periode", periode) for periode in waarde)
    elif veld.met:
        for naam, los in zip((veldnaam, *veld.met), waarde, strict=True):
            yield from _een(beschreven().get(naam, Veld()), los)
    elif veld.naar:
        yield from _een(veld, waarde)
    else:
        for rij in als_lijst(waarde):
            if isinstance(rij, dict):
                for naam, deel in rij_van(veldnaam).items():
                    yield from _een(deel, rij.get(naam))


def _een(veld: Veld, waarde: Any) -> Iterator[tuple[str, object]]:
    if veld.naar:
        yield from ((veld.naar, sleutel) for sleutel in als_lijst(waarde))


def noemt(veldnaam: str) -> bool:
    """Whether a value of this field points at something that may be hidden by now."""
    veld = beschreven().get(veldnaam, Veld())
    delen = (veld, *rij_van(veldnaam).values())
    return veldnaam == TOELICHTING or any(deel.naar for deel in delen)


def doel_van(veldnaam: str) -> type[Model]:
    """What a field ties an item to: the model of its keys, or that of its rows."""
    if naar := beschreven()[veldnaam].naar:
        return model_van(naar)
    return _houder(veldnaam)


Zeg = Callable[[Any], str]
"""Puts a value of one field into words."""
Sleutels = dict[type[Beschreven], set[Any]]
PerAgenda = dict[tuple[int | None, Any], str]
"""Names by the agenda, None for what is of all agendas, and the key."""


class Lezer:
    """Puts the values of one field of an item into words; see `beschrijving.veld.Lezer`."""

    def __init__(self, veldnaam: str, agenda: int, namen: NamenVan):
        self.veldnaam, self.veld = veldnaam, beschreven().get(veldnaam, Veld())
        self._agenda, self._namen = agenda, namen

    def naam(self, naar: str, sleutel: object) -> str:
        return self._namen.naam(naar, sleutel, self._agenda)

    def keuze(self, veld: str, waarde: str) -> str:
        kolom = kolom_van(_houder(self.veldnaam), veld)
        return str(dict(kolom.flatchoices).get(waarde, waarde)).lower()

    def zeg(self, waarde: Any) -> str:
        """A value of the field, or the values of all that say one thing together; "" for none."""
        if waarde in (None, "", [], {}):
            return ""
        veld = self.veld
        if veld.naar and not veld.met:
            return opsomming(self.naam(veld.naar, sleutel) for sleutel in als_lijst(waarde))
        if veld.zeg and rij_van(self.veldnaam):
            return opsomming(veld.zeg(rij, self) for rij in als_lijst(waarde))
        if veld.zeg:
            return veld.zeg(waarde, self)
        if veld.met:
            namen = (self.veldnaam, *veld.met)
            delen = (self._deel(*deel) for deel in zip(namen, waarde, strict=True))
            return ", ".join(deel for deel in delen if deel)
        return self._deel(self.veldnaam, waarde)

    def _deel(self, veldnaam: str, waarde: Any) -> str:
        """One value by itself: a name, a choice, or what was typed."""
        if waarde in (None, ""):
            return ""
        if naar := beschreven()[veldnaam].naar:
            return self.naam(naar, waarde)
        kolom = kolom_van(_houder(self.veldnaam), veldnaam)
        return self.keuze(veldnaam, waarde) if kolom.choices else str(waarde)


class Namen:
    """The names of today of all that a number of changes point at.

    One query for all that has its name in one column, and one for each other kind of thing.

    `veranderingen` are pairs of the primary key of an agenda and a change on it. With `alles` also
    what is not public has its name: for the griffie only.
    """

    def __init__(self, veranderingen: Iterable[tuple[int, AlsVerandering]], *, alles: bool = False):
        self._alles = alles
        sleutels: Sleutels = defaultdict(set)
        for _, verandering in veranderingen:
            for waarde in (verandering.oud, verandering.nieuw):
                for naar, sleutel in genoemd(verandering.veld, waarde):
                    sleutels[model_van(naar)].add(sleutel)
        in_kolom = {doel: keys for doel, keys in sleutels.items() if _kolom(doel)}
        self._namen = self._lees_kolommen(in_kolom)
        for doel in sleutels.keys() - in_kolom.keys():
            self._namen[doel] = self._zoek(doel, sleutels[doel])

    def naam(self, naar: str, sleutel: object, agenda: int) -> str:
        """The name of what a key stands for, as a change on this agenda calls it, or ""."""
        doel = model_van(naar)
        bekend = self._namen.get(doel, {})
        if doel is Periode and (agenda, sleutel) not in bekend:
            return str(sleutel)[:4]  # a period that is gone: the year in which it began
        return bekend.get((agenda, sleutel)) or bekend.get((None, sleutel), "")

    def _lees_kolommen(self, sleutels: Sleutels) -> dict[type[Beschreven], PerAgenda]:
        namen: dict[type[Beschreven], PerAgenda] = {doel: {} for doel in sleutels}
        vragen = [
            self._te_noemen(doel, gevraagd)
            .order_by()
            .values_list(
                Value(nummer),
                # What two agendas may know by the same key.
                F("agenda_id") if _per_agenda(doel) else Value(0),
                Cast(doel.SLEUTEL, CharField()),
                _kolom(doel),
            )
            for nummer, (doel, gevraagd) in enumerate(sleutels.items())
        ]
        if vragen:
            doelen = list(sleutels)
            for nummer, agenda, sleutel, naam in vragen[0].union(*vragen[1:], all=True):
                namen[doelen[nummer]][agenda or None, sleutel] = naam
        return namen

    def _zoek(self, doel: type[Beschreven], gevraagd: set[Any]) -> PerAgenda:
        rijen = met_naam(self._te_noemen(doel, gevraagd))
        return {(None, rij.sleutel): str(rij) for rij in rijen}

    def _te_noemen(self, doel: type[Beschreven], gevraagd: set[Any]) -> QuerySet[Beschreven]:
        rijen = doel._default_manager.all() if self._alles else te_noemen(doel)
        return rijen.filter(**{f"{doel.SLEUTEL}__in": gevraagd})


def in_woorden(verandering: AlsVerandering, agenda: int, namen: NamenVan) -> str:
    """What changed, without the soort of it and without a full stop.

    "" when the soort says it all, or nothing may be said. Of a long text only which text it is:
    `stukken` shows the words. The same holds for a text whose words were removed by
    `zonder_woorden`.
    """
    lezer = Lezer(verandering.veld, agenda, namen)
    zonder = verandering.oud is verandering.nieuw is None
    if lezer.veld.lang or (verandering.soort == Soort.TEKST_GEWIJZIGD and zonder):
        return lezer.veld.label
    return ZINNEN.get(verandering.soort, _van_naar)(verandering, lezer.zeg)


def stukken(verandering: AlsVerandering, agenda: int, namen: NamenVan) -> tuple[Stuk, ...]:
    """What changed within a long text, word by word; nothing for what `in_woorden` tells whole."""
    lezer = Lezer(verandering.veld, agenda, namen)
    if not lezer.veld.lang:
        return ()
    return tuple(tekstverschil(lezer.zeg(verandering.oud), lezer.zeg(verandering.nieuw)))


def _zegt_al_genoeg(verandering: AlsVerandering, zeg: Zeg) -> str:
    return ""


def _heropend(verandering: AlsVerandering, zeg: Zeg) -> str:
    return f"was {zeg(verandering.oud)}"


def _ingepland(verandering: AlsVerandering, zeg: Zeg) -> str:
    return f"in {zeg([p for p in verandering.nieuw if p not in verandering.oud])}"


def _uit_de_planning(verandering: AlsVerandering, zeg: Zeg) -> str:
    oud, nieuw = verandering.oud, verandering.nieuw
    blijft = f", nog wel in {zeg(nieuw)}" if nieuw else ""
    return f"niet meer in {zeg([p for p in oud if p not in nieuw])}{blijft}"


def _erbij_en_weg(verandering: AlsVerandering, zeg: Zeg) -> str:
    erbij = zeg([rij for rij in verandering.nieuw if rij not in verandering.oud])
    weg = zeg([rij for rij in verandering.oud if rij not in verandering.nieuw])
    delen = [f"erbij: {erbij}" if erbij else "", f"weg: {weg}" if weg else ""]
    return "; ".join(deel for deel in delen if deel)


def _gekoppeld(verandering: AlsVerandering, zeg: Zeg) -> str:
    return _koppeling("aan", verandering.veld, verandering.nieuw, zeg)


def _ontkoppeld(verandering: AlsVerandering, zeg: Zeg) -> str:
    return _koppeling("van", verandering.veld, verandering.oud, zeg)


def _koppeling(voorzetsel: str, veld: str, waarde: Any, zeg: Zeg) -> str:
    """ "aan thema Groen", "van links Nota en Brief"."""
    genoemd = [naam for los in als_lijst(waarde) if (naam := zeg([los]))]
    if not genoemd:
        return ""
    soort = doel_van(veld)._meta
    wat = soort.verbose_name if len(genoemd) == 1 else soort.verbose_name_plural
    return f"{voorzetsel} {wat} {opsomming(genoemd)}"


def _behandeld(verandering: AlsVerandering, zeg: Zeg) -> str:
    was, wordt = zeg(verandering.oud), zeg(verandering.nieuw)
    if verandering.oud and verandering.nieuw:
        return f"aangevuld: {wordt}" if wordt else ""
    return wordt or _niet_meer(was)


def _van_naar(verandering: AlsVerandering, zeg: Zeg) -> str:
    was, wordt = zeg(verandering.oud), zeg(verandering.nieuw)
    if was and wordt:
        return f"van {was} naar {wordt}"
    return wordt or _niet_meer(was)


def _niet_meer(was: str) -> str:
    return f"niet meer: {was}" if was else ""


ZINNEN: dict[str, Callable[[AlsVerandering, Zeg], str]] = {
    Soort.TOEGEVOEGD: _zegt_al_genoeg,
    Soort.GEPUBLICEERD: _zegt_al_genoeg,
    Soort.INGETROKKEN: _zegt_al_genoeg,
    Soort.AFGEROND: _zegt_al_genoeg,
    Soort.VERVALLEN: _zegt_al_genoeg,
    Soort.AANGEHOUDEN: _zegt_al_genoeg,
    Soort.GESTART: _zegt_al_genoeg,
    Soort.HEROPEND: _heropend,
    Soort.INGEPLAND: _ingepland,
    Soort.UIT_DE_PLANNING: _uit_de_planning,
    Soort.EIGENAAR_GEWIJZIGD: _erbij_en_weg,
    Soort.GEKOPPELD: _gekoppeld,
    Soort.ONTKOPPELD: _ontkoppeld,
    Soort.BEHANDELD: _behandeld,
}
"""Per soort what is said besides; of what is not here, from what to what."""


@cache
def _houder(veldnaam: str) -> type[Model]:
    """The model that has the columns of a field: a kind of item, or what a row of a list is."""
    naam = "planning" if veldnaam == TOELICHTING else veldnaam
    soort = next(m for m in Punt.soorten().values() if naam in velden(m.BESCHRIJVING))
    return lijst_van(soort, naam).related_model if rij_van(naam) else soort


def _per_agenda(doel: type[Beschreven]) -> bool:
    """Whether two agendas may know different things by the same key."""
    return doel.SLEUTEL not in ("kenmerk", "pk") and heeft_agenda(doel)


def _kolom(doel: type[Model]) -> str:
    """The column that holds the name of such a thing, or "" where it takes more than one."""
    if doel is Document:
        return "titel"
    return "naam" if any(veld.name == "naam" for veld in doel._meta.fields) else ""
