"""From two standen of one item to the events between them, public or not."""

from collections.abc import Iterator

from ..beschrijving.model import Beschreven
from ..beschrijving.openbaar import openbaar_deel, zonder
from ..choices import Precisie, Soort
from ..models import Gebeurtenis, Punt, Stand, Vergadering, Wijziging
from ..verschil import Verandering, verschil
from .publiek import Overgang, laatst_openbaar, voor_bezoekers
from .regels import eis_reden

KOMST = (Soort.TOEGEVOEGD, Soort.GEPUBLICEERD)
KOMEN_EN_GAAN = (*KOMST, Soort.INGETROKKEN)


def tussen(overgang: Overgang, stand: Stand) -> list[Gebeurtenis]:
    """The events, not yet saved, that lead to the new stand of an item.

    An event is public when visitors could see it happen: not what happened to a concept, and not
    what names only something that is not public itself.
    """
    was, wordt = overgang.publiek_was, overgang.publiek_wordt
    te_zien = set()
    if was is not None and wordt is not None:
        te_zien = {(v.soort, v.veld) for v in verschil(was, wordt)}

    def openbaar(v):
        if v.soort in KOMST:
            return wordt is not None
        if v.soort == Soort.INGETROKKEN:
            return was is not None
        return (v.soort, v.veld) in te_zien

    return [
        _gebeurtenis(stand, stand.wijziging, v, openbaar=openbaar(v))
        for v in verschil(overgang.was, overgang.wordt)
    ]


def herken_terugkeer(gebeurd: list[Gebeurtenis]) -> None:
    """Say of an item that is published, if one of these events is that, whether it comes back.

    Raises ValidationError as `weer_op_de_site` does.
    """
    for komst in gebeurd:
        if komst.soort in KOMST:
            gezien = laatst_openbaar(komst.agenda, komst.wijziging, komst.kenmerk)
            if toen := gezien.get(komst.kenmerk):
                weer_op_de_site(komst, toen)
            else:
                komst.soort = Soort.TOEGEVOEGD


def weer_op_de_site(komst: Gebeurtenis, toen: Stand) -> Gebeurtenis:
    """The arrival of an item, as that of one which visitors saw before, the last time in `toen`.

    Raises ValidationError when something differs from then that needs a reason, and there is none.
    """
    komst.soort, komst.laatst_openbaar = Soort.GEPUBLICEERD, toen
    if komst.openbaar:
        eis_reden(komst.wijziging, komst.kenmerk, voor_bezoekers(toen, komst.stand))
    return komst


def bij_openbaar_worden(kader: Stand) -> Iterator[Gebeurtenis]:
    """What visitors newly see, or miss, of an agenda that comes on the site, or back on it.

    Nothing of an item that is as they last saw it, or of which this very save told already. Raises
    ValidationError as `weer_op_de_site` does.
    """
    agenda, wijziging = kader.agenda, kader.wijziging
    openbaar = Punt.objects.openbaar().filter(agenda=agenda)
    te_zien = set(openbaar.values_list("kenmerk", flat=True))
    gezien = laatst_openbaar(agenda, wijziging)
    verteld, gegaan = _verteld_en_gegaan(agenda)
    for kenmerk in sorted(te_zien - gezien.keys() - verteld.keys()):
        yield _gebeurtenis(kader, wijziging, _los(Soort.TOEGEVOEGD), kenmerk=kenmerk)
    for kenmerk, los in sorted(gegaan.items()):
        if kenmerk in verteld and verteld[kenmerk].soort != Soort.INGETROKKEN:
            yield _alsnog_verteld(kader, los)
    for stand in Stand.objects.filter(kenmerk__in=te_zien & gezien.keys()).nieuwste():
        toen, laatste = gezien[stand.kenmerk], verteld.get(stand.kenmerk)
        if laatste and laatste.wijziging_id == wijziging.pk:
            continue
        ging = laatste and laatste.soort == Soort.INGETROKKEN
        if ging or (toen != stand and voor_bezoekers(toen, stand)):
            komst = _gebeurtenis(stand, wijziging, _los(Soort.GEPUBLICEERD))
            yield weer_op_de_site(komst, toen)


def _verteld_en_gegaan(agenda) -> tuple[dict[str, Gebeurtenis], dict[str, Gebeurtenis]]:
    """By kenmerk: what visitors last read of its coming or going, and how it went, if it is away.

    Of what was withdrawn and then deleted, how it was withdrawn.
    """
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
    gebeurtenis = _gebeurtenis(kader, ging.wijziging, _los(Soort(ging.soort)), kenmerk=ging.kenmerk)
    gebeurtenis.datum, gebeurtenis.datum_precisie = ging.datum, ging.datum_precisie
    return gebeurtenis


def bij_te_noemen_worden(
    genoemd: Beschreven, stand: Stand, wijziging: Wijziging
) -> Iterator[Gebeurtenis]:
    """What visitors newly see of an item when something that it points at becomes public.

    Writes no event that visitors could already read, e.g. when a withdrawn meeting is published
    again.
    """
    model = Punt.soorten()[stand.soort]
    [met] = openbaar_deel((model, stand.inhoud))
    eerder = Gebeurtenis.objects.filter(kenmerk=stand.kenmerk, openbaar=True)
    for v in verschil(zonder(model, met, genoemd), met):  # type: ignore[arg-type]
        if not eerder.filter(soort=v.soort, veld=v.veld, nieuw=v.nieuw).exists():
            yield _gebeurtenis(stand, wijziging, v)


def _los(soort: Soort) -> Verandering:
    """A coming or going that no field tells of."""
    return Verandering(soort, "", None, None)


def _gebeurtenis(stand, wijziging, verandering, *, kenmerk="", openbaar=True):
    datum, precisie = _wanneer(verandering, wijziging)
    return Gebeurtenis(
        agenda=stand.agenda,
        wijziging=wijziging,
        stand=stand,
        kenmerk=kenmerk or stand.kenmerk,
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
        vergadering = Vergadering.objects.filter(pk=rij["vergadering"]).first()
        if vergadering and vergadering.datum and vergadering.datum <= wijziging.dag:
            return vergadering.datum, vergadering.datum_precisie
    return wijziging.dag, Precisie.DAG
