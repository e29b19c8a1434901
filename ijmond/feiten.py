"""What a document says of an item in a line each, beside its text: status, years, who, amount."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from agenda.choices import PuntStatus, Ritme, Rol
from agenda.templatetags.tekst import euro, woorden
from werkagenda.choices import BedragSoort

from . import momentopname as m


@dataclass(frozen=True, slots=True)
class Feit:
    """A label and what it says; `naar` is the kenmerk in the document that it leads to, if any."""

    label: str
    tekst: str
    naar: str = ""


def opsomming(delen: Iterable[str]) -> str:
    """Words in a row: "a", "a en b", "a, b en c"."""
    *eerste, laatste = delen or [""]
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste


def feiten_per_punt(
    gekozen: m.Momentopname, geheel: m.Momentopname, status: str
) -> dict[str, list[Feit]]:
    """The facts of everything in `gekozen`, by kenmerk; `geheel` knows what it may refer to.

    `status` is the label of a status.
    """
    perioden = {periode.begin: periode.naam for periode in geheel.perioden}
    themas = {thema.slug: thema.naam for thema in geheel.themas}
    titels = {p.kenmerk: p.titel for domein in geheel.domeinen for p in domein.agendapunten}
    aanwezig = {p.kenmerk for domein in gekozen.domeinen for p in domein.agendapunten}
    per_punt = {}
    for domein in gekozen.domeinen:
        for punt in domein.agendapunten:
            per_punt[punt.kenmerk] = [
                *_planning(punt, status, perioden),
                *_rollen(punt),
                *_themas(punt, geheel.woorden.thema, themas),
            ]
            for actie in punt.acties:
                per_punt[actie.kenmerk] = [*_van_actie(actie, status)]
        for overleg in domein.overleggen:
            for actie in overleg.acties:
                uitvoering = _voert_uit(actie, titels, aanwezig)
                per_punt[actie.kenmerk] = [*_van_actie(actie, status), *uitvoering]
    return per_punt


def _status(punt, label) -> Iterator[Feit]:
    if punt.status != PuntStatus.ONBEKEND:
        yield Feit(label, PuntStatus(punt.status).label)


def _planning(punt, label, perioden):
    """Status, periods and rhythm; a planned item with its periods needs no status beside them."""
    if not (punt.planning and punt.status == PuntStatus.GEPLAND):
        yield from _status(punt, label)
    gepland = opsomming(
        [
            f"{perioden[g.periode]} ({g.toelichting})" if g.toelichting else perioden[g.periode]
            for g in punt.planning
        ]
    )
    ritme = Ritme(punt.ritme).label if punt.ritme else ""
    if punt.ritme_toelichting:
        ritme = f"{ritme} ({punt.ritme_toelichting})" if ritme else punt.ritme_toelichting
    if gepland:
        yield Feit("Gepland", f"{gepland}, {ritme[0].lower()}{ritme[1:]}" if ritme else gepland)
    elif ritme:
        yield Feit("Hoe vaak", ritme)


def _rollen(punt):
    namen = defaultdict(list)
    for betrokkene in punt.betrokkenen:
        namen[betrokkene.rol].append(betrokkene.naam)
    return (Feit(rol.label, opsomming(namen[rol])) for rol in Rol if rol in namen)


def _themas(punt, woord, themas):
    if punt.themas:
        yield Feit(woord.capitalize(), opsomming([themas[slug] for slug in punt.themas]))


def _van_actie(actie, label):
    yield from _status(actie, label)
    yield from _rollen(actie)
    if termijn := actie.termijn_tekst or woorden(actie.termijn):
        yield Feit("Termijn", termijn)
    if actie.bedrag is not None:
        jaar = f" ({actie.bedrag_jaar})" if actie.bedrag_jaar else ""
        soort = BedragSoort(actie.bedrag_soort).label.lower()
        yield Feit("Bedrag", f"{euro(actie.bedrag)}, {soort}{jaar}")


def _voert_uit(actie, titels, aanwezig):
    if actie.agendapunt:
        naar = actie.agendapunt if actie.agendapunt in aanwezig else ""
        yield Feit("Voert uit", f"{actie.agendapunt} {titels[actie.agendapunt]}", naar)
