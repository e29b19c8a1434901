"""The papers of a meeting as a document: its list, then each item in order."""

from collections.abc import Iterable, Iterator
from html import unescape

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.text import capfirst

from agenda.verschil import opsomming

from ..document import Feit, OpDeLijst, Vergaderstukken
from ..momentopname import model as m
from ..vergelijking import KomtErbij
from .agenda import achterop
from .bouwstenen import (
    KOP1,
    KOP2,
    KOP3,
    LIJST,
    ONDERTITEL,
    TITEL,
    Alinea,
    Blok,
    Document,
    Kolom,
    Rij,
    Tabel,
    alinea,
    gelabeld,
    rij,
    tabel,
)
from .teksten import lange_tekst, met_label, van_feit

KOLOMMEN = (
    ("Volgorde", 12), ("Kenmerk", 12), ("Onderwerp", 28), ("Doel hier", 19), ("Voorgesteld", 29),
)  # fmt: skip


def vergadering_document(stukken: Vergaderstukken) -> Document:
    """The whole document, on pages that stand."""
    vergadering = stukken.vergadering
    blokken = (
        alinea(vergadering.orgaan.naam, TITEL),
        alinea(capfirst(vergadering.datum_in_woorden or "Datum nog niet bekend"), ONDERTITEL),
        *_gegevens(stukken),
        *_wat_voorligt(stukken),
        *_lijst(stukken),
        *achterop(stukken.moment, stukken.adres),
    )
    return Document(str(vergadering), "Vergadering", stukken.moment, blokken, liggend=False)


def _gegevens(stukken: Vergaderstukken) -> Iterator[Alinea]:
    vergadering = stukken.vergadering
    yield gelabeld("Status", vergadering.get_status_display())
    if vergadering.begin:
        yield gelabeld("Tijd", _zin("vergadertijd", stukken))
    yield gelabeld("Waar", _zin("waar", stukken))
    if stukken.agendas:
        meer = len(stukken.agendas) > 1
        yield gelabeld("Agenda’s" if meer else "Agenda", opsomming(stukken.agendas))
    if vergadering.toelichting:
        yield alinea("Over deze vergadering", KOP1)
        yield from lange_tekst(vergadering.toelichting)


def _zin(naam: str, stukken: Vergaderstukken) -> str:
    """The words that a page has for it."""
    context = {"vergadering": stukken.vergadering, "rijen": stukken.behandelingen}
    zin = render_to_string(f"includes/{naam}.html", context)
    return " ".join(unescape(strip_tags(zin)).split())


def _wat_voorligt(stukken: Vergaderstukken) -> Iterator[Alinea]:
    if stukken.voorstellen:
        ligt = "voorligt" if stukken.vergadering.komt_nog else "voorlag"
        yield alinea(f"Wat hier {ligt}", KOP1)
    for los in stukken.voorstellen:
        ligt = "ligt" if los.ligt_voor else "lag"
        yield alinea(f"Hier {ligt} voor: {los.titel} ({los.agenda.titel})", LIJST[0])


def _lijst(stukken: Vergaderstukken) -> Iterator[Blok]:
    kop = _zin("kop_van_de_lijst", stukken)
    yield alinea(kop, KOP1)
    if indicatie := _zin("indicaties", stukken):
        yield alinea(indicatie)
    if not stukken.lijst:
        yield alinea("Bij deze vergadering zijn geen punten van de agenda genoemd.")
        return
    yield _overzicht(stukken, kop)
    for los in stukken.lijst:
        yield alinea(_kop(los.nummer, los.punt), KOP2)
        if isinstance(los, KomtErbij):
            yield alinea(_komt_erbij(los))
            continue
        yield from _feiten(los.feiten.kern)
        yield from lange_tekst(los.punt.toelichting)
        if isinstance(los.punt, m.Agendapunt):
            yield from met_label("Aanleiding", los.punt.aanleiding)
            yield from met_label("Beoogd resultaat", los.punt.beoogd_resultaat)
        yield from _feiten(los.feiten.verder)
        yield from _onder("Wat voor deze vergadering is voorgesteld", los.voorgesteld)
        if stukken.vorige:
            dag = stukken.vorige.datum_in_woorden
            yield from _onder(f"Wat er veranderde sinds de vergadering van {dag}", los.veranderd)


def _overzicht(stukken: Vergaderstukken, kop: str) -> Tabel:
    kolommen = (Kolom(kop, breedte, kop) for kop, breedte in KOLOMMEN)
    return tabel("lijst", kop, kolommen, map(_rij, stukken.lijst))


def _rij(los: OpDeLijst | KomtErbij) -> Rij:
    if isinstance(los, KomtErbij):
        doel, voorgesteld = "", _komt_erbij(los)
    else:
        doel = next((feit.tekst for feit in los.feiten.kern if feit.label == "Doel"), "")
        voorgesteld = "\n".join(f"{feit.label}: {feit.tekst}" for feit in los.voorgesteld)
    kenmerk, titel = los.punt.kenmerk, los.punt.titel
    return rij(kenmerk, los.nummer, m.leesbaar(kenmerk), titel, doel, voorgesteld)


def _komt_erbij(los: KomtErbij) -> str:
    return f"Komt op de lijst als het voorstel ‘{los.voorstel.titel}’ doorgaat."


def _kop(nummer: str, punt: m.Punt) -> str:
    """ "3a. Een brug (SA-01)"."""
    return f"{nummer}. {punt.titel} ({m.leesbaar(punt.kenmerk)})".removeprefix(". ")


def _onder(kop: str, feiten: Iterable[Feit]) -> Iterator[Alinea]:
    alineas = list(_feiten(feiten))
    yield from (alinea(kop, KOP3), *alineas) if alineas else ()


def _feiten(feiten: Iterable[Feit]) -> Iterator[Alinea]:
    for feit in feiten:
        yield from van_feit(feit)
