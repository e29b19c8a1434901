"""What differs between two moments of an agenda beside its items: the agenda itself.

Both moments are `Momentopname`n. Parts are matched by what they are known by for ever: a domain, a
theme and an overleg by their slug, a period by its first day; a milestone by its title, for want of
better. The order of parts makes no difference, as it makes none with items.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from django.utils.text import capfirst

from agenda.choices import AgendaStatus, Eenheid, Precisie, SamenhangSoort
from agenda.datums import datum_in_woorden
from agenda.getallen import duizendtallen
from agenda.verschil.tekst import Stuk, tekstverschil
from agenda.verschil.woorden import opsomming
from werkagenda.choices import OverlegSoort
from werkagenda.woorden import naam_van_overleg

from ..momentopname import model as m

LABELS = {
    "titel": "titel", "slug": "adres", "ondertitel": "ondertitel", "regio": "regio",
    "inleiding": "inleiding", "begin": "eerste dag", "eind": "laatste dag",
    "stand_op": "stand van", "status": "status", "orgaan": "besproken in",
    "deelnemers": "deelnemers", "naam": "naam", "letter": "letter",
    "naam_werkagenda": "ruimere naam", "beschrijving": "tekst", "kernvraag": "kernvraag",
    "domeinen": "hoort bij", "domein": "hoort bij", "afkorting": "afkorting", "soort": "soort",
    "eenheid": "duur", "datum": "datum", "toelichting": "toelichting", "bedrag": "bedrag",
    "is_totaal": "is een totaal", "delen": "verbindt", "bron": "bron",
}  # fmt: skip
"""How a reader calls each field that is compared."""
LANGE_TEKSTEN = {"inleiding", "beschrijving", "toelichting"}
KEUZES = {
    "status": AgendaStatus,
    "perioden/eenheid": Eenheid,
    "overleggen/soort": OverlegSoort,
}
NIET_VERGELEKEN = {"moment", "afgelopen"}
"""When a moment was, and what that makes of the agenda, is no change of it."""


SOORTEN = ("woorden", "domeinen", "overleggen", "themas", "perioden", "mijlpalen", "begroting",
           "samenhang")  # fmt: skip
"""The lists of parts, in the order in which their changes are told."""
VOLGORDE = ("", *SOORTEN)


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
    """The agenda itself, or one part of it, with what is compared of it; `soort` is its list."""

    soort: str
    naam: str
    velden: dict[str, object]


def deelnemers(opname: m.Momentopname) -> set[str]:
    """Everyone whom the agenda, or an overleg of it, names as taking part."""
    namen = {naam for _, overleg in _overleggen(opname) for naam in overleg.deelnemers}
    return namen.union(opname.deelnemers)


def verbonden(opname: m.Momentopname) -> set[str]:
    """The kenmerken of the items that the agenda ties together."""
    return {deel.kenmerk for los in opname.samenhang for deel in los.delen if deel.kenmerk}


def kaderverschil(
    oud: m.Momentopname, nieuw: m.Momentopname, te_noemen: set[str], openbaar: set[str]
) -> tuple[Kaderregel, ...]:
    """The changes from one moment to the other; none between a moment and itself.

    Of who takes part only `te_noemen` are named, and ties only where each item is in `openbaar`.
    """
    eerder, later = sorted((oud, nieuw), key=lambda opname: opname.moment)
    was, wordt = (dict(_delen(o, later.woorden, openbaar)) for o in (oud, nieuw))
    namen = _namen(eerder) | _namen(later) | {naam: naam for naam in te_noemen}
    plaatsen = sorted(wordt | was, key=lambda p: VOLGORDE.index((wordt.get(p) or was[p]).soort))
    return tuple(regel for p in plaatsen for regel in _regels(p, was.get(p), wordt.get(p), namen))


def _regels(plaats, oud, nieuw, namen) -> Iterator[Kaderregel]:
    if oud is None or nieuw is None:
        deel = nieuw or oud
        yield Kaderregel(
            plaats, deel.naam, oud and oud.naam, nieuw and nieuw.naam, "erbij" if nieuw else "weg"
        )
        return
    for veld, wordt in nieuw.velden.items():
        was = oud.velden[veld]
        if was == wordt or not (woorden := _in_woorden(nieuw.soort, veld, was, wordt, namen)):
            continue
        label = veld if nieuw.soort == "woorden" else LABELS[veld]
        if nieuw.naam:
            wat, woorden = nieuw.naam, f"{label}: {woorden}"
        else:
            wat = capfirst(label)
        lang = veld in LANGE_TEKSTEN
        stukken = tuple(tekstverschil(was, wordt)) if lang else ()
        pad = "/".join(deel for deel in (plaats, veld) if deel)
        yield Kaderregel(pad, wat, was, wordt, woorden, stukken)


def _in_woorden(soort, veld, oud, nieuw, namen) -> str:
    if veld in LANGE_TEKSTEN:
        return "gewijzigd"
    if isinstance(nieuw, tuple):
        erbij = opsomming(namen.get(los, "") for los in nieuw if los not in oud)
        weg = opsomming(namen.get(los, "") for los in oud if los not in nieuw)
        return "; ".join(f"{wat}: {wie}" for wat, wie in (("erbij", erbij), ("weg", weg)) if wie)
    was, wordt = (_zeg(soort, veld, waarde, namen) for waarde in (oud, nieuw))
    if was and wordt:
        return f"van {was} naar {wordt}"
    return wordt or f"niet meer: {was}"


def _zeg(soort, veld, waarde, namen) -> str:
    keuzes = KEUZES.get(f"{soort}/{veld}" if soort else veld)
    match waarde:
        case None | "":
            return ""
        case bool():
            return "ja" if waarde else "nee"
        case date():
            return datum_in_woorden(waarde, Precisie.DAG)
        case m.Datum():
            return datum_in_woorden(waarde.datum, waarde.precisie)
        case m.Bron():
            return ", ".join(deel for deel in (waarde.titel, waarde.plaats) if deel)
        case int():
            return duizendtallen(waarde)
    return keuzes(waarde).label.lower() if keuzes else f"‘{namen.get((veld, waarde), waarde)}’"


def _namen(opname) -> dict:
    """The names of what a part points at, by how it does."""
    gevonden = {}
    for domein in opname.domeinen:
        gevonden[domein.slug] = gevonden["domein", domein.slug] = domein.naam
    for los in opname.samenhang:
        gevonden |= {_verbindt(deel): deel.naam for deel in los.delen}
    return gevonden


def _overleggen(opname) -> Iterator[tuple[m.Domein, m.Overleg]]:
    return ((domein, o) for domein in opname.domeinen for o in domein.overleggen)


def _delen(opname, woorden: m.Woorden, openbaar) -> Iterator[tuple[str, Deel]]:
    """The agenda and all its parts, by the path of each."""
    yield "", Deel("", "", _velden(opname, *NIET_VERGELEKEN, *SOORTEN))
    yield "woorden", Deel("woorden", "Hoe de delen heten", _velden(opname.woorden))
    for d in opname.domeinen:
        naam = f"{capfirst(woorden.domein)} ‘{d.naam}’"
        velden = _velden(d, "slug", "agendapunten", "overleggen", "acties")
        yield f"domeinen/{d.slug}", Deel("domeinen", naam, velden)
    for domein, o in _overleggen(opname):
        velden = {"domein": domein.slug} | _velden(o, "slug", "acties")
        yield (
            f"overleggen/{o.slug}",
            Deel(
                "overleggen",
                naam_van_overleg(o.naam, o.afkorting, OverlegSoort(o.soort).label),
                velden,
            ),
        )
    for t in opname.themas:
        naam = f"{capfirst(woorden.thema)} ‘{t.naam}’"
        yield f"themas/{t.slug}", Deel("themas", naam, _velden(t, "slug"))
    for p in opname.perioden:
        naam = f"{capfirst(woorden.periode)} {p.naam}"
        yield f"perioden/{p.begin}", Deel("perioden", naam, _velden(p, "begin"))
    gezien = Counter()
    for mp in opname.mijlpalen:
        gezien[mp.titel] += 1  # two may bear one title
        plaats = f"mijlpalen/{mp.titel}/{gezien[mp.titel]}"
        yield plaats, Deel("mijlpalen", f"Mijlpaal ‘{mp.titel}’", _velden(mp, "titel"))
    for b in opname.begroting:
        sleutel = [str(deel) for deel in (b.post, b.jaar, b.raming) if deel]
        velden = _velden(b, "post", "jaar", "raming")
        naam = f"Begroting: {' '.join(sleutel)}"
        yield "/".join(["begroting", *sleutel]), Deel("begroting", naam, velden)
    for s in opname.samenhang:
        verbindt = tuple(_verbindt(deel) for deel in s.delen)
        if all(deel.kenmerk in openbaar for deel in s.delen if deel.kenmerk):
            naam = f"{SamenhangSoort(s.soort).label} {s.nummer}"
            velden = _velden(s, "soort", "nummer") | {"delen": verbindt}
            yield f"samenhang/{s.soort}/{s.nummer}", Deel("samenhang", naam, velden)


def _verbindt(deel: m.SamenhangDeel) -> tuple[str, str]:
    return deel.zijde, deel.kenmerk or deel.domein


def _velden(deel, *zonder) -> dict[str, object]:
    return {v.name: getattr(deel, v.name) for v in fields(deel) if v.name not in zonder}
