"""What differs between two moments of an agenda beside its items: the agenda itself.

Both moments are `Momentopname`n. Parts are matched by what they are known by for ever: a domain, a
theme and an overleg by their slug, a period by its first day; a milestone by its title, for want of
better. The order of parts makes no difference, as it makes none with items. What is compared of a
part, and what a reader calls it, its description says.
"""

from collections.abc import Callable, Collection, Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.text import capfirst

from agenda.beschrijving.model import Beschreven
from agenda.beschrijving.veld import Hoe, Staat, Veld, groepen, velden
from agenda.beschrijving.woorden import Woorden
from agenda.choices import SamenhangSoort
from agenda.datums import datum_in_woorden
from agenda.getallen import duizendtallen
from agenda.verschil import Stuk, opsomming, tekstverschil
from werkagenda.choices import OverlegSoort
from werkagenda.woorden import naam_van_overleg

from ..momentopname import model as m
from ..momentopname.namen import NamenUit


@dataclass(frozen=True)
class Kaderregel:
    """One change: `wat` is what changed as a reader calls it, `plaats` the path of it.

    `oud` and `nieuw` are its value then, None where it was not there. `stukken` shows the words of
    a long text that changed, when that is what changed.
    """

    plaats: str
    wat: str
    oud: object
    nieuw: object
    woorden: str
    stukken: tuple[Stuk, ...] = ()


@dataclass(frozen=True)
class Deel:
    """One part of an agenda: what a reader calls it, and its state."""

    naam: str
    staat: Staat


@dataclass(frozen=True)
class Soort:
    """A list of parts of an agenda: by what each is known, and what it is called."""

    sleutel: Callable[[Any], str]
    naam: Callable[[Any, Woorden], str]


SOORTEN: dict[str, Soort] = {
    "domeinen": Soort(
        lambda d: d.slug, lambda d, woorden: f"{capfirst(woorden.domein)} ‘{d.naam}’"
    ),
    "overleggen": Soort(
        lambda o: o.slug,
        lambda o, woorden: naam_van_overleg(o.naam, o.afkorting, OverlegSoort(o.soort).label),
    ),
    "themas": Soort(lambda t: t.slug, lambda t, woorden: f"{capfirst(woorden.thema)} ‘{t.naam}’"),
    "perioden": Soort(
        lambda p: p.begin.isoformat(), lambda p, woorden: f"{capfirst(woorden.periode)} {p.naam}"
    ),
    "mijlpalen": Soort(lambda mp: mp.titel, lambda mp, woorden: f"Mijlpaal ‘{mp.titel}’"),
    "begroting": Soort(
        lambda b: "/".join(_begroot(b)), lambda b, woorden: f"Begroting: {' '.join(_begroot(b))}"
    ),
    "samenhang": Soort(
        lambda s: f"{s.soort}/{s.nummer}",
        lambda s, woorden: f"{SamenhangSoort(s.soort).label} {s.nummer}",
    ),
}
"""The lists of parts, in the order in which their changes are told."""


def _begroot(regel: m.Begrotingsregel) -> list[str]:
    return [str(deel) for deel in (regel.post, regel.jaar, regel.raming) if deel]


def verbonden(opname: m.Momentopname) -> set[str]:
    """The kenmerken of the items that the agenda ties together."""
    return {deel.punt for band in opname.samenhang for deel in band.delen if deel.punt}


def deelnemers(opname: m.Momentopname) -> set[str]:
    """The names of everyone whom the agenda, or an overleg of it, names as taking part."""
    namen = {naam for overleg in opname.overleggen for naam in opname.namen(overleg.deelnemers)}
    return namen.union(opname.deelnemers)


def kaderverschil(
    oud: m.Momentopname, nieuw: m.Momentopname, te_noemen: Set[str], openbaar: Set[str]
) -> tuple[Kaderregel, ...]:
    """The changes from one moment to the other; none between a moment and itself.

    Of who takes part only `te_noemen` are named, and ties only where each item is in `openbaar`.
    """
    return tuple(_Kaderverschil(oud, nieuw, te_noemen, openbaar).regels())


