"""Both moments whole, as far as their words may be read today; and when each item changed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Max
from msgspec.structs import replace

from agenda.models import Gebeurtenis, Stand

from ..momentopname import model as m
from ..momentopname.vandaag import nog_te_lezen

VAN_TOEN = ("status", "domein", "overleg", "agendapunt", "volgorde")
"""What is no word of an item: where it stands, and how far it is."""


class Beide(NamedTuple):
    """Two moments of one agenda; `weggelaten` are the kenmerken of items that are in neither."""

    oud: m.Momentopname
    nieuw: m.Momentopname
    weggelaten: tuple[str, ...]


def te_lezen(agenda: int, oud: m.Momentopname, nieuw: m.Momentopname) -> Beide:
    """What of both may be read today, for who shows them whole; five queries at most.

    The words of an item from before it was off the site may be why it went: it has those of the
    later moment, or is left out where that is from before then too.
    """
    was_weg = _laatst_weg(agenda)
    eerder, later = sorted(nog_te_lezen((oud, nieuw)), key=lambda opname: opname.moment)
    toen, nu = (_met_eigen_woorden(opname, was_weg) for opname in (eerder, later))
    geleend = {
        kenmerk: _met_woorden_van(punt, nu[kenmerk])
        for kenmerk, punt in eerder.punten.items()
        if kenmerk in nu and kenmerk not in toen
    }
    eerste, tweede = _met(eerder, toen | geleend, later.register), _met(later, nu, later.register)
    staan_er = eerste.punten.keys() | tweede.punten.keys()
    genoemd = oud.punten.keys() | nieuw.punten.keys()
    weg = tuple(sorted(genoemd - staan_er, key=m.nieuw_achteraan))
    terug = oud.moment > nieuw.moment
    return Beide(tweede, eerste, weg) if terug else Beide(eerste, tweede, weg)


def _laatst_weg(agenda: int) -> dict[str, datetime]:
    """When each item was last off the site, by its kenmerk; that of the agenda itself is ""."""
    verborgen = Stand.objects.filter(agenda=agenda, openbaar=False).order_by()
    return dict(verborgen.values_list("kenmerk").annotate(Max("wijziging__moment")))


def _met_eigen_woorden(
    opname: m.Momentopname, was_weg: Mapping[str, datetime]
) -> dict[str, m.Punt]:
    """The items that were not off the site since, nor with their agenda."""

    def bleef(kenmerk: str) -> bool:
        return all(was_weg.get(los, opname.moment) <= opname.moment for los in (kenmerk, ""))

    return {kenmerk: punt for kenmerk, punt in opname.punten.items() if bleef(kenmerk)}


def _met_woorden_van(punt: m.Punt, ander: m.Punt) -> m.Punt:
    """Where it stood and how far it was then, in the words of later."""
    toen: dict[str, Any] = {naam: getattr(punt, naam) for naam in VAN_TOEN if hasattr(punt, naam)}
    if isinstance(punt, m.Agendapunt) and isinstance(ander, m.Agendapunt):
        woorden = {los.periode: los.toelichting for los in ander.planning}
        toen["planning"] = tuple(
            replace(los, toelichting=woorden.get(los.periode, "")) for los in punt.planning
        )
    return replace(ander, **toen)


def _met(opname: m.Momentopname, punten: Mapping[str, m.Punt], ook: m.Register) -> m.Momentopname:
    """A moment with these items in the place of its own; `ook` names what they may point at."""
    eigen = opname.register
    register = m.Register(
        **{naam: getattr(ook, naam) | getattr(eigen, naam) for naam in eigen.__struct_fields__}
    )

    def over(lijst: Iterable[m.Punt]) -> Iterator[Any]:
        return (punten[los.kenmerk] for los in lijst if los.kenmerk in punten)

    return replace(
        opname,
        agendapunten=tuple(over(opname.agendapunten)),
        acties=tuple(over(opname.acties)),
        register=register,
    )


def gewijzigd_op(agenda: int, oud: m.Momentopname, nieuw: m.Momentopname) -> Mapping[str, datetime]:
    """When visitors last saw each item change between two moments, by its kenmerk; one query."""
    begin, eind = sorted((oud.moment, nieuw.moment))
    gebeurd = Gebeurtenis.objects.openbaar().filter(
        agenda=agenda, wijziging__moment__gt=begin, wijziging__moment__lte=eind
    )
    laatst = gebeurd.order_by().values_list("kenmerk").annotate(Max("wijziging__moment"))
    return dict(laatst)
