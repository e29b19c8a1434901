"""From two standen of one item to the events between them, public or not."""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Model

from ..beschrijving.openbaar import openbaar_deel, zonder
from ..choices import Precisie, Soort
from ..models import Gebeurtenis, Punt, Stand, Vergadering
from ..verschil.punten import Verandering, verschil, zonder_woorden
from .aanleiding import Aanleiding
from .laatst_gezien import laatst_gezien

KOMEN_EN_GAAN = (Soort.TOEGEVOEGD, Soort.GEPUBLICEERD, Soort.INGETROKKEN)


def tussen(
    was: dict | None, voor: dict | None, stand: Stand, na: dict | None, aanleiding: Aanleiding
) -> list[Gebeurtenis]:
    """The events, not yet saved, that lead from the state `was` of an item to its new stand.

    `voor` and `na` are what the public saw of both, None for nothing. An event is public when the
    public could see it happen: not what happened to a concept, and not what names only something
    that is not public itself.
    """
    zichtbaar = set()
    if voor is not None and na is not None:
        zichtbaar = {(v.soort, v.veld) for v in verschil(voor, na)}

    def openbaar(v):
        if v.soort == Soort.INGETROKKEN:
            return voor is not None
        if v.soort in (Soort.TOEGEVOEGD, Soort.GEPUBLICEERD):
            return na is not None
        return (v.soort, v.veld) in zichtbaar

    return [
        _gebeurtenis(stand, stand.kenmerk, v, aanleiding, openbaar=openbaar(v))
        for v in verschil(was, stand.inhoud)
    ]


def bij_terugkeer(toen: Stand, stand: Stand, aanleiding: Aanleiding) -> list[Gebeurtenis]:
    """What differs of an item for visitors between `toen`, which they saw, and `stand`.

    Only what is different in the end, and of a text only that it is: not the words, as these may
    be why the item went off the site.
    """
    model = Punt.soorten()[stand.soort]
    voor, na = openbaar_deel((model, toen.inhoud), (model, stand.inhoud))
    return [
        _gebeurtenis(stand, stand.kenmerk, zonder_woorden(v), aanleiding, openbaar=True)
        for v in verschil(voor, na)
    ]


def bij_openbaar_worden(kader: Stand, aanleiding: Aanleiding) -> Iterator[Gebeurtenis]:
    """What visitors newly see, or miss, of an agenda that comes on the site, or back on it.

    Of an item that went meanwhile, or changed: when and why, as was said then.
    """
    laatst, weg = {}, {}
    for los in Gebeurtenis.objects.filter(agenda=kader.agenda, soort__in=KOMEN_EN_GAAN).order_by(
        "pk"
    ):
        if los.openbaar:
            laatst[los.kenmerk] = los.soort
        if los.soort == Soort.INGETROKKEN:
            weg.setdefault(los.kenmerk, los)  # deleted after it was withdrawn: the first one counts
        else:
            weg.pop(los.kenmerk, None)
    openbaar = Punt.objects.openbaar().filter(agenda=kader.agenda)
    te_zien = set(openbaar.values_list("kenmerk", flat=True))
    for kenmerk in sorted(te_zien | laatst.keys()):
        was_te_zien = laatst.get(kenmerk, Soort.INGETROKKEN) != Soort.INGETROKKEN
        if was_te_zien == (kenmerk in te_zien):
            continue
        soort, waarom = Soort.TOEGEVOEGD, aanleiding
        if was_te_zien:
            soort, toen = Soort.INGETROKKEN, weg[kenmerk]
            waarom = replace(
                aanleiding, reden=toen.reden, datum=toen.datum, precisie=toen.datum_precisie
            )
        elif kenmerk in laatst:
            soort = Soort.GEPUBLICEERD
        verandering = Verandering(soort, "", None, None)
        yield _gebeurtenis(kader, kenmerk, verandering, waarom, openbaar=True)
    yield from _anders_dan_gezien(kader, te_zien, aanleiding)


def _anders_dan_gezien(kader, te_zien, aanleiding):
    gezien = laatst_gezien(kader.agenda, kader.pk)
    bekend = te_zien & gezien.keys()
    gezegd = {}
    intern = Gebeurtenis.objects.filter(kenmerk__in=bekend, openbaar=False).order_by("pk")
    for los in intern.select_related("bron"):
        gezegd[los.kenmerk, los.veld] = los
    for stand in Stand.objects.filter(kenmerk__in=bekend).nieuwste():
        for los in bij_terugkeer(gezien[stand.kenmerk], stand, aanleiding):
            toen = [gezegd.get((los.kenmerk, veld)) for veld in (los.veld, "publicatie", "")]
            toen = [een for een in toen if een and een.stand_id > gezien[los.kenmerk].pk]
            los.reden = ""
            for een in sorted(toen, key=lambda een: not een.reden)[:1]:
                los.reden, los.datum, los.datum_precisie = een.reden, een.datum, een.datum_precisie
                los.bron, los.bron_plaats = een.bron, een.bron_plaats
            yield los


def bij_te_noemen_worden(
    object: Model, stand: Stand, aanleiding: Aanleiding
) -> Iterator[Gebeurtenis]:
    """What visitors newly see of an item when something that it points at becomes public.

    Nothing for what they saw before, of a meeting that comes back on the site for instance.
    """
    model = Punt.soorten()[stand.soort]
    [met] = openbaar_deel((model, stand.inhoud))
    eerder = Gebeurtenis.objects.filter(kenmerk=stand.kenmerk, openbaar=True)
    for v in verschil(zonder(model, met, object), met):
        if not eerder.filter(soort=v.soort, veld=v.veld, nieuw=v.nieuw).exists():
            yield _gebeurtenis(stand, stand.kenmerk, v, aanleiding, openbaar=True)


def _gebeurtenis(stand, kenmerk, verandering, aanleiding, *, openbaar):
    datum, precisie = _wanneer(verandering, aanleiding)
    return Gebeurtenis(
        agenda=stand.agenda,
        stand=stand,
        kenmerk=kenmerk,
        soort=verandering.soort,
        veld=verandering.veld,
        oud=verandering.oud,
        nieuw=verandering.nieuw,
        datum=datum,
        datum_precisie=precisie,
        vastgelegd_op=aanleiding.moment,
        reden=aanleiding.reden,
        bron=aanleiding.bron,
        bron_plaats=aanleiding.bron_plaats,
        openbaar=openbaar and stand.agenda.is_openbaar,
    )


def _wanneer(verandering, aanleiding):
    """When it happened: as said, or on the day of a meeting that has been, or today."""
    if aanleiding.datum:
        return aanleiding.datum, aanleiding.precisie
    if verandering.soort == Soort.BEHANDELD and verandering.oud is None:
        rij = verandering.nieuw
        vergadering = Vergadering.objects.filter(pk=rij["vergadering"]).first()
        if vergadering and vergadering.datum and vergadering.datum <= aanleiding.dag:
            return vergadering.datum, vergadering.datum_precisie
    return aanleiding.dag, Precisie.DAG
