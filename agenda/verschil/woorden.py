"""A change in words that a reader understands: "van 2016 naar 2017 en 2018".

What a change points at is stored by key, and named as it is today or as a document has it. In
public only what may be named today is, so a change of which nothing can be named gives no words.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any, Protocol

from django.apps import apps
from django.db.models import Model

from ..beschrijving.model import Beschreven, heeft_agenda, kolom_van, lijst_van, te_noemen
from ..beschrijving.punten import naam_van_vergadering, verzet_in_woorden, wanneer
from ..beschrijving.samen import lees_samen
from ..beschrijving.veld import Veld, velden
from ..beschrijving.wijzers import als_lijst
from ..choices import Soort
from ..models import Periode, Punt
from ..tijdvakken import Tijdvak
from .punten import TOELICHTING, AlsVerandering, beschreven, rij_van


@dataclass(frozen=True)
class Stuk:
    """A run of words; `soort` is "gelijk", "weg" or "erbij"."""

    soort: str
    tekst: str


def tekstverschil(oud: str, nieuw: str) -> Iterator[Stuk]:
    """Both texts in one, run by run: without "erbij" the old one, without "weg" the new one."""
    was, wordt = (re.findall(r"\s*\S+\s*?(?=\s|$)|\s+", tekst) for tekst in (oud, nieuw))
    for wat, a, b, c, d in SequenceMatcher(None, was, wordt, autojunk=False).get_opcodes():
        if wat == "equal":
            yield Stuk("gelijk", "".join(was[a:b]))
        else:
            anders = {"weg": was[a:b], "erbij": wordt[c:d]}
            yield from (Stuk(soort, "".join(deel)) for soort, deel in anders.items() if deel)


class NamenVan(Protocol):
    """Where the names come from: of today (`Namen`), or out of two moments."""

    def naam(self, naar: str, sleutel: object, agenda: int | None) -> str:
        """The name of what a key stands for, as a change on this agenda calls it, or ""."""


def opsomming(delen: Iterable[str]) -> str:
    """ "a", "a en b", "a, b en c"; what is empty is left out."""
    delen = [deel for deel in delen if deel]
    return " en ".join([", ".join(delen[:-1]), delen[-1]] if len(delen) > 1 else delen)


def genoemd(veldnaam: str, waarde: Any) -> Iterator[tuple[str, object]]:
    """What a value of this field points at: the model by name, and the key."""
    veld = beschreven().get(veldnaam, Veld())
    delen: Iterable[tuple[Veld, Any]] = [(veld, waarde)]
    if veldnaam == TOELICHTING and waarde:
        delen = [(rij_van("planning")["periode"], list(waarde))]
    elif veld.met and waarde:
        delen = zip(map(beschreven().__getitem__, (veldnaam, *veld.met)), waarde, strict=True)
    elif not veld.naar:
        rijen = (rij for rij in als_lijst(waarde) if isinstance(rij, dict))
        delen = ((los, rij.get(naam)) for rij in rijen for naam, los in rij_van(veldnaam).items())
    for deel, los in delen:
        if deel.naar:
            yield from ((deel.naar, sleutel) for sleutel in als_lijst(los))


def noemt(veldnaam: str) -> bool:
    """Whether a value of this field points at something that may be hidden by now."""
    veld = beschreven().get(veldnaam, Veld())
    delen = (veld, *rij_van(veldnaam).values())
    return veldnaam == TOELICHTING or any(deel.naar for deel in delen)


Sleutels = dict[type[Beschreven], set[Any]]
PerAgenda = dict[tuple[int | None, Any], str]
"""Names by the agenda, None for what is of all agendas, and the key."""


class Lezer:
    """Puts the values of one field of an item into words; see `beschrijving.veld.Lezer`."""

    def __init__(self, veldnaam: str, agenda: int | None, namen: NamenVan):
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
            return ", ".join(filter(None, map(self._deel, namen, waarde)))
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
    """The names of today of all that a number of changes, each with its agenda's pk, point at.

    One query, whatever they point at; what is not public has no name.
    """

    def __init__(self, veranderingen: Iterable[tuple[int | None, AlsVerandering]]):
        sleutels: Sleutels = defaultdict(set)
        for _, verandering in veranderingen:
            for waarde in (verandering.oud, verandering.nieuw):
                for naar, sleutel in genoemd(verandering.veld, waarde):
                    sleutels[apps.get_model(naar)].add(sleutel)
        vragen = [
            te_noemen(doel).filter(**{f"{doel.SLEUTEL}__in": gevraagd})
            for doel, gevraagd in sleutels.items()
        ]
        self._namen: dict[type[Beschreven], PerAgenda] = {
            doel: {(_agenda(rij), rij.sleutel): str(rij) for rij, _ in gevonden}
            for doel, gevonden in zip(sleutels, lees_samen(*vragen), strict=True)
        }

    def naam(self, naar: str, sleutel: object, agenda: int | None) -> str:
        """The name of what a key stands for, as a change on this agenda calls it, or ""."""
        doel = apps.get_model(naar)
        bekend = self._namen.get(doel, {})
        if doel is Periode and (agenda, sleutel) not in bekend:
            return Tijdvak.uit(str(sleutel)).in_woorden  # a period that is gone
        return bekend.get((agenda, sleutel)) or bekend.get((None, sleutel), "")


def in_woorden(verandering: AlsVerandering, agenda: int | None, namen: NamenVan) -> str:
    """What changed, "" when its soort says it all; of a long text only which it is."""
    lezer, oud, nieuw = Lezer(verandering.veld, agenda, namen), verandering.oud, verandering.nieuw
    zonder = oud is nieuw is None
    if lezer.veld.lang or (verandering.soort == Soort.TEKST_GEWIJZIGD and zonder):
        return lezer.veld.label
    if verandering.soort in ZEGT_ALLES:
        return ""
    return ZINNEN.get(verandering.soort, _van_naar)(lezer, oud, nieuw)


def stukken(verandering: AlsVerandering, agenda: int | None, namen: NamenVan) -> tuple[Stuk, ...]:
    """What changed within a long text, word by word; nothing for what `in_woorden` tells whole."""
    lezer = Lezer(verandering.veld, agenda, namen)
    if not lezer.veld.lang:
        return ()
    return tuple(tekstverschil(lezer.zeg(verandering.oud), lezer.zeg(verandering.nieuw)))


ZEGT_ALLES = {
    Soort.TOEGEVOEGD, Soort.GEPUBLICEERD, Soort.INGETROKKEN, Soort.AFGEROND, Soort.VERVALLEN,
    Soort.AANGEHOUDEN, Soort.GESTART, Soort.VERGADERING_WEG,
}  # fmt: skip


def _uit_de_planning(lezer: Lezer, oud: Any, nieuw: Any) -> str:
    blijft = f", nog wel in {lezer.zeg(nieuw)}" if nieuw else ""
    return f"niet meer in {lezer.zeg(_zonder(oud, nieuw))}{blijft}"


def _erbij_en_weg(lezer: Lezer, oud: Any, nieuw: Any) -> str:
    erbij, weg = lezer.zeg(_zonder(nieuw, oud)), lezer.zeg(_zonder(oud, nieuw))
    return "; ".join(filter(None, [erbij and f"erbij: {erbij}", weg and f"weg: {weg}"]))


def _koppeling(voorzetsel: str, lezer: Lezer, waarde: Any) -> str:
    """ "aan thema Groen", "van links Nota en Brief"."""
    genoemd = [naam for los in als_lijst(waarde) if (naam := lezer.zeg([los]))]
    if not genoemd:
        return ""
    naar = lezer.veld.naar
    soort = (apps.get_model(naar) if naar else _houder(lezer.veldnaam))._meta
    wat = soort.verbose_name if len(genoemd) == 1 else soort.verbose_name_plural
    return f"{voorzetsel} {wat} {opsomming(genoemd)}"


def _behandeld(lezer: Lezer, oud: Any, nieuw: Any) -> str:
    if not (oud and nieuw):
        return _van_naar(lezer, oud, nieuw)
    wordt = lezer.zeg(nieuw)
    return f"aangevuld: {wordt}" if wordt else ""


def _verzet(lezer: Lezer, oud: Any, nieuw: Any) -> str:
    orgaan = lezer.zeg(nieuw)
    return orgaan and f"{orgaan}, {verzet_in_woorden(oud, nieuw)}"


def _vergadering(lezer: Lezer, oud: Any, nieuw: Any) -> str:
    orgaan = lezer.zeg(nieuw)
    return orgaan and naam_van_vergadering(orgaan, wanneer(nieuw))


def _van_naar(lezer: Lezer, oud: Any, nieuw: Any) -> str:
    was, wordt = lezer.zeg(oud), lezer.zeg(nieuw)
    if was and wordt:
        return f"van {was} naar {wordt}"
    return wordt or (was and f"niet meer: {was}")


def _zonder(rijen: Any, andere: Any) -> list[Any]:
    return [rij for rij in rijen if rij not in andere]


ZINNEN: dict[str, Callable[[Lezer, Any, Any], str]] = {
    Soort.HEROPEND: lambda lezer, oud, nieuw: f"eerst {lezer.zeg(oud)}",
    Soort.INGEPLAND: lambda lezer, oud, nieuw: f"in {lezer.zeg(_zonder(nieuw, oud))}",
    Soort.UIT_DE_PLANNING: _uit_de_planning,
    Soort.EIGENAAR_GEWIJZIGD: _erbij_en_weg,
    Soort.GEKOPPELD: lambda lezer, oud, nieuw: _koppeling("aan", lezer, nieuw),
    Soort.ONTKOPPELD: lambda lezer, oud, nieuw: _koppeling("van", lezer, oud),
    Soort.GEAGENDEERD: _behandeld,
    Soort.BEHANDELD: _behandeld,
    Soort.DATUM_BEKEND: _vergadering,
    Soort.VERZET: _verzet,
    Soort.GEANNULEERD: _vergadering,
    Soort.TOCH_DOOR: _vergadering,
    Soort.VERGADERING_TERUG: _vergadering,
}
"""Per soort what is said besides; of what is not here, from what to what."""


@cache
def _houder(veldnaam: str) -> type[Model]:
    """The model that has the columns of a field: a kind of item, or what a row of a list is."""
    naam = "planning" if veldnaam == TOELICHTING else veldnaam
    soort = next(m for m in Punt.soorten().values() if naam in velden(m.BESCHRIJVING))
    return lijst_van(soort, naam).related_model if rij_van(naam) else soort


def _agenda(rij: Any) -> int | None:
    """Of which agenda it is, where two agendas may know different things by the same key."""
    is_van_agenda = rij.SLEUTEL not in ("kenmerk", "pk") and heeft_agenda(type(rij))
    return rij.agenda_id if is_van_agenda else None
