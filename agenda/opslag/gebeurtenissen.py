"""From two standen of one item to the events between them, and what visitors saw of both."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from ..alfabet import op_alfabet
from ..beschrijving.model import Beschreven
from ..beschrijving.openbaar import openbaar_deel, zonder
from ..beschrijving.veld import Inhoud
from ..choices import Precisie, Soort
from ..models import Agenda, Gebeurtenis, Punt, Stand, Vergadering, Wijziging
from ..verschil import Verandering, verschil, zoals_toen
from .regels import eis_reden
from .vergaderingen import laatst_gezien, lot_van, zoek_genoemd

KOMST = (Soort.TOEGEVOEGD, Soort.GEPUBLICEERD)
KOMEN_EN_GAAN = (*KOMST, Soort.INGETROKKEN)


def gezien(
    paren: Sequence[tuple[Stand, Stand | None]], net_openbaar: Collection[int]
) -> list[tuple[Inhoud | None, Inhoud | None]]:
    """What visitors saw of items before each stand, and see in it; `paren` have the one before.

    None where that is nothing. `net_openbaar` are agendas that just came on the site: an item that
    becomes visible along with its agenda counts as new.
    """
    staten: list[tuple[type[Beschreven], Inhoud | None]] = []
    for stand, vorige in paren:
        soort = Punt.soorten()[stand.soort]
        te_zien = stand.agenda is not None and stand.agenda.is_openbaar
        was_te_zien = te_zien and stand.agenda_id not in net_openbaar and vorige and vorige.openbaar
        staten.append((soort, vorige.staat if vorige and was_te_zien else None))
        staten.append((soort, stand.inhoud if te_zien and stand.openbaar else None))
    deel = openbaar_deel(*staten)
    return list(zip(deel[::2], deel[1::2], strict=True))


def tussen(
    stand: Stand, oud: dict | None, was: dict | None, wordt: dict | None
) -> list[Gebeurtenis]:
    """The events, not yet saved, that lead from the content before to the new stand of an item.

    An event is public when visitors could see it happen, of whom `was` and `wordt` are what they
    saw: not what happened to a concept, nor what names only something that is not public itself.
    """
    te_zien = {(v.soort, v.veld) for v in verschil(was, wordt)} if was and wordt else ()

    def openbaar(v):
        if v.soort in KOMEN_EN_GAAN:
            return (was if v.soort == Soort.INGETROKKEN else wordt) is not None
        return (v.soort, v.veld) in te_zien

    return [
        _gebeurtenis(stand, stand.wijziging, v, openbaar=openbaar(v))
        for v in verschil(oud, stand.inhoud)
    ]


def bij_vergadering(
    stand: Stand, net_openbaar: Collection[int], reden: str
) -> Iterator[Gebeurtenis]:
    """What became of a meeting, told at each item that was on it and still is.

    Where visitors see none of those, it is told of the meeting itself. Nothing of a meeting that
    they never saw. Raises ValidationError as `lot_van` does.
    """
    toen = laatst_gezien(stand)
    if toen is None or not (veranderingen := lot_van(toen, stand, reden)):
        return
    # Of a meeting that is gone, at each item that was on it.
    op_de_lijst = _behandeld(toen) & (_behandeld(stand) if stand.openbaar else _behandeld(toen))
    punten = Punt.objects.filter(kenmerk__in=op_de_lijst).select_related("agenda")
    gezien = False
    for punt in punten.order_by("op_kenmerk"):
        te_zien = punt.is_openbaar and punt.agenda_id not in net_openbaar
        gezien |= te_zien
        for v in veranderingen:
            yield _gebeurtenis(stand, stand.wijziging, v, punt=punt, openbaar=te_zien)
    if not gezien:
        yield from (_gebeurtenis(stand, stand.wijziging, v) for v in veranderingen)


def _behandeld(vergadering: Stand) -> set[str]:
    """The items on the list of a meeting, by kenmerk."""
    return {rij["punt"] for rij in (vergadering.staat or {})["behandelingen"]}


def herken_terugkeer(gebeurd: list[Gebeurtenis], reden: str) -> None:
    """Say of an item that is published whether it comes back; raises as `eis_reden` does."""
    for komst in (los for los in gebeurd if los.soort in KOMST):
        gezien = _laatst_openbaar(komst.agenda, komst.wijziging, komst.kenmerk)
        if toen := gezien.get(komst.kenmerk):
            _weer_op_de_site(komst, toen, reden)
        else:
            komst.soort = Soort.TOEGEVOEGD


def _weer_op_de_site(komst: Gebeurtenis, toen: Stand, reden: str) -> Gebeurtenis:
    """The arrival of an item that visitors last saw in `toen`; raises as `eis_reden` does."""
    komst.soort, komst.laatst_openbaar = Soort.GEPUBLICEERD, toen
    if komst.openbaar:
        eis_reden(reden, komst.kenmerk, _voor_bezoekers(toen, komst.stand))
    return komst


def bij_openbaar_worden(kader: Stand) -> Iterator[Gebeurtenis]:
    """What visitors newly see, or miss, of an agenda that comes on the site, or back on it.

    Nothing of an item that is as they last saw it, or of which this very save told already.
    """
    agenda, wijziging = kader.agenda, kader.wijziging
    openbaar = Punt.objects.openbaar().filter(agenda=agenda)
    te_zien = set(openbaar.values_list("kenmerk", flat=True))
    gezien = _laatst_openbaar(agenda, wijziging)
    verteld, gegaan = _verteld_en_gegaan(agenda)
    for kenmerk in sorted(te_zien - gezien.keys() - verteld.keys(), key=op_alfabet):
        yield _gebeurtenis(kader, wijziging, Verandering(Soort.TOEGEVOEGD), kenmerk=kenmerk)
    for kenmerk, los in sorted(gegaan.items(), key=lambda paar: op_alfabet(paar[0])):
        if kenmerk in verteld and verteld[kenmerk].soort != Soort.INGETROKKEN:
            yield _alsnog_verteld(kader, los)
    for stand in Stand.objects.filter(kenmerk__in=te_zien & gezien.keys()).nieuwste():
        toen, laatste = gezien[stand.kenmerk], verteld.get(stand.kenmerk)
        if laatste and laatste.wijziging_id == wijziging.pk:
            continue
        ging = laatste and laatste.soort == Soort.INGETROKKEN
        if ging or (toen != stand and _voor_bezoekers(toen, stand)):
            komst = _gebeurtenis(stand, wijziging, Verandering(Soort.GEPUBLICEERD))
            yield _weer_op_de_site(komst, toen, wijziging.reden)


def _verteld_en_gegaan(agenda) -> tuple[dict[str, Gebeurtenis], dict[str, Gebeurtenis]]:
    """By kenmerk: what visitors last read of its coming or going, and how it went, if away."""
    verteld: dict[str, Gebeurtenis] = {}
    gegaan: dict[str, Gebeurtenis] = {}
    alle = Gebeurtenis.objects.filter(agenda=agenda, soort__in=KOMEN_EN_GAAN)
    for los in alle.select_related("wijziging").order_by("pk"):
        if los.openbaar:
            verteld[los.kenmerk] = los
        if los.soort == Soort.INGETROKKEN:
            gegaan.setdefault(los.kenmerk, los)
        else:
            gegaan.pop(los.kenmerk, None)
    return verteld, gegaan


def _alsnog_verteld(kader, ging: Gebeurtenis) -> Gebeurtenis:
    """That an item went while its agenda was not on the site: when and why, as was said then."""
    weg = Verandering(Soort.INGETROKKEN)
    gebeurtenis = _gebeurtenis(kader, ging.wijziging, weg, kenmerk=ging.kenmerk)
    gebeurtenis.datum, gebeurtenis.datum_precisie = ging.datum, ging.datum_precisie
    gebeurtenis.reden = ging.reden
    return gebeurtenis


def bij_te_noemen_worden(
    genoemd: Beschreven, stand: Stand, wijziging: Wijziging
) -> Iterator[Gebeurtenis]:
    """What visitors see of an item, and never read, now that what it points at becomes public."""
    model = Punt.soorten()[stand.soort]
    [met] = openbaar_deel((model, stand.staat))
    eerder = Gebeurtenis.objects.filter(kenmerk=stand.kenmerk, openbaar=True)
    eerst = zonder(model, met, {type(genoemd): {genoemd.sleutel}})  # type: ignore[arg-type]
    for v in verschil(eerst, met):
        verteld = eerder.filter(veld=v.veld).values_list("nieuw", flat=True)
        if not any(zegt_al(los, v.nieuw) for los in verteld):
            yield _gebeurtenis(stand, wijziging, v)


def zegt_al(verteld, nieuw) -> bool:
    """Whether what was told says this; of a row it may say more, such as when a meeting was."""
    if isinstance(verteld, dict) and isinstance(nieuw, dict):
        return all(verteld.get(naam, "") == waarde for naam, waarde in nieuw.items())
    return verteld == nieuw


def _gebeurtenis(stand, wijziging, verandering, *, kenmerk="", punt=None, openbaar=True):
    """Of what the stand is of, or of another item: `kenmerk` on the same agenda, or `punt`."""
    verandering = zoals_toen(verandering, zoek_genoemd, wijziging.dag)
    datum, precisie = _wanneer(verandering, wijziging)
    van_vergadering = punt is None and stand.soort == Vergadering.SOORT
    return Gebeurtenis(
        agenda=punt.agenda if punt else stand.agenda,
        vergadering_id=int(stand.kenmerk) if van_vergadering else None,
        wijziging=wijziging,
        stand=stand,
        kenmerk="" if van_vergadering else punt.kenmerk if punt else kenmerk or stand.kenmerk,
        soort=verandering.soort,
        veld=verandering.veld,
        oud=verandering.oud,
        nieuw=verandering.nieuw,
        datum=datum,
        datum_precisie=precisie,
        openbaar=openbaar,
    )


def _wanneer(verandering, wijziging):
    """When it happened: as said, or on the day of a meeting that has been, or today."""
    if wijziging.datum:
        return wijziging.datum, wijziging.datum_precisie
    if verandering.soort == Soort.BEHANDELD and verandering.oud is None:
        rij = verandering.nieuw
        if rij["datum"] and (dag := date.fromisoformat(rij["datum"])) <= wijziging.dag:
            return dag, rij["datum_precisie"]
    return wijziging.dag, Precisie.DAG


def _voor_bezoekers(toen: Stand, nu: Stand) -> list[Verandering]:
    """What differs for visitors between two standen of one item."""
    soort = Punt.soorten()[nu.soort]
    was, wordt = openbaar_deel((soort, toen.staat), (soort, nu.staat))
    return verschil(was, wordt)


def _laatst_openbaar(agenda: Agenda | None, voor: Wijziging, kenmerk: str = "") -> dict[str, Stand]:
    """The stand in which visitors last saw each item, or that with this `kenmerk`, by kenmerk.

    Counts what was written before `voor`; what one wijziging wrote came at once. Two queries.
    """
    rijen = Stand.objects.filter(agenda=agenda, wijziging__lt=voor)
    if kenmerk:
        rijen = rijen.filter(kenmerk__in=("", kenmerk))
    reeks = rijen.order_by("wijziging_id").values_list("wijziging_id", "kenmerk", "openbaar", "pk")
    gepubliceerd: dict[str, int] = {}
    gezien: dict[str, int] = {}
    agenda_te_zien = False
    for _, samen in groupby(reeks, itemgetter(0)):
        for _, welk, openbaar, pk in samen:
            if not welk:
                agenda_te_zien = openbaar
            elif openbaar:
                gepubliceerd[welk] = pk
            else:
                gepubliceerd.pop(welk, None)
        if agenda_te_zien:
            gezien |= gepubliceerd
    standen = Stand.objects.in_bulk(gezien.values())
    return {welk: standen[pk] for welk, pk in gezien.items()}
