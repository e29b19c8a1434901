"""What an agenda tells beside its items: its budget, its themes, and what hangs together."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.text import capfirst

from agenda.beschrijving.woorden import Woorden
from agenda.getallen import duizendtallen
from agenda.verschil import opsomming

from ..document import Begrotingstabel, Themagroep
from ..momentopname import model as m
from .bouwstenen import (
    BIJSCHRIFT,
    CEL,
    KOP1,
    KOP2,
    KOP3,
    KOPCEL,
    LIJST,
    Alinea,
    Blok,
    Rij,
    Tabel,
    alinea,
    gelabeld,
)
from .teksten import lange_tekst


def begroting(tabel: Begrotingstabel | None) -> Iterator[Blok]:
    if tabel is None:
        return
    koppen = ["Post", *(kolom.naam for kolom in tabel.kolommen)]
    rijen = [_rij(f"post-{los.post}", los.post, *map(_bedrag, los.bedragen)) for los in tabel.rijen]
    kop = Rij("", tuple((alinea(los, KOPCEL),) for los in koppen))
    yield alinea("Begroting", KOP1, "begroting")
    bijschrift = alinea("Bedragen in hele euro’s", BIJSCHRIFT, "bijschrift-begroting")
    breedten = (30, *(12 for _ in tabel.kolommen))
    yield Tabel("begroting", bijschrift, breedten, (kop, *rijen))
    yield from map(alinea, tabel.afwijkingen)


def _rij(sleutel: str, *teksten: str) -> Rij:
    return Rij(sleutel, tuple((alinea(tekst, CEL),) for tekst in teksten))


def _bedrag(bedrag: int | None) -> str:
    return "niet genoemd" if bedrag is None else duizendtallen(bedrag)


def themas(groepen: Iterable[Themagroep], woorden: Woorden) -> Iterator[Alinea]:
    """Each theme, with the domains that it serves and its items."""
    for nummer, groep in enumerate(groepen):
        if not nummer:
            yield alinea(capfirst(woorden.themas), KOP1, "themas")
        yield alinea(groep.thema.naam, KOP2, f"thema-{groep.thema.slug}")
        if groep.thema.kernvraag:
            yield alinea(groep.thema.kernvraag)
        yield from lange_tekst(groep.thema.beschrijving)
        if groep.domeinen:
            woord = woorden.domein if len(groep.domeinen) == 1 else woorden.domeinen
            yield gelabeld(capfirst(woord), opsomming(naam for naam, _ in groep.domeinen))
        for punt in groep.punten:
            yield alinea(f"{m.leesbaar(punt.kenmerk)} {punt.titel}", LIJST[0])


def samenhang(hoofdstukken: Iterable[Any]) -> Iterator[Alinea]:
    """Each tie under the heading of its kind: what it ties, and why."""
    for nummer, hoofdstuk in enumerate(hoofdstukken):
        if not nummer:
            yield alinea("Samenhang", KOP1, "samenhang")
        yield alinea(hoofdstuk.naam, KOP2, f"samenhang-{hoofdstuk.naam}")
        for los in hoofdstuk.teksten:
            titel = f"{los.verband.titel} ({los.naam})" if los.verband.titel else los.naam
            yield alinea(titel, KOP3, f"verband-{los.anker}")
            kanten = (opsomming(map(_ding, kant)) for kant in (los.eerste, los.tweede))
            yield alinea(f" {los.tussen} ".join(kanten))
            yield from lange_tekst(los.verband.toelichting)
            if los.bron:
                waar = ", ".join(filter(None, (los.bron, los.verband.bron_plaats)))
                yield gelabeld("Bron", waar)


def _ding(ding: Any) -> str:
    """ "Een brug (SA-01, Agenda van de buren)"."""
    waar = ", ".join(filter(None, (ding.kenmerk, ding.agenda)))
    return f"{ding.naam} ({waar})" if waar else ding.naam