class _Kaderverschil:
    def __init__(
        self, oud: m.Momentopname, nieuw: m.Momentopname, te_noemen: Set[str], openbaar: Set[str]
    ):
        self.oud, self.nieuw = oud, nieuw
        self.te_noemen, self.openbaar = te_noemen, openbaar
        self.namen = NamenUit(oud, nieuw)
        self.woorden = max((oud, nieuw), key=lambda opname: opname.moment).woorden

    def regels(self) -> Iterator[Kaderregel]:
        yield from self._van_agenda(zonder_kop=True)
        yield from self._deelnemers()
        yield from self._van_agenda(zonder_kop=False)
        for naam, soort in SOORTEN.items():
            was, wordt = (self._delen(opname, naam, soort) for opname in (self.oud, self.nieuw))
            for plaats in dict.fromkeys([*wordt, *was]):
                yield from self._deel(plaats, was.get(plaats), wordt.get(plaats))

    def _delen(self, opname: m.Momentopname, naam: str, soort: Soort) -> dict[str, Deel]:
        delen: dict[str, Deel] = {}
        for staat in getattr(opname, naam):
            if naam == "samenhang" and not self._mag_verteld(staat):
                continue
            plaats = f"{naam}/{soort.sleutel(staat)}"
            delen[plaats] = Deel(soort.naam(staat, self.woorden), staat)
        return delen

    def _mag_verteld(self, samenhang: m.Samenhang) -> bool:
        return all(deel.punt in self.openbaar for deel in samenhang.delen if deel.punt)

    def _van_agenda(self, *, zonder_kop: bool) -> Iterator[Kaderregel]:
        """The fields of the agenda itself; those with a heading of their own come together."""
        was, wordt = self.oud.agenda, self.nieuw.agenda
        for veld, oud, nieuw, woorden in self._verschillen(was, wordt):
            if bool(veld.kop) == zonder_kop:
                continue
            if veld.kop:
                plaats = f"woorden/{veld.naam.removeprefix('woord_')}"
                yield Kaderregel(plaats, veld.kop, oud, nieuw, f"{veld.label}: {woorden}")
            else:
                yield self._regel(veld.naam, capfirst(veld.label), oud, nieuw, woorden, veld)

    def _deelnemers(self) -> Iterator[Kaderregel]:
        oud, nieuw = self.oud.deelnemers, self.nieuw.deelnemers
        if woorden := self._erbij_en_weg(oud, nieuw, self._persoon):
            yield Kaderregel("deelnemers", "Deelnemers", oud, nieuw, woorden)

    def _deel(self, plaats: str, oud: Deel | None, nieuw: Deel | None) -> Iterator[Kaderregel]:
        if oud is None or nieuw is None:
            if nieuw:
                yield Kaderregel(plaats, nieuw.naam, None, nieuw.naam, "erbij")
            if oud:
                yield Kaderregel(plaats, oud.naam, oud.naam, None, "weg")
            return
        for veld, was, wordt, woorden in self._verschillen(oud.staat, nieuw.staat):
            pad = f"{plaats}/{veld.naam}"
            gezegd = f"{veld.label}: {woorden}"
            yield self._regel(pad, nieuw.naam, was, wordt, gezegd, veld)

    def _regel(
        self, plaats: str, wat: str, oud: Any, nieuw: Any, woorden: str, veld: "_Veld"
    ) -> Kaderregel:
        stukken = tuple(tekstverschil(oud, nieuw)) if veld.beschrijving.lang else ()
        return Kaderregel(plaats, wat, oud, nieuw, woorden, stukken)

    def _verschillen(self, oud: Staat, nieuw: Staat) -> Iterator[tuple["_Veld", Any, Any, str]]:
        """Of two states of one thing each field that differs, both values, and what to say."""
        for veld in _vergeleken(type(nieuw)):
            was, wordt = (veld.waarde(staat) for staat in (oud, nieuw))
            if was != wordt and (woorden := self._in_woorden(veld, was, wordt)):
                yield veld, was, wordt, woorden

    def _in_woorden(self, veld: "_Veld", oud: Any, nieuw: Any) -> str:
        if veld.beschrijving.lang:
            return "gewijzigd"
        if veld.beschrijving.hoe == Hoe.KOPPELING:
            return self._erbij_en_weg(oud, nieuw, lambda los: self._los(veld, los))
        was, wordt = (self._zeg(veld, waarde) for waarde in (oud, nieuw))
        if was and wordt:
            return f"van {was} naar {wordt}"
        return wordt or f"niet meer: {was}"

    def _erbij_en_weg(
        self, oud: Collection[Any], nieuw: Collection[Any], zeg: Callable[[Any], str]
    ) -> str:
        erbij = opsomming(zeg(los) for los in nieuw if los not in oud)
        weg = opsomming(zeg(los) for los in oud if los not in nieuw)
        return "; ".join(f"{wat}: {wie}" for wat, wie in (("erbij", erbij), ("weg", weg)) if wie)

    def _los(self, veld: "_Veld", los: Any) -> str:
        """One of several: a key, or a row that points at one of two things."""
        if isinstance(los, Staat):
            doelen = ((v.naar, getattr(los, n)) for n, v in velden(type(los)).items() if v.naar)
            return next(self.namen.naam(naar, sleutel) for naar, sleutel in doelen if sleutel)
        naam = self.namen.naam(veld.beschrijving.naar, los)
        return self._persoon(naam) if veld.beschrijving.naar == "agenda.Eigenaar" else naam

    def _persoon(self, naam: str) -> str:
        return naam if naam in self.te_noemen else ""

    def _zeg(self, veld: "_Veld", waarde: Any) -> str:
        if veld.beschrijving.met:
            eerst, verder = waarde
            if isinstance(eerst, date):
                return datum_in_woorden(eerst, verder)
            naam = self.namen.naam(veld.beschrijving.naar, eerst) if eerst else ""
            return ", ".join(deel for deel in (naam, verder) if deel)
        match waarde:
            case None | "":
                return ""
            case bool():
                return "ja" if waarde else "nee"
            case date():
                return datum_in_woorden(waarde, "dag")
            case int():
                return duizendtallen(waarde)
        if keuzes := veld.keuzes:
            return keuzes.get(waarde, waarde).lower()
        naar = veld.beschrijving.naar
        return f"‘{self.namen.naam(naar, waarde) if naar else waarde}’"


