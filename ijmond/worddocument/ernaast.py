"""What an agenda tells beside its items: its budget, its themes, and what hangs together."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.text import capfirst

from agenda.beschrijving.woorden import Woorden
from agenda.getallen import duizendtallen
from agenda.verschil import opsomming

from ..document import Begrotingstabel, Themagroep
from ..momentopname import model as m
from .bouwstenen import KOP1, KOP2, KOP3, LIJST, Alinea, Blok, Kolom, alinea, gelabeld, rij, tabel
from .teksten import lange_tekst


def begroting(bedragen: Begrotingstabel | None) -> Iterator[Blok]:
    if bedragen is None:
        return
    kolommen = (Kolom(los.naam, 12, los.naam) for los in bedragen.kolommen)
    posten = (rij(f"post-{p.post}", p.post, *map(_bedrag, p.bedragen)) for p in bedragen.rijen)
    yield alinea("Begroting", KOP1, "begroting")
    kop = "Bedragen in hele euro’s"
    yield tabel("begroting", kop, (Kolom("Post", 30, "Post"), *kolommen), posten)
    yield from map(alinea, bedragen.afwijkingen)


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
