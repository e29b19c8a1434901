"""What differs between two moments of an agenda beside its items: the agenda itself.

Parts are matched by what they are known by for ever: a domain, a theme and an overleg by their
slug, a period by its first day; a milestone by its title, for want of better. Their order makes no
difference. What is compared of a part, and what a reader calls it, its description says.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Set
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.utils.text import capfirst
from msgspec.structs import replace

from agenda.beschrijving.model import Beschreven
from agenda.beschrijving.veld import Hoe, Staat, Veld, velden
from agenda.beschrijving.woorden import Woorden
from agenda.choices import SamenhangSoort
from agenda.datums import datum_in_woorden
from agenda.getallen import duizendtallen
from agenda.models import Eigenaar
from agenda.verschil import Stuk, opsomming, tekstverschil
from werkagenda.choices import OverlegSoort
from werkagenda.woorden import naam_van_overleg

from ..momentopname import model as m
from ..momentopname.namen import NamenUit


class Kaderregel(NamedTuple):
    """One change: `wat` is what changed as a reader calls it.

    `stukken` shows the words of a long text that changed, when that is what changed.
    """

    wat: str
    woorden: str
    stukken: tuple[Stuk, ...] = ()


def _begroot(regel: m.Begrotingsregel) -> tuple[str, ...]:
    return tuple(str(deel) for deel in (regel.post, regel.jaar, regel.raming) if deel)


SOORTEN: dict[str, tuple[Callable[[Any], object], Callable[[Any, Woorden], str]]] = {
    "domeinen": (lambda d: d.slug, lambda d, woorden: f"{capfirst(woorden.domein)} ‘{d.naam}’"),
    "overleggen": (
        lambda o: o.slug,
        lambda o, woorden: naam_van_overleg(o.naam, o.afkorting, OverlegSoort(o.soort).label),
    ),
    "themas": (lambda t: t.slug, lambda t, woorden: f"{capfirst(woorden.thema)} ‘{t.naam}’"),
    "stuksoorten": (lambda s: s.slug, lambda s, woorden: f"Soort stuk ‘{s.naam}’"),
    "perioden": (lambda p: p.tijdvak, lambda p, woorden: f"{capfirst(woorden.periode)} {p.naam}"),
    "mijlpalen": (lambda mp: mp.titel, lambda mp, woorden: f"Mijlpaal ‘{mp.titel}’"),
    "begroting": (_begroot, lambda b, woorden: f"Begroting: {' '.join(_begroot(b))}"),
    "samenhang": (
        lambda s: (s.soort, s.nummer),
        lambda s, woorden: f"{SamenhangSoort(s.soort).label} {s.nummer}",
    ),
}
"""By what each part of a list is known, and its name; in the order in which changes are told."""
KOPPEN = {veld.onder for veld in velden(m.Agenda).values() if veld.onder}


def verbonden(opname: m.Momentopname) -> set[str]:
    """The kenmerken of the items that the agenda ties together."""
    return {deel.punt for band in opname.samenhang for deel in band.delen if deel.punt}


def _deelnemers(opname: m.Momentopname) -> set[str]:
    """The names of everyone whom the agenda, or an overleg of it, names as taking part."""
    namen = {naam for overleg in opname.overleggen for naam in opname.namen(overleg.deelnemers)}
    return namen.union(opname.deelnemers)


def _te_noemen(namen: set[str]) -> set[str]:
    """Those of these names that are of someone who may be named today, and of nobody else."""
    eigenaren = Eigenaar.objects.filter(naam__in=namen)
    verborgen = {e.naam for e in eigenaren if not e.is_openbaar}
    return {e.naam for e in eigenaren} - verborgen


def _voluit(periode: m.Periode) -> m.Periode:
    """A period that is called by its key ("2027-Q1"), as the portal once did, called in words."""
    if periode.naam != periode.tijdvak:
        return periode
    return replace(periode, naam=periode.dagen.in_woorden)


class Kaderverschil:
    """The changes from one moment to the other; none between a moment and itself.

    Of who takes part only those are named who may be today, or with `alle_namen` everybody; ties
    only where each item is in `openbaar`. One query at most.
    """

    def __init__(
        self,
        oud: m.Momentopname,
        nieuw: m.Momentopname,
        openbaar: Set[str],
        *,
        alle_namen: bool = False,
    ):
        self.oud, self.nieuw, self.openbaar = oud, nieuw, openbaar
        anders = _deelnemers(oud) ^ _deelnemers(nieuw)
        self.te_noemen = anders if alle_namen else _te_noemen(anders)
        self.namen = NamenUit(oud, nieuw)
        self.woorden = max((oud, nieuw), key=lambda opname: opname.moment).woorden

    def regels(self) -> Iterator[Kaderregel]:
        eigen = list(self._velden(self.oud.agenda, self.nieuw.agenda))
        yield from (regel for regel in eigen if regel.wat not in KOPPEN)
        wie = self.oud.deelnemers, self.nieuw.deelnemers
        if woorden := _erbij_en_weg(*wie, self._persoon):
            yield Kaderregel("Deelnemers", woorden)
        yield from (regel for regel in eigen if regel.wat in KOPPEN)
        for lijst, (sleutel, naam) in SOORTEN.items():
            was = {sleutel(deel): deel for deel in self._delen(self.oud, lijst)}
            wordt = {sleutel(deel): deel for deel in self._delen(self.nieuw, lijst)}
            for welk in wordt | was:
                wat = naam(wordt.get(welk) or was[welk], self.woorden)
                if welk in was and welk in wordt:
                    yield from self._velden(was[welk], wordt[welk], wat)
                else:
                    yield Kaderregel(wat, "erbij" if welk in wordt else "weg")

    def _delen(self, opname: m.Momentopname, lijst: str) -> Iterable[Any]:
        if lijst == "overleggen":
            return [
                replace(los, agendapunten=tuple(k for k in los.agendapunten if k in self.openbaar))
                for los in opname.overleggen
            ]
        if lijst == "perioden":
            return [_voluit(periode) for periode in opname.perioden]
        if lijst != "samenhang":
            return getattr(opname, lijst)
        banden = opname.samenhang
        return [b for b in banden if all(d.punt in self.openbaar for d in b.delen if d.punt)]

    def _velden(self, oud: Staat, nieuw: Staat, wat: str = "") -> Iterator[Kaderregel]:
        """Each field that differs between two states of `wat`; without that, by its own name."""
        for naam, veld in velden(type(nieuw)).items():
            was, wordt = (_waarde(staat, naam, veld) for staat in (oud, nieuw))
            if veld.hoe == Hoe.NIET or was == wordt:
                continue
            if woorden := self._in_woorden(veld, _keuzes(type(nieuw), naam), was, wordt):
                kop = wat or veld.onder
                gezegd = f"{veld.label}: {woorden}" if kop else woorden
                stukken = tuple(tekstverschil(was, wordt)) if veld.lang else ()
                yield Kaderregel(kop or capfirst(veld.label), gezegd, stukken)

    def _in_woorden(self, veld: Veld, keuzes: dict[str, str], oud: Any, nieuw: Any) -> str:
        if veld.lang:
            return "gewijzigd"
        if veld.hoe == Hoe.KOPPELING:
            return _erbij_en_weg(oud, nieuw, lambda los: self._los(veld, los))
        was, wordt = (self._zeg(veld, keuzes, waarde) for waarde in (oud, nieuw))
        if was and wordt:
            return f"van {was} naar {wordt}"
        return wordt or f"niet meer: {was}"

    def _los(self, veld: Veld, los: Any) -> str:
        """One of several: a key, or a row that points at one of two things."""
        if isinstance(los, Staat):
            doelen = ((v.naar, getattr(los, n)) for n, v in velden(type(los)).items() if v.naar)
            return next(self.namen.naam(naar, sleutel) for naar, sleutel in doelen if sleutel)
        naam = self.namen.naam(veld.naar, los)
        return self._persoon(naam) if veld.naar == "agenda.Eigenaar" else naam

    def _persoon(self, naam: str) -> str:
        return naam if naam in self.te_noemen else ""

    def _zeg(self, veld: Veld, keuzes: dict[str, str], waarde: Any) -> str:
        match waarde:
            case None | "":
                return ""
            case bool():
                return "ja" if waarde else "nee"
            case date():
                return datum_in_woorden(waarde, "dag")
            case int():
                return duizendtallen(waarde)
            case date(), str():
                return datum_in_woorden(*waarde)
            case sleutel, verder:
                naam = self.namen.naam(veld.naar, sleutel) if sleutel else ""
                return ", ".join(deel for deel in (naam, verder) if deel)
        if keuzes:
            return keuzes.get(waarde, waarde).lower()
        return f"‘{self.namen.naam(veld.naar, waarde) if veld.naar else waarde}’"


def _erbij_en_weg(oud: Collection[Any], nieuw: Collection[Any], zeg: Callable[[Any], str]) -> str:
    erbij = opsomming(zeg(los) for los in nieuw if los not in oud)
    weg = opsomming(zeg(los) for los in oud if los not in nieuw)
    return "; ".join(f"{wat}: {wie}" for wat, wie in (("erbij", erbij), ("weg", weg)) if wie)


def _waarde(staat: Staat, naam: str, veld: Veld) -> Any:
    """The value of a field, or the values of all that say one thing together; None for none."""
    if not veld.met:
        return getattr(staat, naam)
    waarden = tuple(getattr(staat, deel) for deel in (naam, *veld.met))
    return waarden if any(waarden) else None


@cache
def _keuzes(soort: type[Staat], naam: str) -> dict[str, str]:
    """The words of each choice that a field of such a state has."""
    beschreven = (model for model in apps.get_models() if issubclass(model, Beschreven))
    model = next(model for model in beschreven if model.BESCHRIJVING is soort)
    return dict(getattr(model._meta.get_field(naam), "flatchoices", ()))