@dataclass(frozen=True)
class _Veld:
    """A field of a part that is compared, with those that say one thing together with it."""

    naam: str
    beschrijving: Veld
    keuzes: dict[str, str]

    @property
    def label(self) -> str:
        return self.beschrijving.label

    @property
    def kop(self) -> str:
        return self.beschrijving.onder

    def waarde(self, staat: Staat) -> Any:
        if not self.beschrijving.met:
            return getattr(staat, self.naam)
        waarden = tuple(getattr(staat, naam) for naam in (self.naam, *self.beschrijving.met))
        return waarden if any(waarden) else None


@cache
def _vergeleken(soort: type[Staat]) -> tuple[_Veld, ...]:
    """What is compared of a part, in the order in which its state names it."""
    model = next(
        model
        for model in apps.get_models()
        if issubclass(model, Beschreven) and model.BESCHRIJVING is soort
    )
    beschreven = velden(soort)
    return tuple(
        _Veld(naam, beschreven[naam], _keuzes(model, naam))
        for naam in beschreven
        if naam in groepen(soort) and beschreven[naam].hoe != Hoe.NIET
    )


def _keuzes(model: type[Model], naam: str) -> dict[str, str]:
    kolom = model._meta.get_field(naam)
    return dict(getattr(kolom, "flatchoices", ()))
